"""betterspeedtest.sh of OpenWrt: a block a run, with the latency under the load of each direction and none at rest."""

import re
from collections.abc import Sequence

from assess.intake import SpeedTest
from assess.readers.speedtests.build import measured, words
from assess.readers.speedtests.stamps import when
from assess.readers.speedtests.units import rate_mbps

TOOL = "betterspeedtest.sh"
_BEGINS = re.compile(r"^(?P<at>.*?)\s*Testing against (?P<server>\S+).* simultaneous sessions")
_RATE = re.compile(r"^\s*(Download|Upload):\s*(\d+(?:\.\d+)?) (\S+)")
_LOSS = re.compile(r"Latency: .*?(\d+(?:\.\d+)?)% packet loss")
_MEDIAN = re.compile(r"^\s*Median: (\d+(?:\.\d+)?)")


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the runs; nothing where there is none. Raises IntakeError."""
    starts = [n for n, line in enumerate(lines) if "simultaneous sessions" in line and _BEGINS.match(line)]
    return [_test(lines[start:end], where) for start, end in zip(starts, [*starts[1:], len(lines)], strict=False)]


def _test(lines: Sequence[str], where: str) -> SpeedTest:
    rates: dict[str, float] = {}
    medians: dict[str, float] = {}
    losses: list[float] = []
    way = ""
    for line in lines[1:]:
        if rate := _RATE.match(line):
            way = rate[1]
            rates[way] = rate_mbps(way, rate[2], rate[3], where)
        elif loss := _LOSS.search(line):
            losses.append(float(loss[1]))
        elif (middle := _MEDIAN.match(line)) and way:
            medians[way] = float(middle[1])
    head = _BEGINS.match(lines[0])
    return measured(
        where,
        rates.get("Download"),
        rates.get("Upload"),
        loaded_latency_down_ms=medians.get("Download"),
        loaded_latency_up_ms=medians.get("Upload"),
        loss_pct=max(losses, default=None),
        at=when(head["at"]) if head else None,
        server=words(head["server"]) if head else None,
        note="the loss is that under load",
        tool=TOOL,
    )
