"""A meter's record laid over the year by month, day and hour; what it lacks is taken from the weeks beside it.

The weather year has no weekday of its own, so the record keeps its own: a day stands at its date, and a gap is filled
from the same hour whole weeks away. The same record of another year therefore gives the same load.
"""

from dataclasses import dataclass

import numpy as np

from assess.rulebook.reference import load_reference
from assess.year.steps import DAYS, Array, Flags, Integers, Steps

_DAY_S = 86_400
_WEEK = 7


@dataclass(frozen=True, eq=False)
class Measured:
    """Readings of what a home drew: start of each by the local clock [s since 1970], its length [s], its energy [Wh].

    The clock is best one without daylight saving, which is the weather's. `leg_wh` is the energy of the more loaded
    leg in each, where legs were measured.
    """

    start_s: Integers
    length_s: Integers
    wh: Array
    leg_wh: Array | None = None


@dataclass(frozen=True, eq=False)
class Aligned:
    """A record laid over the year [W]: how many steps it holds itself, and from where the others come.

    `near` steps are of the same weekday and hour within four weeks, `other` ones of a made-up profile scaled to the
    record, or of farther weeks where there is none. `below` counts the steps that showed power flowing out.
    """

    watts: Array
    held: int
    near: int
    other: int
    below: int


def aligned(record: Measured, steps: Steps, usual_w: Array | None = None) -> Aligned:
    """Return a record over the year; `usual_w` is a made-up load for the times that it says nothing of.

    Where the record is longer than a year the later days count. The 29th of February is left out. Raises ValueError
    for a record without a single step that is measured well enough.
    """
    return _filled(_laid(record, record.wh, steps), steps, usual_w)


def aligned_leg(record: Measured, steps: Steps, house_w: Array | None = None) -> Array | None:
    """Return the power of the more loaded leg over the year [W]; None where legs were not measured.

    Where the record says nothing the leg keeps its usual share of `house_w`, the load of the whole house.
    """
    if record.leg_wh is None:
        return None
    return _filled(_laid(record, record.leg_wh, steps), steps, house_w).watts


def _laid(record: Measured, wh: Array, steps: Steps) -> Array:
    """Return the mean power of each step of the year [W], NaN where it was not measured."""
    order = np.argsort(record.start_s, kind="stable")
    start = record.start_s[order].astype(np.int64)
    end = start + record.length_s[order]
    # What was counted twice is counted once: a reading begins where the one before it ends.
    start[1:] = np.maximum(start[1:], np.maximum.accumulate(end)[:-1])
    keep = end > start
    start, end, energy = start[keep], end[keep], wh[order][keep]
    if not len(start):
        raise ValueError("the record holds no reading of a known length")
    knots = np.column_stack([start, end]).ravel()
    first = start[0] // steps.seconds * steps.seconds
    times = np.arange(first, end[-1] + steps.seconds, steps.seconds)

    def up_to(amounts: Array) -> Array:
        total = np.concatenate([[0.0], np.cumsum(amounts)])
        passed: Array = np.interp(times, knots, np.column_stack([total[:-1], total[1:]]).ravel())
        return passed

    seconds = np.diff(up_to((end - start).astype(np.float64)))
    covered = load_reference("reference/year").figure("measured.covered").value
    well = seconds >= covered * steps.seconds
    watts = np.divide(np.diff(up_to(energy)) * 3_600, seconds, out=np.zeros(len(seconds)), where=well)
    slot, dated = _slots(times[:-1], steps)
    year = np.full(steps.count, np.nan)
    use = well & dated
    year[slot[use]] = watts[use]
    return year


def _slots(times: Integers, steps: Steps) -> tuple[Integers, Flags]:
    """Return the step of the year that each time falls in, and whether it is on a day that every year has."""
    date = (times // _DAY_S).astype("datetime64[D]")
    january = date.astype("datetime64[Y]")
    day = (date - january.astype("datetime64[D]")).astype(np.int64)
    leap = ((january + 1).astype("datetime64[D]") - january.astype("datetime64[D]")).astype(np.int64) > DAYS
    last_of_february = 59
    dated = ~(leap & (day == last_of_february))
    day -= leap & (day > last_of_february)
    return day * steps.a_day + times % _DAY_S // steps.seconds, dated


def _filled(year: Array, steps: Steps, usual_w: Array | None) -> Aligned:
    known = ~np.isnan(year)
    held = int(known.sum())
    if not held:
        raise ValueError("the record measures no step well enough")
    below = int((year[known] < 0).sum())
    watts = np.maximum(year, 0.0)
    near_weeks = int(load_reference("reference/year").figure("measured.near_days").value) // _WEEK
    _from_weeks(watts, known, steps, range(1, near_weeks + 1))
    near = int((~np.isnan(watts)).sum()) - held
    missing = np.isnan(watts)
    if usual_w is not None and missing.any():
        scale = float(watts[known].mean()) / float(usual_w[known].mean())
        # A scale made of the mean of one season must not make peaks that neither was recorded nor is usual.
        highest = max(float(watts[known].max()), float(usual_w.max()))
        watts[missing] = np.minimum(scale * usual_w[missing], highest)
    elif missing.any():
        _from_weeks(watts, known, steps, range(near_weeks + 1, DAYS // _WEEK // 2 + 1))
        watts[np.isnan(watts)] = float(watts[known].mean())
    return Aligned(watts, held, near, steps.count - held - near, below)


def _from_weeks(watts: Array, known: Flags, steps: Steps, weeks: range) -> None:
    """Fill what is missing from what was measured whole weeks before, else as many after."""
    source = np.where(known, watts, np.nan)
    for week in weeks:
        for away in (week, -week):
            missing = np.isnan(watts)
            watts[missing] = np.roll(source, away * _WEEK * steps.a_day)[missing]
