"""What service, setpoint, legs, the node's own circuit and a battery leave the node in each step."""

from dataclasses import dataclass

import numpy as np

from assess.electrical.headroom import ratings
from assess.intake import Home, PowerManagement
from assess.rulebook import Edition
from assess.rulebook.reference import load_reference
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet
from assess.year.battery import Store
from assess.year.steps import Array

_LEGS = 2


@dataclass(frozen=True, eq=False)
class Supply:
    """The limit on home and node together [W], and whether a listed power control system keeps the node below it.

    `setpoint_w` is that limit: the rating of the weakest of service, main and bus, at the share that it carries
    without pause. `circuit_w` is the most that the node's own circuit or its own setpoint lets it draw, `store` the
    battery.
    """

    setpoint_w: float
    gives_way: bool
    circuit_w: float = float("inf")
    store: Store | None = None

    def left_w(self, home_w: Array) -> Array:
        """Return what the home leaves below the limit, both legs together [W], negative where it is above itself."""
        return self.setpoint_w - home_w

    def leg_left_w(self, leg_w: Array | None) -> Array | float:
        """Return the same by the more loaded leg, of which the node takes half; without legs nothing is in the way."""
        return np.inf if leg_w is None else self.setpoint_w - _LEGS * leg_w


def supply_of(inputs: Inputs, edition: Edition) -> Supply | Missing:
    """Return the supply of a home, written down, or the rating that is missing."""
    home, ws = inputs.home, inputs.ws
    found: list[tuple[float, str]] = []
    for one in ratings(home, edition, Worksheet(recording=False)):
        if one.rating_a is None:
            return Missing(one.field, one.cure)
        found.append((one.rating_a, one.name))
    rating_a, name = min(found)
    volts = home.service.volts or load_reference("reference/electrical").figure("service.volts").value
    ws.given(f"{name}, the weakest", rating_a, "A")
    setpoint_a = ws.product(
        "Carried without pause", (rating_a, "A"), over=[edition.rules.continuous_load.factor], unit="A"
    )
    setpoint_w = float(ws.product("Home and node together", (setpoint_a, "A"), (volts, "V"), unit="W"))
    gives_way = home.node.power_management is PowerManagement.PCS_DYNAMIC
    return Supply(setpoint_w, gives_way, store=store_of(inputs))


def store_of(inputs: Inputs) -> Store | None:
    """Return the battery of the home or, without one, the one that comes with the node; None where there is none."""
    inputs = inputs.of("reference/year")
    home, ws = inputs.home, inputs.ws
    kwh = _energy_kwh(home)
    if not kwh:
        return None
    ws.given("Battery", kwh, "kWh")
    reserve = inputs.assumed("Kept for outages", inputs.figure("battery.reserve"))
    usable = float(ws.product("Battery that may be used", (kwh, "kWh"), (1 - reserve, "of it"), unit="kWh"))
    power_kw = None if home.battery is None else home.battery.power_kw
    if power_kw is None:
        hours = inputs.assumed("Hours at its full power", inputs.figure("battery.hours"))
        power_kw = float(ws.product("Power of the battery", (kwh, "kWh"), over=[(hours, "h")], unit="kW"))
    else:
        ws.given("Power of the battery", power_kw, "kW")
    round_trip = inputs.assumed("Round trip of the battery", inputs.figure("battery.round_trip"))
    return Store(1_000 * usable, 1_000 * power_kw, round_trip)


def _energy_kwh(home: Home) -> float | None:
    if home.battery is not None and home.battery.energy_kwh:
        return home.battery.energy_kwh
    return home.node.battery_kwh
