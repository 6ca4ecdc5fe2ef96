"""The year of the host room with the node and without it: what it costs, what it saves, how warm it gets."""

from dataclasses import dataclass

import numpy as np

from assess.findings import Curve, Series
from assess.records import Confidence, Figure
from assess.thermal.dynamics.hours import Hours
from assess.thermal.dynamics.si import celsius, fahrenheit
from assess.thermal.engine.year import Year, monthly_kwh
from assess.thermal.inputs import Inputs

MONTHS = tuple(float(month) for month in range(1, 13))
_THRESHOLDS_F = tuple(float(f) for f in range(70, 131, 2))


@dataclass(frozen=True)
class YearResult:
    """The year in numbers: hours above the room's limit, warmest hour [°F], and its pictures."""

    hours_above: int
    warmest_f: float
    pictures: tuple[Series, ...]


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
    write("Heat of the node", node_w * len(with_node.node_w) / 1e3, "kWh")
    write("Cooling that the node adds", _removed_kwh(with_node) - _removed_kwh(without), "kWh", "heat to be removed")
    write("Heating that the node saves", without.heating_kwh - with_node.heating_kwh, "kWh", "heat not to be made")
    return YearResult(above, warmest_f, (_heat_stack(with_node, without), _warm_hours(with_node)))


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
        says=f"Of {given.sum():,.0f} kWh a year, {(central + own).sum():,.0f} are cooled away and "
        f"{saved.sum():,.0f} stand in for heating.",
    )


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
        says=f"The warmest hour is {air_f.max():.0f} °F.",
    )
