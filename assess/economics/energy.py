"""A year of a node in energy, and the calendar that its hours follow."""

from calendar import isleap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import fsum, isfinite
from typing import Any, NamedTuple, Protocol, cast

from assess.errors import UsageError


class Values(Protocol):
    """A list, a tuple or an array of NumPy."""

    def __len__(self) -> int:
        """Return how many."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Yield each."""
        ...

    def __getitem__(self, key: Any, /) -> Any:
        """Return one, or a part."""
        ...


Amount = float | Values  # a year's sum, or a value for each hour or quarter-hour of the year
_HOURS = {8760, 8784}
_QUARTERS = {4 * hours for hours in _HOURS}
_ROUNDING = 1e-6  # kWh; what differences of two runs may leave below 0


@dataclass(frozen=True)
class YearEnergy:
    """What a node does in a year [kWh, GPU-hours]; None is unknown.

    `cooling_kwh` is the electricity that the home's cooling uses because of the node, `heating_saved_kwh` the heat
    that need not be made, `household_kwh` the electricity of the home without the node. Arrays start on 1 January of
    `year` at midnight, in standard time. Raises UsageError for an array that is not a year, or a sum below 0.
    """

    node_kwh: Amount
    cooling_kwh: Amount | None = None
    heating_saved_kwh: Amount | None = None
    gpu_hours: Amount | None = None
    household_kwh: Amount | None = None
    year: int = 2026

    def __post_init__(self) -> None:
        """Refuse what is not a year."""
        for name in ("node_kwh", "cooling_kwh", "heating_saved_kwh", "gpu_hours", "household_kwh"):
            amount = getattr(self, name)
            if amount is None:
                continue
            values = hourly(amount)
            if values is not None and len(values) not in _HOURS | _QUARTERS:
                raise UsageError(
                    f"{name} has {len(values):,} values; a year has 8,760 or 8,784 hours, or four times that"
                )
            if values is not None and len(values) % 8784 == 0 and not isleap(self.year):
                raise UsageError(f"{name} has {len(values):,} values, a leap year, and {self.year} is none")
            # A single hour may be below 0, where the node's heat shifts cooling to another; a year is not.
            if not isfinite(total(amount)) or total(amount) < -_ROUNDING:
                raise UsageError(f"{name} comes to {total(amount)} in the year; it is a number, 0 or more")


def hourly(amount: Amount) -> Values | None:
    """Return the values of an array, None for the sum of a year."""
    return cast("Values", amount) if hasattr(amount, "__len__") else None


def total(amount: Amount) -> float:
    """Return the sum of the year."""
    values = hourly(amount)
    return float(cast("float", amount)) if values is None else fsum(values)


def by_hour(amount: Amount) -> list[float]:
    """Return 8,760 or 8,784 values; the sum of a year is spread evenly, quarter-hours are added up."""
    values = hourly(amount)
    if values is None:
        return [total(amount) / min(_HOURS)] * min(_HOURS)
    if len(values) in _HOURS:
        return [float(value) for value in values]
    return [fsum(values[start : start + 4]) for start in range(0, len(values), 4)]


def by_month(amount: Amount, year: int) -> tuple[float, ...]:
    """Return twelve sums, January first; the sum of a year is spread by the length of the months."""
    if hourly(amount) is None:
        return tuple(total(amount) * hours / min(_HOURS) for hours in _month_lengths(year))
    values = by_hour(amount)
    sums: list[list[float]] = [[] for _ in range(12)]
    for moment, value in zip(clock(year, len(values), daylight=False), values, strict=True):
        sums[moment.month - 1].append(value)
    return tuple(map(fsum, sums))


@cache
def _month_lengths(year: int) -> tuple[int, ...]:
    """Return the hours of each month of a year of 8,760."""
    hours = Counter(moment.month for moment in clock(year, min(_HOURS), daylight=False))
    return tuple(hours[month] for month in range(1, 13))


class Moment(NamedTuple):
    """An hour on the clock: month 1 to 12, Saturday or Sunday, hour 0 to 23."""

    month: int
    weekend: bool
    hour: int


@cache
def clock(year: int, hours: int, *, daylight: bool) -> tuple[Moment, ...]:
    """Return what the clock on the wall shows at each hour of standard time; 8,760 hours skip 29 February."""
    return tuple(_moments(year, hours, daylight=daylight))


def _moments(year: int, hours: int, *, daylight: bool) -> Iterator[Moment]:
    at = datetime(year, 1, 1)  # noqa: DTZ001 - the clock of the place, whichever zone that is
    begins, ends = _daylight(year)
    for _ in range(hours):
        if hours == min(_HOURS) and (at.month, at.day) == (2, 29):
            at += timedelta(days=1)
        shown = at + timedelta(hours=1) if daylight and begins <= at < ends else at
        yield Moment(shown.month, shown.weekday() >= 5, shown.hour)
        at += timedelta(hours=1)


def _daylight(year: int) -> tuple[datetime, datetime]:
    """Return begin and end of daylight time in standard time: second Sunday of March, first of November."""
    march, november = datetime(year, 3, 8), datetime(year, 11, 1)  # noqa: DTZ001
    begins = march + timedelta(days=6 - march.weekday(), hours=2)
    return begins, november + timedelta(days=6 - november.weekday(), hours=1)
