"""The general load that every dwelling method starts from: area, small-appliance and laundry circuits, appliances."""

from assess.electrical.methods.items import Connected, written_apart
from assess.intake import Home
from assess.rulebook.rules import DwellingLoad, GeneralLoads
from assess.worksheet import Worksheet


def general_load_va(
    home: Home, house: Connected, rule: DwellingLoad, where: GeneralLoads, ws: Worksheet
) -> float | None:
    """Return the connected general load of one dwelling [VA], heating and cooling apart; None without a floor area.

    `where` says under which clauses the method names these loads.
    """
    parts = _area_and_circuits(home, rule, ws, lighting_cite=where.lighting_cite, circuits_cite=where.circuits_cite)
    if not parts:
        return None
    for name, va in written_apart(house.appliances, ws, cite=where.appliances_cite).items():
        # A label cannot push a line of the code off the sheet.
        parts[name if name not in parts else f"{name} ({len(parts)})"] = va
    return ws.total("General loads, connected", parts, unit="VA", cite=where.cite)


def lighting_load_va(home: Home, rule: DwellingLoad, ws: Worksheet) -> float | None:
    """Return general lighting, small-appliance and laundry load of all dwellings [VA]; None without a floor area."""
    parts = _area_and_circuits(home, rule, ws, dwellings=home.dwelling.count or 1)
    if not parts:
        return None
    return ws.total("General lighting, small-appliance and laundry loads", parts, unit="VA", cite=rule.cite)


def _area_and_circuits(
    home: Home,
    rule: DwellingLoad,
    ws: Worksheet,
    *,
    dwellings: int = 1,
    lighting_cite: str = "",
    circuits_cite: str = "",
) -> dict[str, float]:
    dwelling = home.dwelling
    if dwelling.floor_area_ft2 is None:
        return {}
    kitchen = _at_least(dwelling.small_appliance_circuits, rule.small_appliance_minimum.value)
    laundry = _at_least(dwelling.laundry_circuits, rule.laundry_minimum.value)
    if (dwelling.count or 1) > 1 and dwelling.laundry_circuits == 0:
        laundry = (0.0, "circuits")  # a laundry for all on the premises: none is required in each dwelling
    area = (dwelling.floor_area_ft2, "ft²")
    times = ((dwellings, "dwellings"),) if dwellings > 1 else ()
    lighting, kitchens, laundries = (
        ws.product("General lighting and receptacles", rule.lighting, area, *times, unit="VA", cite=lighting_cite),
        ws.product("Small-appliance circuits", rule.small_appliance, kitchen, *times, unit="VA", cite=circuits_cite),
        ws.product("Laundry circuits", rule.laundry, laundry, *times, unit="VA", cite=circuits_cite),
    )
    return {"lighting": lighting, "small-appliance": kitchens, "laundry": laundries}


def _at_least(told: int | None, minimum: float) -> tuple[float, str]:
    """Return the circuits to count: a home may have more than the code asks for, never fewer."""
    return (minimum if told is None else max(minimum, float(told))), "circuits"
