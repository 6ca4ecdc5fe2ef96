"""The calculation of house and node by the method that decides, and what is shown beside it."""

from collections.abc import Iterator
from dataclasses import replace

from assess.electrical.methods import (
    demand_data,
    existing_dwelling,
    multifamily,
    optional_dwelling,
    standard_dwelling,
    two_dwellings,
)
from assess.electrical.methods.case import Case
from assess.electrical.methods.choice import EVERY, Method, side_by_side, why_not
from assess.electrical.methods.dwelling_load import general_load_va, lighting_load_va
from assess.electrical.methods.items import Connected
from assess.electrical.methods.neutral import neutral_a
from assess.electrical.methods.standard_dwelling import Building
from assess.findings import Finding, Severity, Worked
from assess.intake import LoadKind
from assess.rulebook.rules import GeneralLoads
from assess.worksheet import Worksheet

TITLES = {
    Method.STANDARD: "Calculated load, standard method",
    Method.OPTIONAL: "Calculated load, optional method for one dwelling",
    Method.EXISTING: "Calculated load, existing dwelling",
    Method.TWO_DWELLINGS: "Calculated load, two dwellings",
    Method.MULTIFAMILY: "Calculated load, optional method for several dwellings",
    Method.DEMAND_DATA: "Load by recorded demand",
}


def connected_va(case: Case, ws: Worksheet) -> float | None:
    """Write down what the method starts from and return it [VA]; None when it is not known.

    That is the connected general load of one dwelling; in the standard method what it tiers, of all dwellings; by
    recorded demand the peak.
    """
    rules = case.edition.rules
    match case.method:
        case Method.DEMAND_DATA:
            return demand_data.recorded_va(case.home, case.volts, ws)
        case Method.STANDARD | Method.TWO_DWELLINGS:
            start_va = lighting_load_va(case.home, rules.dwelling_load, ws)
        case _:
            start_va = general_load_va(case.home, _general(case), rules.dwelling_load, _clauses(case), ws)
    for item in case.house.climate:
        item.written(ws)
    return start_va


def needed(case: Case, missing: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what of the missing the method cannot do without, and the rest as notes.

    A recorded demand stands for whatever was there when it was recorded; only loads that are added must be known.
    """
    if case.method is not Method.DEMAND_DATA:
        return missing, ()
    added = {f"loads.{n}.nameplate_va" for n, load in enumerate(case.home.loads or ()) if load.new}
    means = "The recorded demand stands for it; the calculated load cannot be shown beside it."
    rest = (
        finding.model_copy(update={"severity": Severity.NOTE, "means": means})
        for finding in missing
        if finding.field not in added
    )
    return tuple(finding for finding in missing if finding.field in added), tuple(rest)


def house_va(case: Case, start_va: float, ws: Worksheet) -> float:
    """Return the calculated load of the house without the node [VA]."""
    rules, house = case.edition.rules, case.house
    shared_va = case.home.dwelling.house_loads_va or 0.0
    match case.method:
        case Method.DEMAND_DATA:
            return demand_data.house_load_va(start_va, case.home, house, rules.demand_data, ws)
        case Method.STANDARD:
            return standard_dwelling.house_load_va(start_va, _building(case), rules, ws)
        case Method.TWO_DWELLINGS:
            standard_va = standard_dwelling.house_load_va(start_va, _building(case), rules, ws)
            return _lesser_of_two_va(case, standard_va, ws)
        case Method.MULTIFAMILY:
            return multifamily.house_load_va(start_va, house, case.dwellings, shared_va, rules.multifamily, ws)
        case Method.OPTIONAL:
            chargers = rules.electric_vehicles
            return optional_dwelling.house_load_va(start_va, house, rules.optional_dwelling, chargers, ws)
        case _:
            return existing_dwelling.house_load_va(start_va, house, rules.existing_dwelling, ws)


def calculated(case: Case, start_va: float, ws: Worksheet) -> float:
    """Write the calculation with the node and return the current of the house without it [A]."""
    rules, over = case.edition.rules, [(case.volts, "V")]
    alone_va = house_va(case, start_va, ws)
    cite = f"{rules.node_load.cite}; {rules.node_load.support_cite}"
    node_va = ws.given("Compute node, in full, outside every demand factor", case.node_va, "VA", cite=cite)
    with_node = ws.total("Calculated load with the node", {"house": alone_va, "node": node_va}, unit="VA", cite=cite)
    ws.product("Current with the node at 100%", (with_node, "VA"), over=over, unit="A")
    house_a = ws.product("Current of the house without the node", (alone_va, "VA"), over=over, unit="A")
    node_a = ws.product("Current of the node", (node_va, "VA"), over=over, unit="A")
    continuous = rules.continuous_load
    full = ws.product("Current of the node with the continuous factor", (node_a, "A"), continuous.factor, unit="A")
    label = "Current with the node and its continuous adder"
    ws.total(label, {"house": house_a, "node": full}, unit="A", cite=continuous.service_cite)
    fewer_va = _with_fewer_loads_va(case, start_va)
    if fewer_va <= alone_va:
        return house_a
    fewer_a = ws.product("Current of the house with fewer loads", (fewer_va, "VA"), over=over, unit="A")
    note = "a factor that the code gives for the number of loads makes no room for a node"
    parts = {"as calculated": house_a, "with fewer loads": fewer_a}
    return ws.largest("House, as it counts against the node", parts, unit="A", note=note)


def beside(case: Case, start_va: float) -> Iterator[Worked]:
    """Yield what does not decide: the lenient readings, the neutral, measured use, and every method side by side."""
    if case.method in {Method.OPTIONAL, Method.EXISTING}:
        yield from _pooled(case, start_va)
    yield from _coincidence(case)
    yield from _neutral(case)
    loads_a: dict[Method, float] = {}
    reasons: list[tuple[Method, str]] = []
    silent = Worksheet(recording=False)
    for method in EVERY:
        if method is not case.method and (reason := why_not(method, case.home, case.house, case.edition)):
            reasons.append((method, reason))
            continue
        other = replace(case, asked=method)
        start = connected_va(other, silent)
        if start is None or (method is not Method.DEMAND_DATA and case.house.missing):
            reasons.append((method, "Not all that it counts is known."))
            continue
        loads_a[method] = house_va(other, start, silent) / case.volts
    node_a = case.node_va / case.volts * case.edition.rules.continuous_load.factor.value
    yield side_by_side(loads_a, node_a, case.method, tuple(reasons), case.edition)


def _pooled(case: Case, general_va: float) -> Iterator[Worked]:
    """Yield the readings of the tiers that are more lenient than the one that decides."""
    over = [(case.volts, "V")]
    rule = case.edition.rules.existing_dwelling
    split = case.method is Method.EXISTING and rule.form == "split"
    if split and not case.house.adds_climate and case.house.climate:
        ws = Worksheet()
        alone_va = existing_dwelling.pooled_load_va(general_va, case.house, rule, ws)
        parts = {"house": alone_va, "node": case.node_va}
        va = ws.total("Calculated load with the node", parts, unit="VA", cite=rule.part_a_cite)
        ws.product("Current", (va, "VA"), over=over, unit="A")
        note = (
            "Part (A) read leniently: existing heating or cooling goes into the tiers with the rest. "
            "The stricter reading above governs."
        )
        yield Worked(title="Existing equipment pooled", steps=tuple(ws.steps), governs=False, note=note)
    ws = Worksheet()
    parts = {"general loads": general_va, "node": case.node_va}
    pooled = ws.total("General loads with the node pooled among them", parts, unit="VA")
    va = house_va(case, pooled, ws)
    ws.product("Current", (va, "VA"), over=over, unit="A", cite=_clauses(case).appliances_cite)
    title = "Node pooled with the appliances, information only"
    note = "Read literally, the node is one more appliance in the tiers. For information only: a node does not rest."
    yield Worked(title=title, steps=tuple(ws.steps), governs=False, note=note)


def _coincidence(case: Case) -> Iterator[Worked]:
    """Yield what the meter saw at most together with the node, where something was recorded."""
    ws = Worksheet()
    peak_va = demand_data.recorded_va(case.home, case.volts, ws)
    if peak_va is None:
        return
    va = ws.total("Recorded peak and node together", {"recorded peak": peak_va, "node": case.node_va}, unit="VA")
    both_a = ws.product("Current of both", (va, "VA"), over=[(case.volts, "V")], unit="A")
    rating_a = case.home.service.rating_a
    if rating_a is not None:
        ws.total("Left of the service rating", {"rating": rating_a}, less={"both": both_a}, unit="A")
    note = "What the service would have carried at the recorded peak, had the node run. No factor is in it."
    yield Worked(title="Measured peak with the node", steps=tuple(ws.steps), governs=False, note=note)


def _neutral(case: Case) -> Iterator[Worked]:
    silent, ws = Worksheet(recording=False), Worksheet()
    lighting_va = lighting_load_va(case.home, case.edition.rules.dwelling_load, silent)
    rules = case.edition.rules
    if lighting_va is None or not all(map(case.edition.usable, (rules.neutral, rules.cooking, rules.dryers))):
        return
    neutral_a(lighting_va, _building(case), case.volts, rules, ws)
    note = "The node stands between the two legs and adds nothing to the neutral."
    yield Worked(title="Neutral of the service", steps=tuple(ws.steps), governs=False, note=note)


def _with_fewer_loads_va(case: Case, start_va: float) -> float:
    """Return the most that the house without some of its loads would be calculated at [VA]; 0 where that is no more."""
    rules, silent = case.edition.rules, Worksheet(recording=False)
    if case.method in {Method.STANDARD, Method.TWO_DWELLINGS}:
        fewer = standard_dwelling.fewer_loads(_building(case), rules)
        if fewer.house is case.house:
            return 0.0
        standard_va = standard_dwelling.house_load_va(start_va, fewer, rules, silent)
        return standard_va if case.method is Method.STANDARD else _lesser_of_two_va(case, standard_va, silent)
    factors = rules.optional_dwelling.climate if case.method is Method.OPTIONAL else rules.existing_dwelling.climate
    few = int(factors.four_units.value) - 1
    if case.method in {Method.OPTIONAL, Method.EXISTING} and case.house.climate_units(LoadKind.SPACE_HEAT) > few:
        house = case.house.thinned(lambda item: item.kind is LoadKind.SPACE_HEAT, few)
        return house_va(replace(case, house=house), start_va, silent)
    return 0.0


def _building(case: Case) -> Building:
    return Building(case.house, case.dwellings, case.home.dwelling.house_loads_va or 0.0)


def _general(case: Case) -> Connected:
    """Return the house whose appliances the method counts among the general loads."""
    rules = case.edition.rules
    if case.method is Method.OPTIONAL:
        return optional_dwelling.in_tiers(case.house, rules.electric_vehicles)
    if case.method is Method.EXISTING:
        return existing_dwelling.already_there(case.house, rules.existing_dwelling)
    return case.house


def _lesser_of_two_va(case: Case, standard_va: float, ws: Worksheet) -> float:
    """Return the load of two dwellings [VA]: by the standard method, or by the optional one for several."""
    rules, shared_va = case.edition.rules, case.home.dwelling.house_loads_va or 0.0
    where = multifamily.clauses(rules.multifamily)
    general_va = general_load_va(case.home, case.house, rules.dwelling_load, where, ws) or 0.0
    return two_dwellings.house_load_va(
        standard_va, general_va, case.house, shared_va, rules.two_dwellings, rules.multifamily, ws
    )


def _clauses(case: Case) -> GeneralLoads:
    """Return where the method names the general loads."""
    rules = case.edition.rules
    if case.method is Method.OPTIONAL:
        return rules.optional_dwelling.general
    if case.method is Method.MULTIFAMILY:
        return multifamily.clauses(rules.multifamily)
    return rules.existing_dwelling.general_b if case.house.adds_climate else rules.existing_dwelling.general_a
