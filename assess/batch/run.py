"""The run of a batch: what is not answered yet is answered, kept at once, and handed over whole.

Whatever ends a run, the same command goes on from where it was: answers are in the ledger before anything is made of
them, and what is handed over is made of the ledger.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from assess.batch.engine import Done, Progress, chunk_size, chunks, engine, in_brief, in_order
from assess.batch.ledger import LEDGER, answered, claimed, compared, open_ledger, refuse_stranger, rules_key, set_aside
from assess.batch.ledger.noted import note_run, noted_date
from assess.batch.ledger.outputs import SUMMARY, SUMMARY_PDF, output_files
from assess.batch.ledger.plan import Finished, Plan
from assess.batch.ledger.publishing import form_for, publish
from assess.batch.ledger.reporting import make_reports, sweep_reports
from assess.batch.ledger.stop import Stop
from assess.batch.ledger.store import Ledger, file_sha256
from assess.batch.ledger.walk import Compared, for_now
from assess.batch.records import Options, Problem, RawRow, RowResult, Status, Task
from assess.batch.reports import Which
from assess.batch.reports.printing import PRINTS
from assess.batch.row_hash import input_sha256
from assess.batch.summary import Ran
from assess.batch.tables.table import Table, open_table
from assess.batch.work import answer_rows
from assess.errors import IntakeError, ReportError, UsageError
from assess.rulebook import list_editions
from assess.systems import NO_PANGO

_KEPT = "What is answered is kept: once that is mended, the same command goes on from there."
# What the machine may have been the cause of: such rows are answered again by the next run.
_PASSING = frozenset({"died", "failed"})


def run_batch(source: Path, out: Path, plan: Plan, *, quiet: bool = False) -> Finished:
    """Answer every row of a table and write what came of them into the folder `out`; return what the run came to.

    Rows that `out` has answered before, from the same words and under the same rules, keep their answer. A first
    Ctrl-C ends the run once the rows in hand are kept, with what there is handed over.

    Raises UsageError for a folder that is not to be used or is at work, IntakeError for a table that cannot be read or
    that has no column that is known, RuleDataError for an edition, ReportError where `out` cannot be written; what was
    answered until then is kept.
    """
    taken = {path.resolve() for path in (*output_files(out), out / LEDGER)}
    if source.resolve() in taken:
        hint = "Choose another folder with --out."
        raise UsageError("would be overwritten by what the run writes", where=str(source), hint=hint)
    _refuse_own_code(plan)
    refuse_stranger(out, into_existing=plan.into_existing)
    with open_table(source, sheet=plan.sheet) as table:
        # Answering no rows reads the headings, so that a table nobody can use is refused before anything is touched.
        answer_rows(Task(table.headings, (), plan.options))
        rules_key(plan.options)
        if plan.dry_run:
            return _looked_at(table, out, plan)
        with Stop() as stop, claimed(out, into_existing=plan.into_existing):
            if plan.fresh:
                set_aside(out)
            with open_ledger(out) as ledger:
                try:
                    return _Run(source, table, ledger, plan, stop, quiet).run()
                except ReportError as error:
                    raise type(error)(error.message, where=error.where, hint=error.hint or _KEPT) from error


@dataclass
class _Run:
    """One run, with its folder held and its ledger open."""

    source: Path
    table: Table
    ledger: Ledger
    plan: Plan
    stop: Stop
    quiet: bool

    def run(self) -> Finished:
        before = self._state()
        ran = Ran(self.options, file_sha256(self.source), self.plan.pdf)
        note_run(self.ledger, ran, self.plan.shard)
        finished = Finished(ran=ran, notes=[note.says for note in self.table.notes])
        self._answer(finished)
        self._refuse_changed(before)
        self.ledger.link_duplicates()
        if not finished.interrupted:
            self._report(finished)
        sweep_reports(self.ledger)
        there = self.ledger.count(self.key) + self.ledger.count(for_now(self.key))
        form = form_for(self.plan.format, there)
        finished.too_many_for_a_workbook = form is not self.plan.format
        finished.counts, finished.files = publish(
            self.ledger.path.parent, self._pairs, self.table.headings, form, ran, pdf=self.plan.summary_pdf
        )
        left_out = self.plan.summary_pdf and SUMMARY_PDF not in {path.name for path in finished.files}
        if left_out and not finished.reports_failed:
            finished.notes.append(f"{SUMMARY_PDF} is left out: {NO_PANGO} {SUMMARY} says the same.")
        self._refuse_changed(before)
        return finished

    @cached_property
    def options(self) -> Options:
        return _dated(self.plan, self.ledger)

    @cached_property
    def key(self) -> str:
        return rules_key(self.options)

    def _answer(self, finished: Finished) -> None:
        """Answer what is not answered yet, and keep it task by task."""
        found = Compared(whole=self.plan.limit is None)
        shard, headings = self.plan.shard, self.table.headings
        rows = self._until_stopped(_wanted(self.table, self.plan), found)
        # Closed, so that rows which only moved are noted even where the walk is broken off.
        with closing(compared(self.ledger, rows, headings, self.key, found, ours=shard.has)) as to_do:
            first = next(to_do, None)
            if first is not None:
                self._work_off(chain([first], to_do), finished)
        finished.kept, finished.gone = found.kept, found.gone
        finished.interrupted = self.stop.asked()

    def _work_off(self, to_do: Iterable[RawRow], finished: Finished) -> None:
        plan, headings, stop = self.plan, self.table.headings, self.stop.asked
        total = _total(self.table, plan)
        progress = Progress(total, already=min(self.ledger.count(self.key), total or 0), quiet=self.quiet)
        # Tasks travel through the output folder: what a kill leaves there is swept by the next run, and purged with it.
        # The first workers of a process settle what all later ones have loaded, those that print as well.
        modules = () if plan.pdf == str(Which.NONE) else (PRINTS,)
        with engine(plan.jobs, plan.scheduler, folder=self.ledger.path.parent, modules=modules) as executor, progress:
            size = plan.chunk_rows or chunk_size(self.options.depth, total, executor.workers)
            tasks = chunks(to_do, headings, self.options, size)
            for done in in_order(executor, answer_rows, tasks, told=progress.tell, stop=stop):
                rows = [(raw, result, self._key_of(result)) for raw, result in _results(done)]
                self.ledger.keep(rows)
                finished.done += len(rows)

    def _report(self, finished: Finished) -> None:
        finished.reports, finished.reports_failed = make_reports(
            self.ledger,
            self._pairs,
            self.table.headings,
            self.options,
            self.key,
            pdf=self.plan.pdf,
            form=(self.plan.edition, self.plan.paper),
            workers=self.plan.workers,
            stop=self.stop.asked,
        )
        finished.interrupted = self.stop.asked()

    def _pairs(self) -> Iterator[tuple[RawRow, RowResult]]:
        return answered(self.ledger, _wanted(self.table, self.plan), self.table.headings, self.key)

    def _key_of(self, result: RowResult) -> str:
        passing = any(problem.code in _PASSING for problem in result.problems)
        return for_now(self.key) if passing and result.status is Status.ERROR else self.key

    def _until_stopped(self, rows: Iterable[RawRow], found: Compared) -> Iterator[RawRow]:
        for row in rows:
            if self.stop.asked():
                found.whole = False
                return
            yield row

    def _state(self) -> tuple[int, int]:
        state = self.source.stat()
        return state.st_size, state.st_mtime_ns

    def _refuse_changed(self, before: tuple[int, int]) -> None:
        if self._state() != before:
            hint = "What is answered is kept; the same command answers what has changed."
            raise IntakeError("was changed while it was being read", where=str(self.source), hint=hint)


def _refuse_own_code(plan: Plan) -> None:
    """Refuse an edition of one's own on a cluster: its machines may have another file of that name, or an older one."""
    code = plan.options.code
    if plan.scheduler is not None and code is not None and code not in list_editions():
        hint = "Leave --scheduler out, or divide the table with --shard."
        raise UsageError("a code edition in a file of your own is for this machine alone", where="--code", hint=hint)


def _looked_at(table: Table, out: Path, plan: Plan) -> Finished:
    """Return what a run would do, without touching anything."""
    found = Compared(whole=plan.limit is None)
    finished = Finished(dry=True, notes=[note.says for note in table.notes])
    rows, shard = _wanted(table, plan), plan.shard
    if plan.fresh or not (out / LEDGER).is_file():
        finished.done = sum(1 for _ in rows)
        return finished
    with open_ledger(out, read_only=True) as ledger:
        key = rules_key(_dated(plan, ledger))
        walked = compared(ledger, rows, table.headings, key, found, ours=shard.has, note=False)
        finished.done = sum(1 for _ in walked)
    finished.kept, finished.gone = found.kept, found.gone
    return finished


def _dated(plan: Plan, ledger: Ledger) -> Options:
    """Return the options, under the date that the ledger was begun with unless one was asked for."""
    noted = None if plan.dated else noted_date(ledger)
    return plan.options if noted is None else replace(plan.options, on=noted)


def _wanted(table: Table, plan: Plan) -> Iterator[RawRow]:
    """Yield the rows of this part of the table, no more than are to be looked at."""
    return islice((row for row in table.rows() if plan.shard.has(row.number)), plan.limit)


def _total(table: Table, plan: Plan) -> int | None:
    if table.rows_known is None:
        return plan.limit
    rows = -(-table.rows_known // plan.shard.of)
    return rows if plan.limit is None else min(rows, plan.limit)


def _results(done: Done[Task, Sequence[RowResult]]) -> Iterator[tuple[RawRow, RowResult]]:
    """Yield each row of a task with what came of it; where nothing did, it is an error that is tried again."""
    task = done.task
    if done.results is not None:
        yield from zip(task.rows, done.results, strict=True)
        return
    problem = Problem("", "", "failed", in_brief(done.error, task.rows), "The next run answers it again.", Status.ERROR)
    for raw in task.rows:
        yield raw, RowResult(raw.number, "", Status.ERROR, input_sha256(raw, task.headings), (problem,))
