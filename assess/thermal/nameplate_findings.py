"""Nameplates and measurements that can hardly be what they say, and equipment larger than its house asks for."""

from collections.abc import Sequence

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.equipment import Unit
from assess.thermal.equipment.airflow import cfm_per_ton
from assess.thermal.equipment.units import BOOK
from assess.thermal.inputs import Missing
from assess.thermal.site import GarageSite, RoomSite

_READ_AGAIN = "Read the nameplate again: the model number holds the capacity in thousands of BTU/h (036 is 3 tons)."


def nameplate_findings(home: Home, inside: RoomSite | GarageSite) -> list[Finding]:
    """Return what is odd of the capacities, of the airflows and of the humidity stated."""
    gear = inside.gear
    units: list[Unit] = []
    units += (unit for unit in gear.house + gear.own if unit not in units)
    return [
        *_size(units),
        *_area(home, gear.house),
        *_oversized(inside),
        *_measured(units),
        *_by_area(home, gear.ducted),
        *_humidity(home, gear.house),
    ]


def _size(units: Sequence[Unit]) -> list[Finding]:
    """Return a finding for a central system that no maker makes that small or that large."""
    book = load_reference(BOOK)
    least, most = book.figure("nameplate.least_central"), book.figure("nameplate.most_central")
    odd = [u for u in units if u.table == "central" and not least.value <= u.nominal_btu_h <= most.value]
    return [
        Finding(
            code="thermal.nameplate",
            severity=Severity.WARNING,
            says=f"{unit.name}: {quantity(unit.nominal_btu_h, 'BTU/h')} of cooling is not a size central systems "
            "of houses are made in.",
            means=f"They range from {quantity(least.value, 'BTU/h')} to {quantity(most.value, 'BTU/h')} each.",
            cure=_READ_AGAIN,
            cite=least.cite if unit.nominal_btu_h < least.value else most.cite,
            field="hvac.systems.cooling_btu_h",
        )
        for unit in odd[:1]
    ]


def _area(home: Home, units: tuple[Unit, ...]) -> list[Finding]:
    """Return an unknown where the house would have more cooling than houses have: a misread nameplate says go."""
    area = home.dwelling.floor_area_ft2
    nominal = sum(unit.nominal_btu_h * unit.system.count for unit in units)
    if area is None or not nominal:
        return []
    ton = load_reference("reference/thermal").figure("units.btu_h_per_ton")
    least, tons = load_reference(BOOK).figure("nameplate.least_ft2"), nominal / ton.value
    if area / tons >= least.value:
        return []
    return [
        Finding(
            code="thermal.cooling_for_area",
            severity=Severity.UNKNOWN,
            says=f"{quantity(tons, 'tons')} of cooling for {quantity(area, 'ft²')} is more than houses have.",
            means=f"Contractors do not fit a ton for less than {quantity(least.value, 'ft²')}; "
            "a capacity misread would let in a node that the house cannot cool.",
            cure=_READ_AGAIN,
            cite=least.cite,
            field="hvac.systems.cooling_btu_h",
        )
    ]


def _oversized(inside: RoomSite | GarageSite) -> list[Finding]:
    if isinstance(inside, GarageSite) or isinstance(inside.balance, Missing) or inside.balance.over_load is None:
        return []
    limit, times = load_reference(BOOK).figure("nameplate.oversized"), inside.balance.over_load
    if times <= limit.value:
        return []
    return [
        Finding(
            code="thermal.oversized",
            severity=Severity.NOTE,
            says=f"The house's cooling is {times:.1f} times its load on the design day.",
            means="Manual S would allow 1.15 to 1.30 times; what is over is what the node can use, if both are right.",
            cure="Have the nameplate and the load confirmed before the node relies on the difference.",
            cite=limit.cite,
        )
    ]


def _measured(units: Sequence[Unit]) -> list[Finding]:
    """Return findings of airflows and temperature splits that were not measured together, or not rightly."""
    book, found = load_reference(BOOK), []
    rated, within = book.figure("rated.cfm_per_ton").value, book.figure("airflow_ratio.range")
    for unit in units:
        flow, split_f = cfm_per_ton(unit), unit.system.split_f
        if flow is not None and not (within.low or 0) <= flow / rated <= (within.high or flow):
            says = f"{unit.name}: {quantity(flow, 'CFM')} measured for each ton is not what a blower moves."
            means = f"About {quantity(rated, 'CFM')} a ton is usual; the airflow or the capacity was read wrong."
            cure = "Measure the airflow of the blower again, at the equipment and not at one register."
            found.append(_doubted(says, means, cure, "hvac.systems.airflow_cfm", within.cite))
        if split_f is not None and flow is None:
            says = f"{unit.name}: the temperature split was measured, the airflow was not."
            means = "A split alone does not say how much heat is removed, so it was not used."
            cure = "Measure the airflow of the blower too."
            found.append(_doubted(says, means, cure, "hvac.systems.airflow_cfm", within.cite))
        if split_f is not None and flow is not None and _more_than_all(flow, split_f):
            says = f"{unit.name}: airflow and temperature split together are more than its whole capacity."
            means = "One of them was measured wrong; what they say was used, less a tenth."
            cure = "Measure both again after ten minutes of steady cooling."
            found.append(_doubted(says, means, cure, "hvac.systems.split_f", within.cite))
    return found[:1]


def _more_than_all(flow: float, split_f: float) -> bool:
    """Return whether the sensible heat measured for each ton [CFM/ton, °F] is above a ton."""
    figures = load_reference("reference/thermal")
    per_ton = figures.figure("air.sensible").value * flow * split_f
    return per_ton > figures.figure("units.btu_h_per_ton").value


def _doubted(says: str, means: str, cure: str, field: str, cite: str) -> Finding:
    return Finding(
        code="thermal.measured", severity=Severity.WARNING, says=says, means=means, cure=cure, field=field, cite=cite
    )


def _by_area(home: Home, ducted: tuple[Unit, ...]) -> list[Finding]:
    """Return a note where a register was seen and its air not measured."""
    if home.room.supply_cfm is not None or not any(unit.system.serves_host_room for unit in ducted):
        return []
    share = load_reference(BOOK).figure("equipment.area_share")
    return [
        Finding(
            code="thermal.supply_by_area",
            severity=Severity.NOTE,
            says="The supply air of the node's room was taken by its floor area, and half of that was counted on.",
            means="It may as well be one and a half times its share, which is three times what was counted.",
            cure="Measure the air at the room's registers with a flow hood.",
            cite=share.cite,
            field="room.supply_cfm",
        )
    ]


def _humidity(home: Home, house: tuple[Unit, ...]) -> list[Finding]:
    """Return a note where a stated humidity below the usual one makes the coil drier, and so its capacity larger."""
    stated, usual = home.hvac.indoor_humidity_pct, load_reference(BOOK).figure("indoor.humidity_pct")
    if stated is None or stated >= usual.value or not house:
        return []
    return [
        Finding(
            code="thermal.dry_coil",
            severity=Severity.NOTE,
            says=f"The indoor air was taken at {quantity(stated, '%')} relative humidity, as stated.",
            means="A drier coil spends more of its capacity on temperature; a damp week takes that back.",
            cure="Read the humidity indoors in the most humid week of summer, not on a dry day.",
            cite=usual.cite,
        )
    ]
