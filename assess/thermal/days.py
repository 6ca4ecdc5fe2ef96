"""The days that decide: the design day, and the mild day on which the compressor rests."""

from dataclasses import dataclass

from assess.thermal.enclosure import Enclosure, End
from assess.thermal.equipment import Equipment, sensible_btu_h
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.thermal.supply import Ducts, Supply, supply_on

_HOTTER = {
    End.SUNLIT_WALL: "walls.sun_f",
    End.ATTIC: "attic.above_outdoor_f",
    End.GARAGE_BELOW: "garage.under_rooms",
}


@dataclass(frozen=True)
class Day:
    """What surrounds the room on one kind of day: temperatures [°F], supply air, cooling of its own [BTU/h]."""

    ends: dict[End, float]
    supply: Supply | None
    own_btu_h: float


@dataclass(frozen=True)
class Around:
    """What every day of one room has in common; `indoor_f` is the setpoint of the house."""

    enclosure: Enclosure
    gear: Equipment
    ducts: Ducts | Missing | None
    indoor_f: float
    air: Outdoors


def design_day(inputs: Inputs, around: Around) -> Day | Missing:
    """Return the design day, on which the compressor never rests. A house without cooling is as hot as outdoors."""
    outdoor_f = around.air.design_f
    if isinstance(outdoor_f, Missing):
        return outdoor_f
    if isinstance(around.ducts, Missing):
        return around.ducts
    house_f = around.indoor_f
    if not around.gear.house:
        both = {"indoor design": house_f, "outdoors": outdoor_f}
        house_f = inputs.ws.largest("Indoor air, not cooled", both, unit="°F")
    return _day(inputs, around, around.ducts, outdoor_f, house_f)


def mild_day(inputs: Inputs, around: Around) -> Day | Missing:
    """Return the mild day: only what a thermostat in the room commands runs, and the house is at its setpoint."""
    outdoor_f = inputs.ws.given("Outdoor air on a mild day", inputs.figure("mild_day.outdoor_f"))
    commanded = around.ducts if inputs.home.hvac.thermostat == "host_room" else None
    if isinstance(commanded, Missing):
        return commanded
    return _day(inputs, around, commanded, outdoor_f, around.indoor_f)


def garage_day(inputs: Inputs, gear: Equipment, air: Outdoors) -> Day | Missing:
    """Return the design day of a closed garage, which is hotter than outdoors before any node stands in it."""
    outdoor_f = air.design_f
    if isinstance(outdoor_f, Missing):
        return outdoor_f
    under = "under_rooms" if inputs.home.room.above == "living_space" else "above_outdoor"
    over = inputs.assumed("Closed garage over outdoors", inputs.figure(ranged(air, f"garage.{under}")))
    closed = {"outdoors": outdoor_f, "closed": over}
    closed_f = inputs.ws.total("Closed garage without a node", closed, unit="°F")
    ends = {End.CLOSED_GARAGE: closed_f, End.OUTDOORS: outdoor_f}
    return Day(ends, None, _own_btu_h(inputs, gear, outdoor_f, air))


def _day(inputs: Inputs, around: Around, ducts: Ducts | None, outdoor_f: float, house_f: float) -> Day:
    ends = {End.HOUSE: house_f, End.OUTDOORS: outdoor_f}
    for end, key in _HOTTER.items():
        if end in around.enclosure.ends:
            over = inputs.figure(ranged(around.air, key))
            parts = {"outdoors": outdoor_f, "hotter by": over.value}
            ends[end] = inputs.ws.total(f"Temperature, {end}", parts, unit="°F", cite=over.cite)
    if End.GROUND in around.enclosure.ends:
        ends[End.GROUND] = _ground_f(inputs, around.air, outdoor_f)
    supply = supply_on(inputs, ducts, outdoor_f, around.air)
    return Day(ends, supply, _own_btu_h(inputs, around.gear, outdoor_f, around.air))


def ranged(air: Outdoors, key: str) -> str:
    """Return the key of a figure for the daily range of the place; a range that is not known is a medium one.

    Where nights stay warm, an attic and a closed garage start the day warmer.
    """
    if air.daily_range not in {"low", "high"} or key.startswith("walls."):
        return key
    table, name = key.split(".")
    return f"{table}.{air.daily_range}_range.{name}"


def _ground_f(inputs: Inputs, air: Outdoors, outdoor_f: float) -> float:
    """Return the temperature of the ground, the mean of the year; as warm as the day where that is not known."""
    if air.winter_f is None or isinstance(air.design_f, Missing):
        return outdoor_f
    ends = {"99 % dry bulb": air.winter_f, "1 % dry bulb": air.design_f}
    both = inputs.ws.total("Cold and hot ends of the year", ends, unit="°F")
    half = inputs.figure("ground.mean_of")
    return inputs.ws.product("Ground, the mean of the year", (both, "°F"), over=[half], unit="°F")


def _own_btu_h(inputs: Inputs, gear: Equipment, outdoor_f: float, air: Outdoors) -> float:
    """Return what the room's own units take on a day of `outdoor_f`; where there are none it is nothing."""
    if not gear.own:
        return 0.0
    return sensible_btu_h(inputs, gear.own, outdoor_f, air, "Cooling of the room's own")
