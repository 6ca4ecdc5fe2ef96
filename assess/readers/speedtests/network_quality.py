"""Apple's networkQuality: JSON in bit/s, text in Mbps. Responsiveness is round trips a minute, so 60,000 over it is ms.

By default it loads both directions at once, and the one figure stands for both.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import PER_MEGA, failed, figure, measured, part, scaled, words
from assess.readers.speedtests.stamps import stamp_of, when
from assess.readers.speedtests.units import rate_mbps, time_ms

NETWORK_QUALITY = "Apple networkQuality"
_MS_PER_MINUTE = 60_000.0
_TOGETHER = "both directions were loaded at once"
_SIGN = re.compile(r"^==== SUMMARY ====|^[ \t]*(?:Up|Down)(?:link|load) capacity:", re.MULTILINE)
_CAPACITY = re.compile(r"^\s*(Up|Down)(?:link|load) capacity:\s*(\d+(?:\.\d+)?) (\S+)")
_LOADED = re.compile(
    r"^\s*(?:(Up|Down)(?:link|load) )?Responsiveness:\s*\w*\s*\((?:(\d+(?:\.\d+)?) (\w+) \| )?(\d[\d,]*(?:\.\d+)?) RPM"
)
_IDLE = re.compile(
    r"^\s*(?:Idle Latency|Base RTT):\s*(?:\d[\d,]*(?:\.\d+)? RPM \()?(\d+(?:\.\d+)?)(?: (milliseconds|seconds|ms))?"
)


def from_network_quality(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of `networkQuality -c`; one with an error code has failed."""
    kinds = part(part(record, "other"), "interface-type")
    values: dict[str, Any] = {
        "at": when(record.get("start_date") or record.get("end_date")),
        "server": words(record.get("test_endpoint")),
        "wifi": "wifi" in kinds if kinds else None,
        "tool": NETWORK_QUALITY,
    }
    if record.get("error_code") is not None or record.get("error_domain"):
        code = figure({"code": str(record.get("error_code")).lstrip("-")}, "code", where)
        said = f"error -{code:g} of {record.get('error_domain')}" if code else f"error of {record.get('error_domain')}"
        return failed(where, words(record.get("error_description")) or said, **values)
    both = _latency(figure(record, "responsiveness", where))
    down, up = (_latency(figure(record, f"{way}_responsiveness", where)) for way in ("dl", "ul"))
    return measured(
        where,
        scaled(figure(record, "dl_throughput", where), 1 / PER_MEGA),
        scaled(figure(record, "ul_throughput", where), 1 / PER_MEGA),
        idle_latency_ms=figure(record, "base_rtt", where),
        loaded_latency_down_ms=down or both,
        loaded_latency_up_ms=up or both,
        note=_TOGETHER if both and not (down or up) else None,
        **values,
    )


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the summaries printed for people; nothing where there is none. Raises IntakeError."""
    if not _SIGN.search("\n".join(lines)):
        return []
    starts = [n for n, line in enumerate(lines) if "==== SUMMARY ====" in line] or [0]
    heads = [
        max((n for n in range(last, start) if stamp_of(lines[n].strip())), default=start)
        for last, start in zip([0, *starts], starts, strict=False)
    ]
    ends = [*heads[1:], len(lines)]
    return [_test(lines[head:end], where) for head, end in zip(heads, ends, strict=True)]


def _test(lines: Sequence[str], where: str) -> SpeedTest:
    rates: dict[str, float] = {}
    loaded: dict[str | None, float | None] = {}
    values: dict[str, Any] = {"tool": NETWORK_QUALITY}
    for line in lines:
        if found := _CAPACITY.match(line):
            rates[found[1]] = rate_mbps(found[1], found[2], found[3], where)
        elif found := _LOADED.match(line):
            known = time_ms("responsiveness", found[2], found[3], where) if found[2] else None
            loaded[found[1]] = known or _latency(float(found[4].replace(",", "")))
        elif found := _IDLE.match(line):
            values["idle_latency_ms"] = time_ms("latency", found[1], found[2] or "ms", where)
        elif stamp := stamp_of(line.strip()):
            values["at"] = stamp
    values |= {
        "loaded_latency_down_ms": loaded.get("Down", loaded.get(None)),
        "loaded_latency_up_ms": loaded.get("Up", loaded.get(None)),
        "note": _TOGETHER if None in loaded else None,
    }
    return measured(where, rates.get("Down"), rates.get("Up"), **values)


def _latency(rpm: float | None) -> float | None:
    return _MS_PER_MINUTE / rpm if rpm else None
