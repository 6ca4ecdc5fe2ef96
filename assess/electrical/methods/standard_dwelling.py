"""The standard method: each kind of load with its own demand factor, for one dwelling or several alike."""

from collections.abc import Callable
from dataclasses import dataclass

from assess.electrical.methods.climate_load import cooling_together_va, heating_together_va
from assess.electrical.methods.cooking import cooking_va
from assess.electrical.methods.dryers import dryers_va
from assess.electrical.methods.items import CLIMATE, COOKING, Connected, Item, written_apart
from assess.intake import LoadKind
from assess.rulebook.rules import ElectricVehicles, FixedAppliances, Rules
from assess.worksheet import Worksheet

_APART = COOKING | CLIMATE | {LoadKind.DRYER, LoadKind.EV_CHARGER, LoadKind.AIR_HANDLER}
_COOLS = frozenset({LoadKind.AIR_CONDITIONER, LoadKind.HEAT_PUMP})
_HEATS = CLIMATE - {LoadKind.AIR_CONDITIONER}


@dataclass(frozen=True)
class Building:
    """What the standard method counts: the equipment of one dwelling, how many are alike, and what they share [VA].

    `motors` is where the largest motor is looked for, the same house unless one of its loads is left out.
    """

    house: Connected
    dwellings: int = 1
    shared_va: float = 0.0
    motors: Connected | None = None


def house_load_va(lighting_va: float, building: Building, rules: Rules, ws: Worksheet) -> float:
    """Return the calculated load of the house [VA], the node not in it."""
    house, dwellings = building.house, building.dwellings
    tiers = rules.general_lighting_demand
    parts = {
        "general loads": ws.tiered(
            "General loads, after demand",
            lighting_va,
            tiers.steps(),
            unit="VA",
            cite=tiers.tiers_cite,
            confidence=tiers.confidence,
        )
    }
    several = {
        "appliances": fixed_appliances_va(_of(house, fixed), rules.fixed_appliances, ws, dwellings=dwellings),
        "dryers": dryers_va(_of(house, dryer), rules.dryers, ws, dwellings=dwellings),
        "cooking": cooking_va(_of(house, cooks), rules.cooking, ws, dwellings=dwellings),
        "EV charging": chargers_va(house, rules.electric_vehicles, ws, dwellings=dwellings),
        "air handler": _in_full(_of(house, lambda i: i.kind is LoadKind.AIR_HANDLER), ws, dwellings=dwellings),
        "season and largest motor": _season_va(building, rules, ws),
        "shared loads": building.shared_va,
    }
    parts |= {name: va for name, va in several.items() if va}
    return ws.total("Calculated load of the house", parts, unit="VA", cite=rules.general_lighting_demand.cite)


def fewer_loads(building: Building, rules: Rules) -> Building:
    """Return the building without the loads whose number alone lowers its calculated load.

    A fourth appliance brings a demand factor for all four, and so may more dryers or ranges; a home does not draw
    less for having them. What is left for a node is not counted from less than this.
    """
    house, dwellings = building.house, building.dwellings
    silent = Worksheet(recording=False)
    apart: list[tuple[Callable[[Item], bool], Callable[[Connected], float], list[int]]] = [
        (
            counted(rules.fixed_appliances),
            lambda h: fixed_appliances_va(_of(h, fixed), rules.fixed_appliances, silent, dwellings=dwellings),
            [int(rules.fixed_appliances.count.value - 1) // dwellings],
        ),
        (
            dryer,
            lambda h: dryers_va(_of(h, dryer), rules.dryers, silent, dwellings=dwellings),
            list(range(1, len(rules.dryers.demand))),
        ),
        (
            cooks,
            lambda h: cooking_va(_of(h, cooks), rules.cooking, silent, dwellings=dwellings),
            list(range(1, len(rules.cooking.rows))),
        ),
    ]
    for of, load_va, counts in apart:
        units = sum(item.units for item in house.appliances if of(item))
        fewer = [house.thinned(of, count) for count in counts if 0 < count < units]
        if fewer:
            house = max([house, *fewer], key=load_va)
    return Building(house, dwellings, building.shared_va, motors=building.house)


def fixed(item: Item) -> bool:
    """Return whether an appliance is one of those fastened in place that have no rule of their own."""
    return item.kind not in _APART


def counted(rule: FixedAppliances) -> Callable[[Item], bool]:
    """Return the test for an appliance that counts among the four."""
    least = 0.0 if rule.least_va is None else rule.least_va.value
    return lambda item: fixed(item) and item.each_va > 0 and item.each_va >= least


def dryer(item: Item) -> bool:
    """Return whether it is a clothes dryer."""
    return item.kind is LoadKind.DRYER


def cooks(item: Item) -> bool:
    """Return whether it is a range, an oven or a cooktop."""
    return item.kind in COOKING


def fixed_appliances_va(appliances: tuple[Item, ...], rule: FixedAppliances, ws: Worksheet, *, dwellings: int) -> float:
    """Return appliances fastened in place [VA]: at the demand factor from so many on, else in full."""
    many = counted(rule)
    large = tuple(i for i in appliances if many(i))
    small = tuple(i for i in appliances if not many(i))
    small_va = _in_full(small, ws, dwellings=dwellings, cite=rule.cite)
    large_va = _in_full(large, ws, dwellings=dwellings, cite=rule.cite, label="Appliances fastened in place")
    count = sum(i.units for i in large) * dwellings
    if count < rule.count.value:
        return small_va + large_va
    label = f"Appliances fastened in place, {count} of them"
    demand = ws.share(label, large_va, rule.factor, unit="VA")
    if not small_va:
        return demand
    return ws.total("Appliances, with the small ones in full", {"large": demand, "small": small_va}, unit="VA")


def chargers_va(
    house: Connected, rule: ElectricVehicles, ws: Worksheet, *, dwellings: int = 1, cite: str = ""
) -> float:
    """Return EV supply equipment [VA], each at its nameplate, or at the least load of the code where that is more."""
    parts: dict[str, float] = {}
    for number, item in enumerate((i for i in house.appliances if i.kind is LoadKind.EV_CHARGER), 1):
        each = item.each_va
        if rule.form == "larger" and rule.least_va is not None:
            least = {"nameplate": each, "least": rule.least_va.value}
            each = ws.largest(f"{item.name}, as counted", least, unit="VA", cite=rule.cite)
        units = item.units * dwellings
        parts[f"{number}. {item.name}"] = ws.product(
            f"{item.name}, in full", (each, "VA"), (units, "units"), unit="VA", cite=cite or rule.cite
        )
    return ws.total("EV charging", parts, unit="VA") if len(parts) > 1 else sum(parts.values())


def _of(house: Connected, which: Callable[[Item], bool]) -> tuple[Item, ...]:
    return tuple(item for item in house.appliances if which(item))


def _in_full(
    items: tuple[Item, ...], ws: Worksheet, *, dwellings: int, cite: str = "", label: str = "Appliances in full"
) -> float:
    """Return nameplates together, as many times as there are dwellings [VA]."""
    parts = written_apart(items, ws, cite=cite)
    if not parts:
        return 0.0
    one = ws.total(label, parts, unit="VA") if len(parts) > 1 else sum(parts.values())
    return _dwellings(label, one, dwellings, ws)


def _season_va(building: Building, rules: Rules, ws: Worksheet) -> float:
    """Return the worse season [VA]: heating or cooling in full, with the share of its largest motor.

    The motors that run all year count in both, so that leaving the smaller season out never drops the larger motor.
    """
    motors = building.motors or building.house
    all_year = [i.largest_motor_va for i in motors.appliances]
    heating, cooling = heating_together_va(building.house, ws), cooling_together_va(building.house, ws)
    seasons = {
        "winter": (_dwellings("Electric heating", heating, building.dwellings, ws), _HEATS),
        "summer": (_dwellings("Cooling", cooling, building.dwellings, ws), _COOLS),
    }
    share, cite, parts = rules.largest_motor.share, rules.largest_motor.cite, {}
    if not any(va for va, _ in seasons.values()):
        largest = max([0.0, *all_year])
        return ws.share("Largest motor, addition", largest, share, unit="VA", cite=cite) if largest else 0.0
    for season, (va, kinds) in seasons.items():
        largest = max([0.0, *all_year, *(i.largest_motor_va for i in motors.climate if i.kind in kinds)])
        if not largest:
            parts[season] = va
            continue
        adder = ws.share(f"Largest motor in {season}, addition", largest, share, unit="VA", cite=cite)
        label = f"House in {season}, with its largest motor"
        parts[season] = ws.total(label, {"equipment": va, "motor": adder}, unit="VA") if va else adder
    return ws.largest("Heating or cooling, the larger season", parts, unit="VA", cite=rules.noncoincident.cite)


def _dwellings(label: str, one_va: float, dwellings: int, ws: Worksheet) -> float:
    """Return a load of one dwelling for all of them [VA]."""
    if dwellings == 1 or not one_va:
        return one_va
    return ws.product(f"{label}, {dwellings} dwellings", (one_va, "VA"), (dwellings, "dwellings"), unit="VA")
