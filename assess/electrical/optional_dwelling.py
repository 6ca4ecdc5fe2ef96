"""Service load of one dwelling by the optional method."""

from assess.electrical.climate_load import selected_va
from assess.electrical.items import Connected
from assess.rulebook.rules import OptionalDwelling
from assess.worksheet import Worksheet


def house_load_va(general_va: float, house: Connected, rule: OptionalDwelling, ws: Worksheet) -> float:
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
    return float(ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite))
