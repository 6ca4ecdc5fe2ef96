"""What a summer is beyond its 1 % temperature: estimates by region, for no table of them may be passed on."""

import tomllib
from functools import cache, lru_cache
from typing import Literal

from pydantic import ValidationError

from assess.climate.moist_air import humidity_ratio, pressure_pa, saturation_humidity_ratio, wet_bulb_c
from assess.climate.policy import load_policy
from assess.climate.si import METRES_PER_FOOT, celsius, fahrenheit
from assess.errors import RuleDataError
from assess.records import Confidence, Figure, Record
from assess.resources import folder

RangeClass = Literal["low", "medium", "high"]
Spread = tuple[float, float, float]

_FILE = "codes/climate/summer.toml"


class Region(Record):
    """One row of the table: where it fits, and the low, likely and high end of each estimate."""

    name: str
    note: str
    zones: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    milder_than_f: float | None = None
    above_ft: float | None = None
    below_ft: float | None = None
    adder_04_f: Spread
    dew_point_f: Spread
    daily_range_f: Spread

    def fits(self, state: str, iecc_zone: str, cooling_1_f: float, elevation_ft: float) -> bool:
        """Return whether the row speaks for a house."""
        return (
            (not self.zones or iecc_zone in self.zones)
            and (not self.states or state in self.states)
            and (self.milder_than_f is None or cooling_1_f < self.milder_than_f)
            and (self.above_ft is None or elevation_ft >= self.above_ft)
            and (self.below_ft is None or elevation_ft < self.below_ft)
        )


class Summers(Record):
    """Everything in codes/climate/summer.toml."""

    title: str
    cite: str
    confidence: Confidence
    region: tuple[Region, ...]


@cache
def load_summers() -> Summers:
    """Return the regions. Raises RuleDataError when the file is malformed."""
    text = folder("codes").joinpath("climate", "summer.toml").read_text(encoding="utf-8")
    try:
        return Summers.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RuleDataError("the summers by region cannot be read", where=_FILE, hint=str(error)) from error


def estimates(*, state: str, iecc_zone: str, cooling_1_f: float, elevation_ft: float) -> dict[str, Figure]:
    """Return the 0.4 % dry bulb, the wet bulb coincident with the 1 % one, and the daily range [°F], with their ranges.

    The keys are the fields of DesignConditions. Source: codes/climate/summer.toml.
    """
    return dict(_estimates(state, iecc_zone, cooling_1_f, elevation_ft))


@lru_cache(maxsize=4096)  # a station stands for many ZIP codes
def _estimates(state: str, iecc_zone: str, cooling_1_f: float, elevation_ft: float) -> dict[str, Figure]:
    summers = load_summers()
    region = next(r for r in summers.region if r.fits(state, iecc_zone, cooling_1_f, elevation_ft))
    wet_bulbs = [_wet_bulb_f(cooling_1_f, dew_point_f, elevation_ft) for dew_point_f in region.dew_point_f]
    ends = {
        "cooling_04_f": [cooling_1_f + adder for adder in region.adder_04_f],
        "coincident_wet_bulb_f": wet_bulbs,
        "daily_range_f": list(region.daily_range_f),
    }
    return {
        field: Figure(
            value=likely,
            unit="°F",
            cite=summers.cite,
            confidence=summers.confidence,
            low=low,
            high=high,
            note=f"{region.name}: {region.note}",
        )
        for field, (low, likely, high) in ends.items()
    }


def range_class(daily_range_f: float) -> RangeClass:
    """Return what ACCA Manual J calls a daily range [°F]: low below 16, high above 25, medium between."""
    policy = load_policy()
    if daily_range_f < policy.range_low_below.value:
        return "low"
    return "high" if daily_range_f > policy.range_high_above.value else "medium"


def wet_bulb_at(dry_bulb_f: float, *, of: tuple[float, float], elevation_ft: float) -> float:
    """Return the wet bulb [°F] at another dry bulb of the air that has the pair of dry and wet bulb `of` [°F]."""
    pressure = pressure_pa(elevation_ft * METRES_PER_FOOT)
    was, wet = (celsius(value) for value in of)
    now = celsius(dry_bulb_f)
    ratio = min(
        humidity_ratio(was, wet_bulb_c=min(was, wet), pressure=pressure), saturation_humidity_ratio(now, pressure)
    )
    return fahrenheit(wet_bulb_c(now, ratio, pressure))


def driest_wet_bulb(dry_bulb_f: float, *, elevation_ft: float) -> float:
    """Return the wet bulb [°F] of air without any water, which none can be below."""
    return fahrenheit(wet_bulb_c(celsius(dry_bulb_f), 0.0, pressure_pa(elevation_ft * METRES_PER_FOOT)))


def _wet_bulb_f(dry_bulb_f: float, dew_point_f: float, elevation_ft: float) -> float:
    """Return the wet bulb [°F] of air with this dew point, or the dry bulb where that is no higher."""
    pressure = pressure_pa(elevation_ft * METRES_PER_FOOT)
    dry_bulb_c = celsius(dry_bulb_f)
    ratio = humidity_ratio(dry_bulb_c, dew_point_c=min(dry_bulb_c, celsius(dew_point_f)), pressure=pressure)
    return fahrenheit(wet_bulb_c(dry_bulb_c, ratio, pressure))
