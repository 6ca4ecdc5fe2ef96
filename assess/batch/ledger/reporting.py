"""The reports of a run: which are still whole, which are to be printed, and which nobody refers to any longer."""

import errno
import os
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress

from assess.batch.ledger.key import hashed
from assess.batch.ledger.store import Ledger, is_whole
from assess.batch.records import Options, RawRow, ReportTask, RowResult
from assess.batch.reports import choose, print_reports, report_name, wanted
from assess.batch.reports.naming import FOLDER
from assess.errors import MissingLibrary, ReportError
from assess.systems import PANGO, command

Pairs = Callable[[], Iterable[tuple[RawRow, RowResult]]]  # the rows and their results, from the first, each time

_NAME = re.compile(r"[0-9]{6,}(-.*)?\.pdf")
_FULL = os.strerror(errno.ENOSPC).lower()


def make_reports(
    ledger: Ledger,
    pairs: Pairs,
    headings: tuple[str, ...],
    options: Options,
    key: str,
    *,
    pdf: str,
    form: tuple[str, str],
    workers: int,
    stop: Callable[[], bool],
) -> tuple[int, list[str]]:
    """Print the reports that are wanted and not there; return how many were, and of each other why it was not.

    `form` is their edition and their paper. A want of Pango is of the machine and not of a row: it is told once.

    Raises ReportError when the disk is full.
    """
    keep_whole_ones(ledger)
    # In the order of the rows, as numbers of 8 bytes: a set of a million would take a hundred times as much.
    rows = array("q", choose((result for _, result in pairs()), wanted(pdf)))
    if not rows:
        return 0, []
    report_key = hashed(key, *form)
    tasks = _tasks(ledger, pairs(), rows, headings, options, form, report_key, stop)
    made, failed = 0, []
    first = next(tasks, None)
    if first is None:
        return 0, []
    # What waits to be printed waits in the output folder, so that a kill leaves no home anywhere else.
    folder = ledger.path.parent
    with closing(print_reports(_joined(first, tasks), workers=workers, folder=folder)) as printing:
        for printed in printing:
            if printed.error is None:
                ledger.keep_report(printed.row, printed.name, report_key)
                made += 1
            elif isinstance(printed.error, MissingLibrary):  # of this machine, and so of every row
                again = f"Install it, and the same command prints them: {command(PANGO)}"
                return made, [f"any row: {printed.error.message} {again}"]
            elif _FULL in str(printed.error):
                hint = "What is done is kept: make room, and the same command goes on from there."
                raise ReportError(printed.error.message, where=printed.error.where, hint=hint)
            else:
                failed.append(f"row {printed.row}: {printed.error}")
    return made, failed


def keep_whole_ones(ledger: Ledger) -> None:
    """Forget each report that is gone from the folder, was changed, or is of a row that is gone."""
    out = ledger.path.parent
    for kept in ledger.rows(reported=True):
        if kept.gone or not is_whole(out, kept):
            ledger.forget_report(kept.row)


def sweep_reports(ledger: Ledger) -> None:
    """Remove the files of reports that the ledger does not know: of rows that have changed since, or are gone."""
    out = ledger.path.parent
    known = {kept.report for kept in ledger.rows(reported=True)}
    for path in (out / FOLDER).glob("*/*.pdf"):
        if _NAME.fullmatch(path.name) and f"{FOLDER}/{path.parent.name}/{path.name}" not in known:
            with suppress(OSError):
                path.unlink()
                path.parent.rmdir()  # fails unless it was the last


def _tasks(
    ledger: Ledger,
    pairs: Iterable[tuple[RawRow, RowResult]],
    rows: "array[int]",
    headings: tuple[str, ...],
    options: Options,
    form: tuple[str, str],
    report_key: str,
    stop: Callable[[], bool],
) -> Iterator[ReportTask]:
    """Yield what is to be printed: the chosen rows that have no report of this kind."""
    left = iter(rows)
    next_row = next(left, None)
    for raw, result in pairs:
        if next_row is None or stop():
            return
        if raw.number != next_row:
            continue
        next_row = next(left, None)
        name = report_name(raw.number, "" if options.redact else result.site_id)
        if result.report != name or ledger.report_key(raw.number) != report_key:
            yield ReportTask(headings, raw, options, ledger.path.parent, name, *form)


def _joined(first: ReportTask, others: Iterator[ReportTask]) -> Iterator[ReportTask]:
    yield first
    yield from others
