"""Cooling equipment: what a nameplate is worth on a given day, which systems cool what, and what ducts lose."""

from dataclasses import dataclass

from assess.intake import Home, HvacKind, HvacSystem, Placement
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors

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


def sensible_btu_h(inputs: Inputs, units: tuple[Unit, ...], outdoor_f: float, outdoors: Outdoors, label: str) -> float:
    """Return what the units can lower the air's temperature by on a day of `outdoor_f` [BTU/h]."""
    parts: dict[str, float] = {}
    for number, unit in enumerate(units, start=1):
        table = inputs.figures.table(f"capacity.{unit.table}")
        factor = inputs.looked_up(f"{unit.name}, capacity on this day", outdoor_f, table)
        parts[f"{unit.name} {number}"] = inputs.ws.product(
            f"{unit.name}, sensible capacity",
            (unit.nominal_btu_h, "BTU/h"),
            *unit.alike,
            (factor, table.unit),
            inputs.figure(f"sensible.{'dedicated' if unit.system.dedicated else unit.table}"),
            inputs.figure("equipment.field"),
            (outdoors.density, "of sea-level density"),
            unit="BTU/h",
        )
    return float(inputs.ws.total(label, parts, unit="BTU/h"))


def airflow_cfm(inputs: Inputs, units: tuple[Unit, ...]) -> float:
    """Return the air the blowers of these units move, as measured or by the nameplate [CFM]."""
    ws, parts = inputs.ws, {}
    for number, unit in enumerate(units, start=1):
        name = f"{unit.name}, blower"
        if unit.system.airflow_cfm is not None:
            cfm = ws.product(f"{name}, measured", (unit.system.airflow_cfm, "CFM"), *unit.alike, unit="CFM")
        else:
            rate, per_ton = inputs.figure("equipment.airflow"), inputs.figure("units.btu_h_per_ton")
            cfm = ws.product(name, rate, (unit.nominal_btu_h, "BTU/h"), *unit.alike, over=[per_ton], unit="CFM")
        parts[f"{unit.name} {number}"] = cfm
    return float(ws.total("Air of the blowers", parts, unit="CFM"))


def duct_delivery(inputs: Inputs, units: tuple[Unit, ...]) -> float:
    """Return the share of the cooled air that arrives; several units count as the one that loses most."""
    ws = inputs.ws
    said = inputs.stated("dwelling.duct_loss_pct", "Duct loss", "%")
    if said is not None:
        loss = ws.product("Lost on the way", (said, "%"), over=[inputs.figure("units.percent")], unit="of supply")
    else:
        losses: dict[str, float] = {}
        for unit in units:
            place = "none" if unit.ductless else unit.system.ducts
            if place is None:
                losses["not known"] = inputs.assumed("Duct loss, place not known", inputs.figure("ducts.unknown"))
            else:
                losses[place] = ws.given(f"Duct loss, ducts: {place}", inputs.figure(f"ducts.{place}"))
        loss = ws.largest("Lost on the way", losses, unit="of supply")
    return float(ws.total("Arrives", {"all": 1.0}, less={"lost": loss}, unit="of supply"))
