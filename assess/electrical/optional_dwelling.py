"""Service load of one dwelling by the optional method, with the node added."""

from assess.electrical.climate_load import climate_load_va
from assess.electrical.connected import Connected
from assess.rulebook.rules import OptionalDwelling
from assess.worksheet import Worksheet


def service_load_va(general_va: float, house: Connected, node_va: float, rule: OptionalDwelling, ws: Worksheet) -> float:
    """Return the calculated load [VA].

    The node stands outside every demand factor: it does not rest when the oven is on.
    """
    general = ws.tiered(
        "General loads, after demand",
        general_va,
        rule.steps(),
        unit="VA",
        cite=rule.tiers_cite,
        confidence=rule.confidence,
    )
    climate = climate_load_va(house, rule.climate, ws, cite=rule.cite)
    return float(ws.total("Calculated load", {"general": general, "climate": climate, "node": node_va}, unit="VA", cite=rule.cite))


def literal_load_va(general_va: float, house: Connected, node_va: float, rule: OptionalDwelling, ws: Worksheet) -> float:
    """Return the load by the literal reading, which pools the node with appliances that rest [VA]; for information only."""
    pooled = ws.total("General loads with the node pooled among them", {"general": general_va, "node": node_va}, unit="VA")
    return service_load_va(pooled, house, 0.0, rule, ws)
