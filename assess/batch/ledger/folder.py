"""The output folder: whether it may be used, taken for one process, and swept of what a killed run left."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assess.batch.ledger.lock import NAME as LOCK
from assess.batch.ledger.lock import only_one, refuse_mine
from assess.batch.ledger.outputs import output_files
from assess.batch.reports.naming import FOLDER as REPORTS
from assess.errors import ReportError, UsageError

LEDGER, OLD_LEDGER = "ledger.sqlite", "ledger.old.sqlite"
_TASKS = ".assess-"  # as the engine names the folder of its tasks
_PART = re.compile(r"^\..+\.\d+\.part$")  # as write_whole names them


@contextmanager
def claimed(out: Path, *, into_existing: bool = False) -> Iterator[None]:
    """Hold `out` for this process, made where it is not there, without files that a killed run left half-written.

    Raises UsageError for a folder that is a file, is at work, or holds what is not ours; ReportError for one that
    cannot be written.
    """
    refuse_stranger(out, into_existing=into_existing)
    refuse_mine(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (out / LOCK).open("ab"):
            pass
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"results cannot be written here: {why}", where=str(out)) from error
    with only_one(out):
        sweep(out)
        yield


def refuse_stranger(out: Path, *, into_existing: bool) -> None:
    """Refuse what is no folder, and a filled one without a ledger of ours. Raises UsageError.

    With `into_existing` other files may lie there, but none of a name that a run writes, and no folder of reports.
    """
    if out.exists() and not out.is_dir():
        raise UsageError("is a file, and results need a folder", where=str(out), hint="Give --out another name.")
    if not out.is_dir() or is_ours(out):
        return
    taken = next((one for one in (*output_files(out), out / REPORTS) if one.exists()), None)
    if into_existing and taken is not None:
        hint = "Move it away, or choose another folder."
        raise UsageError("is there already, is not of a run, and would be overwritten", where=str(taken), hint=hint)
    if not into_existing and any(one.name != LOCK for one in out.iterdir()):
        hint = "Choose an empty one; --into-existing writes beside what is there."
        raise UsageError("is a folder with other files in it, not one of a run", where=str(out), hint=hint)


def is_ours(out: Path) -> bool:
    """Return whether a folder is that of a run, even one that was killed while it moved its ledger aside."""
    return (out / LEDGER).is_file() or (out / OLD_LEDGER).is_file()


def sweep(out: Path) -> None:
    """Remove what a run began and never finished: half-written files, and folders through which its tasks went.

    Raises ReportError.
    """
    reports = out / REPORTS
    try:
        for place in (out, reports, *(reports.iterdir() if reports.is_dir() else ())):
            for one in place.iterdir() if place.is_dir() else ():
                if _PART.match(one.name) and one.is_file():
                    one.unlink(missing_ok=True)
        for one in out.glob(f"{_TASKS}*"):
            shutil.rmtree(one, ignore_errors=True)
    except OSError as error:
        raise ReportError(f"cannot be cleared of what an earlier run left: {error.strerror}", where=str(out)) from error
