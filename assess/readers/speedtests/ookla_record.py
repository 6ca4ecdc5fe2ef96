"""One result of Ookla's speedtest as a SpeedTest: bytes per second, whatever the label of a wrapper says."""

from collections.abc import Mapping
from typing import Any

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.speedtests.build import PER_MEGA, figure, listed, measured, part, words
from assess.readers.speedtests.stamps import when

OOKLA = "Ookla speedtest"
_BITS_PER_BYTE = 8
# The client leaves the ramp-up out of its rate, so rate and bytes over time differ, but not by the 8 of bits and bytes.
_AGREE_WITHIN = 3.0


def from_result(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a `type=result` record; one that moved no data is a failed test. Raises IntakeError."""
    vpn = part(record, "interface").get("isVpn")
    return measured(
        where,
        _rate_mbps(record, "download", where),
        _rate_mbps(record, "upload", where),
        idle_latency_ms=figure(record, "ping.latency", where),
        jitter_ms=figure(record, "ping.jitter", where),
        loaded_latency_down_ms=figure(record, "download.latency.iqm", where),
        loaded_latency_up_ms=figure(record, "upload.latency.iqm", where),
        loss_pct=figure(record, "packetLoss", where),
        at=when(record.get("timestamp")),
        isp=words(record.get("isp")),
        server=listed(part(record, "server"), "name", "location"),
        vpn=vpn if isinstance(vpn, bool) else None,
        tool=OOKLA,
    )


def _rate_mbps(record: Mapping[str, Any], direction: str, where: str) -> float | None:
    bandwidth = figure(record, f"{direction}.bandwidth", where)
    if bandwidth is None:
        return None
    rate = bandwidth * _BITS_PER_BYTE / PER_MEGA
    moved, elapsed = figure(record, f"{direction}.bytes", where), figure(record, f"{direction}.elapsed", where)
    if rate and moved and elapsed:
        seen = moved * _BITS_PER_BYTE / elapsed / 1000
        if not seen / _AGREE_WITHIN < rate < seen * _AGREE_WITHIN:
            said = f"{direction}.bandwidth, in bytes per second, says {rate:.4g} Mbps"
            raise IntakeError(
                f"{said}, but bytes and elapsed say {seen:.4g} Mbps",
                where=where,
                hint="The file was changed by another program; save the output of `speedtest --format=json` itself.",
            )
    return rate
