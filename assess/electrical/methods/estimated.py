"""Heating and cooling that is described under hvac but not listed among the loads, estimated from its capacity."""

from collections.abc import Iterator, Sequence

from assess.electrical.methods.items import CLIMATE, Item, unknown
from assess.findings import Finding
from assess.intake import Home, HvacKind, HvacSystem, Load, LoadKind
from assess.numbers import quantity
from assess.records import Basis
from assess.rulebook import load_reference
from assess.worksheet import Worksheet

_COOLING = {
    HvacKind.CENTRAL_AC: LoadKind.AIR_CONDITIONER,
    HvacKind.ROOM_AC: LoadKind.AIR_CONDITIONER,
    HvacKind.MINI_SPLIT: LoadKind.HEAT_PUMP,
    HvacKind.HEAT_PUMP: LoadKind.HEAT_PUMP,
}
_HEATING = {HvacKind.FURNACE_ELECTRIC, HvacKind.BASEBOARD}
_COOLING_LOADS = {LoadKind.AIR_CONDITIONER, LoadKind.HEAT_PUMP}
_HEATING_LOADS = {LoadKind.SPACE_HEAT, LoadKind.SUPPLEMENTAL_HEAT}
_Numbered = tuple[int, HvacSystem]


def equipment_not_listed(home: Home, loads: Sequence[Load], ws: Worksheet) -> Iterator[Item | Finding]:
    """Yield the equipment under hvac that the loads leave out, and what is not known of it.

    Which unit a listed load stands for is not said anywhere, so the largest units are taken as left out.
    """
    if home.hvac.systems is None:
        if not any(load.kind in CLIMATE for load in loads):
            cure = "List it as [[hvac.systems]], or write hvac.systems = [] if there is none"
            yield unknown("hvac.systems", "Heating and cooling equipment is not described", cure)
        return
    systems = list(enumerate(home.hvac.systems))
    cooling = _unlisted([s for s in systems if s[1].kind in _COOLING], _units(loads, _COOLING_LOADS), "cooling_btu_h")
    heating = _unlisted([s for s in systems if s[1].kind in _HEATING], _units(loads, _HEATING_LOADS), "heating_btu_h")
    for number, system in cooling:
        yield _cooling(number, system, ws)
    if any(s.kind is HvacKind.HEAT_PUMP for _, s in cooling) and not _units(loads, {LoadKind.SUPPLEMENTAL_HEAT}):
        says = "Whether the heat pump has supplemental electric heat is not known"
        cure = 'List it as a load of kind "supplemental_heat", with 0 VA if there is none'
        yield unknown("loads.supplemental_heat", says, cure, field="loads")
    for number, system in heating:
        yield _heating(number, system, ws)
    if not heating:
        yield from _more_heat_than_listed(systems, loads)


def _units(loads: Sequence[Load], kinds: set[LoadKind]) -> int:
    return sum(load.count for load in loads if load.kind in kinds)


def _unlisted(systems: list[_Numbered], listed: int, capacity: str) -> list[_Numbered]:
    """Return the systems beyond as many units as are listed: what has no size, then the largest, first."""
    found = []
    left = sum(system.count for _, system in systems) - listed
    for number, system in sorted(systems, key=lambda s: getattr(s[1], capacity) or float("inf"), reverse=True):
        count = min(system.count, left)
        if count > 0:
            found.append((number, system.model_copy(update={"count": count})))
            left -= count
    return sorted(found, key=lambda s: s[0])


def _cooling(number: int, system: HvacSystem, ws: Worksheet) -> Item | Finding:
    if system.cooling_btu_h is None:
        cure = "Read tons or BTU/h on the outdoor unit"
        field = f"hvac.systems.{number}.cooling_btu_h"
        return unknown(field, "The size of the cooling equipment is not known", cure)
    figures = load_reference("reference/loads")
    slope, base, volts = (figures.figure(f"outdoor_unit.{key}") for key in ("a_per_kbtu_h", "a_base", "volts"))
    size = (system.cooling_btu_h, "BTU/h")
    by_capacity = ws.product("Amperes by capacity", slope, size, over=[(1000.0, "BTU/h per kBTU/h")], unit="A")
    amps = ws.total(
        "Cooling equipment, rated-load amperes estimated",
        {"by capacity": by_capacity, "base": ws.given("Amperes whatever the capacity", base)},
        unit="A",
        cite=base.cite,
        note="not among the loads; an estimate from the capacity, above usual running current",
    )
    kind = _COOLING[system.kind]
    return Item(
        name=f"{'Heat pump' if kind is LoadKind.HEAT_PUMP else 'Air conditioning'}, estimated from its capacity",
        kind=kind,
        each_va=ws.product("Cooling equipment, estimated", (amps, "A"), volts, unit="VA"),
        units=system.count,
        basis=Basis.ASSUMED,
    )


def _heating(number: int, system: HvacSystem, ws: Worksheet) -> Item | Finding:
    if system.heating_btu_h is None:
        cure = "Read kW or BTU/h on its nameplate"
        field = f"hvac.systems.{number}.heating_btu_h"
        return unknown(field, "The size of the electric heating is not known", cure)
    per_w = load_reference("reference/electrical").figure("electric_heat.btu_h_per_w")
    output = (system.heating_btu_h, "BTU/h")
    return Item(
        name="Electric space heating, from its output",
        kind=LoadKind.SPACE_HEAT,
        each_va=ws.product("Electric heating, input for its output", output, over=[per_w], unit="VA"),
        units=system.count,
        basis=Basis.ASSUMED,
    )


def _more_heat_than_listed(systems: list[_Numbered], loads: Sequence[Load]) -> Iterator[Finding]:
    """Yield a finding where resistance heat gives off more than the listed loads take in: one is left out."""
    per_w = load_reference("reference/electrical").figure("electric_heat.btu_h_per_w").value
    heat_w = sum((s.heating_btu_h or 0.0) * s.count / per_w for _, s in systems if s.kind in _HEATING)
    listed = [load for load in loads if load.kind in _HEATING_LOADS]
    listed_va = sum((load.nameplate_va or 0.0) * load.count for load in listed)
    if round(heat_w / 1000) > round(listed_va / 1000) and all(load.nameplate_va is not None for load in listed):
        says = f"hvac has {quantity(heat_w, 'W')} of electric heating, the loads only {quantity(listed_va, 'VA')}"
        yield unknown("loads.space_heat", says, "List every heater with its nameplate", field="loads")
