"""The limits indoors: what the house can cool, what the room takes on the design day and on a mild one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assess.findings import Limit
from assess.hardware import NodePower
from assess.intake import Placement
from assess.thermal.air_limit import warmest_air_f
from assess.thermal.days import Day
from assess.thermal.enclosure import UA, Enclosure, End
from assess.thermal.equipment import Unit, sensible_btu_h
from assess.thermal.equipment.lockout import coldest
from assess.thermal.host_room import RoomHeat, room_heat
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.site import GarageSite, RoomSite, Sheets, ThermalSite
from assess.worksheet import Worksheet

HOUSE, ROOM, IDLE, GARAGE = "thermal.house", "thermal.room", "thermal.room_idle", "thermal.garage"
YEAR = "thermal.year"

_NAMES = {
    HOUSE: "House cooling on the design day",
    ROOM: "Host room on the design day",
    IDLE: "Host room, cooling idle on a mild day",
    GARAGE: "Garage on the design day",
    YEAR: "Host room through the year",
}
_CURES = {
    HOUSE: "Add a cooling system for the room alone, or move the heat outdoors with a liquid-cooled node.",
    ROOM: "Add a cooling system for the room alone, or bring it more supply air and a way back.",
    IDLE: "Add a cooling system for the room alone, or a transfer fan or an open door to the house.",
    YEAR: "Add a cooling system for the room alone, or a steady exchange of air with the house.",
    GARAGE: "Draw outdoor air through the garage, cool it by a system of its own, or set the node outdoors.",
}
_WINTER_CURE = (
    "Take a unit whose data sheet lets it cool in the coldest hour here, or let the house have the winter's heat."
)


@dataclass(frozen=True)
class Indoors:
    """The limits, and what the room was found to take on its worst days at the air allowed in it [°F]."""

    limits: tuple[Limit, ...]
    limit_f: float | None = None
    hot: RoomHeat | Missing | None = None
    mild: RoomHeat | Missing | None = None


def indoor_limits(sheets: Sheets, site: ThermalSite, power: NodePower, *, year: bool = True) -> Indoors:
    """Return the limits on the heat that a node gives to the air around it; `year` asks that of the year, too."""
    placement, inside = site.placement, site.indoors
    codes = (GARAGE,) if placement is Placement.GARAGE else (HOUSE, ROOM, IDLE)
    if placement is None or inside is None:
        return Indoors((_limit(power, ROOM, Missing("node.placement", "Say where the node would stand.")),))
    if isinstance(inside, Missing):
        return Indoors(tuple(_limit(power, code, inside) for code in codes))
    inputs = sheets.add("Air around the node")
    limit_f = warmest_air_f(inputs, placement, power, site.outdoors.elevation_ft, site.policy.warmest)
    if isinstance(inside, GarageSite):
        closed = _heat(sheets.add(_NAMES[GARAGE]), site, inside.enclosure, inside.hot, limit_f)
        limits = [_limit(power, GARAGE, _takes(closed))]
        return Indoors((*limits, *(_year(site, power, limit_f, closed, limits) if year else ())), limit_f, closed)
    hot = _heat(sheets.add(_NAMES[ROOM]), site, inside.enclosure, inside.hot, limit_f)
    mild = _heat(sheets.add(_NAMES[IDLE]), site, inside.enclosure, inside.mild, limit_f)
    known = {HOUSE: _house_w(sheets.add(_NAMES[HOUSE]), site, inside, hot), ROOM: _takes(hot), IDLE: _takes(mild)}
    limits = [_limit(power, code, heat) for code, heat in known.items()]
    return Indoors((*limits, *(_year(site, power, limit_f, hot, limits) if year else ())), limit_f, hot, mild)


def _year(
    site: ThermalSite, power: NodePower, limit_f: float, heat: RoomHeat | Missing, limits: list[Limit]
) -> tuple[Limit, ...]:
    """Return the limit of the year where it stops a node that the worst days let pass; else it is not asked."""
    most_w = most_on_worst_days_w(limits)
    if isinstance(heat, Missing) or most_w is None or not all(limit.fits for limit in limits):
        return ()
    from assess.thermal.dynamics.answer import year_limit

    year = year_limit(site, limit_f=limit_f, door=heat.door, most_w=most_w)
    if year.allows(power.heat_to_room_w / (1 - site.policy.kept_free)):
        return ()
    return (_limit(power, YEAR, year.greatest_w, _WINTER_CURE if too_cold_to_cool(site) else _CURES[YEAR]),)


def most_on_worst_days_w(limits: Sequence[Limit]) -> float | None:
    """Return the least that the limits of the worst days let a node give to the room [W]; None for not known."""
    capacities = [limit.capacity for limit in limits]
    known = [capacity for capacity in capacities if capacity is not None]
    return min(known) if known and len(known) == len(capacities) else None


def relied_on(site: ThermalSite) -> tuple[Unit, ...]:
    """Return the units that cool the room by a thermostat that hangs in it, in any season."""
    inside = site.indoors
    if inside is None or isinstance(inside, Missing):
        return ()
    commanded = isinstance(inside, RoomSite) and site.home.hvac.thermostat == "host_room"
    return inside.gear.own + (inside.gear.ducted if commanded else ())


def too_cold_to_cool(site: ThermalSite) -> bool:
    """Return whether a unit that the room relies on was taken to rest on the coldest day of the place."""
    winter_f = site.heating_99_f
    return winter_f is not None and any(coldest(unit).value > winter_f for unit in relied_on(site))


def unaided_w(site: ThermalSite, power: NodePower) -> float | None:
    """Return the heat a room takes on a mild day without any equipment [W]; None where that is not known."""
    inside = site.indoors
    if site.placement is None or not isinstance(inside, RoomSite) or isinstance(inside.mild, Missing):
        return None
    inputs = Inputs(site.home, Worksheet(recording=False))
    limit_f = warmest_air_f(inputs, site.placement, power, site.outdoors.elevation_ft, site.policy.warmest)
    alone = replace(inside.mild, supply=None, own_btu_h=0.0)
    found = _heat(inputs, site, inside.enclosure, alone, limit_f)
    return None if isinstance(found, Missing) else found.takes_w


def _heat(
    inputs: Inputs, site: ThermalSite, enclosure: Enclosure | Missing, day: Day | Missing, limit_f: float
) -> RoomHeat | Missing:
    if isinstance(enclosure, Missing):
        return enclosure
    if isinstance(day, Missing):
        return day
    door = site.placement is not Placement.GARAGE
    return room_heat(inputs, enclosure, day, limit_f, site.outdoors, door=door)


def _takes(heat: RoomHeat | Missing) -> Known:
    return heat if isinstance(heat, Missing) else heat.takes_w


def _house_w(inputs: Inputs, site: ThermalSite, inside: RoomSite, hot: RoomHeat | Missing) -> Known:
    """Return how much heat the node may give off before the house gets too warm [W].

    What a dedicated system takes never reaches the house. Where outdoor air passes through the room, part
    of the node's heat leaves with it; the rest must be cooled, and so must the heat that the air brings.
    """
    ws, balance, day, outdoor_f = inputs.ws, inside.balance, inside.hot, site.outdoors.design_f
    if isinstance(balance, Missing):
        return balance
    left = ws.given("Left of the house cooling", balance.left_w, "W")
    parts, less = {"house cooling": left}, dict[str, float]()
    if inside.gear.dedicated:
        if isinstance(outdoor_f, Missing):
            return outdoor_f
        label = "Dedicated to the room"
        cooling = sensible_btu_h(inputs, inside.gear.dedicated, outdoor_f, site.outdoors, label)
        parts["dedicated"] = inputs.watts("The same in watts", cooling)
    if inputs.home.room.outdoor_air_cfm or inputs.home.room.exhaust_cfm:
        if isinstance(hot, Missing):
            return hot
        if isinstance(day, Missing):
            return day
        if not hot.to_house:
            return hot.takes_w  # nothing ties the room to the house, so the house sets no limit of its own
        parts["house cooling"], less["outdoor air"] = _ventilated(inputs, left, hot, day)
    total = ws.total("Heat the house can take over", parts, less=less, unit="W")
    return ws.largest("Not below nothing", {"left": total, "nothing": 0.0}, unit="W")


def _ventilated(inputs: Inputs, left_w: float, hot: RoomHeat, day: Day) -> tuple[float, float]:
    """Return the node's heat that `left_w` is good for, and the heat that the outdoor air brings the room [W].

    Behind an exhaust fan outdoor air comes into the house, which must cool it before anything is left.
    """
    ws = inputs.ws
    outdoors, house = {"outdoors": day.ends[End.OUTDOORS]}, {"house": day.ends[End.HOUSE]}
    hotter = ws.total("Outdoor air over house air", outdoors, less=house, unit="°F")
    if hot.exhausted:
        drawn = ws.product("Drawn in behind the exhaust", (hot.exhausted, UA), (hotter, "°F"), unit="BTU/h")
        less = {"drawn in": inputs.watts("The same in watts", drawn)}
        left = ws.total("Left of the house cooling after it", {"left": left_w}, less=less, unit="W")
        left_w = ws.largest("Left, not below nothing", {"left": left, "nothing": 0.0}, unit="W")
    ways = {"house": hot.to_house, "open air": hot.to_open_air, "exhaust": hot.exhausted}
    tied = ws.total("Ways to the house and to the open air", ways, unit=UA)
    stays = ws.product("Share that stays in the house", (hot.to_house, UA), over=[(tied, UA)], unit="of heat")
    good_for = ws.product("Node heat it is good for", (left_w, "W"), over=[(stays, "of heat")], unit="W")
    brings = ws.product("Brought by the outdoor air", (hot.to_open_air, UA), (hotter, "°F"), unit="BTU/h")
    return good_for, inputs.watts("The same in watts", brings)


def _limit(power: NodePower, code: str, heat: Known, cure: str = "") -> Limit:
    gap = heat if isinstance(heat, Missing) else None
    capacity = None if isinstance(heat, Missing) else heat
    return Limit(
        code=code,
        name=_NAMES[code],
        capacity=capacity,
        demand=power.heat_to_room_w,
        unit="W",
        node_w=None if capacity is None else capacity * power.wall_w / power.heat_to_room_w,
        field=gap.field if gap else None,
        cure=gap.cure if gap else cure or _CURES[code],
    )
