"""The node's own branch circuit: continuous current, breaker, conductor."""

from assess.electrical.service_conductor import name_of
from assess.records import Record
from assess.rulebook import Edition
from assess.rulebook.rules import Material, OvercurrentSizes
from assess.worksheet import Worksheet


class NodeCircuit(Record):
    """What the node is wired with; None where no standard size is large enough.

    The conductor is the smallest at 30 °C with no more than three in the raceway, before any derating.
    """

    current_a: float
    minimum_a: float
    breaker_a: float | None
    conductor: str | None
    conductor_material: Material
    terminal_c: float


def node_circuit(current_a: float, edition: Edition, ws: Worksheet, *, material: Material = "copper") -> NodeCircuit:
    """Return breaker and smallest conductor for a continuous current [A].

    The conductor carries 125 % of the current in the column its terminals allow, and is protected at
    the breaker's rating or the next standard size above its ampacity.
    """
    continuous = edition.rule(edition.rules.continuous_load)
    minimum = ws.product(
        "Node circuit, current with the continuous factor",
        (current_a, "A"),
        continuous.factor,
        unit="A",
        cite=f"{continuous.branch_overcurrent_cite}; {continuous.branch_conductor_cite}",
    )
    breaker = _breaker_a(minimum, edition.rule(edition.rules.overcurrent_sizes), ws)
    table = edition.rule(edition.rules.conductor_ampacity)
    column = table.column(minimum if breaker is None else breaker)
    size = None if breaker is None else _conductor(minimum, breaker, column, edition, ws, material)
    return NodeCircuit(
        current_a=current_a,
        minimum_a=minimum,
        breaker_a=breaker,
        conductor=None if size is None else f"{name_of(size)} {material}",
        conductor_material=material,
        terminal_c=table.columns_c[column],
    )


def _breaker_a(minimum_a: float, rule: OvercurrentSizes, ws: Worksheet) -> float | None:
    label, sizes = "Node circuit breaker, next standard size", [(size, size) for size in rule.sizes_a]
    try:
        return float(
            ws.lookup(label, minimum_a, sizes, key_unit="A", unit="A", cite=rule.cite, confidence=rule.confidence)
        )
    except LookupError:
        return None


def _conductor(
    minimum_a: float, breaker_a: float, column: int, edition: Edition, ws: Worksheet, material: Material
) -> str | None:
    """Return the smallest size that carries the current and that the breaker protects; None when none is enough."""
    table, overcurrent = edition.rules.conductor_ampacity, edition.rules.overcurrent_sizes
    for row in table.rows:
        columns = row.columns(material)
        if columns is None:
            continue
        ampacity = columns[column]
        small = overcurrent.small_conductors.get(f"{material} {row.size}")
        allowed = _largest_breaker_a(ampacity, overcurrent) if small is None else small.value
        if ampacity >= minimum_a and breaker_a <= allowed:
            label = f"Conductor {name_of(row.size)} {material}, ampacity at {table.columns_c[column]:g} °C terminals"
            ws.given(label, ampacity, "A", cite=f"{table.cite}; {table.terminals_cite}")
            return row.size
    return None


def _largest_breaker_a(ampacity_a: float, rule: OvercurrentSizes) -> float:
    """Return the largest breaker for an ampacity [A]: the next standard size up, so far as that is allowed."""
    above = next((size for size in rule.sizes_a if size >= ampacity_a), ampacity_a)
    return above if above <= rule.next_size_up_limit.value else ampacity_a
