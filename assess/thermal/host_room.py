"""The air of the host room in balance: how much heat it can take before it is warmer than allowed."""

from dataclasses import dataclass
from math import sqrt

from assess.thermal.days import Day
from assess.thermal.enclosure import UA, Enclosure, End
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class RoomHeat:
    """Heat the room can take [W], and by what conductance it is tied to the house and to the open air [BTU/h·°F]."""

    takes_w: float
    to_house: float
    to_open_air: float


def room_heat(
    inputs: Inputs, enclosure: Enclosure, day: Day, limit_f: float, outdoors: Outdoors, *, door: bool = True
) -> RoomHeat:
    """Return the heat that leaves a room whose air is at `limit_f`, beyond what already comes into it."""
    ws = inputs.ws
    over = _over(inputs, enclosure, day, limit_f, door=door)
    ways: dict[str, float] = {}
    for path in enclosure.paths:
        ways[path.name] = ws.product(f"By {path.name}", (path.btu_h_f, UA), (over[path.end], "°F"), unit="BTU/h")
    doorway = _doorway(inputs, over[End.HOUSE], day.ends[End.HOUSE], outdoors) if door else None
    if doorway is not None:
        ways["door"] = ws.product("By the door", (doorway, UA), (over[End.HOUSE], "°F"), unit="BTU/h")
    if day.supply is not None:
        colder = ws.total("Room over supply air", {"room": limit_f}, less={"supply air": day.supply.air_f}, unit="°F")
        ways["supply air"] = ws.product("By the supply air", (day.supply.btu_h_f, UA), (colder, "°F"), unit="BTU/h")
    if day.own_btu_h:
        ways["own cooling"] = day.own_btu_h
    total = ws.total("Heat that can leave", ways, less={"sun": enclosure.sun_btu_h}, unit="BTU/h")
    return RoomHeat(
        _for_the_node_w(inputs, total),
        _tied(enclosure, End.HOUSE) + (doorway or 0.0) + (day.supply.btu_h_f if day.supply else 0.0),
        sum(p.btu_h_f for p in enclosure.paths if p.name == "outdoor air"),
    )


def _over(inputs: Inputs, enclosure: Enclosure, day: Day, limit_f: float, *, door: bool) -> dict[End, float]:
    """Return how much warmer the room is than each thing around it that matters [°F]."""
    wanted = enclosure.ends | ({End.HOUSE} if door else frozenset())
    return {
        end: inputs.ws.total(f"Room over {end}", {"room": limit_f}, less={str(end): day.ends[end]}, unit="°F")
        for end in End
        if end in wanted
    }


def _doorway(inputs: Inputs, over_f: float, house_f: float, outdoors: Outdoors) -> float | None:
    """Return what a door that stands open or is louvered carries [BTU/h·°F]; None for a door that is or may be shut.

    Warm air leaves above while cool air comes in below, the faster the greater the difference.
    """
    ws, state, fig = inputs.ws, inputs.home.room.door, inputs.figure
    if state not in {"open", "louvered"}:
        return None
    height, absolute = fig("door.height_ft"), house_f + fig("air.absolute_f").value
    buoyant = sqrt(fig("air.freefall").value * height.value * abs(over_f) / absolute)
    speed = ws.given(
        "Speed of the warmer air", buoyant, "ft/s", note="√(g × height × difference ÷ absolute temperature)"
    )
    free = [fig("door.louvered")] if state == "louvered" else []
    cfm = ws.product(
        "Air exchanged through the door",
        fig("door.discharge"),
        fig("door.width_ft"),
        height,
        (speed, "ft/s"),
        fig("air.seconds_per_min"),
        *free,
        unit="CFM",
    )
    return float(ws.product("Door, per degree", (outdoors.air, "BTU/h per CFM·°F"), (cfm, "CFM"), unit=UA))


def _for_the_node_w(inputs: Inputs, total: float) -> float:
    ws = inputs.ws
    watts = {"heat that can leave": inputs.watts("The same in watts", total)}
    other = inputs.stated("room.other_heat_w", "Other equipment in the room", "W")
    left = ws.total("Left for the node", watts, less={} if other is None else {"other": other}, unit="W")
    return float(ws.largest("Heat the room can take", {"left": left, "nothing": 0.0}, unit="W"))


def _tied(enclosure: Enclosure, end: End) -> float:
    return sum(path.btu_h_f for path in enclosure.paths if path.end is end)
