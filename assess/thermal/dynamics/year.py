"""The year of the host room with the node and without it: what it costs, what it saves, how warm it gets."""

from dataclasses import dataclass

import numpy as np

from assess.findings import Curve, Series
from assess.records import Confidence, Figure
from assess.thermal.dynamics.hours import Hours
from assess.thermal.dynamics.si import celsius, fahrenheit
from assess.thermal.engine.year import Year, monthly_kwh
from assess.thermal.flows import air_in_words
from assess.thermal.inputs import Inputs

MONTHS = tuple(float(month) for month in range(1, 13))
_THRESHOLDS_F = tuple(float(f) for f in range(70, 131, 2))


@dataclass(frozen=True)
class YearResult:
    """The year in numbers: hours above the room's limit, warmest hour [°F], heat given and saved, and its pictures.

    `label` names the weather; `coldest_house_f` is the house's coldest hour, None where the house is not known.
    """

    hours_above: int
    warmest_f: float
    pictures: tuple[Series, ...]
    label: str = ""
    given_kwh: float = 0.0
    saved_kwh: float = 0.0
    coldest_house_f: float | None = None


def year_result(inputs: Inputs, hours: Hours, *, node_w: float, limit_f: float) -> YearResult:
    """Return the year with a node of `node_w` in the room, written down beside the year without one."""
    with_node, without = hours.run(node_w), hours.run(0.0)
    weather = hours.weather
    confidence = Confidence.LOW if weather.synthetic else Confidence.MEDIUM
    above, warmest_f = with_node.hours_above(celsius(limit_f)), fahrenheit(float(with_node.room_air_c.max()))

    def write(label: str, value: float, unit: str, note: str | None = None) -> None:
        figure = Figure(value=value, unit=unit, cite=weather.label, confidence=confidence)
        inputs.ws.given(label, figure, note=note)

    write("Hours above the room's limit", above, "h", f"limit {limit_f:.1f} °F")
    write("Warmest hour of the room", warmest_f, "°F")
    given_kwh, saved_kwh = node_w * len(with_node.node_w) / 1e3, without.heating_kwh - with_node.heating_kwh
    write("Heat of the node", given_kwh, "kWh")
    write("Cooling that the node adds", _removed_kwh(with_node) - _removed_kwh(without), "kWh", "heat to be removed")
    write("Heating that the node saves", saved_kwh, "kWh", "heat not to be made")
    pictures = _heat_stack(with_node, without), _warm_hours(with_node)
    house_c = with_node.house_air_c
    coldest_f = None if house_c is None else fahrenheit(float(house_c.min()))
    return YearResult(above, warmest_f, pictures, weather.label, given_kwh, saved_kwh, coldest_f)


def _removed_kwh(year: Year) -> float:
    return year.cooling_kwh + year.own_unit_kwh


def _heat_stack(with_node: Year, without: Year) -> Series:
    """Return where the node's heat goes, month by month: cooled away, in place of heating, out through the shell."""
    given = np.array(monthly_kwh(with_node.node_w))
    central = np.array(monthly_kwh(with_node.cooling_w - without.cooling_w))
    own = np.array(monthly_kwh(with_node.own_unit_w - without.own_unit_w))
    saved = np.array(monthly_kwh(without.heating_w - with_node.heating_w))
    curves = {
        "house cooling": central,
        "the room's own cooling": own,
        "in place of heating": saved,
        "out through walls and air": given - central - own - saved,
    }
    return Series(
        code="thermal.monthly_heat",
        title="Where the node's heat goes, month by month",
        x_name="month",
        x_unit="",
        x=MONTHS,
        y_unit="kWh",
        curves=tuple(Curve(name=name, values=tuple(map(float, values))) for name, values in curves.items()),
        says=heat_in_words(given.sum(), (central + own).sum(), saved.sum()),
    )


def heat_in_words(given_kwh: float, cooled_kwh: float, saved_kwh: float) -> str:
    """Return the year's heat in a sentence.

    A thermostat in the node's room makes the house be cooled along, and its heating rest, by more than the node gives.
    """
    cooled, saved = (max(0.0, round(kwh)) for kwh in (cooled_kwh, saved_kwh))
    if cooled + saved > round(given_kwh) + 1:
        return (
            f"For {given_kwh:,.0f} kWh of the node a year, {cooled:,.0f} more are cooled away and {saved:,.0f} less "
            "are heated, because the node's warmth commands the house, too."
        )
    return f"Of {given_kwh:,.0f} kWh a year, {cooled:,.0f} are cooled away and {saved:,.0f} stand in for heating."


def _warm_hours(year: Year) -> Series:
    air_f = np.array([fahrenheit(float(c)) for c in year.room_air_c])
    hours = tuple(float(np.count_nonzero(air_f > threshold)) for threshold in _THRESHOLDS_F)
    return Series(
        code="thermal.hours_above",
        title="Hours of the year in which the room is warmer",
        x_name="room air",
        x_unit="°F",
        x=_THRESHOLDS_F,
        y_unit="h",
        curves=(Curve(name="hours above", values=hours),),
        says=f"The warmest hour is {air_in_words(float(air_f.max()))}.",
    )
