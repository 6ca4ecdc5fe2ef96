"""Ookla's JSON: results, streams of progress, and errors, gathered into runs.

An error can stand beside a valid result of the same run; only a run without a result has failed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from assess.intake import SpeedTest
from assess.readers.speedtests.build import failed, words
from assess.readers.speedtests.ookla_record import OOKLA, from_result
from assess.readers.speedtests.pieces import CUT_SHORT, Piece
from assess.readers.speedtests.stamps import when

_PROGRESS = {"testStart", "ping", "download", "upload"}
_LOGGED = re.compile(r"^\s*(?:\[(?P<at>[\d:. -]+)\]\s*)?\[error\]\s*(?P<message>.+)$", re.IGNORECASE)
_ONE_RUN_S = 180  # a test takes under a minute; what is logged within this of its result belongs to it


@dataclass(frozen=True)
class _Event:
    kind: Literal["start", "progress", "result", "log", "error"]
    at: str | None = None
    test: SpeedTest | None = None
    message: str = ""


@dataclass
class _Run:
    at: str | None
    streamed: bool = False
    ended: bool = False
    test: SpeedTest | None = None
    errors: list[str] = field(default_factory=list)

    def outcome(self, where: str) -> SpeedTest:
        if self.test is not None:
            return self.test
        message = "; ".join(dict.fromkeys(self.errors)) or "the run ended before a result"
        # A record that is cut short does not tell which program wrote it.
        return failed(where, message, at=when(self.at), tool=None if message == CUT_SHORT else OOKLA)


def is_logged(line: str) -> bool:
    """Return whether a line is one of the client's log, `[error] ...`."""
    return "[error]" in line.lower() and _LOGGED.match(line) is not None


def read(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    """Return one test for each run: its last result, or what it failed with. Raises IntakeError."""
    done: list[_Run] = []
    run: _Run | None = None
    for piece in pieces:
        event = _event(piece, where)
        if event is None:
            continue
        if run is None or not _continues(run, event):
            run = _Run(at=event.at)
            done.append(run)
        run.at = run.at or event.at
        match event.kind:
            case "start" | "progress":
                run.streamed = True
            case "result":
                run.test = event.test
            case "log" | "error":
                run.errors.append(event.message)
                run.ended = event.kind == "error"
    return [run.outcome(where) for run in done]


def _event(piece: Piece, where: str) -> _Event | None:
    if isinstance(piece, str):
        logged = _LOGGED.match(piece)
        return _Event("log", logged["at"], None, logged["message"]) if logged else None
    return _recorded(piece, where)


def _recorded(record: dict[str, Any], where: str) -> _Event | None:
    inner = record.get("data")
    if isinstance(inner, dict) and "type" in inner:
        record = inner  # as speedtest-tracker exports it
    at, kind = words(record.get("timestamp")), words(record.get("type"))
    if kind == "log":
        return _Event("log", at, None, str(record.get("message"))) if record.get("level") == "error" else None
    if kind in _PROGRESS:
        return _Event("start" if kind == "testStart" else "progress", at)
    if isinstance(record.get("error"), str):
        return _Event("error", at, None, record["error"])
    return _Event("result", at, from_result(record, where))


def _continues(run: _Run, event: _Event) -> bool:
    if event.kind == "start" or run.ended:
        return False
    if event.kind in {"progress", "error"}:
        return run.test is None
    if event.kind == "result" and run.test is not None and not run.streamed:
        return False
    return _near(run.at, event.at)


def _near(one: str | None, other: str | None) -> bool:
    a, b = _moment(one), _moment(other)
    return a is None or b is None or abs((a - b).total_seconds()) <= _ONE_RUN_S


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
