"""The ledger of a run: which rows were answered, from which words, under which rules, and where their reports are."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from assess.batch.ledger.database import BESIDE, connect, told, transaction
from assess.batch.ledger.exchange import to_text
from assess.batch.ledger.folder import LEDGER, OLD_LEDGER
from assess.batch.records import RawRow, RowResult
from assess.errors import ReportError

_PAGE = 5_000  # rows read at once: a long read would keep the write-ahead log from being taken in

_KEEP = """
INSERT INTO home (row, site_id, address_key, input_sha256, rules_key, status, result) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (row) DO UPDATE SET site_id = excluded.site_id, address_key = excluded.address_key,
    input_sha256 = excluded.input_sha256, rules_key = excluded.rules_key, status = excluded.status,
    result = excluded.result, duplicate_of = NULL, gone = 0, report = '', report_sha256 = '', report_key = ''
"""
_FORGET = """
UPDATE home SET site_id = '', address_key = '', input_sha256 = '', rules_key = '', result = without_words(result),
    report = '', report_sha256 = '', report_key = ''
"""
_PAGED = """
SELECT row, site_id, address_key, input_sha256, rules_key, status, result, duplicate_of, gone,
    report, report_sha256, report_key
FROM home WHERE row > ? AND length(report) >= ? ORDER BY row LIMIT ?
"""
_ALIKE = """
SELECT row, site_id, address_key, input_sha256, rules_key, status, result, duplicate_of, gone,
    report, report_sha256, report_key
FROM home WHERE input_sha256 = ? AND rules_key = ? LIMIT 1
"""
# The first row that says the same home, by its number, its address, or word for word; what is empty says nothing.
_LINK = """
WITH linked AS (
    SELECT row, (
        SELECT min(first) FROM (
            SELECT min(row) AS first FROM home AS other INDEXED BY by_site
                WHERE other.site_id <> '' AND other.site_id = home.site_id AND NOT other.gone
            UNION ALL SELECT min(row) FROM home AS other INDEXED BY by_address
                WHERE other.address_key <> '' AND other.address_key = home.address_key AND NOT other.gone
            UNION ALL SELECT min(row) FROM home AS other INDEXED BY by_input
                WHERE other.input_sha256 = home.input_sha256 AND NOT other.gone AND home.status <> 'skipped'
        ) WHERE first < home.row
    ) AS first FROM home
)
UPDATE home SET duplicate_of = linked.first FROM linked
    WHERE linked.row = home.row AND home.duplicate_of IS NOT linked.first
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as the ledger has it; `text` is its result as `exchange` reads it."""

    row: int
    site_id: str
    address_key: str
    input_sha256: str
    rules_key: str
    status: str
    text: str
    duplicate_of: int | None
    gone: bool
    report: str
    report_sha256: str
    report_key: str


class Ledger:
    """A ledger that is open; `close` it, or use `open_ledger`. Every method may raise ReportError."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._connection = connect(path, read_only=read_only)

    def close(self) -> None:
        """Close the file; SQLite takes in what is still in its log."""
        with suppress(sqlite3.DatabaseError):
            self._connection.close()

    def said(self, name: str) -> str | None:
        """Return what was noted of the run under a name."""
        with told(self.path):
            found = self._connection.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def say(self, name: str, value: str | None) -> None:
        """Note something of the run as a whole, or forget it."""
        with told(self.path):
            if value is None:
                self._connection.execute("DELETE FROM said WHERE name = ?", (name,))
            else:
                self._connection.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def keep(self, results: Iterable[tuple[RawRow, RowResult, str]]) -> None:
        """Keep what came of some rows, each under a key of rules, in place of what was kept before; all or none."""
        rows = [
            (one.row, _safe(one.site_id), one.address_key, one.input_sha256, key, one.status, to_text(one, raw))
            for raw, one, key in results
        ]
        with transaction(self._connection, self.path):
            self._connection.executemany(_KEEP, rows)

    def answered_alike(self, input_sha256: str, rules_key: str) -> Kept | None:
        """Return a row that was answered from the same words under the same rules, whatever its number."""
        with told(self.path):
            found = self._connection.execute(_ALIKE, (input_sha256, rules_key)).fetchone()
        return None if found is None else Kept(*found)

    def keep_moved(self, moved: Sequence[Kept]) -> None:
        """Keep answers in the places of other rows, without their reports; all or none."""
        rows = [
            (one.row, one.site_id, one.address_key, one.input_sha256, one.rules_key, one.status, one.text)
            for one in moved
        ]
        with transaction(self._connection, self.path):
            self._connection.executemany(_KEEP, rows)

    def rows(self, *, reported: bool = False) -> Iterator[Kept]:
        """Yield every row in order, also those that are gone, or only the `reported` ones.

        They are read a page at a time, so that rows may be written meanwhile.
        """
        after, least = 0, int(reported)
        while True:
            with told(self.path):
                page = self._connection.execute(_PAGED, (after, least, _PAGE)).fetchall()
            if not page:
                return
            yield from (Kept(*one) for one in page)
            after = page[-1][0]

    def count(self, rules_key: str) -> int:
        """Return how many rows are answered under these rules and still there when last looked at."""
        with told(self.path):
            asked = "SELECT count(*) FROM home WHERE rules_key = ? AND NOT gone"
            return int(self._connection.execute(asked, (rules_key,)).fetchone()[0])

    def mark_gone(self, rows: Iterable[int], *, gone: bool = True) -> None:
        """Note that rows are no longer in the input, or are there again."""
        with transaction(self._connection, self.path):
            self._connection.executemany("UPDATE home SET gone = ? WHERE row = ?", ((int(gone), row) for row in rows))

    def link_duplicates(self) -> None:
        """Note of each row the first row before it that says the same home. It depends on the rows alone."""
        with transaction(self._connection, self.path):
            self._connection.execute(_LINK)

    def keep_report(self, row: int, name: str, key: str) -> None:
        """Note that the report of a row stands whole below the output folder. Raises ReportError where it does not."""
        path = self.path.parent / name
        try:
            digest = file_sha256(path)
        except OSError as error:
            raise ReportError(f"the report cannot be read back: {error.strerror}", where=str(path)) from error
        with transaction(self._connection, self.path):
            self._connection.execute(
                "UPDATE home SET report = ?, report_sha256 = ?, report_key = ? WHERE row = ?", (name, digest, key, row)
            )

    def report_key(self, row: int) -> str:
        """Return what the report of a row was made of, empty where it has none."""
        with told(self.path):
            found = self._connection.execute("SELECT report_key FROM home WHERE row = ?", (row,)).fetchone()
        return "" if found is None else str(found[0])

    def forget_report(self, row: int) -> None:
        """Note that a row has no report."""
        with transaction(self._connection, self.path):
            self._connection.execute(
                "UPDATE home SET report = '', report_sha256 = '', report_key = '' WHERE row = ?", (row,)
            )

    def forget_persons(self, without_words: Callable[[str], str]) -> None:
        """Keep of each row its number, its status and its verdict; overwrite whatever else was there."""
        with told(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.create_function("without_words", 1, without_words, deterministic=True)
        with transaction(self._connection, self.path):
            self._connection.execute(_FORGET)

    def compact(self) -> None:
        """Write the file anew without what was deleted, and empty its log."""
        with told(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("VACUUM")
            left, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if left:
            hint = "End the program that reads it, and purge again."
            raise ReportError(
                "is being read by another program, so its log cannot be emptied", where=str(self.path), hint=hint
            )


@contextmanager
def open_ledger(out: Path, *, read_only: bool = False) -> Iterator[Ledger]:
    """Open the ledger of an output folder, made where there is none; whoever writes to it holds the folder."""
    ledger = Ledger(out / LEDGER, read_only=read_only)
    try:
        yield ledger
    finally:
        ledger.close()


def set_aside(out: Path) -> None:
    """Move the ledger of a folder aside, over one moved before. Raises ReportError."""
    path, old = out / LEDGER, out / OLD_LEDGER
    if not path.exists():
        return
    # A log of its own would be taken for that of the next ledger; a damaged one goes along as it is.
    with suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    try:
        for ending in BESIDE:
            Path(f"{old}{ending}").unlink(missing_ok=True)
            if Path(f"{path}{ending}").exists():
                Path(f"{path}{ending}").replace(f"{old}{ending}")
        path.replace(old)
    except OSError as error:
        raise ReportError(f"cannot be moved aside: {error.strerror}", where=str(path)) from error


def file_sha256(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(out: Path, kept: Kept) -> bool:
    """Return whether the report of a row is still the file that was written."""
    path = out / kept.report
    return bool(kept.report) and os.path.lexists(path) and path.is_file() and file_sha256(path) == kept.report_sha256


def _safe(text: str) -> str:
    """Return text that SQLite can hold: half a character, from a broken file, is none."""
    return text.strip().encode("utf-8", "backslashreplace").decode()
