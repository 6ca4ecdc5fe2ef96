"""How much node its nameplate and an existing circuit let run without pause."""

from collections.abc import Iterator

from assess.electrical.circuit.existing_circuit import WIRE
from assess.electrical.circuit.node_circuit import CircuitDemand
from assess.findings import Limit
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def circuit_limits(circuit: CircuitDemand, edition: Edition, ws: Worksheet) -> Iterator[Limit]:
    """Yield the limits in amperes of continuous current, which the nameplate and an existing circuit set."""
    rule = edition.rules.continuous_load
    if circuit.nameplate_breaker_a is not None:
        label, device = "Continuous current behind the nameplate's largest breaker", (circuit.nameplate_breaker_a, "A")
        capacity = ws.product(label, device, over=[rule.factor], unit="A", cite=rule.branch_overcurrent_cite)
        yield Limit(
            code="electrical.nameplate",
            name="Nameplate overcurrent protection",
            capacity=capacity,
            demand=circuit.current_a,
            unit="A",
            node_w=_node_w("Nameplate's largest breaker, as a node at the wall", capacity, circuit, ws),
            cite=rule.branch_overcurrent_cite,
        )
    existing = circuit.existing
    if existing is None:
        return
    capacity_a = existing.capacity_a
    cure = "Read size and metal on the wire's jacket: AWG or kcmil of one conductor, such as 6 or 4/0."
    yield Limit(
        code="electrical.existing_circuit",
        name="Existing circuit",
        capacity=capacity_a,
        demand=circuit.current_a,
        unit="A",
        node_w=None
        if capacity_a is None
        else _node_w("Existing circuit, as a node at the wall", capacity_a, circuit, ws),
        cite=f"{rule.branch_overcurrent_cite}; {rule.branch_conductor_cite}",
        field=WIRE if capacity_a is None else None,
        cure=cure if capacity_a is None else "",
    )


def _node_w(label: str, capacity_a: float, circuit: CircuitDemand, ws: Worksheet) -> float | None:
    """Return a continuous current as a node [W at the wall]; None where volts or power factor are not known."""
    volts, factor = circuit.conditions.volts, circuit.conditions.power_factor
    if volts is None or factor is None:
        return None
    return ws.product(label, (capacity_a, "A"), (volts, "V"), (factor, "power factor"), unit="W")
