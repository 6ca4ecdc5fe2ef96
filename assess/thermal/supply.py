"""Supply air: how much of it reaches the host room, and how cold it is."""

from dataclasses import dataclass

from assess.thermal.equipment import Unit, airflow_cfm, sensible_btu_h
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class Supply:
    """Supply air of the host room on one day: its flow as a conductance [BTU/h·°F], and its temperature [°F]."""

    btu_h_f: float
    air_f: float


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
    blower = airflow_cfm(inputs, units)
    measured = inputs.stated("room.supply_cfm", "Supply air that reaches the room, measured", "CFM")
    if measured is not None:
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
    sure = inputs.figure("equipment.area_share")
    most = ws.product("At most", (even, "CFM"), (sure.high or sure.value, "as much"), unit="CFM", cite=sure.cite)
    note = f"not measured: it may be half or one and a half times as much, up to {most:,.0f} CFM"
    return float(ws.product("Supply air counted on", (even, "CFM"), sure, unit="CFM", note=note))


def supply_on(
    inputs: Inputs, ducts: Ducts | None, outdoor_f: float, house_f: float, outdoors: Outdoors
) -> Supply | None:
    """Return the supply air on a day of `outdoor_f`, its temperature from capacity and airflow, not from a rule."""
    if ducts is None:
        return None
    ws, air = inputs.ws, (outdoors.air, "BTU/h per CFM·°F")
    capacity = sensible_btu_h(inputs, ducts.units, outdoor_f, outdoors, "Sensible capacity of the ducted system")
    colder = ws.product(
        "Supply air below return air", (capacity, "BTU/h"), over=[air, (ducts.blower_cfm, "CFM")], unit="°F"
    )
    air_f = ws.total("Supply air", {"return air": house_f}, less={"colder by": colder}, unit="°F")
    ua = ws.product("Supply air, per degree", air, (ducts.room_cfm, "CFM"), unit="BTU/h·°F")
    return Supply(ua, air_f)
