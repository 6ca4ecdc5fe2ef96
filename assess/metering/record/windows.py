"""The highest average over a quarter of an hour or an hour, by the clock and over windows that slide."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np

from assess.metering.record.series import Floats, Integers, Series, moment

QUARTER_S = 900
HOUR_S = 3_600


@dataclass(frozen=True)
class Peak:
    """A highest average [kW], over so many seconds from a label on, and its energy [Wh], exact where it is a sum."""

    kw: float
    seconds: int
    at: datetime
    wh: Decimal | None = None
    estimated: bool = False


def highest_reading(series: Series) -> Peak | None:
    """Return the reading with the highest mean power; None when no length is known."""
    kw = series.kw
    if not bool(np.isfinite(kw).any()):
        return None
    at = int(np.nanargmax(kw))
    return _peak(series, at, at + 1, int(series.length_s[at]))


def highest_clock(series: Series, seconds: int) -> Peak | None:
    """Return the highest average over windows of the clock that readings fill whole; None when they fill none.

    Only readings that lie within one window count to it.
    """
    if len(series) == 0:
        return None
    window = series.axis_s // seconds
    inside = (series.length_s > 0) & ((series.end_s - 1) // seconds == window)
    part = series.taking(inside)
    if len(part) == 0:
        return None
    _, first = np.unique(part.axis_s // seconds, return_index=True)
    bounds = np.append(first, len(part))
    filled = np.add.reduceat(part.length_s, first) == seconds
    if not bool(filled.any()):
        return None
    energy = np.where(filled, np.add.reduceat(part.wh, first), -np.inf)
    best = int(np.argmax(energy))
    return _peak(part, int(bounds[best]), int(bounds[best + 1]), seconds)


def highest_sliding(series: Series, seconds: int) -> Peak | None:
    """Return the highest average over any window that readings fill whole, each taken as even in itself.

    The highest window begins where a reading begins or ends where one ends, so that no other need be tried. None
    when no window is filled.
    """
    part = series.taking(series.length_s > 0)
    if len(part) == 0:
        return None
    begins = np.unique(np.concatenate((part.axis_s, part.end_s - seconds)))
    energy = _within(part, begins, seconds, part.wh)
    filled = _within(part, begins, seconds, part.length_s.astype(np.float64)) >= seconds - 0.5
    if not bool(filled.any()):
        return None
    best = int(np.argmax(np.where(filled, energy, -np.inf)))
    begin = int(begins[best])
    first = int(np.searchsorted(part.axis_s, begin, side="left"))
    last = int(np.searchsorted(part.end_s, begin + seconds, side="right"))
    if first < last and int(part.length_s[first:last].sum()) == seconds:
        return _peak(part, first, last, seconds)
    at = int(np.searchsorted(part.axis_s, begin, side="right")) - 1
    label = moment(int(part.wall_s[at]) + begin - int(part.axis_s[at]), _offset(part, at))
    estimated = bool(part.estimated[at : last + 1].any())
    return Peak(float(energy[best]) * 3.6 / seconds, seconds, label, None, estimated)


def two_neighbors(series: Series) -> Peak | None:
    """Return the largest sum of two readings that touch, over the time of one: no window of that length is higher."""
    part = series.taking(series.length_s > 0)
    if len(part) < 2:
        return None
    touch = (part.axis_s[1:] == part.end_s[:-1]) & (part.length_s[1:] == part.length_s[:-1])
    if not bool(touch.any()):
        return None
    wh = part.wh
    power = np.where(touch, (wh[1:] + wh[:-1]) / part.length_s[1:], -np.inf)
    best = int(np.argmax(power))
    return _peak(part, best, best + 2, int(part.length_s[best]))


def _within(series: Series, begins: Integers, seconds: int, amount: Floats) -> Floats:
    """Return how much of an amount, spread evenly over each reading, lies in each window."""
    return _up_to(series, begins + seconds, amount) - _up_to(series, begins, amount)


def _up_to(series: Series, times: Integers, amount: Floats) -> Floats:
    before = np.concatenate(([0.0], np.cumsum(amount)))
    at = np.searchsorted(series.axis_s, times, side="right") - 1
    inside = np.clip(at, 0, None)
    share = np.clip((times - series.axis_s[inside]) / series.length_s[inside], 0.0, 1.0)
    return np.where(at < 0, 0.0, before[inside] + amount[inside] * share)


def _peak(series: Series, first: int, last: int, seconds: int) -> Peak:
    wh = series.exact_wh(slice(first, last))
    return Peak(
        kw=float(wh * 36 / (10 * seconds)),
        seconds=seconds,
        at=series.label(first),
        wh=wh,
        estimated=bool(series.estimated[first:last].any()),
    )


def _offset(series: Series, index: int) -> int | None:
    return None if series.offset_s is None else int(series.offset_s[index])
