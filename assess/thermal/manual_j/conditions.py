"""The design day as Manual J sees it: outdoors and in, the daily range, the height above the sea."""

from dataclasses import dataclass
from typing import Literal

from assess.thermal.inputs import Inputs

DailyRange = Literal["low", "medium", "high"]


@dataclass(frozen=True)
class Conditions:
    """Outdoors and in on the design days.

    `outdoor_heating_f` is None where no winter is known, `grains` [grains/lb, outdoor air over indoor air] where
    no humidity is. Density is that of the air at the home's height against sea level.
    """

    outdoor_cooling_f: float
    outdoor_heating_f: float | None
    indoor_cooling_f: float
    indoor_heating_f: float
    daily_range: DailyRange
    latitude_deg: float
    density: float
    grains: float | None = None


@dataclass(frozen=True)
class Design:
    """The same as differences [°F]: of the airs in summer and in winter, and the adjustment for the daily range."""

    at: Conditions
    hotter_f: float
    colder_f: float | None
    range_f: float


def design(inputs: Inputs, at: Conditions) -> Design:
    """Return the design differences, written down."""
    ws = inputs.ws
    hotter = ws.total(
        "Outdoors over indoors", {"outdoors": at.outdoor_cooling_f}, less={"indoors": at.indoor_cooling_f}, unit="°F"
    )
    hotter = ws.largest("Design temperature difference", {"difference": hotter, "none": 0.0}, unit="°F")
    colder = None
    if at.outdoor_heating_f is not None:
        less = {"outdoors": at.outdoor_heating_f}
        colder = ws.total("Indoors over outdoors, winter", {"indoors": at.indoor_heating_f}, less=less, unit="°F")
        parts = {"difference": colder, "none": 0.0}
        colder = ws.largest("Design temperature difference, winter", parts, unit="°F")
    ranged = ws.given("Adjustment for the daily range", inputs.figure(f"daily_range.{at.daily_range}"))
    return Design(at, hotter, colder, ranged)


def daily_range_of(inputs: Inputs, range_f: float) -> DailyRange:
    """Return the class of a daily range of the outdoor temperature [°F]."""
    if range_f < inputs.figure("daily_range.low_below_f").value:
        return "low"
    return "high" if range_f > inputs.figure("daily_range.high_above_f").value else "medium"


def altitude_density(inputs: Inputs, elevation_ft: float) -> float:
    """Return the density of the air at a height against sea level, Manual J's altitude correction factor."""
    return 1.0 - inputs.figure("air.thinner_per_ft").value * elevation_ft
