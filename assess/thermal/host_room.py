"""The air of the host room in balance: how much heat it can take before it is warmer than allowed."""

from dataclasses import dataclass

from assess.thermal.days import Day
from assess.thermal.enclosure import EXHAUST, OUTDOOR_AIR, UA, Enclosure, End
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors
from assess.thermal.supply import Supply
from assess.worksheet.arrays import sqrt


@dataclass(frozen=True)
class RoomHeat:
    """Heat the room can take [W], never below nothing, and what ties its air to other air [BTU/h·°F].

    `could_take_w` is the same before it is held at nothing. `per_degree` is all that ties the room's air,
    `to_open_air` outdoor air that a fan draws through the room, `exhausted` house air that a fan blows out, and
    `door` what an open or louvered door carries.
    """

    takes_w: float
    could_take_w: float
    per_degree: float
    to_house: float
    to_open_air: float
    exhausted: float
    door: float = 0.0


@dataclass(frozen=True)
class Leaving:
    """Heat that leaves by one group of ways [BTU/h], and what it grows by with a degree of the room [BTU/h·°F]."""

    btu_h: float
    per_degree: float


def room_heat(
    inputs: Inputs, enclosure: Enclosure, day: Day, limit_f: float, outdoors: Outdoors, *, door: bool = True
) -> RoomHeat:
    """Return the heat that leaves a room whose air is at `limit_f`, beyond what already comes into it.

    This is the row of the host room's air in the two-zone network, with the house held at its temperature.
    """
    ws = inputs.ws
    over = _over(inputs, enclosure, day, limit_f, door=door)
    ways: dict[str, Leaving] = {}
    for path in enclosure.from_air:
        leaves = ws.product(f"By {path.name}", (path.btu_h_f, UA), (over[path.end], "°F"), unit="BTU/h")
        ways[path.name] = Leaving(leaves, path.btu_h_f)
    doorway = _doorway(inputs, over[End.HOUSE], day.ends[End.HOUSE], outdoors) if door else None
    if doorway is not None:
        leaves = ws.product("By the door", (doorway, UA), (over[End.HOUSE], "°F"), unit="BTU/h")
        ways["door"] = Leaving(leaves, doorway)
    if enclosure.from_surfaces:
        ways["surfaces"] = by_surfaces(inputs, enclosure, over)
    if day.supply is not None:
        ways["supply air"] = _by_supply_air(inputs, day.supply, limit_f, day.ends[End.HOUSE])
    if day.own_btu_h:
        ways["own cooling"] = Leaving(day.own_btu_h, 0.0)
    total = ws.total("Heat that can leave", {name: way.btu_h for name, way in ways.items()}, unit="BTU/h")
    could = _for_the_node_w(inputs, total)
    exhausted, open_air = enclosure.named(EXHAUST), enclosure.named(OUTDOOR_AIR)
    supplied = day.supply.mixing if day.supply else 0.0
    return RoomHeat(
        takes_w=ws.largest("Heat the room can take", {"left": could, "nothing": 0.0}, unit="W"),
        could_take_w=could,
        per_degree=sum(way.per_degree for way in ways.values()),
        to_house=_tied(enclosure, End.HOUSE) - exhausted + (doorway or 0.0) + supplied,
        to_open_air=open_air,
        exhausted=exhausted,
        door=doorway or 0.0,
    )


def _by_supply_air(inputs: Inputs, supply: Supply, room_f: float, house_f: float) -> Leaving:
    """Return the heat that goes into the supply air, which is the colder the cooler the air is that returns."""
    ws = inputs.ws
    own = ws.product("Return air, the room's part", (supply.share, "of air"), (room_f, "°F"), unit="°F")
    rest = ws.product("Return air, the house's part", (1 - supply.share, "of air"), (house_f, "°F"), unit="°F")
    returns = ws.total("Return air", {"room": own, "house": rest}, unit="°F")
    air_f = ws.total("Supply air", {"return air": returns}, less={"colder by": supply.colder_f}, unit="°F")
    colder = ws.total("Room over supply air", {"room": room_f}, less={"supply air": air_f}, unit="°F")
    leaves = ws.product("By the supply air", (supply.btu_h_f, UA), (colder, "°F"), unit="BTU/h")
    return Leaving(leaves, supply.mixing)


def by_surfaces(inputs: Inputs, enclosure: Enclosure, over: dict[End, float]) -> Leaving:
    """Return the heat that walls and windows take from the room's air, through the film of air on them.

    A node warms the air alone, so the surfaces stay cooler than the air and carry less than their U-factors say.
    """
    ws = inputs.ws
    leave: dict[str, float] = {}
    for path in enclosure.from_surfaces:
        leave[path.name] = ws.product(f"By {path.name}", (path.btu_h_f, UA), (over[path.end], "°F"), unit="BTU/h")
    tied = ws.total("Surfaces to what is behind them", {p.name: p.btu_h_f for p in enclosure.from_surfaces}, unit=UA)
    inside = (_inside_ft2(inputs, enclosure), "ft²")
    physics, us = inputs.of("reference/building_physics"), inputs.figure("units.u_us_per_si")
    film = ws.product("Film of air on them", physics.figure("zone.film"), us, inside, unit=UA)
    less: dict[str, float] = {}
    if enclosure.sun_btu_h:
        spread = ws.product("Radiant exchange of the surfaces", physics.figure("zone.mass_film"), us, inside, unit=UA)
        lost = ws.product("Sun that goes out again", (tied, UA), over=[(spread, UA)], unit="of sun")
        stays = ws.total("Sun that stays", {"all": 1.0}, less={"out again": lost}, unit="of sun")
        less["sun"] = ws.product("Sun into the room", (enclosure.sun_btu_h, "BTU/h"), (stays, "of sun"), unit="BTU/h")
    net = ws.total("Surfaces at the temperature of the air", leave, less=less, unit="BTU/h")
    both = ws.total("Film and surfaces", {"film": film, "surfaces": tied}, unit=UA)
    share = ws.product("Passed by the film", (film, UA), over=[(both, UA)], unit="of heat")
    leaves = ws.product("By the surfaces, through the film", (net, "BTU/h"), (share, "of heat"), unit="BTU/h")
    return Leaving(leaves, tied * share)


def _inside_ft2(inputs: Inputs, enclosure: Enclosure) -> float:
    ws, size = inputs.ws, enclosure.size
    flat = ws.product("Floor and ceiling", inputs.figure("room.ceilings"), (size.floor_ft2, "ft²"), unit="ft²")
    upright = ws.product("Four walls", inputs.figure("room.walls"), (size.wall_ft2, "ft²"), unit="ft²")
    return ws.total("Inside surfaces", {"flat": flat, "walls": upright}, unit="ft²")


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
    return ws.product("Door, per degree", (outdoors.air, "BTU/h per CFM·°F"), (cfm, "CFM"), unit=UA)


def _for_the_node_w(inputs: Inputs, total: float) -> float:
    ws = inputs.ws
    watts = {"heat that can leave": inputs.watts("The same in watts", total)}
    other = inputs.stated("room.other_heat_w", "Other equipment in the room", "W")
    return ws.total("Left for the node", watts, less={} if other is None else {"other": other}, unit="W")


def _tied(enclosure: Enclosure, end: End) -> float:
    return sum(path.btu_h_f for path in enclosure.paths if path.end is end)
