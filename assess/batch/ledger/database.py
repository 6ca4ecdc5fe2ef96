"""The ledger's file: its shape, how it is opened, and what is said when it cannot be read or written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assess.errors import AssessError, ReportError, UsageError

APPLICATION_ID = 0x41534C47  # "ASLG" in the header of the file, so that `file` and we know it for a ledger
SCHEMA_VERSION = 1
BESIDE = ("-wal", "-shm", "-journal")  # endings of the files that SQLite keeps beside one
CACHE_KIB = 65_536  # the indices of a million rows are written at random places; 64 MiB keep them off the disk

# Rows are numbered as in the input. `result` is what was answered, without personal values; `duplicate_of` follows from
# all rows together. A row that is `gone` from the input keeps its answer, in case it comes back.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE home (
    row INTEGER PRIMARY KEY,
    site_id TEXT NOT NULL,
    address_key TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    rules_key TEXT NOT NULL,
    status TEXT NOT NULL,
    result TEXT NOT NULL,
    duplicate_of INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    report TEXT NOT NULL DEFAULT '',
    report_sha256 TEXT NOT NULL DEFAULT '',
    report_key TEXT NOT NULL DEFAULT ''
);
CREATE INDEX by_site ON home (site_id, row) WHERE site_id <> '';
CREATE INDEX by_address ON home (address_key, row) WHERE address_key <> '';
CREATE INDEX by_input ON home (input_sha256, row);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to the ledger at `path`, made where there is none unless it is only to be read.

    Raises UsageError for a file that is no ledger or one of a later version, ReportError for one that is damaged.

    Write-ahead log with synchronous=NORMAL: a commit is handed to the system, not waited for on the disk. What was
    committed outlives the process however it dies, because the system has it. A loss of power may take the last
    transactions, never half of one, and their rows are simply answered again; a sync for each would buy little.
    """
    with told(path):
        address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection = sqlite3.connect(address, isolation_level=None, uri=True)
        try:
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            _make_ours(connection, path)
            if read_only:
                return connection
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into one message of ours. Raises ReportError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise refused(path, error) from error


def refused(path: Path, error: sqlite3.DatabaseError) -> AssessError:
    """Return the message for a ledger that cannot be written (a full disk, no rights) or is damaged."""
    if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        hint = "The same command with --fresh begins anew, and keeps this file as ledger.old.sqlite."
        return ReportError("is damaged", where=str(path), hint=hint)
    hint = "Rows answered before are kept: make room or mend the folder, and the same command goes on from there."
    return ReportError(f"cannot be written: {error}", where=str(path), hint=hint)


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Make all that is done within one step that is kept whole or not at all. Raises ReportError."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            with suppress(sqlite3.DatabaseError):
                connection.execute("ROLLBACK")
            raise


def _make_ours(connection: sqlite3.Connection, path: Path) -> None:
    marked = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty and marked in {0, APPLICATION_ID}:
        # New, or its process was killed before the first step was done.
        try:
            connection.executescript(_SCHEMA)
        except BaseException:
            with suppress(sqlite3.DatabaseError):
                connection.execute("ROLLBACK")
            raise
    elif marked != APPLICATION_ID:
        raise UsageError("is not a ledger of a batch", where=str(path), hint="Choose another folder with --out.")
    elif version != SCHEMA_VERSION:
        hint = "Use that version, or begin anew with --fresh."
        raise UsageError(
            f"was written by another version of this program (shape {version})", where=str(path), hint=hint
        )
