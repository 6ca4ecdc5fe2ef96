"""Flent's data files: rates in Mbit/s and ping over time, before, under and after the load."""

from collections.abc import Mapping, Sequence
from statistics import fmean, median
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import is_local, measured, part, words
from assess.readers.speedtests.stamps import when

_SUMS = {"down": ("TCP download sum", "TCP download"), "up": ("TCP upload sum", "TCP upload")}
_PINGS = ("Ping (ms) avg", "Ping (ms) ICMP", "Ping (ms) UDP", "Ping (ms)")


def from_flent(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a run: the mean of each rate while it flowed, the median of the pings without and under load."""
    series, meta = part(record, "results"), part(record, "metadata")
    rates = {way: _first(series, names) for way, names in _SUMS.items()}
    pings = _first(series, _PINGS)
    busy = {way: {n for n, value in enumerate(values) if value is not None} for way, values in rates.items()}
    first = min((min(times) for times in busy.values() if times), default=0)
    time = words(meta.get("TIME"))
    return measured(
        where,
        *(_mean(rates[way]) for way in ("down", "up")),
        idle_latency_ms=_middle(pings[:first]),
        loaded_latency_down_ms=_middle([pings[n] for n in sorted(busy["down"]) if n < len(pings)]),
        loaded_latency_up_ms=_middle([pings[n] for n in sorted(busy["up"]) if n < len(pings)]),
        at=when(f"{time}Z" if time and time[-1].isdigit() and "+" not in time else time),  # Flent writes UTC
        server=words(meta.get("HOST")),
        local=is_local(part(meta, "EGRESS_INFO").get("target") or meta.get("HOST")),
        tool="Flent",
    )


def _first(series: Mapping[str, Any], names: Sequence[str]) -> list[float | None]:
    found: list[Any] = next((series[name] for name in names if isinstance(series.get(name), list)), [])
    return [value if isinstance(value, float) else None for value in found]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _middle(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
