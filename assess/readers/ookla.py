"""Read what Ookla's `speedtest` wrote: JSON, pretty JSON, JSON lines, CSV, TSV or text, errors among them.

A failed run is a data point and becomes a failed SpeedTest. A file of another tool is refused by name, except
the JSON of speedtest-cli, which is read too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.limits import SPEED_TEST_BYTES, SPEED_TESTS, check_count, check_size, decode_json
from assess.readers.look_alikes import named_by_shape, named_by_words
from assess.readers.ookla_records import OOKLA, build, from_murakami, from_result, from_sivel, words
from assess.readers.ookla_tables import read_table, read_text

_HINT = "Run `speedtest --format=json` and give that file."
_PROGRESS = {"testStart", "ping", "download", "upload"}
_NOISE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|^(?:Stdout|Stderr): ?|^```\w*$", re.MULTILINE)
_OVERWRITTEN = re.compile(r"[^\n\r]*\r(?!\n)")  # a progress line the terminal wrote over
_OPENS = re.compile(r"[{\[]")
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
        return build(where, status="failed", at=self.at, tool=OOKLA, message=words(message))


def read_ookla(text: str, where: str) -> tuple[SpeedTest, ...]:
    """Return the speed tests of a file, failed ones too, in its order.

    Rates come out in Mbps, latencies in ms, loss in %; what the tool left out is None. `where` names the file in
    messages. Raises IntakeError for a file that is not Ookla's or speedtest-cli's, or whose numbers cannot be.
    """
    check_size(len(text), SPEED_TEST_BYTES, where)
    plain = _OVERWRITTEN.sub("", _NOISE.sub("", text.removeprefix("\ufeff"))).replace("\r\n", "\n")
    if not plain.strip():
        raise IntakeError("is empty", where=where, hint=_HINT)
    if "\0" in plain or plain.startswith("\x1f"):
        raise IntakeError("is not text; a compressed file is not read", where=where, hint=_HINT)
    tests = _runs(_events(plain, where), where)
    check_count(len(tests), SPEED_TESTS, "speed tests", where)
    if not tests:
        name = named_by_words(plain)
        what = f"looks like {name}, which is not read" if name else "is not a result of Ookla's speedtest"
        raise IntakeError(what, where=where, hint=_HINT)
    # A log appended to itself holds a test twice; the time tells a copy from a second equal result.
    seen: dict[object, SpeedTest] = {}
    for number, test in enumerate(tests):
        seen.setdefault(test if test.at else number, test)
    return tuple(seen.values())


def _events(text: str, where: str) -> list[_Event]:
    """Return what happened, in the order of the file; tables and text are read only where there is no JSON."""
    pieces = list(_pieces(text, where))
    events = {n: event for n, piece in enumerate(pieces) if (event := _event(piece, where)) is not None}
    if not any(isinstance(piece, dict) for piece in pieces):
        lines = ["" if n in events else str(piece) for n, piece in enumerate(pieces)]
        tests = read_table(lines, where) or read_text(lines, where)
        events |= {n: _Event("result", None, test) for n, test in tests.items()}
    return [events[n] for n in sorted(events)]


def _pieces(text: str, where: str) -> Iterator[dict[str, Any] | str]:
    """Yield every JSON object, and the lines of text between them."""
    start = scan = 0
    broken: json.JSONDecodeError | None = None
    whole = False
    while opens := _OPENS.search(text, scan):
        try:
            value, end = decode_json(text, opens.start(), where)
        except json.JSONDecodeError as error:
            scan = opens.end()
            if re.match(r'\{\s*"', text[opens.start() : opens.start() + 200]):
                broken = broken or error
                after = text.find("\n{", scan)
                yield from text[start : opens.start()].splitlines()
                yield {"error": "the record is cut short"}
                start = scan = after if after >= 0 else len(text)
            continue
        records = value if isinstance(value, list) else [value]
        if not records or not all(isinstance(record, dict) for record in records):
            scan = opens.end()  # such as the [0] of an error message
            continue
        yield from text[start : opens.start()].splitlines()
        yield from records
        whole, start, scan = True, end, end
    yield from text[start:].splitlines()
    if broken is not None and not whole:
        raise IntakeError(
            f"is not whole JSON: {broken.msg.lower()} at line {broken.lineno}, column {broken.colno}",
            where=where,
            hint=_HINT,
        )


def _event(piece: dict[str, Any] | str, where: str) -> _Event | None:
    if isinstance(piece, str):
        logged = _LOGGED.match(piece)
        return _Event("log", logged["at"], None, logged["message"]) if logged else None
    return _recorded(piece, where)


def _recorded(record: dict[str, Any], where: str) -> _Event | None:
    inner = record.get("data")
    if isinstance(inner, dict) and "type" in inner:
        record = inner  # as speedtest-tracker exports it
    at, kind, download = words(record.get("timestamp")), record.get("type"), record.get("download")
    if kind == "result" or (kind is None and isinstance(download, dict) and "bandwidth" in download):
        return _Event("result", at, from_result(record, where))
    if kind == "log":
        return _Event("log", at, None, str(record.get("message"))) if record.get("level") == "error" else None
    if kind in _PROGRESS:
        return _Event("start" if kind == "testStart" else "progress", at)
    if record.get("TestName") == "ookla-speedtest":
        test = from_murakami(record, where)
        return _Event("result", test.at, test)
    if isinstance(record.get("error"), str) and record.keys() <= {"error", "timestamp", "type"}:
        return _Event("error", at, None, record["error"])
    name = named_by_shape(record)
    if name is None and record.keys() >= {"download", "upload", "ping", "server"}:
        return _Event("result", at, from_sivel(record, where))
    what = f"looks like JSON of {name}, which is not read" if name else "holds JSON that is not a speed test of Ookla"
    raise IntakeError(what, where=where, hint=_HINT)


def _runs(events: list[_Event], where: str) -> list[SpeedTest]:
    """Return one test for each run: its last result, or what it failed with."""
    done: list[_Run] = []
    run: _Run | None = None
    for event in events:
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
