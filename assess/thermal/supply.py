"""Supply air: how much of it reaches the host room, and how cold it is."""

from dataclasses import dataclass

from assess.thermal.equipment import Unit, airflow_cfm, sensible_btu_h
from assess.thermal.equipment.units import BOOK
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class Supply:
    """Supply air of the host room on one day.

    Its flow as a conductance [BTU/h·°F], how much colder it is than the air that returns to the blower [°F], and what
    part of the blower's air it is. The room gives that part of the return air, too.
    """

    btu_h_f: float
    colder_f: float
    share: float

    @property
    def mixing(self) -> float:
        """Return what ties the room's air to the house's through the ducts [BTU/h·°F]."""
        return self.btu_h_f * (1 - self.share)


@dataclass(frozen=True)
class Ducts:
    """The ducted units that reach the host room, the air of their blowers and of the room's register [CFM]."""

    units: tuple[Unit, ...]
    blower_cfm: float
    room_cfm: float


def room_ducts(inputs: Inputs, units: tuple[Unit, ...], room_ft2: float, arrives: float) -> Ducts | Missing | None:
    """Return the air that really reaches the room; None when no duct does.

    Not measured, it is the lower end of what its share of the floor area would bring it.
    """
    if not units:
        return None
    ws = inputs.ws
    blower = airflow_cfm(inputs, units)
    measured = inputs.stated("room.supply_cfm", "Supply air that reaches the room, measured", "CFM")
    if measured is not None:
        if measured > blower:
            # No register gives more than all blowers together move: one of the two was read wrong.
            why = "more than all the blowers move"
            measured = ws.choose("Supply air counted on", measured > blower, blower, measured, unit="CFM", because=why)
        return Ducts(units, blower, measured)
    share = _by_area_cfm(inputs, blower, room_ft2, arrives)
    return share if isinstance(share, Missing) else Ducts(units, blower, share)


def _by_area_cfm(inputs: Inputs, blower: float, room_ft2: float, arrives: float) -> Known:
    ws = inputs.ws
    house = inputs.stated("dwelling.floor_area_ft2", "Floor area of the house", "ft²")
    if house is None:
        return Missing("room.supply_cfm", "Measure the room's supply air with a flow hood, or give the floor area.")
    even = ws.product(
        "Supply air by floor area",
        (blower, "CFM"),
        (arrives, "of supply"),
        (room_ft2, "ft²"),
        over=[(house, "ft²")],
        unit="CFM",
    )
    sure = inputs.of(BOOK).figure("equipment.area_share")
    most = ws.product("At most", (even, "CFM"), (sure.high or sure.value, "as much"), unit="CFM", cite=sure.cite)
    note = f"not measured: it may be half or one and a half times as much, up to {most:,.0f} CFM"
    return ws.product("Supply air counted on", (even, "CFM"), sure, unit="CFM", note=note)


def supply_on(inputs: Inputs, ducts: Ducts | None, outdoor_f: float, outdoors: Outdoors) -> Supply | None:
    """Return the supply air on a day of `outdoor_f`; how cold it is follows from capacity and airflow, not a rule."""
    if ducts is None:
        return None
    ws, air = inputs.ws, (outdoors.air, "BTU/h per CFM·°F")
    capacity = sensible_btu_h(inputs, ducts.units, outdoor_f, outdoors, "Sensible capacity of the ducted system")
    colder = ws.product(
        "Supply air below return air", (capacity, "BTU/h"), over=[air, (ducts.blower_cfm, "CFM")], unit="°F"
    )
    ua = ws.product("Supply air, per degree", air, (ducts.room_cfm, "CFM"), unit="BTU/h·°F")
    share = ws.product(
        "Part of the blower's air", (ducts.room_cfm, "CFM"), over=[(ducts.blower_cfm, "CFM")], unit="of air"
    )
    return Supply(ua, colder, share)
