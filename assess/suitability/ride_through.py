"""How long a battery carries the node through an outage of the street."""

from dataclasses import dataclass

from assess.hardware import NodePower, NodeSpec
from assess.intake import Home
from assess.records import Basis
from assess.suitability.rules import reliability
from assess.worksheet import Worksheet

_W_PER_KW = 1_000.0


@dataclass(frozen=True)
class RideThrough:
    """The hours that the node runs on without the street; `why` says it where they are none."""

    hours: float
    battery: bool
    why: str = ""


def ride_through(home: Home, spec: NodeSpec, power: NodePower, ws: Worksheet) -> RideThrough:
    """Return how long the node runs on at its full draw.

    A node's own battery is built for it. One of the home counts only where it is said to carry the node and gives
    enough power: what is not known is not counted on.
    """
    energy = _own_kwh(home, spec, ws)
    if energy is None:
        return _of_the_home(home, power, ws)
    return RideThrough(_hours(energy, power.wall_w, ws), battery=energy > 0, why="" if energy else _NONE)


_NONE = "There is no battery for the node."


def _own_kwh(home: Home, spec: NodeSpec, ws: Worksheet) -> float | None:
    label = "Battery of the node"
    if home.node.battery_kwh is not None:
        basis = home.basis_of("node.battery_kwh").basis
        return float(ws.given(label, home.node.battery_kwh, "kWh", basis=basis))
    if spec.model.battery_kwh is not None:
        note = "not stated; as the maker's node has it"
        return float(ws.given(label, spec.model.battery_kwh, basis=Basis.ASSUMED, note=note))
    return None


def _of_the_home(home: Home, power: NodePower, ws: Worksheet) -> RideThrough:
    battery = home.battery
    if battery is None or battery.energy_kwh is None or battery.backs_up_node is not True:
        said = _NONE if battery is None else "The home's battery is not known to carry the node."
        generator = "" if home.generator is None else " A generator is not counted: what else it carries is not known."
        return RideThrough(0.0, battery=False, why=said + generator)
    kw = battery.stand_alone_kw if battery.stand_alone_kw is not None else battery.power_kw
    if kw is None or kw * _W_PER_KW < power.wall_w:
        return RideThrough(0.0, battery=False, why="The home's battery is not known to give the power of the node.")
    basis = home.basis_of("battery.energy_kwh").basis
    energy = float(ws.given("Battery of the home", battery.energy_kwh, "kWh", basis=basis))
    return RideThrough(_hours(energy, power.wall_w, ws), battery=energy > 0, why="" if energy else _NONE)


def _hours(energy_kwh: float, wall_w: float, ws: Worksheet) -> float:
    usable = ws.product(
        "Energy that reaches the node", (energy_kwh, "kWh"), reliability().figure("power.carry"), unit="kWh"
    )
    wall_kw = ws.product("Node at the wall", (wall_w, "W"), over=[(_W_PER_KW, "W/kW")], unit="kW")
    return float(ws.product("Ride-through", (usable, "kWh"), over=[(wall_kw, "kW")], unit="h"))
