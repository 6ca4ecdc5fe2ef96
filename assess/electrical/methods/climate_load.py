"""Heating and cooling in a dwelling load calculation."""

from assess.electrical.methods.items import Connected
from assess.intake import LoadKind
from assess.records import Figure
from assess.rulebook.rules import ClimateFactors, SelectedClimate
from assess.worksheet import Worksheet


def selected_va(house: Connected, factors: SelectedClimate, ws: Worksheet, *, cite: str) -> float:
    """Return the largest of the heating and cooling selections [VA]; 0 when the house has neither."""
    selections: dict[str, float] = {}
    if house.climate_va(LoadKind.AIR_CONDITIONER):
        selections["cooling"] = cooling_va(house, factors, ws)
    if house.climate_va(LoadKind.HEAT_PUMP, LoadKind.SUPPLEMENTAL_HEAT):
        selections["heat pump"] = _heat_pump_va(house, factors, ws)
    if house.climate_va(LoadKind.SPACE_HEAT):
        units = house.climate_units(LoadKind.SPACE_HEAT)
        many = units >= factors.four_units.value
        factor = factors.space_heat_four_up if many else factors.space_heat_under_four
        selections["space heating"] = _space_heat_va(house, factor, ws)
    if house.climate_va(LoadKind.THERMAL_STORAGE):
        selections["thermal storage"] = _storage_va(house, factors, ws)
    if not selections:
        return 0.0
    return ws.largest("Heating or cooling, the largest selection", selections, unit="VA", cite=cite)


def cooling_va(house: Connected, factors: ClimateFactors, ws: Worksheet) -> float:
    """Return everything that cools [VA], heat pumps too; 0 when nothing does."""
    kinds = {"air conditioning": LoadKind.AIR_CONDITIONER, "heat pumps": LoadKind.HEAT_PUMP}
    parts = {name: house.climate_together(kind, ws) for name, kind in kinds.items() if house.climate_va(kind)}
    if not parts:
        return 0.0
    whole = ws.total("Air conditioning and heat pumps", parts, unit="VA") if len(parts) > 1 else sum(parts.values())
    return ws.share("Cooling", whole, factors.cooling, unit="VA")


def heating_va(house: Connected, factors: ClimateFactors, ws: Worksheet) -> float:
    """Return all electric heating, which runs together on the coldest day [VA]; 0 when there is none."""
    parts: dict[str, float] = {}
    if house.climate_va(LoadKind.HEAT_PUMP, LoadKind.SUPPLEMENTAL_HEAT):
        parts["heat pump"] = _heat_pump_va(house, factors, ws)
    if house.climate_va(LoadKind.SPACE_HEAT):
        parts["space heating"] = _space_heat_va(house, factors.space_heat_under_four, ws)
    if house.climate_va(LoadKind.THERMAL_STORAGE):
        parts["thermal storage"] = _storage_va(house, factors, ws)
    if len(parts) > 1:
        return ws.total("Electric heating, all of it", parts, unit="VA")
    return sum(parts.values())


def heating_together_va(house: Connected, ws: Worksheet) -> float:
    """Return all electric heating at its nameplates [VA]; interlocked heat and its compressor do not run together."""
    pump = house.climate_together(LoadKind.HEAT_PUMP, ws)
    strips = house.climate_together(LoadKind.SUPPLEMENTAL_HEAT, ws)
    heats = {"heat pump": pump, "supplemental heat": strips}
    if pump and strips and _all_interlocked(house):
        heats = {"heat pump": ws.largest("Heat pump or its interlocked heat", heats, unit="VA")}
    heats["space heating"] = house.climate_together(LoadKind.SPACE_HEAT, ws)
    heats["thermal storage"] = house.climate_together(LoadKind.THERMAL_STORAGE, ws)
    return _in_full("Electric heating, in full", heats, ws)


def cooling_together_va(house: Connected, ws: Worksheet) -> float:
    """Return everything that cools at its nameplates [VA], heat pumps too; 0 when nothing does."""
    kinds = {"air conditioning": LoadKind.AIR_CONDITIONER, "heat pumps": LoadKind.HEAT_PUMP}
    return _in_full("Cooling, in full", {name: house.climate_together(kind, ws) for name, kind in kinds.items()}, ws)


def _in_full(label: str, parts: dict[str, float], ws: Worksheet) -> float:
    some = {name: va for name, va in parts.items() if va}
    return ws.total(label, some, unit="VA") if some else 0.0


def _all_interlocked(house: Connected) -> bool:
    return all(i.interlocked for i in house.climate if i.kind is LoadKind.SUPPLEMENTAL_HEAT)


def _heat_pump_va(house: Connected, factors: ClimateFactors, ws: Worksheet) -> float:
    """Return compressor and supplemental heat together, or the larger where an interlock keeps them apart [VA]."""
    heat_pump = house.climate_together(LoadKind.HEAT_PUMP, ws)
    supplemental = house.climate_together(LoadKind.SUPPLEMENTAL_HEAT, ws)
    if not supplemental:
        return ws.share("Heat pump, no supplemental heat", heat_pump, factors.heat_pump, unit="VA")
    share = factors.heat_pump_supplemental
    heat = ws.share("Supplemental electric heat", supplemental, share, unit="VA")
    if not heat_pump:
        return heat
    compressor = ws.share("Heat pump compressor", heat_pump, factors.heat_pump, unit="VA")
    parts = {"compressor": compressor, "supplemental heat": heat}
    if _all_interlocked(house):
        return ws.largest("Heat pump or its interlocked heat", parts, unit="VA", cite=share.cite)
    return ws.total("Heat pump and supplemental heat", parts, unit="VA", cite=share.cite)


def _space_heat_va(house: Connected, factor: Figure, ws: Worksheet) -> float:
    units = house.climate_units(LoadKind.SPACE_HEAT)
    label = f"Electric space heating, {units} separately controlled unit{'s' if units > 1 else ''}"
    return ws.share(label, house.climate_together(LoadKind.SPACE_HEAT, ws), factor, unit="VA")


def _storage_va(house: Connected, factors: ClimateFactors, ws: Worksheet) -> float:
    storage = house.climate_together(LoadKind.THERMAL_STORAGE, ws)
    return ws.share("Thermal storage heating", storage, factors.thermal_storage, unit="VA")
