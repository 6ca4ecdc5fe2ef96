"""Netflix's fast-cli: rates beside their unit; without `--upload` there is no upload, and its 0 is not a rate."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, measured, words
from assess.readers.speedtests.units import rate_mbps

FAST = "Netflix fast-cli"
_TEXT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?([KMG]bps) ?↓(?:.*?(\d{1,9}(?:\.\d{1,9})?) ?([KMG]bps) ?↑)?")


def from_fast(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of `fast --json`."""
    places = record.get("serverLocations")
    return measured(
        where,
        _rate(record, "download", where),
        _rate(record, "upload", where) or None,
        idle_latency_ms=figure(record, "latency", where),
        loaded_latency_down_ms=figure(record, "bufferBloat", where),
        server=words("; ".join(map(str, places))) if isinstance(places, list) else None,
        tool=FAST,
    )


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return what `fast` prints for people; nothing where there is none."""
    return [
        measured(
            where,
            rate_mbps("download", found[1], found[2], where),
            rate_mbps("upload", found[3], found[4], where) if found[3] else None,
            tool=FAST,
        )
        for line in lines
        if (found := _TEXT.search(line))
    ]


def _rate(record: Mapping[str, Any], way: str, where: str) -> float | None:
    value = record.get(f"{way}Speed")
    return None if value is None else rate_mbps(way, value, str(record.get(f"{way}Unit") or "Mbps"), where)
