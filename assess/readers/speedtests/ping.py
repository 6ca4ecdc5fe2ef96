"""ping in its dialects: Linux, BSD and macOS, BusyBox, Windows in any language (read by position), and jc's JSON of it.

Whether the line was idle meanwhile does not stand in the output; it is taken for idle.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import failed, figure, is_local, parts, words
from assess.readers.speedtests.echo import echoes
from assess.readers.speedtests.failures import failure_in
from assess.readers.speedtests.stamps import stamp_of, when

PING = "ping"
_NUMBER = r"\d+(?:\.\d+)?"
_SIGN = re.compile(
    r"packets transmitted|^(?:PING6?|Pinging) |^[ \t]+\S+[ \t]?: \S+ = \d+, \S+ = \d+, \S+ = \d+\b", re.MULTILINE
)
_TITLE = re.compile(r"^(?:PING6?|Pinging)\b|^[^\[\]]* \[[\da-f.:]+\][^\[\]]*:$")
_TARGET = re.compile(r"^(?:PING6?(?:\([^)]*\) \S+ -->)?|Pinging) (?:\S+ \[)?([^\s\]]+)(?: \(([^)]+)\))?")
_WINDOWS_TARGET = re.compile(r"^[^\[\]]{0,120}?(\S{1,80}) \[([\da-f.:]+)\][^\[\]]*:$")
_TIME = re.compile(r"(?:[A-Za-zäöüéè]{1,12})[=<] ?(\d+(?:\.\d+)?) ?ms\b")
_WINDOWS_REPLY = re.compile(r"[=<](\d+) ?ms TTL=")
_STAMPED = re.compile(r"^\[(\d{10}\.\d+)\] ")
_COUNTS = re.compile(r"(\d{1,9}) packets transmitted, (\d{1,9}) (?:packets )?received")
_WINDOWS_COUNTS = re.compile(r"^\s+\S+\s?: \S+ = (\d{1,9}), \S+ = (\d{1,9}), \S+ = (\d{1,9})\b")
_ROUND_TRIP = re.compile(
    rf"(?:rtt|round-trip) min/avg/max(?:/(?:mdev|stddev|std-dev))? = {_NUMBER}/({_NUMBER})/{_NUMBER}(?:/({_NUMBER}))?"
)
_WINDOWS_ROUND_TRIP = re.compile(r"= (\d+) ?ms, \S+ = (\d+) ?ms, \S+ = (\d+) ?ms")
_UNREACHABLE = re.compile(r"Destination (?:Host|Net|Port) Unreachable|General failure", re.IGNORECASE)
_TWICE = "(DUP!)"


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the runs of ping; nothing where there is none."""
    if not _SIGN.search("\n".join(lines)):
        return []
    return [test for run in _runs(lines) if (test := _test(run, where))]


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each run; it begins with its title, or ends with its statistics where titles were cut off."""
    runs: list[list[str]] = [[]]
    counted = False
    for line in lines:
        counts = _COUNTS.search(line) or _WINDOWS_COUNTS.search(line)
        if _TITLE.match(line) or (counted and (counts or _TIME.search(line)) and not _is_round_trip(line)):
            # a time written before the title belongs to the run that follows
            before = [runs[-1].pop()] if runs[-1] and stamp_of(runs[-1][-1].strip()) else []
            runs.append(before)
            counted = False
        counted = counted or counts is not None
        runs[-1].append(line)
    return runs


def _is_round_trip(line: str) -> bool:
    return bool(_ROUND_TRIP.search(line) or _WINDOWS_ROUND_TRIP.search(line))


class _Run:
    """One run, line by line."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {"tool": PING}
        self.times: list[float] = []
        self.errors: list[str] = []
        self.sent: int | None = None
        self.received: int | None = None

    def take(self, line: str) -> None:
        if not (self._title(line) or self._statistics(line) or self._reply(line)):
            unreachable = _UNREACHABLE.search(line)
            if unreachable or failure_in(line):
                self.errors.append(unreachable[0] if unreachable else line.strip())

    def _title(self, line: str) -> bool:
        if target := _TARGET.match(line) or _WINDOWS_TARGET.match(line):
            name, address = target[1].rstrip(":"), (target[2] or target[1]).rstrip(":")
            self.values |= {"server": words(name), "local": is_local(address)}
        elif stamp := stamp_of(line.strip()):
            self.values["at"] = stamp
        else:
            return False
        return True

    def _statistics(self, line: str) -> bool:
        if counts := _COUNTS.search(line) or _WINDOWS_COUNTS.search(line):
            self.sent, self.received = int(counts[1]), int(counts[2])
        elif trip := _ROUND_TRIP.search(line):
            self.values |= {"mean_ms": float(trip[1]), "jitter_ms": float(trip[2]) if trip[2] else None}
        elif trip := _WINDOWS_ROUND_TRIP.search(line):
            self.values["mean_ms"] = float(trip[3])
        else:
            return False
        return True

    def _reply(self, line: str) -> bool:
        reply = _WINDOWS_REPLY.search(line) or _TIME.search(line)
        if reply is None:
            return False
        if _TWICE not in line:
            self.times.append(float(reply[1]))
        if stamp := _STAMPED.match(line):
            self.values.setdefault("at", when(stamp[1]))
        return True

    def test(self, where: str) -> SpeedTest | None:
        message = "; ".join(dict.fromkeys(self.errors)) or None
        if self.sent is None and not self.times:
            if message is None and "server" not in self.values:
                return None
            return failed(where, message or "the run ended before a result", **self.values)
        if self.sent is None:
            self.values["note"] = "it was ended before its statistics, so its loss is not known"
        elif self.received == 0:
            self.values["message"] = message
        return echoes(where, self.sent, self.received, self.times, **self.values)


def _test(lines: Sequence[str], where: str) -> SpeedTest | None:
    run = _Run()
    for line in lines:
        run.take(line)
    return run.test(where)


def from_jc(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return ping as jc writes it in JSON."""
    sent, received = (figure(record, f"packets_{what}", where) for what in ("transmitted", "received"))
    replies = parts(record, "responses")
    times = [
        time
        for entry in replies
        if not entry.get("duplicate") and (time := figure(entry, "time_ms", where)) is not None
    ]
    return echoes(
        where,
        None if sent is None else int(sent),
        None if received is None else int(received),
        times,
        mean_ms=figure(record, "round_trip_ms_avg", where),
        jitter_ms=figure(record, "round_trip_ms_stddev", where),
        at=next((when(entry["timestamp"]) for entry in replies if entry.get("timestamp")), None),
        server=words(record.get("destination")),
        local=is_local(record.get("destination_ip")),
        tool=PING,
    )
