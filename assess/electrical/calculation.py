"""The calculation of house and node by one method, and the readings that are shown beside it."""

from collections.abc import Iterator

from assess.electrical import existing_dwelling, optional_dwelling
from assess.electrical.case import Case, Method
from assess.electrical.dwelling_load import general_load_va
from assess.findings import Worked
from assess.rulebook.rules import GeneralLoads
from assess.worksheet import Worksheet

TITLES = {
    Method.OPTIONAL: "Calculated load, optional method for one dwelling",
    Method.EXISTING: "Calculated load, existing dwelling",
}


def connected_va(case: Case, ws: Worksheet) -> float | None:
    """Write down what is connected and return the general load of it [VA]; None when it is not known."""
    general_va = general_load_va(case.home, case.house, case.edition.rules.dwelling_load, _clauses(case), ws)
    for item in case.house.climate:
        item.written(ws)
    return general_va


def house_va(case: Case, general_va: float, ws: Worksheet) -> float:
    """Return the calculated load of the house without the node [VA]."""
    rules = case.edition.rules
    if case.method is Method.OPTIONAL:
        return optional_dwelling.house_load_va(general_va, case.house, rules.optional_dwelling, ws)
    return existing_dwelling.house_load_va(general_va, case.house, rules.existing_dwelling, ws)


def calculated(case: Case, general_va: float, ws: Worksheet) -> float:
    """Write the calculation with the node and return the current of the house without it [A]."""
    rules, over = case.edition.rules, [(case.volts, "V")]
    alone_va = house_va(case, general_va, ws)
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
    return float(house_a)


def beside(case: Case, general_va: float) -> Iterator[Worked]:
    """Yield the readings that do not decide: the lenient ones, for information only."""
    over = [(case.volts, "V")]
    if case.method is Method.EXISTING and not case.house.adds_climate and case.house.climate:
        rule, ws = case.edition.rules.existing_dwelling, Worksheet()
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


def _clauses(case: Case) -> GeneralLoads:
    """Return where the method names the general loads."""
    rules = case.edition.rules
    if case.method is Method.OPTIONAL:
        return rules.optional_dwelling.general
    return rules.existing_dwelling.general_b if case.house.adds_climate else rules.existing_dwelling.general_a
