"""Time-of-use tariffs: what the tables of `codes/economics/tariffs.toml` look like once checked."""

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from math import fsum
from typing import Self

from pydantic import Field, ValidationError, model_validator

from assess.economics.energy import Amount, by_hour, clock, hourly, total
from assess.errors import IntakeError, RuleDataError
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference

_NAME = "economics/tariffs"
_DAY = 24
HOURS = 8760
Clock = tuple[tuple[int, str], ...]
Slot = tuple[int, str, str]  # month, season, period


class Season(Record):
    """Months, the clock of a weekday and of a weekend day, and the price of each period [the tariff's unit]."""

    months: tuple[int, ...] = Field(min_length=1)
    weekday: Clock = Field(min_length=1)
    weekend: Clock = Field(min_length=1)
    prices: dict[str, float]

    @model_validator(mode="after")
    def _every_hour_has_a_price(self) -> Self:
        for day in (self.weekday, self.weekend):
            starts = [start for start, _ in day]
            if starts[0] != 0 or any(a >= b for a, b in pairwise(starts)) or starts[-1] >= _DAY:
                raise ValueError("a clock starts at 0 and ascends, below 24")
            if unknown := {period for _, period in day} - self.prices.keys():
                raise ValueError(f"no price for {', '.join(sorted(unknown))}")
        if any(price <= 0 for price in self.prices.values()):
            raise ValueError("a price is above 0")
        return self

    def periods(self, *, weekend: bool) -> tuple[str, ...]:
        """Return the period of each of 24 hours."""
        day = self.weekend if weekend else self.weekday
        return tuple(next(period for start, period in reversed(day) if start <= hour) for hour in range(_DAY))


class Tariff(Record):
    """One tariff, its energy charges since `as_of`."""

    title: str
    states: tuple[str, ...]
    as_of: date
    daylight: bool
    unit: str
    cite: str
    confidence: Confidence
    note: str = ""
    seasons: dict[str, Season] = Field(min_length=1)

    @model_validator(mode="after")
    def _the_seasons_make_a_year(self) -> Self:
        months = sorted(month for season in self.seasons.values() for month in season.months)
        if months != list(range(1, 13)):
            raise ValueError("each month belongs to one season")
        return self

    def price(self, season: str, period: str) -> Figure:
        """Return the price of a period with its source."""
        value = self.seasons[season].prices[period]
        return Figure(value=value, unit=self.unit, cite=self.cite, confidence=self.confidence)


@cache
def load_tariffs() -> dict[str, Tariff]:
    """Return the tariffs by name. Raises RuleDataError when the file is malformed."""
    found: dict[str, Tariff] = {}
    for name, raw in load_reference(_NAME).raw.items():
        try:
            found[name] = Tariff.model_validate(raw)
        except ValidationError as error:
            problem = error.errors()[0]
            place = ".".join(str(part) for part in (name, *problem["loc"]))
            raise RuleDataError(f"[{place}] {problem['msg'].lower()}", where=f"codes/{_NAME}.toml") from error
    return found


def tariff_of(name: str, state: str | None) -> Tariff:
    """Return a tariff by its name. Raises IntakeError when there is none, or it is one of another state."""
    tariffs = load_tariffs()
    if name not in tariffs:
        raise IntakeError(
            f'there is no tariff "{name}"',
            where="economics.tariff",
            hint=f"There are {', '.join(tariffs)}; for any other give economics.electricity_usd_per_kwh.",
        )
    found = tariffs[name]
    if state is not None and state not in found.states:
        raise IntakeError(
            f'"{name}" is a tariff of {", ".join(found.states)}, and the home is in {state}',
            where="economics.tariff",
            hint="Leave it out, or give economics.electricity_usd_per_kwh.",
        )
    return found


@cache
def _slots(name: str, year: int, hours: int) -> tuple[Slot, ...]:
    """Return month, season and period of each hour of standard time."""
    tariff = load_tariffs()[name]
    season_of = {month: key for key, season in tariff.seasons.items() for month in season.months}
    periods = {
        (key, weekend): season.periods(weekend=weekend)
        for key, season in tariff.seasons.items()
        for weekend in (False, True)
    }
    found = []
    for at in clock(year, hours, daylight=tariff.daylight):
        season = season_of[at.month]
        found.append((at.month, season, periods[season, at.weekend][at.hour]))
    return tuple(found)


@cache
def _even(name: str, year: int) -> dict[Slot, float]:
    """Return the share of a year's hours in each month, season and period."""
    slots = Counter(_slots(name, year, HOURS))
    return {slot: hours / HOURS for slot, hours in slots.items()}


def split(name: str, amount: Amount, year: int) -> dict[Slot, float]:
    """Return a year's energy by month, season and period; the sum of a year is spread evenly over its hours."""
    if hourly(amount) is None:
        return {slot: total(amount) * share for slot, share in _even(name, year).items()}
    values = by_hour(amount)
    parts: dict[Slot, list[float]] = defaultdict(list)
    for slot, value in zip(_slots(name, year, len(values)), values, strict=True):
        parts[slot].append(value)
    return {slot: fsum(kwh) for slot, kwh in parts.items()}
