"""The general load that every dwelling method starts from: area, small-appliance and laundry circuits, appliances."""

from assess.electrical.connected import Connected
from assess.intake import Home
from assess.rulebook.rules import DwellingLoad
from assess.worksheet import Worksheet


def general_load_va(home: Home, house: Connected, rule: DwellingLoad, ws: Worksheet) -> float | None:
    """Return the connected general load [VA], heating and cooling apart; None when the floor area is unknown."""
    dwelling = home.dwelling
    if dwelling.floor_area_ft2 is None:
        return None
    parts = {
        "lighting": ws.product(
            "General lighting and receptacles", rule.lighting, (dwelling.floor_area_ft2, "ft²"), unit="VA"
        ),
        "small-appliance": ws.product(
            "Small-appliance circuits",
            rule.small_appliance,
            (_at_least(dwelling.small_appliance_circuits, rule.small_appliance_minimum.value), "circuits"),
            unit="VA",
        ),
        "laundry": ws.product(
            "Laundry circuit", rule.laundry, (_at_least(dwelling.laundry_circuits, rule.laundry_minimum.value), "circuits"), unit="VA"
        ),
    }
    for item in house.appliances:
        # Two appliances may carry one name; the line must not lose either.
        name = item.name if item.name not in parts else f"{item.name} ({len(parts)})"
        parts[name] = ws.given(item.name, item.va, "VA", basis=item.basis)
    return float(ws.total("General loads, connected", parts, unit="VA"))


def _at_least(told: int | None, minimum: float) -> float:
    """Return the circuits to count: a home may have more than the code asks for, never fewer."""
    return max(minimum, float(told or 0))
