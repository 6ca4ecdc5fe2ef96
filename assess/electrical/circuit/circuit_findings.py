"""What there is to say of the node's branch circuit: an existing one, heat, voltage drop, a shared raceway."""

from collections.abc import Iterator

from assess.electrical.circuit.existing_circuit import BREAKER, WIRE, ExistingCircuit
from assess.electrical.circuit.nameplate import MOCP
from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.findings import Finding, Severity
from assess.numbers import quantity
from assess.rulebook import Edition, load_reference

LENGTH = "node.circuit_length_ft"


def circuit_findings(circuit: NodeCircuit, edition: Edition) -> Iterator[Finding]:
    """Yield the findings of the circuit, the existing one first."""
    if circuit.existing is not None:
        yield from _existing(circuit, circuit.existing, edition)
    if circuit.too_hot:
        yield Finding(
            code="electrical.too_hot",
            severity=Severity.WARNING,
            says="The air along the circuit is hotter than the table of corrections goes.",
            means="No conductor is allowed there.",
            cure="Take the circuit another way, or raise it above the roof.",
            cite=edition.rules.ambient_correction.cite,
            field="node.circuit_ambient_f",
        )
    yield from _shared(circuit, edition)
    yield from _drop(circuit, edition)


def _existing(circuit: NodeCircuit, existing: ExistingCircuit, edition: Edition) -> Iterator[Finding]:
    rules, breaker = edition.rules, quantity(existing.breaker_a, "A")
    largest_a, most_a = existing.largest_breaker_a, circuit.nameplate_breaker_a
    if existing.capacity_a is not None and circuit.current_a > existing.capacity_a:
        new = (
            "an engineer's" if circuit.conductor is None else f"{quantity(circuit.breaker_a, 'A')}, {circuit.conductor}"
        )
        yield Finding(
            code="electrical.existing_small",
            severity=Severity.WARNING,
            says=(
                f"The existing {breaker} circuit carries {quantity(existing.capacity_a, 'A')} without pause; "
                f"the node takes {quantity(circuit.current_a, 'A')}."
            ),
            means="A breaker carries 100% of its rating for a while, not day and night.",
            cure=f"Hold the node to what the circuit carries, or run a new one: {new}.",
            cite=f"{rules.continuous_load.branch_overcurrent_cite}; {rules.continuous_load.branch_conductor_cite}",
            field=BREAKER,
        )
    if largest_a is not None and existing.breaker_a > largest_a:
        yield Finding(
            code="electrical.existing_unprotected",
            severity=Severity.WARNING,
            says=f"The existing breaker, {breaker}, is too large for its wire, {existing.wire}.",
            means="The wire may overheat before the breaker trips.",
            cure=f"Replace it by one of at most {quantity(largest_a, 'A')} before the node is connected.",
            cite=f"{rules.overcurrent_sizes.next_size_up_cite}; {rules.overcurrent_sizes.small_conductor_cite}",
            field=BREAKER,
            mends_home=True,
        )
    if most_a is not None and existing.breaker_a > most_a:
        yield Finding(
            code="electrical.existing_above_nameplate",
            severity=Severity.WARNING,
            says=f"The existing breaker, {breaker}, is larger than the node's nameplate allows.",
            means="The node was listed behind a smaller one.",
            cure=f"Replace it by one of at most {quantity(most_a, 'A')}.",
            field=MOCP,
            mends_home=True,
        )
    elif most_a is None and circuit.breaker_a is not None and existing.breaker_a > circuit.breaker_a:
        yield Finding(
            code="electrical.existing_large",
            severity=Severity.NOTE,
            says=f"The existing breaker has {breaker}, the node needs {quantity(circuit.breaker_a, 'A')}.",
            means="That is allowed up to the maximum overcurrent protection on the nameplate, which is not stated.",
            cure="Read MOCP on the nameplate.",
            field=MOCP,
        )
    yield from _wire(circuit, existing)


def _wire(circuit: NodeCircuit, existing: ExistingCircuit) -> Iterator[Finding]:
    mca_a = circuit.conditions.mca_a
    if circuit.conditions.existing_conductor is None:
        yield Finding(
            code="electrical.existing_wire_not_stated",
            severity=Severity.WARNING,
            says="The wire of the existing circuit is not stated.",
            means=f"It was taken to be good for its {quantity(existing.breaker_a, 'A')} breaker.",
            cure="Read its size and metal at the breaker before the node is connected.",
            field=WIRE,
        )
    if existing.material_assumed:
        yield Finding(
            code="electrical.existing_metal_not_stated",
            severity=Severity.WARNING,
            says=f"Whether the existing {existing.wire} is aluminum or copper is not stated.",
            means="Aluminum was taken, which carries less.",
            cure="See which it is and give node.conductor_material.",
            field="node.conductor_material",
        )
    ends_a = min(existing.breaker_a, existing.terminal_a or existing.breaker_a)
    if mca_a is not None and ends_a < mca_a:
        has, asks = quantity(ends_a, "A"), quantity(mca_a, "A")
        yield Finding(
            code="electrical.existing_below_nameplate",
            severity=Severity.WARNING,
            says=f"{'The breaker' if ends_a == existing.breaker_a else 'The wire'} of the existing circuit has {has}, "
            f"the nameplate asks for {asks}.",
            means="Less suffices only where the node's listing allows a lower setting.",
            cure="Ask the maker for the nameplate at that setting, or run a new circuit.",
            field="node.mca_a",
        )


def _shared(circuit: NodeCircuit, edition: Edition) -> Iterator[Finding]:
    together, own = circuit.conditions.conductors_in_raceway, load_reference("reference/conductors")
    if circuit.raceway is not None and together is not None and together > own.figure("circuit.conductors").value:
        yield Finding(
            code="electrical.raceway_shared",
            severity=Severity.NOTE,
            says=f"The raceway holds {together} current-carrying conductors.",
            means=f"{circuit.raceway} was worked out for the node's own alone.",
            cure="Add the areas of the others before it is bought.",
            cite=edition.rules.raceway_fill.cite,
            field="node.conductors_in_raceway",
        )


def _drop(circuit: NodeCircuit, edition: Edition) -> Iterator[Finding]:
    rule = edition.rules.voltage_drop
    if circuit.drop_pct is None:
        yield _drop_unknown(circuit, rule.cite)
        return
    total = circuit.total_drop_pct
    over_all = (circuit.drop_pct if total is None else total) > rule.total.value
    if not over_all and circuit.drop_pct <= rule.branch.value:
        return
    lost = f"{quantity(circuit.drop_pct, '%')} on the circuit"
    if total is not None:
        lost += f", {quantity(total, '%')} from the service on"
    branch, whole = quantity(rule.branch.value, "%"), quantity(rule.total.value, "%")
    yield Finding(
        code="electrical.voltage_drop",
        severity=Severity.WARNING if over_all else Severity.NOTE,
        says=f"The voltage drop is {lost}.",
        means=f"At most {branch} and {whole} are recommended, not required; what is lost heats the wire day and night.",
        cure=_larger(circuit),
        cite=f"{rule.cite}; {edition.rules.equipment_grounding.increase_cite}",
    )


def _drop_unknown(circuit: NodeCircuit, cite: str) -> Finding:
    field, means, cure = None, "The table of impedances does not have its conductor.", "Have it calculated by hand."
    if circuit.conditions.circuit_length_ft is None:
        field, means, cure = LENGTH, "Its length is not stated.", "Measure the way from the panel to the node."
    elif circuit.wire is None:
        means, cure = "Its conductor is not known.", ""
    return Finding(
        code="electrical.drop_unknown",
        severity=Severity.NOTE,
        says="The voltage drop of the circuit was not calculated.",
        means=means,
        cure=cure,
        cite=cite,
        field=field,
    )


def _larger(circuit: NodeCircuit) -> str:
    larger = circuit.larger
    if larger is None:
        return "No conductor of the table loses little enough; bring the panel nearer to the node."
    grown = larger.grounding or "as large as the proportion asks"
    same = " stays" if larger.grounding == circuit.grounding else f" grows from {circuit.grounding} to {grown}"
    loses = quantity(larger.drop_pct, "%")
    return f"{larger.conductor} loses {loses}; its equipment grounding conductor{same}."
