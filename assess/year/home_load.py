"""What a home draws through the year: as its meter recorded it, else made up from its end uses and its climate."""

from dataclasses import dataclass

import numpy as np

from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference
from assess.thermal import ThermalSite
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet
from assess.year.end_uses import People, people, smooth_w, uses_of
from assess.year.hvac import house_year
from assess.year.measured import Aligned, Measured, aligned, aligned_leg
from assess.year.runs import runs_w
from assess.year.steps import Array, Steps


@dataclass(frozen=True, eq=False)
class HomeLoad:
    """The home's load without a node, one value a step [W].

    `aligned` is how a record was laid over the year, None for a made-up load. `end_uses_kwh` are the parts of a made-up
    one. `leg_w` is the more loaded leg, where legs were measured.
    """

    watts: Array
    aligned: Aligned | None
    end_uses_kwh: dict[str, float]
    leg_w: Array | None = None

    @property
    def made_up(self) -> bool:
        """Return whether no meter stands behind it."""
        return self.aligned is None

    @property
    def mostly_made_up(self) -> bool:
        """Return whether more of the year is made up than was recorded at that time of the year."""
        return self.aligned is None or self.aligned.other > self.aligned.held + self.aligned.near


def home_load(
    site: ThermalSite, steps: Steps, *, weather: WeatherYear | None, record: Measured | None
) -> HomeLoad | Missing:
    """Return the home's load: the record where there is one, its gaps filled from the made-up load if that is known.

    Raises ValueError for a record that measures nothing.
    """
    made_up = _made_up(site, steps, weather)
    if record is None:
        return made_up
    laid = aligned(record, steps, None if isinstance(made_up, Missing) else made_up.watts)
    return HomeLoad(laid.watts, laid, {}, aligned_leg(record, steps, laid.watts))


def write_home_load(inputs: Inputs, load: HomeLoad, steps: Steps) -> None:
    """Write down the energy and the peak of a load, and what it is made of."""
    confidence = Confidence.LOW if load.mostly_made_up else Confidence.MEDIUM
    cite = "end uses by RESNET and RECS, heating and cooling by the heat balance"
    if not load.made_up:
        cite = "meter record, most of the year made up from it" if load.mostly_made_up else "meter record"

    def write(label: str, value: float, unit: str, note: str | None = None) -> float:
        figure = Figure(value=value, unit=unit, cite=cite, confidence=confidence)
        return float(inputs.ws.given(label, figure, note=note))

    parts = {name: write(name, kwh, "kWh") for name, kwh in load.end_uses_kwh.items()}
    if parts:
        inputs.ws.total("The home in a year", parts, unit="kWh")
    else:
        write("The home in a year", float(load.watts.sum()) * steps.hours / 1_000, "kWh")
    length = f"mean of {60 // steps.per_hour} minutes"
    write("Highest demand of the home", float(load.watts.max()) / 1_000, "kW", length)
    if load.aligned is not None:
        write("Hours that the record holds", load.aligned.held * steps.hours, "h")
        write("Hours from weeks beside it", load.aligned.near * steps.hours, "h", "same weekday and hour")
        write("Hours from elsewhere", load.aligned.other * steps.hours, "h", "made up, scaled to the record")


def _made_up(site: ThermalSite, steps: Steps, weather: WeatherYear | None) -> HomeLoad | Missing:
    if weather is None:
        return Missing("place.zip_code", "Give the ZIP code, so that a year of weather is known.")
    who = people(Inputs(site.home, Worksheet(recording=False)))
    if isinstance(who, Missing):
        return who
    climate = house_year(site, weather)
    if isinstance(climate, Missing):
        return climate
    return made_up_load(site.home, who, steps, climate)


def made_up_load(home: Home, who: People, steps: Steps, climate_w: Array) -> HomeLoad:
    """Return a load made up of end uses and the hourly electricity of heating and cooling [W]."""
    seed = int(load_reference("reference/year").figure("made_up.seed").value)
    total = steps.spread(climate_w).astype(np.float64)
    parts = {"Heating and cooling": float(climate_w.sum()) / 1_000}
    for number, use in enumerate(uses_of(home, who)):
        total = total + (smooth_w(use, steps) if use.power_w is None else runs_w(use, steps, seed + number))
        parts[use.use.name] = parts.get(use.use.name, 0.0) + use.kwh
    return HomeLoad(total, None, parts)
