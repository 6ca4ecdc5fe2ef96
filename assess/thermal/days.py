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
        house_f = float(inputs.ws.largest("Indoor air, not cooled", both, unit="°F"))
    return _day(inputs, around, around.ducts, outdoor_f, house_f)


def mild_day(inputs: Inputs, around: Around) -> Day | Missing:
    """Return the mild day: only what a thermostat in the room commands runs, and the house is at its setpoint."""
    outdoor_f = float(inputs.ws.given("Outdoor air on a mild day", inputs.figure("mild_day.outdoor_f")))
    commanded = around.ducts if inputs.home.hvac.thermostat == "host_room" else None
    if isinstance(commanded, Missing):
        return commanded
    return _day(inputs, around, commanded, outdoor_f, around.indoor_f)


def garage_day(inputs: Inputs, gear: Equipment, air: Outdoors) -> Day | Missing:
    """Return the design day of a closed garage, which is hotter than outdoors before any node stands in it."""
    outdoor_f = air.design_f
    if isinstance(outdoor_f, Missing):
        return outdoor_f
    under = "garage.under_rooms" if inputs.home.room.above == "living_space" else "garage.above_outdoor"
    over = inputs.assumed("Closed garage over outdoors", inputs.figure(under))
    closed = {"outdoors": outdoor_f, "closed": over}
    closed_f = float(inputs.ws.total("Closed garage without a node", closed, unit="°F"))
    ends = {End.CLOSED_GARAGE: closed_f, End.OUTDOORS: outdoor_f}
    return Day(ends, None, _own_btu_h(inputs, gear, outdoor_f, air))


def _day(inputs: Inputs, around: Around, ducts: Ducts | None, outdoor_f: float, house_f: float) -> Day:
    ends = {End.HOUSE: house_f, End.OUTDOORS: outdoor_f}
    for end, key in _HOTTER.items():
        if end in around.enclosure.ends:
            over = inputs.figure(key)
            parts = {"outdoors": outdoor_f, "hotter by": over.value}
            ends[end] = float(inputs.ws.total(f"Temperature, {end}", parts, unit="°F", cite=over.cite))
    supply = supply_on(inputs, ducts, outdoor_f, house_f, around.air)
    return Day(ends, supply, _own_btu_h(inputs, around.gear, outdoor_f, around.air))


def _own_btu_h(inputs: Inputs, gear: Equipment, outdoor_f: float, air: Outdoors) -> float:
    """Return what the room's own units take on a day of `outdoor_f`; where there are none it is nothing."""
    if not gear.own:
        return 0.0
    return sensible_btu_h(inputs, gear.own, outdoor_f, air, "Cooling of the room's own")
