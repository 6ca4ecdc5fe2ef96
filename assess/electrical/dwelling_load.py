"""The general load that every dwelling method starts from: area, small-appliance and laundry circuits, appliances."""

from assess.electrical.items import Connected
from assess.intake import Home
from assess.rulebook.rules import DwellingLoad, GeneralLoads
from assess.worksheet import Worksheet


def general_load_va(
    home: Home, house: Connected, rule: DwellingLoad, where: GeneralLoads, ws: Worksheet
) -> float | None:
    """Return the connected general load [VA], heating and cooling apart; None when the floor area is unknown.

    `where` says under which clauses the method names these loads.
    """
    dwelling = home.dwelling
    if dwelling.floor_area_ft2 is None:
        return None
    kitchen = _at_least(dwelling.small_appliance_circuits, rule.small_appliance_minimum.value)
    laundry = _at_least(dwelling.laundry_circuits, rule.laundry_minimum.value)
    area = (dwelling.floor_area_ft2, "ft²")
    cite = where.circuits_cite
    parts = {
        "lighting": ws.product(
            "General lighting and receptacles", rule.lighting, area, unit="VA", cite=where.lighting_cite
        ),
        "small-appliance": ws.product("Small-appliance circuits", rule.small_appliance, kitchen, unit="VA", cite=cite),
        "laundry": ws.product("Laundry circuits", rule.laundry, laundry, unit="VA", cite=cite),
    }
    for item in house.appliances:
        # Two appliances may carry one name; the line must not lose either.
        name = item.name if item.name not in parts else f"{item.name} ({len(parts)})"
        parts[name] = item.written(ws, cite=where.appliances_cite)
    return float(ws.total("General loads, connected", parts, unit="VA", cite=where.cite))


def _at_least(told: int | None, minimum: float) -> tuple[float, str]:
    """Return the circuits to count: a home may have more than the code asks for, never fewer."""
    return (minimum if told is None else max(minimum, float(told))), "circuits"
