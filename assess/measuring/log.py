"""The log of a campaign: one whole line of JSON for each test, on the disk before the next test starts.

A line is the normalized speed test (the fields of `intake.SpeedTest`, unknown ones left out) and three more:
`format`, which says what the line is; `data_used_mb`, what the test moved, where the tool tells; and `raw`, what
the tools said, without the addresses of the home. A test to a server inside the home has another `format`, and its
fields stand under `inside_home`, so that no reader takes the speed of a cable for the speed of the line.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from assess.errors import UsageError
from assess.intake import SpeedTest
from assess.readers.limits import SPEED_TEST_BYTES, check_size

FORMAT = "assess-measure-1"
_OTHER = "Choose another file with --log."


@dataclass(frozen=True)
class Entry:
    """One test of the log; `at` of the test is when it began, with the offset of the local clock."""

    test: SpeedTest
    data_used_mb: float | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def began(self) -> datetime | None:
        """Return when it began, as far as its line says."""
        try:
            moment = datetime.fromisoformat(self.test.at or "")
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.astimezone()

    def line(self) -> str:
        """Return the line of the log, with its end."""
        told = self.test.model_dump(mode="json", exclude_none=True)
        used = {} if self.data_used_mb is None else {"data_used_mb": round(self.data_used_mb, 1)}
        record = {"format": FORMAT, **told, **used, "raw": dict(self.raw)}
        return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


class Log:
    """A log that is open for one process; made by `open_log`."""

    def __init__(self, path: Path, file: int, entries: list[Entry], *, mended: bool) -> None:
        self.path = path
        self.entries = entries
        self.mended = mended  # a line cut short, by a power cut say, was taken off the end
        self._file = file

    def add(self, entry: Entry) -> None:
        """Write one line, whole and down to the disk. Raises UsageError when it cannot be."""
        data = entry.line().encode()
        end = os.fstat(self._file).st_size
        try:
            written = os.write(self._file, data)
            os.fsync(self._file)
        except OSError as error:
            os.ftruncate(self._file, end)
            raise _unwritable(self.path, error.strerror) from error
        if written != len(data):
            os.ftruncate(self._file, end)
            raise _unwritable(self.path, "the disk is full")
        self.entries.append(entry)


@contextmanager
def open_log(path: Path, *, local: bool = False) -> Iterator[Log]:
    """Open a log to go on with it, or begin one. Raises UsageError for a file that is not one, or is in use.

    No other process can write the log meanwhile.
    """
    where = str(path)
    if path.exists() and not path.is_file():
        raise _unwritable(path, "it is not a file")
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise _unwritable(path, error.strerror) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError("is being written by another `assess measure`", where=where, hint=_OTHER) from error
        check_size(os.fstat(file).st_size, SPEED_TEST_BYTES, where)
        text = path.read_bytes()
        whole = text[: text.rfind(b"\n") + 1]
        entries = read_entries(whole.decode("utf-8", errors="replace"), where)
        if any(bool(entry.test.local) is not local for entry in entries):
            raise UsageError(
                "holds tests of the line, not inside the home" if local else "holds tests inside the home",
                where=where,
                hint=_OTHER,
            )
        if whole != text:
            if not entries and not text.startswith(b'{"format": "'):
                raise _foreign(where, 1)
            os.ftruncate(file, len(whole))
        yield Log(path, file, entries, mended=whole != text)
    finally:
        os.close(file)  # which gives the lock back, too


def read_entries(text: str, where: str) -> list[Entry]:
    """Return the tests of a log's lines. Raises UsageError, naming the line, for what is no line of such a log."""
    entries = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            raise _foreign(where, number)
        entries.append(entry)
    return entries


def _entry(line: str) -> Entry | None:
    try:
        record = json.loads(line)
        kind, raw, used = record.pop("format"), record.pop("raw", {}), record.pop("data_used_mb", None)
        return Entry(SpeedTest(**record), used, raw) if kind == FORMAT else None
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None


def _foreign(where: str, number: int) -> UsageError:
    return UsageError(
        f"line {number} is not of a log of `assess measure`; the file is left as it is", where=where, hint=_OTHER
    )


def _unwritable(path: Path, why: str | None) -> UsageError:
    return UsageError(f"cannot be written ({why})", where=str(path), hint=_OTHER)
