"""Load of an existing dwelling to which something is added."""

from assess.electrical.climate_load import cooling_va, heating_va
from assess.electrical.items import Connected
from assess.errors import RuleDataError
from assess.intake import LoadKind
from assess.rulebook.rules import ExistingDwelling
from assess.worksheet import Worksheet


def house_load_va(general_va: float, house: Connected, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the calculated load of the house [VA], heating or cooling in full beside the tiers, the node not in it.

    With heating or cooling added this is part (B). Without, it is the stricter reading of part (A),
    which does not say where the existing equipment goes. Four or more separately controlled heaters
    belong among the other loads, in winter. Raises RuleDataError for a form that has no method here.
    """
    _require_split(rule)
    cite = rule.part_b_cite if house.adds_climate else rule.part_a_cite
    label = "Calculated load of the house"
    few, heaters = _many_heaters_apart(house, rule, ws)
    heating, cooling = heating_va(few, rule.climate, ws), cooling_va(house, rule.climate, ws)
    general = _tiered("General loads, after demand", general_va, rule, ws)
    if heaters:
        parts = {"general loads": general_va, "heaters": heaters}
        together = ws.total("General loads with four or more heaters among them", parts, unit="VA")
        winter = _tiered("General loads and heaters, after demand", together, rule, ws)
        seasons = {
            "winter": ws.total("House in winter", {"loads": winter, "heating": heating}, unit="VA"),
            "summer": ws.total("House in summer", {"loads": general, "cooling": cooling}, unit="VA"),
        }
        return float(ws.largest(label, seasons, unit="VA", cite=cite))
    climate = _larger(heating, cooling, ws)
    return float(ws.total(label, {"general loads": general, "heating or cooling": climate}, unit="VA", cite=cite))


def pooled_load_va(general_va: float, house: Connected, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the lenient reading of part (A) [VA]: existing heating or cooling among the rest; not used to decide."""
    _require_split(rule)
    climate = _larger(heating_va(house, rule.climate, ws), cooling_va(house, rule.climate, ws), ws)
    pooled = ws.total("All existing loads", {"general loads": general_va, "climate": climate}, unit="VA")
    return _tiered("All existing loads, after demand", pooled, rule, ws)


def _require_split(rule: ExistingDwelling) -> None:
    if rule.form != "split":
        raise RuleDataError(
            f'[existing_dwelling] has form = "{rule.form}", for which there is no method yet',
            where=rule.cite,
            hint="Use the optional method.",
        )


def _many_heaters_apart(house: Connected, rule: ExistingDwelling, ws: Worksheet) -> tuple[Connected, float]:
    """Return the house without its four or more separately controlled heaters, and their VA."""
    if house.climate_units(LoadKind.SPACE_HEAT) < rule.climate.four_units.value:
        return house, 0.0
    others = tuple(i for i in house.climate if i.kind is not LoadKind.SPACE_HEAT)
    return house.model_copy(update={"climate": others}), house.climate_together(LoadKind.SPACE_HEAT, ws)


def _larger(heating: float, cooling: float, ws: Worksheet) -> float:
    parts = {k: v for k, v in {"heating": heating, "cooling": cooling}.items() if v}
    return float(ws.largest("Heating or cooling, the larger", parts, unit="VA")) if parts else 0.0


def _tiered(label: str, va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    return float(ws.tiered(label, va, rule.steps(), unit="VA", cite=rule.tiers_cite, confidence=rule.confidence))
