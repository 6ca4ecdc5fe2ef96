"""The neutral of the service: what does not balance between the two legs."""

from assess.electrical.methods.cooking import cooking_va
from assess.electrical.methods.dryers import dryers_va
from assess.electrical.methods.items import COOKING, Item
from assess.electrical.methods.standard_dwelling import Building, cooks, counted, dryer
from assess.intake import LoadKind
from assess.rulebook.rules import Rules
from assess.worksheet import Worksheet

# What has two live conductors and no neutral, unless its voltage says otherwise.
_TWO_LEGS = frozenset(
    {
        LoadKind.WATER_HEATER,
        LoadKind.EV_CHARGER,
        LoadKind.WELL_PUMP,
        LoadKind.POOL_PUMP,
        LoadKind.POOL_HEATER,
        LoadKind.AIR_CONDITIONER,
        LoadKind.HEAT_PUMP,
        LoadKind.SUPPLEMENTAL_HEAT,
        LoadKind.SPACE_HEAT,
        LoadKind.THERMAL_STORAGE,
    }
)
_OF_THEIR_OWN = COOKING | {LoadKind.DRYER}
_BETWEEN_THE_LEGS_V = 200.0  # 208, 230 and 240 V are between the legs; 115 and 120 V are not


def neutral_a(lighting_va: float, building: Building, volts: float, rules: Rules, ws: Worksheet) -> float:
    """Return the largest unbalanced current of the service [A]; the node, on two legs, adds nothing to it.

    General loads count after demand, cooking and dryers at a share of theirs, what runs between the legs not at
    all, and of the amperes above a bound only a share.
    """
    rule, house, dwellings = rules.neutral, building.house, building.dwellings
    silent = Worksheet(recording=False)
    tiers = rules.general_lighting_demand
    general = ws.tiered(
        "General loads, after demand",
        lighting_va,
        tiers.steps(),
        unit="VA",
        cite=tiers.tiers_cite,
        confidence=tiers.confidence,
    )
    parts = {"general loads": general}
    cooking = cooking_va(filter(cooks, house.appliances), rules.cooking, silent, dwellings=dwellings)
    dryers = dryers_va(tuple(filter(dryer, house.appliances)), rules.dryers, silent, dwellings=dwellings)
    for name, va in (("cooking", cooking), ("dryers", dryers)):
        if va:
            label = f"{name.capitalize()}, share on the neutral"
            parts[name] = ws.share(label, va, rule.cooking_and_dryers, unit="VA")
    many = counted(rules.fixed_appliances)
    reduced = sum(i.units for i in house.appliances if many(i)) * dwellings >= rules.fixed_appliances.count.value
    for number, item in enumerate((i for i in (*house.appliances, *house.climate) if on_neutral(i)), 1):
        va = item.written(ws)
        if dwellings > 1:
            label = f"{item.name}, {dwellings} dwellings"
            va = ws.product(label, (va, "VA"), (dwellings, "dwellings"), unit="VA")
        if reduced and many(item):
            va = ws.share(f"{item.name}, after demand", va, rules.fixed_appliances.factor, unit="VA")
        parts[f"{number}. {item.name}"] = va
    motor = max((i.largest_motor_va for i in (*house.appliances, *house.climate) if on_neutral(i)), default=0.0)
    if motor:
        parts["motor"] = ws.share("Largest motor on the neutral, addition", motor, rules.largest_motor.share, unit="VA")
    if building.shared_va:
        parts["shared loads"] = building.shared_va
    total = ws.total("Neutral load", parts, unit="VA", cite=rule.cite)
    current = ws.product("Neutral current", (total, "VA"), over=[(volts, "V")], unit="A")
    if current <= rule.over.value:
        return current
    tiers_a = [(rule.over.value, 1.0), (None, rule.over_share.value)]
    label = "Neutral current, with the further demand factor"
    return ws.tiered(label, current, tiers_a, unit="A", cite=rule.over_share.cite, confidence=rule.confidence)


def on_neutral(item: Item) -> bool:
    """Return whether an appliance draws on the neutral: as its voltage says, else as its kind usually does."""
    if item.kind in _OF_THEIR_OWN:
        return False
    if item.volts is not None:
        return item.volts < _BETWEEN_THE_LEGS_V
    return item.kind not in _TWO_LEGS
