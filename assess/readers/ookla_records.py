"""One record of Ookla's speedtest, or of sivel's speedtest-cli, as a SpeedTest.

Ookla writes bytes per second whatever the label of a wrapper says; speedtest-cli writes bits per second.
Addresses of the home are never taken over.
"""

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from pydantic import ValidationError

from assess.errors import IntakeError
from assess.intake import SpeedTest

BITS_PER_BYTE = 8
PER_MEGA = 1e6
OOKLA, SIVEL = "Ookla speedtest", "speedtest-cli"
_NO_NUMBER = {"", "n/a", "not available", "not available."}
# The client leaves the ramp-up out of its rate, so rate and bytes over time differ, but not by the 8 of bits and bytes.
_AGREE_WITHIN = 3.0


def from_result(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a `type=result` record; one that moved no data is a failed test. Raises IntakeError."""
    rates: dict[str, float | None] = {}
    for direction in ("download", "upload"):
        rates[direction] = _rate_mbps(record, direction, where)
    failed = _why_failed(rates)
    if failed:
        return build(where, status="failed", message=failed, tool=OOKLA, at=words(record.get("timestamp")))
    server = record.get("server") if isinstance(record.get("server"), dict) else {}
    interface = record.get("interface")
    vpn = interface.get("isVpn") if isinstance(interface, dict) else None
    return build(
        where,
        down_mbps=rates["download"],
        up_mbps=rates["upload"],
        idle_latency_ms=figure(record, "ping.latency", where),
        jitter_ms=figure(record, "ping.jitter", where),
        loaded_latency_down_ms=figure(record, "download.latency.iqm", where),
        loaded_latency_up_ms=figure(record, "upload.latency.iqm", where),
        loss_pct=figure(record, "packetLoss", where),
        at=words(record.get("timestamp")),
        isp=words(record.get("isp")),
        server=words(", ".join(str(server[k]) for k in ("name", "location") if server and server.get(k))),
        vpn=vpn if isinstance(vpn, bool) else None,
        tool=OOKLA,
    )


def from_sivel(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of speedtest-cli, its rates in bit/s; a direction left out by option is unknown."""
    down, up = figure(record, "download", where), figure(record, "upload", where)
    server = record.get("server") if isinstance(record.get("server"), dict) else {}
    client = record.get("client") if isinstance(record.get("client"), dict) else {}
    return build(
        where,
        down_mbps=down / PER_MEGA if down else None,
        up_mbps=up / PER_MEGA if up else None,
        idle_latency_ms=figure(record, "ping", where),
        at=words(record.get("timestamp")),
        isp=words(client.get("isp") if client else None),
        server=words(", ".join(str(server[k]) for k in ("sponsor", "name") if server and server.get(k))),
        tool=SIVEL,
        **({} if down or up else {"status": "failed", "message": "moved no data"}),
    )


def from_murakami(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record that Murakami has flattened; its label says Bit/s, its numbers are bytes per second."""
    direction = {
        way.lower(): {
            "bandwidth": record.get(f"{way}Bandwidth"),
            "bytes": record.get(f"{way}Bytes"),
            "elapsed": record.get(f"{way}Elapsed"),
            "latency": {"iqm": record.get(f"{way}LatencyIqm")},
        }
        for way in ("Download", "Upload")
    }
    return from_result(
        {
            **direction,
            "timestamp": record.get("Timestamp"),
            "ping": {"latency": record.get("PingLatency"), "jitter": record.get("PingJitter")},
            "packetLoss": record.get("PacketLoss"),
            "isp": record.get("Isp"),
            "interface": {"isVpn": record.get("InterfaceIsVpn")},
            "server": {"name": record.get("ServerName"), "location": record.get("ServerLocation")},
        },
        where,
    )


def build(where: str, **values: Any) -> SpeedTest:
    """Return a SpeedTest, or say which value is out of range. Raises IntakeError."""
    try:
        return SpeedTest(**values)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(map(str, problem["loc"]))
        raise IntakeError(
            f"{field} is {problem['input']!r}: {problem['msg'].lower()}", where=where, hint="Run the test again."
        ) from error


def figure(record: Mapping[str, Any], path: str, where: str) -> float | None:
    """Return the number at a dotted path; one that is absent is unknown, never 0. Raises IntakeError."""
    value: Any = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return None if value is None else number_of(value, path, where)


def number_of(value: Any, name: str, where: str) -> float | None:
    """Return a number, or text that holds one; "N/A" is unknown. Raises IntakeError when it is neither."""
    if isinstance(value, str) and value.strip().lower() in _NO_NUMBER:
        return None
    try:
        number = float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
    except ValueError:
        number = None
    if number is None or not isfinite(number):
        raise IntakeError(f'{name} is "{value}", which is not a number', where=where, hint="Run the test again.")
    if number < 0:
        raise IntakeError(f"{name} is {number:g}; it cannot be negative", where=where, hint="Run the test again.")
    return number


def words(value: Any) -> str | None:
    """Return text without control characters, at most one line long; None when there is none."""
    if not isinstance(value, str):
        return None
    return re.sub(r"[^\x20-\x7e\xa1-\U0010ffff]+", " ", value).strip()[:200] or None


def _rate_mbps(record: Mapping[str, Any], direction: str, where: str) -> float | None:
    bandwidth = figure(record, f"{direction}.bandwidth", where)
    if bandwidth is None:
        return None
    rate = bandwidth * BITS_PER_BYTE / PER_MEGA
    moved, elapsed = figure(record, f"{direction}.bytes", where), figure(record, f"{direction}.elapsed", where)
    if rate and moved and elapsed:
        seen = moved * BITS_PER_BYTE / elapsed / 1000
        if not 1 / _AGREE_WITHIN < rate / seen < _AGREE_WITHIN:
            said = f"{direction}.bandwidth, in bytes per second, says {rate:.4g} Mbps"
            raise IntakeError(
                f"{said}, but bytes and elapsed say {seen:.4g} Mbps",
                where=where,
                hint="The file was changed by another program; save the output of `speedtest --format=json` itself.",
            )
    return rate


def _why_failed(rates: Mapping[str, float | None]) -> str | None:
    if all(rate is None for rate in rates.values()):
        return "gave no rates"
    dead = [direction for direction, rate in rates.items() if rate == 0]
    return f"{' and '.join(dead)} moved no data" if dead else None
