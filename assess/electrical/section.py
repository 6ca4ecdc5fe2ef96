"""The electrical section: the load of the house with the node, what is left for it, its circuit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from assess.electrical.circuit.circuit_findings import circuit_findings
from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.electrical.findings import house_findings
from assess.electrical.limits import HouseCount, circuit_of, count_house, node_limits
from assess.electrical.local import local_requirements
from assess.electrical.methods.calculation import TITLES, beside
from assess.electrical.methods.case import Case, Method
from assess.electrical.node_findings import managed_findings, node_findings, unsure_rules
from assess.electrical.panel.findings import panel_findings
from assess.electrical.premises import write_panel
from assess.electrical.supply.busbar_sources import busbar_finding
from assess.electrical.supply.storage import storage_findings
from assess.electrical.supply.transformer import transformer_finding
from assess.electrical.supply.upgrade import upgrade_finding
from assess.findings import Finding, Limit, Section, Worked
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition
from assess.worksheet import Worksheet


class Beside(Protocol):
    """A node beside its house: the home and its code, both with the node as the calculation takes them, and more."""

    @property
    def home(self) -> Home:
        """Return the home."""

    @property
    def edition(self) -> Edition:
        """Return its code."""

    @property
    def load(self) -> Case:
        """Return the home with its node, as the load calculation takes it."""

    @property
    def counted(self) -> HouseCount:
        """Return the load of the house."""

    @property
    def circuit(self) -> NodeCircuit:
        """Return the circuit that feeds the node."""

    @property
    def limits(self) -> Sequence[Limit]:
        """Return the limits of the node."""

    @property
    def ws(self) -> Worksheet:
        """Return the sheet to write on."""


class Remark(NamedTuple):
    """Something to be said of a node; one that does not `decide` leaves nothing unknown, blocks and mends nothing."""

    say: Callable[[Beside], Iterable[Finding]]
    decides: bool = True


# What is to be said of the node, in reading order; none of these rests on another.
SAID = (
    Remark(lambda at: transformer_finding(at.home, at.load.node_va, at.ws), decides=False),
    Remark(
        lambda at: upgrade_finding(at.limits, at.counted.house_a, at.home.service.rating_a, at.edition), decides=False
    ),
    Remark(lambda at: panel_findings(at.home, at.circuit, at.edition, at.ws)),
    Remark(lambda at: busbar_finding(at.home, at.circuit.serving_a, at.edition, at.ws)),
    Remark(lambda at: storage_findings(at.home, at.load.power, at.edition, at.ws), decides=False),
    Remark(lambda at: node_findings(at.home, at.circuit, at.edition)),
    Remark(lambda at: managed_findings(at.home, at.load.power, at.circuit, at.edition, at.limits), decides=False),
    Remark(lambda at: circuit_findings(at.circuit, at.edition)),
)


@dataclass(frozen=True)
class _Beside:
    """One node beside its house."""

    counted: HouseCount
    circuit: NodeCircuit
    limits: Sequence[Limit]
    ws: Worksheet

    @property
    def load(self) -> Case:
        return self.counted.case

    @property
    def home(self) -> Home:
        return self.load.home

    @property
    def edition(self) -> Edition:
        return self.load.edition


def assess_electrical(
    home: Home,
    power: NodePower,
    floor: NodePower,
    edition: Edition,
    *,
    method: Method = Method.AUTO,
    recording: bool = True,
    counted: HouseCount | None = None,
    circuit: NodeCircuit | None = None,
) -> Section:
    """Return the electrical section for a node that draws `power`, and `floor` at its lowest cap.

    A house `counted` and a `circuit` worked out before spare a silent section their work.
    Raises UnconfirmedRule when a rule it needs is open in this edition, and IntakeError for a breaker of no standard
    size and for a sub-panel that nobody describes.
    """
    sheet, head, around = (Worksheet(recording=recording) for _ in range(3))
    if recording or counted is None:
        counted = count_house(home, power, floor, edition, method, sheet)
    else:
        counted = counted.with_node(power, floor)
    case, house_a = counted.case, counted.house_a
    sheets: list[Worked] = []
    if recording and counted.general_va is not None and house_a is not None:
        sheets = [Worked(title=TITLES[case.method], steps=tuple(sheet.steps)), *beside(case, counted.general_va)]
    if recording or circuit is None:
        circuit = circuit_of(case, head)
    limits = tuple(node_limits(counted, circuit, head))
    if recording:
        sheets.append(Worked(title="Node circuit and headroom", steps=tuple(head.steps)))
    findings = (
        *findings_of_house(counted),
        *findings_of_node(counted, circuit, limits, around),
        *unsure_rules(counted.rules),
        *local_requirements(edition),
    )
    if around.steps:
        sheets.append(Worked(title="Panel and other sources", steps=tuple(around.steps)))
    return Section(name="electrical", title="Electrical", worked=tuple(sheets), findings=findings, limits=limits)


def findings_of_house(counted: HouseCount) -> tuple[Finding, ...]:
    """Return what is to be said of the house, which no node changes."""
    case = counted.case
    said = house_findings(case.home, case.house, case.edition, case.method)
    return (*counted.missing, *counted.unneeded, *case.choice.findings, *said)


def findings_of_node(
    counted: HouseCount, circuit: NodeCircuit, limits: Sequence[Limit], ws: Worksheet
) -> tuple[Finding, ...]:
    """Return what is to be said of the node at its place; of the house no more is asked than what it takes."""
    if ws.recording:
        write_panel(counted.case.home, ws)
    beside = _Beside(counted, circuit, limits, ws)
    return tuple(finding for remark in SAID for finding in remark.say(beside))
