"""The electrical section: one method governs, the others are shown beside it."""

from dataclasses import dataclass
from enum import StrEnum

from assess.electrical import existing_dwelling, optional_dwelling
from assess.electrical.connected import Connected, connected
from assess.electrical.dwelling_load import general_load_va
from assess.electrical.findings import electrical_findings
from assess.electrical.headroom import current_limits, space_limit
from assess.electrical.node_circuit import node_circuit
from assess.findings import Limit, Section, Worked
from assess.hardware.records import NodePower
from assess.intake import Home, PowerManagement
from assess.records import Basis
from assess.rulebook import Edition, load_reference
from assess.worksheet import Worksheet


class Method(StrEnum):
    """How the load of the house is calculated; `auto` takes the one for an existing home or a new one."""

    AUTO = "auto"
    OPTIONAL = "optional_dwelling"
    EXISTING = "existing_dwelling"


@dataclass(frozen=True)
class _Case:
    """One home with one node, as every worksheet of this section needs it."""

    home: Home
    power: NodePower
    floor: NodePower
    edition: Edition
    volts: float
    house: Connected
    recording: bool

    @property
    def managed(self) -> bool:
        return self.home.node.power_management in {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}

    @property
    def dynamic(self) -> bool:
        return self.home.node.power_management is PowerManagement.PCS_DYNAMIC


def design_current_a(power: NodePower, management: PowerManagement | None) -> float:
    """Return the continuous current the circuit is built for [A].

    A listed power control system holds the node to its setting; without one nothing but software does,
    and the node counts at its full rating.
    """
    managed = management in {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}
    return power.current_a if managed else power.rated_a


def assess_electrical(
    home: Home,
    power: NodePower,
    floor: NodePower,
    edition: Edition,
    *,
    method: Method = Method.AUTO,
    recording: bool = True,
) -> Section:
    """Return the electrical section for a node that draws `power`, and `floor` at its lowest cap.

    Raises UnconfirmedRule when the method's rule is open in this edition.
    """
    ws = Worksheet(recording=recording)
    volts = _volts(home, ws)
    case = _Case(home, power, floor, edition, volts, connected(home, ws), recording)
    chosen = _method(home, method)
    general_va = general_load_va(home, case.house, edition.rule(edition.rules.dwelling_load), ws)
    known = general_va is not None and not case.house.missing
    node_va, rated = _node_va(case), design_current_a(power, home.node.power_management)
    sheets: list[Worked] = []
    house_a = None
    if known and general_va is not None:
        house_a = _calculated(case, chosen, general_va, node_va, ws)
        if recording:
            sheets = [Worked(title=_TITLES[chosen], steps=tuple(ws.steps)), *_beside(case, chosen, general_va, node_va)]
    head = Worksheet(recording=recording)
    circuit = node_circuit(rated, edition, head, material=home.node.conductor_material or "copper")
    limits = _limits(case, house_a, circuit.minimum_a, head)
    if recording:
        sheets.append(Worked(title="Node circuit and headroom", steps=tuple(head.steps)))
    findings = electrical_findings(home, power, case.house, circuit, edition, house_a, general_va)
    return Section(name="electrical", title="Electrical", worked=tuple(sheets), findings=findings, limits=limits)


_TITLES = {
    Method.OPTIONAL: "Calculated load, optional method for one dwelling",
    Method.EXISTING: "Calculated load, existing dwelling",
}


def _method(home: Home, asked: Method) -> Method:
    if asked is not Method.AUTO:
        return asked
    return Method.OPTIONAL if home.dwelling.status == "new" else Method.EXISTING


def _volts(home: Home, ws: Worksheet) -> float:
    if home.service.volts is not None:
        return float(ws.given("Service voltage", home.service.volts, "V", basis=home.basis_of("service.volts").basis))
    figure = load_reference("reference/electrical").figure("service.volts")
    return float(ws.given("Service voltage", figure, basis=Basis.ASSUMED, note="not stated; nominal"))


def _node_va(case: _Case) -> float:
    """Return what the node counts for in the load calculation [VA]."""
    return case.power.wall_va if case.managed else case.power.rated_va


def _load_va(case: _Case, method: Method, general_va: float, node_va: float, ws: Worksheet) -> float:
    rules = case.edition.rules
    if method is Method.OPTIONAL:
        return optional_dwelling.service_load_va(general_va, case.house, node_va, case.edition.rule(rules.optional_dwelling), ws)
    return existing_dwelling.service_load_va(general_va, case.house, node_va, case.edition.rule(rules.existing_dwelling), ws)


def _calculated(case: _Case, method: Method, general_va: float, node_va: float, ws: Worksheet) -> float:
    """Write the calculation with the node and return the current of the house without it [A]."""
    node = case.edition.rules.node_load
    node_va = ws.given("Compute node, in full, outside every demand factor", node_va, "VA", cite=f"{node.cite}; {node.support_cite}")
    load_va = _load_va(case, method, general_va, node_va, ws)
    with_node = ws.product("Current with the node at 100%", (load_va, "VA"), over=[(case.volts, "V")], unit="A")
    house_va = ws.total("House without the node", {"calculated load": load_va}, less={"node": node_va}, unit="VA")
    house_a = ws.product("Current of the house without the node", (house_va, "VA"), over=[(case.volts, "V")], unit="A")
    continuous = case.edition.rules.continuous_load
    full = ws.product("Node with the continuous factor", (node_va, "VA"), continuous.factor, over=[(case.volts, "V")], unit="A")
    ws.total(
        "Current with the node and its continuous adder",
        {"house": house_a, "node": full},
        unit="A",
        cite=continuous.service_cite,
        note=f"before the adder {with_node:,.1f} A",
    )
    return float(house_a)


def _beside(case: _Case, chosen: Method, general_va: float, node_va: float) -> list[Worked]:
    """Return the readings that do not decide: the lenient ones, for information only."""
    rules, sheets = case.edition.rules, []
    if chosen is Method.EXISTING and not case.house.adds_climate and case.house.climate:
        ws = Worksheet()
        va = existing_dwelling.pooled_load_va(general_va, case.house, node_va, rules.existing_dwelling, ws)
        ws.product("Current", (va, "VA"), over=[(case.volts, "V")], unit="A")
        note = "Part (A) read leniently: existing heating or cooling pooled at 40%. The stricter reading above governs."
        sheets.append(Worked(title="Existing equipment pooled", steps=tuple(ws.steps), governs=False, note=note))
    ws = Worksheet()
    if chosen is Method.OPTIONAL:
        va = optional_dwelling.literal_load_va(general_va, case.house, node_va, rules.optional_dwelling, ws)
    else:
        va = existing_dwelling.literal_load_va(general_va, case.house, node_va, rules.existing_dwelling, ws)
    ws.product("Current", (va, "VA"), over=[(case.volts, "V")], unit="A", cite=rules.node_load.literal_cite)
    note = "A literal reading that counts the node as one more appliance at 40%. For information only: a node does not rest."
    sheets.append(Worked(title="Node pooled at 40%, information only", steps=tuple(ws.steps), governs=False, note=note))
    return sheets


def _limits(case: _Case, house_a: float | None, minimum_a: float, ws: Worksheet) -> tuple[Limit, ...]:
    continuous = case.edition.rules.continuous_load
    figures = load_reference("reference/electrical")
    w_per_a = case.volts * (case.power.wall_w / case.power.wall_va) / continuous.factor.value
    demand_a = minimum_a
    if case.dynamic:
        # The system makes the node give way, down to its lowest cap; only that much must fit beside the house.
        demand_a = ws.product("Node at its lowest cap, with the continuous factor", (case.floor.current_a, "A"), continuous.factor, unit="A")
    limits = list(current_limits(case.home, house_a, demand_a, w_per_a, case.edition, ws))
    if case.dynamic:
        limits.append(_setpoint_limit(case, w_per_a, ws))
    limits.append(space_limit(case.home, figures.figure("node.spaces"), ws))
    return tuple(limits)


def _setpoint_limit(case: _Case, w_per_a: float, ws: Worksheet) -> Limit:
    """Return the most a dynamic system may let the node draw: its setting is continuous, so 80 % of the service."""
    rule = case.edition.rule(case.edition.rules.power_control)
    continuous = case.edition.rules.continuous_load
    rating = case.home.service.rating_a
    capacity = None
    if rating is not None:
        capacity = float(ws.product("Largest power control setting", (rating, "A"), over=[continuous.factor], unit="A", cite=rule.setpoint_cite))
    return Limit(
        code="electrical.setpoint",
        name="Power control setting",
        capacity=capacity,
        demand=case.power.current_a,
        unit="A",
        node_w=None if capacity is None else capacity * w_per_a * continuous.factor.value,
        cite=rule.setpoint_cite,
        field="service.rating_a" if rating is None else None,
        cure="Read the rating of the service disconnect." if rating is None else "",
    )
