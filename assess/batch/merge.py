"""The parts of a table that several machines have answered, made into one run, as if one machine had done it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

from assess.batch.joining import Joined, Part, join, part_of
from assess.batch.ledger import LEDGER, answered, claimed, open_ledger, refuse_stranger, set_aside
from assess.batch.ledger.database import BESIDE
from assess.batch.ledger.folder import is_ours
from assess.batch.ledger.noted import note_run
from assess.batch.ledger.outputs import output_files
from assess.batch.ledger.plan import Finished, Format
from assess.batch.ledger.publishing import form_for, publish
from assess.batch.ledger.reporting import sweep_reports
from assess.batch.ledger.store import Ledger, file_sha256
from assess.batch.records import RawRow, RowResult
from assess.batch.shard import Shard
from assess.batch.tables.table import Table, open_table
from assess.errors import IntakeError, UsageError

_MERGED = "merged"
_NAMED = {"on": "--date", "allow_unconfirmed": "--allow-unconfirmed"}  # options whose field is called otherwise
_SHOWN = 5


@dataclass(frozen=True)
class Merged:
    """What came of it: the run as a whole, what was joined, and rows that no part has answered."""

    finished: Finished
    joined: Joined
    missing: int


def merge(
    source: Path,
    folders: Sequence[Path],
    out: Path,
    *,
    form: Format = Format.XLSX,
    sheet: str | None = None,
    partial: bool = False,
    summary_pdf: bool = False,
) -> Merged:
    """Write into `out` what a run of the whole table would have written, from the folders of its parts.

    A home that is said in two parts is a duplicate now, since only here all rows are together. The folders stay as they
    are. Raises UsageError for folders that do not belong together, contradict each other, or, unless `partial`, lack
    rows of the table; IntakeError for another table than theirs; ReportError where something cannot be written. With
    `summary_pdf` the summary is a PDF as well.
    """
    _refuse_output(source, folders, out)
    parts = [part_of(folder) for folder in folders]
    first = next((part for part in parts if part.key), parts[0])  # a part without rows has no key to compare with
    for other in parts:
        _refuse_other(first, other)
    _refuse_shards(parts)
    if file_sha256(source) != first.ran.table_sha256:
        hint = "Give the very file that was run; after a change of it, run the parts again."
        raise IntakeError(f"is not the table that {first.folder} was made of", where=str(source), hint=hint)
    with open_table(source, sheet=sheet) as table, claimed(out), _whole_or_not(out):
        with open_ledger(out) as ledger:
            # Said first: without it a merge that is killed here would be taken for a run of its own.
            ledger.say(_MERGED, str(len(parts)))
            note_run(ledger, first.ran)
        joined = join(parts, out)
        with open_ledger(out) as ledger:
            missing = list(_missing(ledger, table, first.key))
            if missing and not partial:
                raise UsageError(_lacking(missing, parts), hint="Finish those runs, or pass --partial.")
            ledger.link_duplicates()
            sweep_reports(ledger)
            finished = Finished(kept=joined.rows, ran=first.ran)

            def pairs() -> Iterator[tuple[RawRow, RowResult]]:
                return answered(ledger, table.rows(), table.headings, first.key)

            finished.counts, finished.files = publish(
                out, pairs, table.headings, form_for(form, joined.rows), first.ran, pdf=summary_pdf
            )
    return Merged(finished, joined, len(missing))


@contextmanager
def _whole_or_not(out: Path) -> Iterator[None]:
    """Begin a ledger anew, and leave none behind where the merge does not come to its end."""
    set_aside(out)
    with ExitStack() as undo:
        for ending in ("", *BESIDE):
            undo.callback(Path(f"{out / LEDGER}{ending}").unlink, missing_ok=True)
        yield
        undo.pop_all()


def _refuse_output(source: Path, folders: Sequence[Path], out: Path) -> None:
    known = [folder.resolve() for folder in folders]
    twice = next((one for number, one in enumerate(known) if one in known[:number]), None)
    if twice is not None:
        raise UsageError("is named twice", where=str(twice), hint="Name the folder of each part once.")
    if out.resolve() in known:
        hint = "Choose another folder with --out; the parts stay as they are."
        raise UsageError("is one of the parts, and cannot take the whole", where=str(out), hint=hint)
    refuse_stranger(out, into_existing=False)
    if source.resolve() in {path.resolve() for path in output_files(out)}:
        hint = "Choose another folder with --out."
        raise UsageError("would be overwritten by what is written", where=str(source), hint=hint)
    if is_ours(out) and (out / LEDGER).exists():
        with open_ledger(out, read_only=True) as ledger:
            if ledger.said(_MERGED) is None:
                hint = "Choose another folder with --out."
                raise UsageError("has answers of a run of its own", where=str(out), hint=hint)


def _refuse_other(first: Part, other: Part) -> None:
    """Refuse a part that was answered otherwise than the first. Raises UsageError."""
    hint = "Run one of them again as the other was, with the same program, options and --date."
    pairs = [
        (one.name, getattr(first.ran.options, one.name), getattr(other.ran.options, one.name))
        for one in fields(first.ran.options)
    ]
    pairs += [("version", first.ran.version, other.ran.version)]
    for name, ours, theirs in pairs:
        if ours != theirs:
            told = _NAMED.get(name, name if name == "version" else f"--{name}")
            says = f"was run with {told} {_told(theirs)}, and {first.folder} with {_told(ours)}"
            raise UsageError(says, where=str(other.folder), hint=hint)
    if first.ran.table_sha256 != other.ran.table_sha256:
        raise UsageError(f"was made of another table than {first.folder}", where=str(other.folder), hint=hint)
    if first.key and other.key and first.key != other.key:
        says = f"was answered with other rule data, code, policy or columns than {first.folder}"
        raise UsageError(says, where=str(other.folder), hint=hint)


def _refuse_shards(parts: Sequence[Part]) -> None:
    """Refuse parts of different divisions. Raises UsageError."""
    known = [part for part in parts if part.shard is not None]
    for other in known[1:]:
        if other.shard is not None and known[0].shard is not None and other.shard.of != known[0].shard.of:
            says = f"is shard {other.shard}, and {known[0].folder} is {known[0].shard}"
            raise UsageError(says, where=str(other.folder), hint="Merge the shards of one division.")


def _missing(ledger: Ledger, table: Table, key: str) -> Iterator[int]:
    """Yield the numbers of the rows that no part has answered as they stand."""
    passed: list[int] = []

    def noted() -> Iterator[RawRow]:
        for raw in table.rows():
            passed.append(raw.number)
            yield raw

    for raw, _ in answered(ledger, noted(), table.headings, key):
        yield from (number for number in passed if number != raw.number)
        passed.clear()
    yield from passed


def _lacking(missing: Sequence[int], parts: Sequence[Part]) -> str:
    """Return the message for rows that are in no part."""
    says = f"{len(missing):,} rows of the table are in none of the folders, the first of them row {missing[0]:,}"
    divided = {part.shard.of for part in parts if part.shard is not None}
    if len(divided) == 1:
        of = divided.pop()
        there = {part.shard.number for part in parts if part.shard is not None}
        lacking = {n for n in range(1, of + 1) if any(Shard(n, of).has(row) for row in missing)}
        absent = [f"{n}/{of}" for n in sorted(lacking - there)]
        begun = [f"{n}/{of}" for n in sorted(lacking & there)]
        says += f"; shards not given: {_some(absent)}" if absent else ""
        says += f"; shards not finished: {_some(begun)}" if begun else ""
    return says


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _told(value: object) -> str:
    return "left out" if value is None else str(value)
