"""What the node's nameplate says of its circuit: minimum circuit ampacity, maximum overcurrent protection."""

from assess.electrical.circuit.circuit_conditions import CircuitConditions
from assess.errors import IntakeError
from assess.numbers import quantity
from assess.rulebook import Edition
from assess.worksheet import Worksheet

MCA, MOCP = "node.mca_a", "node.mocp_a"


def check_nameplate(conditions: CircuitConditions, edition: Edition) -> None:
    """Raise IntakeError for a nameplate that contradicts itself.

    One that is too small for the node as asked is a limit, not an error: fewer GPUs or a power control system may fit.
    """
    mca_a, mocp_a = conditions.mca_a, conditions.mocp_a
    if mocp_a is None:
        return
    most = quantity(mocp_a, "A")
    if mca_a is not None and mca_a > mocp_a:
        raise IntakeError(
            f"The minimum circuit ampacity, {quantity(mca_a, 'A')}, is more than the maximum overcurrent protection, "
            f"{most} ({MOCP}).",
            where=MCA,
            hint="On a nameplate MCA is the smaller of the two; read both again.",
        )
    sizes = edition.rules.overcurrent_sizes.sizes_a
    if not any((mca_a or 0.0) <= size <= mocp_a for size in sizes):
        least = "" if mca_a is None else f" and not below {quantity(mca_a, 'A')} ({MCA})"
        raise IntakeError(
            f"There is no standard breaker of at most {most}{least}.",
            where=MOCP,
            hint="On a nameplate MOCP is a standard size; read both again.",
        )


def largest_breaker_a(conditions: CircuitConditions, edition: Edition, ws: Worksheet) -> float | None:
    """Return the largest standard breaker that the nameplate allows [A]; None where it says nothing."""
    mocp_a, rule = conditions.mocp_a, edition.rules.overcurrent_sizes
    if mocp_a is None:
        return None
    ws.given("Maximum overcurrent protection, nameplate", mocp_a, "A", basis=conditions.basis("mocp_a"))
    size = [size for size in rule.sizes_a if size <= mocp_a][-1]
    if size < mocp_a:
        ws.given("Largest standard breaker within it", size, "A", cite=rule.cite)
    return size
