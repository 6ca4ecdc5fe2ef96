"""Load of an existing dwelling to which the node is added."""

from assess.electrical.climate_load import climate_load_va
from assess.electrical.connected import Connected
from assess.intake import LoadKind
from assess.rulebook.rules import ExistingDwelling
from assess.worksheet import Worksheet


def service_load_va(general_va: float, house: Connected, node_va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the calculated load [VA], heating and cooling in full beside the tiers, the node outside both.

    With heating or cooling added this is part (B). Without, it is the stricter reading of part (A),
    which does not say where the existing equipment goes. Four or more separately controlled heaters
    belong among the other loads; they and the rest of the climate equipment do not count together.
    """
    cite = rule.part_b_cite if house.adds_climate else rule.part_a_cite
    apart, heaters_va = _split_heaters(house, rule)
    general = _tiered("Loads after demand", general_va, rule, ws)
    climate = climate_load_va(apart, rule.climate, ws, cite=cite)
    parts = {"loads": general, "climate": climate}
    if heaters_va:
        together = ws.total("Loads with four or more heaters among them", {"loads": general_va, "heaters": heaters_va}, unit="VA")
        pooled = _tiered("Loads and heaters after demand", together, rule, ws)
        beside = ws.total("Loads with the other equipment in full", parts, unit="VA")
        parts = {"house": ws.largest("House, the larger", {"heating": pooled, "cooling": beside}, unit="VA", cite=cite)}
    return float(ws.total("Calculated load", {**parts, "node": node_va}, unit="VA", cite=cite))


def pooled_load_va(general_va: float, house: Connected, node_va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the lenient reading of part (A): existing heating or cooling pooled with the rest [VA]; not used to decide."""
    heat = house.climate_va(LoadKind.HEAT_PUMP, LoadKind.SUPPLEMENTAL_HEAT, LoadKind.SPACE_HEAT, LoadKind.THERMAL_STORAGE)
    cool = house.climate_va(LoadKind.AIR_CONDITIONER, LoadKind.HEAT_PUMP)
    climate = ws.largest("Heating or cooling, the larger", {"heating": heat, "cooling": cool}, unit="VA")
    pooled = ws.total("All existing loads", {"loads": general_va, "climate": climate}, unit="VA")
    after = _tiered("All existing loads, after demand", pooled, rule, ws)
    return float(ws.total("Calculated load", {"existing": after, "node": node_va}, unit="VA", cite=rule.part_a_cite))


def literal_load_va(general_va: float, house: Connected, node_va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the load by the literal reading, which pools the node too [VA]; for information only."""
    pooled = ws.total("Existing loads with the node pooled among them", {"loads": general_va, "node": node_va}, unit="VA")
    return service_load_va(pooled, house, 0.0, rule, ws)


def _split_heaters(house: Connected, rule: ExistingDwelling) -> tuple[Connected, float]:
    """Return the house without its four or more separately controlled heaters, and their VA."""
    if house.climate_units(LoadKind.SPACE_HEAT) < rule.climate.four_units.value:
        return house, 0.0
    others = tuple(i for i in house.climate if i.kind is not LoadKind.SPACE_HEAT)
    return house.model_copy(update={"climate": others}), house.climate_va(LoadKind.SPACE_HEAT)


def _tiered(label: str, va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    return float(ws.tiered(label, va, rule.steps(), unit="VA", cite=rule.tiers_cite, confidence=rule.confidence))
