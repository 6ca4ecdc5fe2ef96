"""The systems that cool: what each is, and which of them serve the house and which the host room."""

from dataclasses import dataclass

from assess.intake import Home, HvacKind, HvacSystem, Placement
from assess.thermal.inputs import Missing

BOOK = "reference/cooling_equipment"

_KINDS = {
    HvacKind.CENTRAL_AC: ("central", "Central air conditioner"),
    HvacKind.HEAT_PUMP: ("central", "Heat pump"),
    HvacKind.MINI_SPLIT: ("ductless", "Mini-split"),
    HvacKind.ROOM_AC: ("room_ac", "Room air conditioner"),
}
_DUCTLESS = {HvacKind.MINI_SPLIT, HvacKind.ROOM_AC}


@dataclass(frozen=True)
class Unit:
    """A system that cools, with its nominal capacity [BTU/h] for certain; `count` of them are alike."""

    system: HvacSystem
    nominal_btu_h: float

    @property
    def table(self) -> str:
        """Return the key of its figures."""
        return _KINDS[self.system.kind][0]

    @property
    def name(self) -> str:
        """Return its kind in words."""
        return _KINDS[self.system.kind][1]

    @property
    def alike(self) -> tuple[tuple[float, str], ...]:
        """Return how many there are as a factor, where there is more than one."""
        return ((float(self.system.count), "units"),) if self.system.count > 1 else ()

    @property
    def ductless(self) -> bool:
        """Return whether it cools the room it hangs in, by a thermostat of its own."""
        return self.system.kind in _DUCTLESS


@dataclass(frozen=True)
class Equipment:
    """The systems that cool: the `house`, the host room by a thermostat of its `own`, the host room by duct.

    A mini-split that hangs in the host room and is not dedicated counts for the house and for the room.
    """

    house: tuple[Unit, ...]
    own: tuple[Unit, ...]
    ducted: tuple[Unit, ...]

    @property
    def dedicated(self) -> tuple[Unit, ...]:
        """Return the units that serve the host room alone."""
        return tuple(unit for unit in self.own if unit.system.dedicated)


def equipment(home: Home, placement: Placement) -> Equipment | Missing:
    """Return the cooling systems by what they serve, or what is missing to know their capacity.

    An evaporative cooler is not counted: it cools little on a humid day, and its rating does not say how much.
    """
    if home.hvac.systems is None:
        return Missing("hvac.systems", "List the heating and cooling systems; systems = [] says there is none.")
    units = []
    for system in home.hvac.systems:
        if system.kind not in _KINDS:
            continue
        if system.cooling_btu_h is None:
            cure = "Read the nominal cooling capacity; the model number holds it in thousands of BTU/h."
            return Missing("hvac.systems.cooling_btu_h", cure)
        units.append(Unit(system, system.cooling_btu_h))
    return Equipment(
        house=tuple(u for u in units if not u.system.dedicated),
        own=tuple(u for u in units if u.system.dedicated or (u.ductless and u.system.serves_host_room)),
        ducted=tuple(u for u in units if _reaches_by_duct(u, home, placement)),
    )


def _reaches_by_duct(unit: Unit, home: Home, placement: Placement) -> bool:
    """Return whether its air reaches the host room; where nobody looked, only a living space is taken to get it."""
    if unit.system.dedicated or unit.ductless or placement is Placement.GARAGE:
        return False
    if unit.system.serves_host_room is not None:
        return unit.system.serves_host_room
    seen = home.hvac.thermostat == "host_room" or bool(home.room.supply_cfm)
    return seen or placement is Placement.LIVING_SPACE
