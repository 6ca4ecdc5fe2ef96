"""What a run has of persons, taken away for good; what it comes to in numbers stays."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assess.batch.ledger.database import BESIDE
from assess.batch.ledger.exchange import without_words
from assess.batch.ledger.folder import OLD_LEDGER, claimed, is_ours
from assess.batch.ledger.noted import is_purged, note_purged, noted_run
from assess.batch.ledger.outputs import ERRORS, RESULTS, results_files
from assess.batch.ledger.plan import Format
from assess.batch.ledger.publishing import form_for, write_statistics
from assess.batch.ledger.store import Ledger, open_ledger
from assess.batch.ledger.walk import result_of
from assess.batch.reports.naming import FOLDER
from assess.batch.summary import Counts
from assess.batch.writing import Line, write_results
from assess.errors import MissingLibrary, ReportError, UsageError


@dataclass(frozen=True, slots=True)
class Purged:
    """What was taken away: reports and other files by number; and of how many rows what they said."""

    rows: int
    reports: int
    files: int


def refuse_unknown(out: Path) -> None:
    """Refuse what is not the folder of a run. Raises UsageError."""
    if not is_ours(out):
        hint = "Name the folder that was given to --out."
        raise UsageError("is not the folder of a run: it has no ledger", where=str(out), hint=hint)


def purge(out: Path) -> Purged:
    """Take what a run has of persons out of its folder: for good, and again from the first where it was broken off.

    The reports, the rows to be mended, the ledger that was moved aside and whatever a killed run left are removed. The
    tables of results keep the number of each row and its verdict, the ledger the same; site ids, addresses, hashes of
    what rows said and all of the input's own columns go. The statistics and the summary are numbers, and stay.

    Raises UsageError for a folder without a ledger or at work, ReportError for what cannot be removed.
    """
    refuse_unknown(out)
    with claimed(out, into_existing=True), open_ledger(out) as ledger:
        reports = sum(1 for _ in (out / FOLDER).glob("*/*.pdf"))
        # First what only takes room, so that there is some for what is written.
        files = sum(map(_remove, (out / FOLDER, out / ERRORS, *_old_ledger(out))))
        rows = 0 if is_purged(ledger) else _keep_statistics(ledger)
        there = sum(1 for kept in ledger.rows() if not kept.gone)
        for path in filter(Path.exists, results_files(out)):
            _write_nameless(path, form_for(Format(path.suffix[1:]), there), ledger)
        # Last, since all that came before is made of it.
        ledger.forget_persons(without_words)
        note_purged(ledger)
        ledger.compact()
        return Purged(rows, reports, files)


def _keep_statistics(ledger: Ledger) -> int:
    """Write the statistics of the rows that the ledger has; return how many rows these are."""
    ran, counts = noted_run(ledger), Counts()
    for kept in ledger.rows():
        if not kept.gone:
            counts.add(result_of(kept))
    if ran is not None:
        write_statistics(ledger.path.parent, counts, ran)
    return counts.rows


def _write_nameless(path: Path, form: Format, ledger: Ledger) -> None:
    """Write a table of results anew without persons, as a CSV where its own form cannot hold the rows any longer."""
    try:
        write_results(path.with_name(f"{RESULTS}.{form}"), _nameless(ledger))
    except MissingLibrary:  # the machine that purges need not be the one that ran
        form = Format.CSV
        write_results(path.with_name(f"{RESULTS}.{form}"), _nameless(ledger))
    if path.suffix != f".{form}":
        _remove(path)


def _nameless(ledger: Ledger) -> Iterator[Line]:
    for kept in ledger.rows():
        if not kept.gone:
            yield (), replace(result_of(kept), site_id="", problems=(), report="", address_key="", input_sha256="")


def _old_ledger(out: Path) -> Iterator[Path]:
    return (out / f"{OLD_LEDGER}{ending}" for ending in ("", *BESIDE))


def _remove(path: Path) -> bool:
    """Remove a file or a folder with all that is in it; return whether it was there. Raises ReportError."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.exists() or path.is_symlink():
            path.unlink()
        else:
            return False
    except OSError as error:
        hint = "Close it where it is open; the same command goes on from there."
        raise ReportError(
            f"cannot be removed: {error.strerror}", where=str(error.filename or path), hint=hint
        ) from error
    return True
