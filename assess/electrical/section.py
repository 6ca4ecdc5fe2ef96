"""The electrical section: the load of the house with the node, what is left for it, its circuit."""

from collections.abc import Iterator

from assess.electrical.circuit.circuit_conditions import conditions_of
from assess.electrical.circuit.circuit_findings import circuit_findings
from assess.electrical.circuit.circuit_limits import circuit_limits
from assess.electrical.circuit.node_circuit import NodeCircuit, node_circuit
from assess.electrical.findings import floor_area_finding, house_findings
from assess.electrical.headroom import Asked, Rating, current_limits, ratings, space_limit
from assess.electrical.local import local_requirements
from assess.electrical.methods.calculation import TITLES, beside, calculated, connected_va, needed
from assess.electrical.methods.case import Case, Method, design_current_a, service_volts
from assess.electrical.methods.connected import connected
from assess.electrical.node_findings import node_findings, unsure_rules
from assess.electrical.panel.breakers import refuse_strange_breakers
from assess.electrical.panel.feeders import feeder_limits, feeders_to_node
from assess.electrical.premises import premises_findings
from assess.findings import Finding, Limit, Section, Worked
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_reference
from assess.worksheet import Worksheet


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

    Raises UnconfirmedRule when a rule it needs is open in this edition, and IntakeError for a breaker of no standard
    size and for a sub-panel that nobody describes.
    """
    refuse_strange_breakers(home, edition)
    sheet, head, around = (Worksheet(recording=recording) for _ in range(3))
    volts = service_volts(home, sheet)
    house = connected(home, sheet, edition.rules.electric_vehicles)
    case = Case(home, power, floor, edition, method, volts, house)
    rules = case.rules()
    missing, unneeded = needed(case, (*floor_area_finding(home, edition), *case.house.missing))
    sheets: list[Worked] = []
    house_a = None
    general_va = connected_va(case, sheet)
    if general_va is not None and not missing:
        house_a = calculated(case, general_va, sheet)
        if recording:
            sheets = [Worked(title=TITLES[case.method], steps=tuple(sheet.steps)), *beside(case, general_va)]
    current_a = design_current_a(power, home.node.power_management)
    material, conditions = home.node.conductor_material or "copper", conditions_of(home, power)
    circuit = node_circuit(current_a, edition, head, material=material, conditions=conditions)
    limits = tuple(_limits(case, house_a, missing, circuit, head))
    if recording:
        sheets.append(Worked(title="Node circuit and headroom", steps=tuple(head.steps)))
    findings = (
        *missing,
        *unneeded,
        *case.choice.findings,
        *house_findings(home, case.house, edition, case.method),
        *premises_findings(case, circuit, house_a, limits, around),
        *node_findings(home, power, circuit, edition, limits),
        *circuit_findings(circuit, edition),
        *unsure_rules(rules),
        *local_requirements(edition),
    )
    if around.steps:
        sheets.append(Worked(title="Panel and other sources", steps=tuple(around.steps)))
    return Section(name="electrical", title="Electrical", worked=tuple(sheets), findings=findings, limits=limits)


def _limits(
    case: Case, house_a: float | None, missing: tuple[Finding, ...], circuit: NodeCircuit, ws: Worksheet
) -> Iterator[Limit]:
    continuous = case.edition.rules.continuous_load
    demand_a = circuit.minimum_a
    if case.dynamic:
        # The system makes the node give way, down to its lowest cap; only that much must fit beside the house.
        label = "Node at its lowest cap, with the continuous factor"
        demand_a = ws.product(label, (case.floor.current_a, "A"), continuous.factor, unit="A")
    several, feeders = ratings(case.home, case.edition, ws), feeders_to_node(case.home, case.edition, ws)
    asked = Asked(demand_a, house_a, missing, case.volts, case.power.wall_w / case.power.wall_va)
    yield from current_limits(case.home, several, asked, case.edition, ws)
    yield from feeder_limits(case.home, feeders, asked, case.edition, ws)
    if case.dynamic:
        yield _setpoint_limit(case, [*several, *(one for _, there in feeders for one in there)], ws)
    yield from circuit_limits(circuit, case.edition, ws)
    if circuit.existing is None:
        yield space_limit(case.home, load_reference("reference/electrical").figure("node.spaces"), ws)


def _setpoint_limit(case: Case, several: list[Rating], ws: Worksheet) -> Limit:
    """Return the most a dynamic system may let the node draw: its setting is continuous, so 80 % of what carries it."""
    rule, factor = case.edition.rules.power_control, case.edition.rules.continuous_load.factor
    weakest = min(several, key=lambda one: one.rating_a or 0.0)  # one that is not known comes first
    capacity = node_w = None
    if weakest.rating_a is not None:
        label = f"Largest power control setting, of {weakest.name.lower()}"
        capacity = float(ws.product(label, (weakest.rating_a, "A"), over=[factor], unit="A", cite=rule.setpoint_cite))
        watts = (case.volts, "V"), (case.power.wall_w / case.power.wall_va, "power factor")
        node_w = float(ws.product(f"{label}, as a node at the wall", (capacity, "A"), *watts, unit="W"))
    return Limit(
        code="electrical.setpoint",
        name="Power control setting",
        capacity=capacity,
        demand=case.power.current_a,
        unit="A",
        node_w=node_w,
        cite=rule.setpoint_cite,
        field=None if capacity is not None else weakest.field,
        cure="" if capacity is not None else weakest.cure,
    )
