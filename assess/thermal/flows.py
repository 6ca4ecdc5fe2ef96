"""Where the node's heat goes, and how warm the air around it gets: for the report, beside the limits."""

from dataclasses import dataclass

from assess.hardware import NodePower
from assess.thermal.days import Day
from assess.thermal.enclosure import UA, End
from assess.thermal.host_room import RoomHeat
from assess.thermal.inputs import Inputs

CLASSES = ("a1", "a2", "a3", "a4")
_THERMOMETER_F = 150.0


@dataclass(frozen=True)
class Air:
    """The air around a node that runs without pause on the design day [°F]; the inlet of air-cooled servers alone."""

    room_f: float
    inlet_f: float | None


def flows(inputs: Inputs, power: NodePower, heat: RoomHeat, day: Day, limit_f: float) -> Air:
    """Return the air on the design day, and write down where the heat of the node goes on it.

    Heat and temperature go in step: what the room could take beyond the node's heat keeps it below its limit. The
    compressor of a cooled room rests before the room is colder than the house; a unit of the room's own, which is set
    by itself, before it is colder than its limit if the house is warmer than that. In a garage such a unit is set as
    the house would be.
    """
    ws, node_w = inputs.ws, power.heat_to_room_w
    spare = ws.total("Room could take beyond it", {"room": heat.could_take_w}, less={"node": node_w}, unit="W")
    per_f = inputs.watts("Per degree of the room", heat.per_degree)
    cooler = ws.product("Cooler than its limit by", (spare, "W"), over=[(per_f, "W/°F")], unit="°F") if per_f else 0.0
    room_f = ws.total("Room air with this node", {"limit": limit_f}, less={"cooler": cooler}, unit="°F")
    if day.supply is not None or day.own_btu_h:
        rests_f = day.ends.get(End.HOUSE)
        if rests_f is None:
            rests_f = inputs.value(
                "dwelling.indoor_design_f", "Set temperature of its own unit", "°F", "indoor.design_f"
            )
        if day.own_btu_h:
            rests_f = min(rests_f, limit_f)
        both = {"cooling without pause": room_f, "cooling rests at": rests_f}
        room_f = ws.largest("Room air, its cooling resting in between", both, unit="°F")
    parts = {"to the air of the room": node_w, "into the coolant": power.cooler_heat_w}
    ws.total("Heat of the node, indoors and to its cooler", parts, unit="W")
    if End.HOUSE in day.ends:
        _to_the_house(inputs, heat, room_f, day.ends[End.HOUSE])
    if power.cooler_heat_w > 0:
        return Air(room_f, None)
    layers = inputs.figure("air_limit.stratification")
    inlet = ws.total("Air at the servers' inlet", {"room": room_f, "layers": layers.value}, unit="°F", cite=layers.cite)
    return Air(room_f, inlet)


def air_class(inputs: Inputs, inlet_f: float) -> str | None:
    """Return the first ASHRAE class whose allowable range holds the inlet air, such as `A2`; None beyond them all."""
    return next((key.upper() for key in CLASSES if inlet_f <= inputs.figure(f"air_class.{key}").value), None)


def air_in_words(air_f: float) -> str:
    """Return a temperature in words; far beyond any limit it says no more than that the room has no way out."""
    return f"{air_f:.0f} °F" if air_f <= _THERMOMETER_F else f"more than {_THERMOMETER_F:.0f} °F"


def _to_the_house(inputs: Inputs, heat: RoomHeat, room_f: float, house_f: float) -> None:
    ws = inputs.ws
    over = ws.total("Room over the house", {"room": room_f}, less={"house": house_f}, unit="°F")
    tied = ws.product("Of it, to the air of the house", (heat.to_house, UA), (over, "°F"), unit="BTU/h")
    inputs.watts("The same in watts", tied)
