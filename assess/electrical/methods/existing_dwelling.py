"""Load of an existing dwelling to which something is added."""

from assess.electrical.methods.climate_load import cooling_va, heating_va
from assess.electrical.methods.items import Connected, Item
from assess.errors import RuleDataError
from assess.intake import LoadKind
from assess.records import Figure
from assess.rulebook.rules import ExistingDwelling, UnifiedFactors
from assess.worksheet import Worksheet


def house_load_va(general_va: float, house: Connected, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the calculated load of the house [VA], heating or cooling in full beside the tiers, the node not in it.

    With heating or cooling added this is part (B). Without, it is the stricter reading of part (A),
    which does not say where the existing equipment goes. Four or more separately controlled heaters
    belong among the other loads, in winter. Where one table serves all additions, its shares are taken.
    Raises RuleDataError for an edition that names the one table and not its shares.
    """
    if rule.form == "single":
        return _by_one_table(general_va, house, rule, ws)
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
        return ws.largest(label, seasons, unit="VA", cite=cite)
    climate = _larger(heating, cooling, ws)
    return ws.total(label, {"general loads": general, "heating or cooling": climate}, unit="VA", cite=cite)


def pooled_load_va(general_va: float, house: Connected, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the lenient reading of part (A) [VA]: existing heating or cooling among the rest; not used to decide."""
    climate = _larger(heating_va(house, rule.climate, ws), cooling_va(house, rule.climate, ws), ws)
    pooled = ws.total("All existing loads", {"general loads": general_va, "climate": climate}, unit="VA")
    return _tiered("All existing loads, after demand", pooled, rule, ws)


def already_there(house: Connected, rule: ExistingDwelling) -> Connected:
    """Return the house whose appliances are general loads: without what is added, where that has shares of its own."""
    return house.keeping(lambda i: not i.new) if rule.form == "single" else house


def _by_one_table(general_va: float, house: Connected, rule: ExistingDwelling, ws: Worksheet) -> float:
    """Return the load by the one table: what is there in the tiers, heating and cooling with it, additions by share."""
    shares = rule.unified
    if shares is None:
        raise RuleDataError(
            '[existing_dwelling] has form = "single" and no unified shares',
            where=rule.cite,
            hint="Write [existing_dwelling.unified], or use the optional method.",
        )
    there = already_there(house, rule)
    parts = {"existing loads": pooled_load_va(general_va, there, rule, ws)}
    for number, item in enumerate((i for i in (*house.appliances, *house.climate) if i.new and i.va), 1):
        whole = item.written(ws)
        parts[f"{number}. {item.name}"] = ws.share(f"{item.name}, added", whole, _share_of(item, shares), unit="VA")
    return ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite)


def _share_of(item: Item, shares: UnifiedFactors) -> Figure:
    if item.kind is LoadKind.EV_CHARGER:
        return shares.new_evse
    resistance = {LoadKind.SPACE_HEAT, LoadKind.SUPPLEMENTAL_HEAT, LoadKind.THERMAL_STORAGE}
    return shares.new_electric_heat if item.kind in resistance else shares.new_other


def _many_heaters_apart(house: Connected, rule: ExistingDwelling, ws: Worksheet) -> tuple[Connected, float]:
    """Return the house without its four or more separately controlled heaters, and their VA."""
    if house.climate_units(LoadKind.SPACE_HEAT) < rule.climate.four_units.value:
        return house, 0.0
    others = tuple(i for i in house.climate if i.kind is not LoadKind.SPACE_HEAT)
    return house.model_copy(update={"climate": others}), house.climate_together(LoadKind.SPACE_HEAT, ws)


def _larger(heating: float, cooling: float, ws: Worksheet) -> float:
    parts = {k: v for k, v in {"heating": heating, "cooling": cooling}.items() if v}
    return ws.largest("Heating or cooling, the larger", parts, unit="VA") if parts else 0.0


def _tiered(label: str, va: float, rule: ExistingDwelling, ws: Worksheet) -> float:
    return ws.tiered(label, va, rule.steps(), unit="VA", cite=rule.tiers_cite, confidence=rule.confidence)
