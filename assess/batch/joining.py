"""Ledgers of parts copied into one, and the reports with them."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assess.batch.ledger import LEDGER, open_ledger
from assess.batch.ledger.database import connect, told, transaction
from assess.batch.ledger.folder import is_ours
from assess.batch.ledger.noted import SHARD, is_purged, noted_run
from assess.batch.ledger.store import is_whole
from assess.batch.ledger.walk import for_now
from assess.batch.shard import Shard, shard_of
from assess.batch.summary import Ran
from assess.errors import ReportError, UsageError
from assess.report.files import write_whole

_ANSWER = "row, site_id, address_key, input_sha256, rules_key, status, result, report, report_sha256, report_key"
# An answer is the same if all is that follows from the row and the rules.
_SAME = " AND ".join(f"there.{name} = here.{name}" for name in ("input_sha256", "rules_key", "status", "result"))
_TWICE = f"""
SELECT there.row, {_SAME} FROM part.home AS there JOIN main.home AS here ON here.row = there.row WHERE NOT there.gone
"""  # noqa: S608  # made of names that stand here
_COPY = f"INSERT OR IGNORE INTO main.home ({_ANSWER}) SELECT {_ANSWER} FROM part.home WHERE NOT gone"  # noqa: S608


@dataclass(frozen=True)
class Part:
    """The folder of a part: what its run was asked, the key of its rules, and which part it is, where it was noted."""

    folder: Path
    ran: Ran
    key: str
    shard: Shard | None


@dataclass
class Joined:
    """How many rows were joined, how many of them stood in two parts alike, and reports copied and lost."""

    rows: int = 0
    twice: int = 0
    reports: int = 0
    reports_lost: int = 0


def part_of(folder: Path) -> Part:
    """Return what a folder holds. Raises UsageError for one that is not the folder of a run or not to be used."""
    if not is_ours(folder) or not (folder / LEDGER).is_file():
        hint = "Name the folders that were given to --out."
        raise UsageError("is not the folder of a run: it has no ledger", where=str(folder), hint=hint)
    with open_ledger(folder, read_only=True) as ledger:
        ran, shard = noted_run(ledger), ledger.said(SHARD)
        if is_purged(ledger):
            raise UsageError("was purged, and has nothing to merge", where=str(folder), hint="Leave it out.")
        keys = {kept.rules_key for kept in ledger.rows() if not kept.gone}
    keys = {key.removeprefix(for_now("")) for key in keys}
    if ran is None:
        raise UsageError("has no answers yet", where=str(folder), hint="Run its part first.")
    if len(keys) > 1:
        says = "has rows that were answered under other rules than its last run"
        raise UsageError(says, where=str(folder), hint="Let its run come to an end first.")
    return Part(folder, ran, next(iter(keys), ""), None if shard is None else shard_of(shard))


def join(parts: Sequence[Part], out: Path) -> Joined:
    """Copy the answers and reports of all parts into the ledger and the folder `out`.

    Raises UsageError for a row that two parts answer differently, ReportError for what cannot be written.
    """
    joined = Joined()
    connection = connect(out / LEDGER)
    try:
        for part in parts:
            _copy_answers(part, connection, out, joined)
    finally:
        connection.close()
    with open_ledger(out) as ledger:
        for part in parts:
            _copy_reports(part, out, joined)
        for kept in ledger.rows(reported=True):
            if not is_whole(out, kept):
                ledger.forget_report(kept.row)
                joined.reports_lost += 1
    joined.reports -= joined.reports_lost
    return joined


def _copy_answers(part: Part, connection: sqlite3.Connection, out: Path, joined: Joined) -> None:
    with _attached(connection, part.folder / LEDGER):
        for row, same in connection.execute(_TWICE):
            if not same:
                hint = "Leave out the folder whose answer is wrong, or run one of them again."
                says = f"answers row {row} otherwise than one of the folders before it"
                raise UsageError(says, where=str(part.folder), hint=hint)
            joined.twice += 1
        with transaction(connection, out / LEDGER):
            joined.rows += connection.execute(_COPY).rowcount


@contextmanager
def _attached(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    with told(path):
        connection.execute("ATTACH DATABASE ? AS part", (f"{path.resolve().as_uri()}?mode=ro",))
        try:
            yield
        finally:
            connection.execute("DETACH DATABASE part")


def _copy_reports(part: Part, out: Path, joined: Joined) -> None:
    """Copy the reports that are whole; what is not there in the end, the ledger forgets."""
    with open_ledger(part.folder, read_only=True) as ledger:
        for kept in ledger.rows(reported=True):
            target = out / kept.report
            if kept.gone:
                continue
            joined.reports += 1
            if is_whole(part.folder, kept) and out.resolve() in target.resolve().parents:
                _copy_report(part.folder / kept.report, target)


def _copy_report(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        content = source.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"the report cannot be copied: {why}", where=str(target)) from error
    write_whole(target, content)
