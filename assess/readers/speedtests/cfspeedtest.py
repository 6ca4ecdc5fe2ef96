"""What cfspeedtest prints for people: a line for each payload, and a summary of them."""

import re
from collections.abc import Sequence

from assess.intake import SpeedTest
from assess.readers.speedtests.build import measured, words
from assess.readers.speedtests.cloudflare import payload_bytes
from assess.readers.speedtests.failures import failure_in

_BEGINS = "Starting Cloudflare speed test"
_SIGN = re.compile(r"^Starting Cloudflare speed test|^(?:Down|Up)load\s+\d+[KM]B\s+(?:\[|\|)", re.MULTILINE)
_LATENCY = re.compile(r"latency (\d+(?:\.\d+)?) ms")
_LINE = re.compile(r"^(Download|Upload)\s+(\d+[KM]B)\s+\[.*?\]\s+(\d+(?:\.\d+)?) mbit/s")
_SUMMARY = re.compile(
    r"^(Download|Upload)\s+(\d+[KM]B)\s*\|\s*min.*?(?:med(?:ian)? (\d+(?:\.\d+)?).*)?avg (\d+(?:\.\d+)?)"
)
_COLO = re.compile(r"^Colo: (\S+)")


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the runs, each by its largest payload; nothing where there is none. Raises IntakeError."""
    if not _SIGN.search("\n".join(lines)):
        return []
    starts = [n for n, line in enumerate(lines) if line.startswith(_BEGINS)] or [0]
    return [_test(lines[start:end], where) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _test(lines: Sequence[str], where: str) -> SpeedTest:
    rates: dict[str, dict[float, float]] = {"Download": {}, "Upload": {}}
    latency, colo = None, None
    errors = []
    for line in lines:
        if found := _LATENCY.search(line):
            latency = float(found[1])
        elif found := _LINE.match(line):
            rates[found[1]][payload_bytes(found[2])] = float(found[3])
        elif found := _SUMMARY.match(line):
            rates[found[1]][payload_bytes(found[2])] = float(found[3] or found[4])
        elif found := _COLO.match(line):
            colo = words(found[1])
        elif said := failure_in(line):
            errors.append(said)
    down, up = (found[max(found)] if found else None for found in (rates["Download"], rates["Upload"]))
    message = "; ".join(errors) or None
    return measured(where, down, up, idle_latency_ms=latency, server=colo, message=message, tool="cfspeedtest")
