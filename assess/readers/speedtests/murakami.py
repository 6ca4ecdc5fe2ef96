"""Murakami's records: other clients' results made flat.

Its label says Bit/s of Ookla's figures too; those are bytes per second, and bytes over time prove it.
"""

from collections.abc import Mapping
from typing import Any

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, listed, measured, words
from assess.readers.speedtests.ndt7 import NDT7
from assess.readers.speedtests.ookla_record import from_result
from assess.readers.speedtests.sivel import SIVEL
from assess.readers.speedtests.stamps import when
from assess.readers.speedtests.units import rate_mbps, time_ms
from assess.units.spelling import quoted


def from_murakami(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of Ookla's, M-Lab's or sivel's client. Raises IntakeError for what is no speed test."""
    name = str(record["TestName"])
    if name == "ookla-speedtest":
        return _ookla(record, where)
    tool = NDT7 if name == "ndt7" else "M-Lab ndt5" if name == "ndt5" else SIVEL if name.startswith(SIVEL) else None
    if tool is None:
        raise IntakeError(f"holds {quoted(name)} of Murakami, which is no speed test", where=where)
    return _flat(record, tool, where)


def _flat(record: Mapping[str, Any], tool: str, where: str) -> SpeedTest:
    errors = [
        f"{way.lower()}: {said}"
        for way in ("Download", "Upload", "Test")
        if (said := words(record.get(f"{way}Error") or record.get(f"{way}TestError")))
    ]
    latency, unit = record.get("MinRTTValue", record.get("Ping")), record.get("MinRTTUnit", record.get("PingUnit"))
    return measured(
        where,
        *(_rate(record, way, where) for way in ("Download", "Upload")),
        idle_latency_ms=None if latency is None else time_ms("latency", latency, str(unit or "ms"), where),
        at=when(record.get("Timestamp") or record.get("TestStartTime")),
        isp=words(record.get("Isp")),
        server=listed(record, "ServerSponsor", "ServerName"),
        message="; ".join(errors) or None,
        tool=tool,
    )


def _rate(record: Mapping[str, Any], way: str, where: str) -> float | None:
    value = record.get(f"{way}Value")
    return None if value is None else rate_mbps(way, value, str(record.get(f"{way}Unit")), where)


def _ookla(record: Mapping[str, Any], where: str) -> SpeedTest:
    direction = {
        way.lower(): {
            "bandwidth": record.get(f"{way}Bandwidth"),
            "bytes": record.get(f"{way}Bytes"),
            "elapsed": record.get(f"{way}Elapsed"),
            "latency": {"iqm": figure(record, f"{way}LatencyIqm", where)},
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
