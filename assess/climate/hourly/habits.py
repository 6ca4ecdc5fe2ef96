"""What typical years look like: the figures of codes/climate/synthetic.toml, by name."""

import tomllib
from functools import cache

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.records import Confidence, Figure, Record
from assess.resources import folder

_FILE = "codes/climate/synthetic.toml"


class DailyRange(Record):
    """How far each of the 24 hours is below the day's maximum, as a share of the daily range."""

    title: str
    unit: str
    cite: str
    confidence: Confidence
    hours: tuple[float, ...] = Field(min_length=24, max_length=24)


class Clearness(Record):
    """Mean daily clearness index of summer and winter in some climate zones."""

    zones: tuple[str, ...]
    summer: float
    winter: float
    cite: str
    confidence: Confidence


class Habits(Record):
    """Everything in codes/climate/synthetic.toml, by its own names."""

    daily_range: DailyRange
    winter_range: Figure
    mean_in_span: Figure
    season_in_span: Figure
    hottest_day: Figure
    day_to_day: Figure
    spell_of_summer: Figure
    spell_of_winter: Figure
    clear_to_clear: Figure
    clear_and_warm: Figure
    range_of_clear_day: Figure
    clearness_spread_summer: Figure
    clearness_spread_winter: Figure
    clearest: Figure
    darkest: Figure
    cloudy_hours: Figure
    dew_point_below_minimum: Figure
    wind: Figure
    clearness: tuple[Clearness, ...]

    def clearness_of(self, iecc_zone: str | None) -> Clearness:
        """Return the clearness of a zone; an unknown one has that of the last row."""
        return next((c for c in self.clearness if iecc_zone in c.zones), self.clearness[-1])


@cache
def load_habits() -> Habits:
    """Return the figures. Raises RuleDataError when the file is malformed."""
    text = folder("codes").joinpath("climate", "synthetic.toml").read_text(encoding="utf-8")
    try:
        return Habits.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RuleDataError("the figures of a typical year cannot be read", where=_FILE, hint=str(error)) from error
