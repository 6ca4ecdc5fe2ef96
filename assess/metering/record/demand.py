"""The highest demand of a record: over a quarter of an hour where it tells one, else over what it tells."""

from dataclasses import dataclass

from assess.metering.record.record import Record
from assess.metering.record.series import Series
from assess.metering.record.windows import (
    HOUR_S,
    QUARTER_S,
    Peak,
    highest_clock,
    highest_reading,
    highest_sliding,
    two_neighbors,
)
from assess.rulebook import load_reference


@dataclass(frozen=True)
class Demand:
    """The demand of the house, and of its legs where they are known.

    `highest` is over `interval_s`, the interval that the record averages over: a quarter of an hour for shorter
    readings. `quarter_clock` and `quarter` are the highest quarter of the clock and of any fifteen minutes,
    `hour_clock` and `hour` the same of an hour. `neighbors` bounds what any window as long as a reading can be.
    `legs` are the highest of each leg.
    """

    highest: Peak
    interval_s: int
    quarter_clock: Peak | None
    quarter: Peak | None
    hour_clock: Peak | None
    hour: Peak | None
    neighbors: Peak | None
    legs: tuple[Peak, Peak] | None


def demand_of(record: Record) -> Demand | None:
    """Return the demand that a record shows; None when it holds no reading of known length."""
    series = record.series
    if series is None or record.highest is None:
        return None
    coarse_s = _coarsest_s(series, record.split_s)
    highest, interval_s = _highest(series, coarse_s, record.highest, record.split_s)
    tells_quarter = coarse_s <= QUARTER_S
    legs = None
    if record.house.legs is not None:
        pair = [_leg(leg) for leg in record.house.legs]
        legs = (pair[0], pair[1]) if pair[0] and pair[1] else None
    return Demand(
        highest=highest,
        interval_s=interval_s,
        quarter_clock=highest_clock(series, QUARTER_S) if tells_quarter else None,
        quarter=highest_sliding(series, QUARTER_S) if tells_quarter else None,
        hour_clock=highest_clock(series, HOUR_S) if coarse_s <= HOUR_S else None,
        hour=highest_sliding(series, HOUR_S) if coarse_s <= HOUR_S else None,
        neighbors=two_neighbors(series) if record.split_s is None else None,
        legs=legs,
    )


def _coarsest_s(series: Series, split_s: int | None) -> int:
    """Return the longest interval that is not rare by its time [s]."""
    if split_s is not None:
        return split_s
    share = load_reference("reference/metering").figure("demand.coarse_share").value
    whole = int(series.length_s.sum())
    lengths = sorted({int(n) for n in series.length_s if n > 0}, reverse=True)
    return next((n for n in lengths if n * int((series.length_s == n).sum()) >= share * whole), lengths[0])


def _highest(series: Series, coarse_s: int, reading: Peak, split_s: int | None) -> tuple[Peak, int]:
    if split_s is not None:
        return highest_clock(series, split_s) or reading, split_s
    if coarse_s >= QUARTER_S:
        return reading, coarse_s
    # Where fifteen minutes are not whole readings, a window shares them out evenly; a single reading bounds that.
    if QUARTER_S % coarse_s:
        return reading, coarse_s
    return highest_sliding(series, QUARTER_S) or reading, QUARTER_S


def _leg(series: Series) -> Peak | None:
    reading = highest_reading(series)
    if reading is None:
        return None
    return _highest(series, _coarsest_s(series, None), reading, None)[0]
