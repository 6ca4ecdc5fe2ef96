"""Which months a record holds, and whether its days look as if the sun fed the house."""

from dataclasses import dataclass

import numpy as np

from assess.metering.record.clock import DAY_S, HOUR_S, day_of
from assess.metering.record.series import Series
from assess.rulebook import load_reference

_NOON = (10, 14)
_NIGHT = (0, 5)


@dataclass(frozen=True)
class Seasons:
    """Whether a record holds a hot and a cold month, each by enough days."""

    hot: bool
    cold: bool


def seasons_of(series: Series, hot: tuple[int, ...] = (), cold: tuple[int, ...] = ()) -> Seasons:
    """Return which seasons a series holds; `hot` and `cold` are the months of the climate, where those are known."""
    figure = load_reference("reference/metering").figure
    year, month, _ = day_of(series.wall_s)
    least_s = figure("seasons.least_days").value * DAY_S
    held = set()
    for one in np.unique(year * 12 + month - 1):
        if int(series.length_s[year * 12 + month - 1 == one].sum()) >= least_s:
            held.add(int(one) % 12 + 1)

    def between(season: str) -> set[int]:
        first, last = (int(figure(f"seasons.{season}_{end}").value) for end in ("first", "last"))
        return {(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)}

    return Seasons(bool(held & (set(hot) or between("hot"))), bool(held & (set(cold) or between("cold"))))


def noon_dips(series: Series) -> tuple[int, int]:
    """Return on how many days the house drew far less around noon than its least at night, and of how many.

    A home draws its base load at noon too. Where the meter shows less, something else fed the house.
    """
    short = series.taking((series.length_s > 0) & (series.length_s <= HOUR_S))
    if len(short) == 0:
        return 0, 0
    day, hour, kw = short.wall_s // DAY_S, short.wall_s % DAY_S // HOUR_S, short.kw
    noon, night = ((hour >= span[0]) & (hour < span[1]) for span in (_NOON, _NIGHT))
    first, count = int(day.min()), int(day.max() - day.min()) + 1
    sums, sizes = np.zeros(count), np.zeros(count)
    np.add.at(sums, day[noon] - first, kw[noon])
    np.add.at(sizes, day[noon] - first, 1)
    least = np.full(count, np.inf)
    np.minimum.at(least, day[night] - first, kw[night])
    whole = (sizes > 0) & np.isfinite(least)
    noise_kw = load_reference("reference/metering").figure("generation.noise").value / 1_000
    share = load_reference("reference/metering").figure("generation.dip").value
    dips = whole & (least > 2 * noise_kw) & (sums / np.maximum(sizes, 1) < share * least)
    return int(dips.sum()), int(whole.sum())
