"""Heating and cooling in a dwelling load calculation: the largest selection counts."""

from assess.electrical.connected import Connected
from assess.intake import LoadKind
from assess.rulebook.rules import ClimateFactors
from assess.worksheet import Worksheet


def climate_load_va(house: Connected, factors: ClimateFactors, ws: Worksheet, *, cite: str) -> float:
    """Return the largest of the heating and cooling selections [VA]; 0 when the house has neither."""
    cooling = house.climate_va(LoadKind.AIR_CONDITIONER)
    heat_pump = house.climate_va(LoadKind.HEAT_PUMP)
    supplemental = house.climate_va(LoadKind.SUPPLEMENTAL_HEAT)
    resistance = house.climate_va(LoadKind.SPACE_HEAT)
    storage = house.climate_va(LoadKind.THERMAL_STORAGE)
    selections: dict[str, float] = {}
    if cooling:
        selections["air conditioning"] = ws.share("Air conditioning", cooling, factors.cooling, unit="VA")
    if heat_pump and not supplemental:
        selections["heat pump"] = ws.share("Heat pump, no supplemental heat", heat_pump, factors.heat_pump, unit="VA")
    if supplemental:
        selections["heat pump and supplemental heat"] = _with_supplemental(house, heat_pump, supplemental, factors, ws)
    if resistance:
        units = house.climate_units(LoadKind.SPACE_HEAT)
        many = units >= factors.four_units.value
        factor = factors.space_heat_four_up if many else factors.space_heat_under_four
        label = f"Electric space heating, {units} separately controlled unit{'s' if units > 1 else ''}"
        selections["space heating"] = ws.share(label, resistance, factor, unit="VA")
    if storage:
        selections["thermal storage"] = ws.share("Thermal storage heating", storage, factors.thermal_storage, unit="VA")
    if not selections:
        return 0.0
    return float(ws.largest("Heating or cooling, the largest selection", selections, unit="VA", cite=cite))


def _with_supplemental(
    house: Connected, heat_pump: float, supplemental: float, factors: ClimateFactors, ws: Worksheet
) -> float:
    """Return compressor and supplemental heat together, or the larger where an interlock keeps them apart [VA]."""
    parts = {
        "supplemental": ws.share("Supplemental electric heat", supplemental, factors.heat_pump_supplemental, unit="VA"),
    }
    if heat_pump:
        parts["compressor"] = ws.share("Heat pump compressor", heat_pump, factors.heat_pump, unit="VA")
    interlocked = all(i.interlocked for i in house.climate if i.kind is LoadKind.SUPPLEMENTAL_HEAT)
    if interlocked:
        return float(ws.largest("Heat pump or its interlocked heat", parts, unit="VA"))
    return float(ws.total("Heat pump and supplemental heat", parts, unit="VA"))
