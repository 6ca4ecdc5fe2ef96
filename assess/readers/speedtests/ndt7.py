"""M-Lab's ndt7-client: three generations of its summary, and the stream of events before it.

One connection, so one well-behaved flow: what a model download gets. Retransmission is not loss, and is left out.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, is_local, measured, number_of, part, scaled, words
from assess.readers.speedtests.pieces import Piece
from assess.readers.speedtests.units import rate_mbps, time_ms

NDT7 = "M-Lab ndt7-client"
_BITS_PER_BYTE = 8
_WAYS = ("Download", "Upload")
_TEXT = re.compile(r"^\s*(Server|Latency|Download|Upload|Throughput|Retransmission):?\s*([^\s].*)?$")
_SOCKETS = re.compile(r" \S+:\d+->\S+:\d+(?=:)")  # the addresses of the two ends
_AMOUNT = re.compile(r"^(\d+(?:\.\d+)?) (\S+)$")


def from_summary(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return the summary of a run, whichever generation wrote it; half a run has one direction."""
    server = record.get("ServerFQDN") or record.get("Server")
    return measured(
        where,
        *(_quantity(record, way, where) for way in _WAYS),
        idle_latency_ms=_latency(record, where),
        server=words(server),
        local=is_local(server) or None,
        tool=NDT7,
    )


def _quantity(record: Mapping[str, Any], way: str, where: str) -> float | None:
    half = part(record, way) or part(record, way.lower())
    found = part(half, "Throughput") or half
    value, unit = found.get("Value", found.get("value")), found.get("Unit", found.get("unit"))
    return None if value is None else rate_mbps(way, value, str(unit), where)


def _latency(record: Mapping[str, Any], where: str) -> float | None:
    inside = (part(part(record, way), "Latency") for way in _WAYS)
    for found in (part(record, "MinRTT"), part(record, "RTT"), part(record, "rtt"), *inside):
        value, unit = found.get("Value", found.get("value")), found.get("Unit", found.get("unit"))
        if value is not None:
            return time_ms("latency", value, str(unit), where)
    return None


class _Run:
    """One run of a stream, as far as its events have come."""

    def __init__(self) -> None:
        self.rates: dict[str, float | None] = {}
        self.begun: set[str] = set()
        self.values: dict[str, Any] = {}
        self.errors: list[str] = []
        self.summary: SpeedTest | None = None

    def take(self, key: str, value: Mapping[str, Any], where: str) -> None:
        test = str(value.get("Test") or part(value, "ConnectionInfo").get("Test") or "")
        self.begun |= {test} if test else set()
        if key == "error":
            said = _SOCKETS.sub("", str(value.get("Failure")))
            self.errors.append(f"{test}: {said}" if test else said)
            self.rates[test] = None
        elif key == "connected":
            self.values |= {"server": words(value.get("Server")), "local": is_local(value.get("Server")) or None}
        elif key == "measurement":
            self._measure(value, test, where)

    def _measure(self, value: Mapping[str, Any], test: str, where: str) -> None:
        app, tcp = part(value, "AppInfo"), part(value, "TCPInfo")
        if test == "download" and value.get("Origin", "client") == "client" and app:
            self.rates[test] = _mbps(app, "NumBytes", where)
        elif test == "upload" and tcp.get("BytesReceived") is not None:
            self.rates[test] = _mbps(tcp, "BytesReceived", where)
        if tcp:
            way = "down" if test == "download" else "up"
            self.values[f"loaded_latency_{way}_ms"] = scaled(figure(tcp, "RTT", where), 1e-3)
            if test == "download" or "idle_latency_ms" not in self.values:
                self.values["idle_latency_ms"] = scaled(figure(tcp, "MinRTT", where), 1e-3)
                self.values["jitter_ms"] = scaled(figure(tcp, "RTTVar", where), 1e-3)

    def test(self, where: str) -> SpeedTest:
        message = "; ".join(self.errors) or None
        if self.summary is not None:
            loaded = {name: value for name, value in self.values.items() if name.startswith("loaded")}
            return self.summary.model_copy(update={**loaded, "message": self.summary.message or message})
        down, up = self.rates.get("download"), self.rates.get("upload")
        message = message or (None if self.rates else "the run ended before a result")
        return measured(where, down, up, message=message, tool=NDT7, **self.values)


def read(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    """Return one test for each summary or streamed run; a summary after its stream is the same run."""
    runs: list[_Run] = []
    for record in pieces:
        if not isinstance(record, Mapping):
            continue
        key, value = record.get("Key"), part(record, "Value")
        last = runs[-1] if runs and runs[-1].summary is None else None
        if key is None:
            run = last or _Run()
            run.summary = from_summary(record, where)
            runs += [] if last else [run]
            continue
        if last is None or (key == "starting" and words(value.get("Test")) in last.begun):
            last = _Run()
            runs.append(last)
        last.take(str(key), value, where)
    return [run.test(where) for run in runs]


def _mbps(info: Mapping[str, Any], name: str, where: str) -> float | None:
    moved, elapsed_us = figure(info, name, where), figure(info, "ElapsedTime", where)
    return moved * _BITS_PER_BYTE / elapsed_us if moved is not None and elapsed_us else None


def read_text(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return what the client prints for people; nothing where it is not its form. Raises IntakeError."""
    if not any("Retransmission:" in line for line in lines):
        return []
    rates: dict[str, float] = {}
    latency: float | None = None
    way, server = None, None
    for line in lines:
        found = _TEXT.match(line)
        if found is None:
            continue
        name, amount = found[1], _AMOUNT.match((found[2] or "").strip())
        if name in _WAYS:
            way = name
        if name == "Server":
            server = words(found[2])
        elif amount and name == "Latency" and latency is None:
            latency = time_ms(name, amount[1], amount[2], where)
        elif amount and way and name in {"Throughput", *_WAYS}:
            rates[way] = rate_mbps(way, amount[1], amount[2], where)
    if not rates:
        return []
    down, up = (number_of(rates.get(way, ""), way, where) for way in _WAYS)
    return [measured(where, down, up, idle_latency_ms=latency, server=server, tool=NDT7)]
