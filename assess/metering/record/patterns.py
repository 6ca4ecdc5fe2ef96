"""What no home does: the same reading for hours, or four equal quarters hour after hour."""

from dataclasses import dataclass
from datetime import datetime
from math import gcd

import numpy as np

from assess.metering.record.lengths import commonest
from assess.metering.record.series import Flags, Floats, Integers, Series
from assess.rulebook import load_reference

_HOUR_S = 3_600
_HALF_S = 1_800
_COUNTED = 10**9  # steps of a meter; more are as many, and one that counts in 1e-320 Wh has more than a float


@dataclass(frozen=True)
class Run:
    """Readings that stand still: the label of the first, their hours, and how high they stand [kW]."""

    begins: datetime
    hours: float
    kw: float


def flat_runs(series: Series) -> tuple[Run, ...]:
    """Return where one reading repeats for longer than a home's draw does, the longest first.

    A run of nothing counts whatever its digits are. A small reading of few digits repeats by its rounding, and does
    not count.
    """
    figure = load_reference("reference/metering").figure
    if len(series) == 0:
        return ()
    touch = series.axis_s[1:] <= series.end_s[:-1]
    new = np.concatenate(([True], (np.diff(series.code) != 0) | ~touch))
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(series)) - 1
    hours = (series.end_s[last] - series.axis_s[first]) / _HOUR_S
    long = (hours >= figure("flat.least_time").value) & (last - first + 1 >= figure("flat.least_count").value)
    fine = _fine(series) >= figure("flat.least_steps").value
    nothing = series.wh[first] == 0
    found = np.flatnonzero(long & (fine[series.code[first]] | nothing))
    kw = series.kw
    runs = [Run(series.label(int(first[n])), float(hours[n]), float(kw[first[n]])) for n in found]
    return tuple(sorted(runs, key=lambda run: -run.hours))


def split_of(series: Series) -> int | None:
    """Return the length of the intervals that were cut into equal parts to look like shorter ones [s]; None if none."""
    figure = load_reference("reference/metering").figure
    known = series.length_s[series.length_s > 0]
    if len(known) == 0:
        return None
    usual = commonest(known)
    for whole in (_HOUR_S, _HALF_S):
        if whole % usual or whole <= usual:
            continue
        equal, count = _blocks(series, usual, whole)
        if count * whole >= figure("split.least").value * _HOUR_S and equal >= figure("split.share").value * count:
            return whole
    return None


def _blocks(series: Series, part_s: int, whole_s: int) -> tuple[int, int]:
    """Return how many whole blocks are of equal parts, and how many there are with any use in them."""
    part = series.taking(series.length_s == part_s)
    _, first, sizes = np.unique(part.axis_s // whole_s, return_index=True, return_counts=True)
    full = first[sizes == whole_s // part_s]
    if len(full) == 0:
        return 0, 0
    rows: Integers = full[:, None] + np.arange(whole_s // part_s)[None, :]
    wh = part.wh[rows]
    used: Flags = wh.max(axis=1) != 0
    equal = (part.code[rows] == part.code[rows[:, :1]]).all(axis=1) & used
    return int(equal.sum()), int(used.sum())


def _fine(series: Series) -> Floats:
    """Return of how many steps of the meter each value is made: 0.05 kWh of a meter that counts hundredths is five."""
    used = [value for value in series.values if value]
    if not used:
        return np.zeros(len(series.values))
    exponent = min(int(value.normalize().as_tuple().exponent) for value in used)
    scaled = [abs(int(value.scaleb(-exponent))) for value in series.values]
    step = gcd(*scaled)
    return np.array([min(value // step, _COUNTED) for value in scaled], dtype=np.float64)
