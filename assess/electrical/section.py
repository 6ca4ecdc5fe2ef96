"""The electrical section: the load of the house with the node, what is left for it, its circuit."""

from assess.electrical.circuit.circuit_findings import circuit_findings
from assess.electrical.findings import house_findings
from assess.electrical.limits import circuit_of, count_house, node_limits
from assess.electrical.local import local_requirements
from assess.electrical.methods.calculation import TITLES, beside
from assess.electrical.methods.case import Method
from assess.electrical.node_findings import node_findings, unsure_rules
from assess.electrical.premises import premises_findings
from assess.findings import Section, Worked
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition
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
    sheet, head, around = (Worksheet(recording=recording) for _ in range(3))
    counted = count_house(home, power, floor, edition, method, sheet)
    case, house_a = counted.case, counted.house_a
    sheets: list[Worked] = []
    if recording and counted.general_va is not None and house_a is not None:
        sheets = [Worked(title=TITLES[case.method], steps=tuple(sheet.steps)), *beside(case, counted.general_va)]
    circuit = circuit_of(case, head)
    limits = tuple(node_limits(counted, circuit, head))
    if recording:
        sheets.append(Worked(title="Node circuit and headroom", steps=tuple(head.steps)))
    findings = (
        *counted.missing,
        *counted.unneeded,
        *case.choice.findings,
        *house_findings(home, case.house, edition, case.method),
        *premises_findings(case, circuit, house_a, limits, around),
        *node_findings(home, power, circuit, edition, limits),
        *circuit_findings(circuit, edition),
        *unsure_rules(counted.rules),
        *local_requirements(edition),
    )
    if around.steps:
        sheets.append(Worked(title="Panel and other sources", steps=tuple(around.steps)))
    return Section(name="electrical", title="Electrical", worked=tuple(sheets), findings=findings, limits=limits)
