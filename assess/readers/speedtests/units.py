"""Units as speed tests write them: rates to Mbps, times to ms, shares to %.

The trap is the byte: "MB/s" is eight times "Mb/s". A text in capitals, "MBPS", is read as bits, the lower rate.
"""

import re

from assess.errors import IntakeError
from assess.readers.speedtests.build import number_of
from assess.units.spelling import quoted

_RATE = re.compile(
    r"(?P<prefix>[kKmMgG]|kilo|mega|giga)?(?P<binary>i)?"
    r"(?P<what>bits?|[Bb]ytes?|[bB])(?P<per>/ ?s(?:ec(?:ond)?)?|ps|_?per_?s(?:ec(?:ond)?)?)?"
)
_PREFIX = {"": 1e-6, "k": 1e-3, "m": 1.0, "g": 1e3}
_BINARY = {"": 1e-6, "k": 1024 / 1e6, "m": 1024**2 / 1e6, "g": 1024**3 / 1e6}
_BITS_PER_BYTE = 8
_MS = {
    "ms": 1.0, "msec": 1.0, "millisecond": 1.0, "milliseconds": 1.0,
    "s": 1e3, "sec": 1e3, "second": 1e3, "seconds": 1e3,
    "us": 1e-3, "usec": 1e-3, "µs": 1e-3, "μs": 1e-3, "microseconds": 1e-3, "ns": 1e-6,
}  # fmt: skip


def mbps_per(unit: str) -> float | None:
    """Return how many Mbps one of a unit of rate is: "Mbit/s", "kbps", "MB/s", "bytes/s"; None if it is none."""
    text = unit.strip()
    match = _RATE.fullmatch(text) or _RATE.fullmatch(text.lower())
    if match is None:
        return None
    prefix, what = (match["prefix"] or "")[:1].lower(), match["what"]
    if what in {"b", "B"} and not match["per"]:
        return None  # "MB" alone is an amount
    in_bytes = what.lower().startswith("byte") or (what == "B" and not text.isupper())
    return (_BINARY if match["binary"] else _PREFIX)[prefix] * (_BITS_PER_BYTE if in_bytes else 1)


def ms_per(unit: str) -> float | None:
    """Return how many milliseconds one of a unit of time is; None if it is none."""
    return _MS.get(unit.strip().lower())


def rate_mbps(name: str, value: object, unit: str, where: str) -> float:
    """Return a rate that names its unit, in Mbps. Raises IntakeError for a unit that is none."""
    factor, number = mbps_per(unit), number_of(value, name, where)
    if factor is None or number is None:
        raise IntakeError(
            f"{name} is in {quoted(unit)}",
            where=where,
            hint="Read are bit/s, kbit/s, Mbps, Gbps, and bytes as B/s to GB/s.",
        )
    return number * factor


def time_ms(name: str, value: object, unit: str, where: str) -> float | None:
    """Return a time that names its unit, in ms. Raises IntakeError for a unit that is none."""
    factor, number = ms_per(unit), number_of(value, name, where)
    if factor is None:
        raise IntakeError(f"{name} is in {quoted(unit)}", where=where, hint="Read are us, ms and s.")
    return None if number is None else number * factor
