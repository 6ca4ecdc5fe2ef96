"""What the electrical section has to say of the node: who holds it down, and at which voltage."""

from collections.abc import Iterator, Sequence

from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.electrical.power_control import power_control_findings
from assess.findings import Finding, Limit, Severity
from assess.hardware.records import NodePower
from assess.intake import Home, PowerManagement
from assess.numbers import quantity
from assess.records import Confidence
from assess.rulebook import Edition, Rule

SETPOINT = "electrical.setpoint"


def node_findings(home: Home, circuit: NodeCircuit, edition: Edition) -> Iterator[Finding]:
    """Yield what is to be said of the circuit that a node asks for, and of its voltage."""
    # Where the nameplate allows no breaker that large, its limit says so.
    beyond = circuit.nameplate_breaker_a is None or circuit.minimum_a <= circuit.nameplate_breaker_a
    if beyond and (circuit.breaker_a is None or circuit.conductor is None):
        yield Finding(
            code="electrical.no_circuit",
            severity=Severity.UNKNOWN,
            says=f"No standard breaker with one conductor carries {quantity(circuit.minimum_a, 'A')}.",
            means="The tables used here end below it.",
            cure="Choose a smaller node, or have the feeder designed by an engineer.",
            cite=edition.rules.overcurrent_sizes.cite,
            field="node",
        )
    yield from _voltage(home, circuit)


def managed_findings(
    home: Home, power: NodePower, circuit: NodeCircuit, edition: Edition, limits: Sequence[Limit]
) -> Iterator[Finding]:
    """Yield what is to be said of who holds the node down."""
    management = home.node.power_management or PowerManagement.NONE
    if management is PowerManagement.NONE:
        yield _software_cap(power, edition)
        return
    yield from power_control_findings(home, circuit, limits, edition)
    if management is PowerManagement.PCS_DYNAMIC:
        left_a = [
            one.capacity for one in limits if one.unit == "A" and one.code != SETPOINT and one.capacity is not None
        ]
        if left_a:
            yield from _gives_way(min(left_a), power, edition)


def unsure_rules(several: Sequence[Rule]) -> Iterator[Finding]:
    """Yield a warning for each rule that rests on a figure of low confidence, or on one not yet confirmed."""
    for rule in several:
        if rule.weakest.rank >= Confidence.LOW.rank:
            yield Finding(
                code="electrical.unsure_rule",
                severity=Severity.WARNING,
                says=f"{rule.title} rests on a figure of {rule.weakest} confidence.",
                means="It was not checked against the printed code.",
                cure="Check it there before the calculation is relied on.",
                cite=rule.cite,
            )


def _voltage(home: Home, circuit: NodeCircuit) -> Iterator[Finding]:
    """Yield a finding where the service has less volts than the node is said to have, and so more amperes."""
    service, node = home.service.volts, home.node.volts
    if service is None or node is None or circuit.breaker_a is None:
        return
    at_service_a = circuit.minimum_a * node / service
    if at_service_a > circuit.breaker_a:
        asks, breaker = quantity(at_service_a, "A"), quantity(circuit.breaker_a, "A")
        yield Finding(
            code="electrical.node_voltage",
            severity=Severity.UNKNOWN,
            says=f"The node is said to have {quantity(node, 'V')}, the service has {quantity(service, 'V')}.",
            means=f"At the voltage of the service its circuit needs {asks}, more than the {breaker} breaker.",
            cure="Read the node's current at the voltage of the service, and correct node.volts.",
            field="node.volts",
        )


def _software_cap(power: NodePower, edition: Edition) -> Finding:
    rule, rated = edition.rules.power_control, quantity(power.rated_a, "A")
    return Finding(
        code="electrical.software_cap",
        severity=Severity.NOTE,
        says=f"No power control system holds the node, so it counts at its full rating, {rated}.",
        means="A power cap set in software is no limit the code knows; it may be lifted by an update or a mistake.",
        cure=f"A listed power control system ({rule.listing}) lets the setting count instead.",
        cite=rule.cite,
    )


def _gives_way(left_a: float, power: NodePower, edition: Edition) -> Iterator[Finding]:
    steady_a = max(0.0, left_a) / edition.rules.continuous_load.factor.value
    if steady_a < power.current_a:
        left, asked = quantity(steady_a, "A"), quantity(power.current_a, "A")
        yield Finding(
            code="electrical.gives_way",
            severity=Severity.WARNING,
            says=f"The node must give way when the house draws its calculated load: {left} is left for it then.",
            means=f"It asks {asked}; how many hours a year it gives way is not calculated here.",
            cure="Record a month of panel demand to learn how often, or choose a smaller node.",
            cite=edition.rules.power_control.minimum_cite,
        )
