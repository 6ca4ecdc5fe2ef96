"""The outdoor air: how hot it gets, and what a cubic foot of it carries at the height of the home."""

from dataclasses import dataclass

from assess.climate import DesignConditions
from assess.climate.summer import range_class
from assess.records import Basis, Confidence, Figure
from assess.thermal.inputs import Inputs, Known, Missing

_CURE = "Give the ZIP code, or the temperatures themselves under [weather]."


@dataclass(frozen=True)
class Outdoors:
    """Outdoor dry bulbs [°F], and the air at the home's height against sea level.

    `density` is 1 at sea level; `air` is the sensible heat of moving air there [BTU/h per CFM·°F]. `winter_f` is
    the 99 % dry bulb and `daily_range` the class of the daily range, each None where it is not known.
    """

    design_f: Known
    extreme_f: Known
    elevation_ft: float
    density: float
    air: float
    winter_f: float | None = None
    daily_range: str | None = None


def outdoors(inputs: Inputs, weather: DesignConditions | None) -> Outdoors:
    """Return the outdoor air; what the home states goes before what the station says."""
    ws = inputs.ws
    design = _temperature(inputs, "weather.cooling_1_f", "Outdoor air on the design day", weather)
    extreme = _temperature(inputs, "weather.extreme_max_f", "Hottest outdoor air in twenty years", weather)
    if not isinstance(extreme, Missing) and not isinstance(design, Missing) and extreme < design:
        extreme = ws.largest("Hottest outdoor air, not below the design day", {"design day": design}, unit="°F")
    elevation_ft = _elevation_ft(inputs, weather)
    thinner = ws.product(
        "Thinner air", (elevation_ft, "ft"), inputs.figure("air.thinner_per_ft"), unit="of sea-level density"
    )
    density = ws.total("Air density", {"sea level": 1.0}, less={"height": thinner}, unit="of sea-level density")
    air = ws.product(
        "Sensible heat of moving air",
        inputs.figure("air.sensible"),
        (density, "of sea-level density"),
        unit="BTU/h per CFM·°F",
    )
    winter_f = weather.heating_99_f if weather else inputs.home.weather.heating_99_f
    return Outdoors(design, extreme, elevation_ft, density, air, winter_f, _daily_range(inputs, weather))


def _daily_range(inputs: Inputs, weather: DesignConditions | None) -> str | None:
    """Return the class of the daily range, `low`, `medium` or `high`; None where it is not known."""
    said = inputs.home.weather.daily_range_f
    if said is not None:
        return range_class(said)
    return None if weather is None else weather.daily_range_class


def _temperature(inputs: Inputs, path: str, label: str, weather: DesignConditions | None) -> Known:
    said = inputs.stated(path, label, "°F")
    if said is not None:
        return said
    if weather is None:
        return Missing("place.zip_code", _CURE)
    field = path.removeprefix("weather.")
    confidence, note = weather.confidence, None
    if field == "extreme_max_f":
        confidence = Confidence.weakest(confidence, weather.extreme_adder.confidence)
        note = weather.extreme_basis
    figure = Figure(value=getattr(weather, field), unit="°F", cite=weather.cite, confidence=confidence)
    return inputs.ws.given(label, figure, note=note)


def _elevation_ft(inputs: Inputs, weather: DesignConditions | None) -> float:
    said = inputs.stated("place.elevation_ft", "Elevation of the home", "ft")
    if said is not None:
        return said
    if weather is None:
        return inputs.assumed("Elevation of the home", inputs.figure("air.sea_level"))
    label = f"Elevation of {weather.station_name}"
    note = "the station's stands for the home's"
    return inputs.ws.given(label, weather.elevation_ft, "ft", cite=weather.cite, basis=Basis.ASSUMED, note=note)
