"""Service load of one dwelling by the optional method."""

from assess.electrical.methods.climate_load import selected_va
from assess.electrical.methods.items import Connected
from assess.electrical.methods.standard_dwelling import chargers_va
from assess.intake import LoadKind
from assess.rulebook.rules import ElectricVehicles, OptionalDwelling
from assess.worksheet import Worksheet


def in_tiers(house: Connected, chargers: ElectricVehicles) -> Connected:
    """Return the house whose appliances are tiered: without EV chargers, where the edition counts them in full."""
    return house.keeping(lambda i: i.kind is not LoadKind.EV_CHARGER) if chargers.optional_outside_tiers else house


def house_load_va(
    general_va: float, house: Connected, rule: OptionalDwelling, chargers: ElectricVehicles, ws: Worksheet
) -> float:
    """Return the calculated load of the house [VA], the node not in it."""
    general = ws.tiered(
        "General loads, after demand",
        general_va,
        rule.steps(),
        unit="VA",
        cite=rule.tiers_cite,
        confidence=rule.confidence,
    )
    climate = selected_va(house, rule.climate, ws, cite=rule.cite)
    parts = {"general loads": general, "heating or cooling": climate}
    if chargers.optional_outside_tiers and (charging := chargers_va(house, chargers, ws, cite=chargers.optional_cite)):
        parts["EV charging"] = charging
    return ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite)
