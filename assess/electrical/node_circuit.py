"""The node's own branch circuit: continuous current, breaker, conductor."""

from assess.records import Record
from assess.rulebook import Edition
from assess.rulebook.rules import AmpacityRow
from assess.worksheet import Worksheet


class NodeCircuit(Record):
    """What the node is wired with; None where no standard size is large enough."""

    current_a: float
    minimum_a: float
    breaker_a: float | None
    conductor: str | None
    conductor_material: str
    terminal_c: float


def node_circuit(current_a: float, edition: Edition, ws: Worksheet, *, material: str = "copper") -> NodeCircuit:
    """Return breaker and smallest conductor for a continuous current [A].

    The conductor carries 125 % of the current in the column its terminals allow, and is protected at
    the breaker's rating or the next standard size above its ampacity.
    """
    rules = edition.rules
    continuous = edition.rule(rules.continuous_load)
    minimum = ws.product(
        "Node circuit, current with the continuous factor",
        (current_a, "A"),
        continuous.factor,
        unit="A",
        cite=f"{continuous.branch_overcurrent_cite}; {continuous.branch_conductor_cite}",
    )
    sizes = [(s, s) for s in rules.overcurrent_sizes.sizes_a]
    try:
        breaker: float | None = float(
            ws.lookup(
                "Node circuit breaker, next standard size",
                minimum,
                sizes,
                key_unit="A",
                unit="A",
                cite=rules.overcurrent_sizes.cite,
                confidence=rules.overcurrent_sizes.confidence,
            )
        )
    except LookupError:
        breaker = None
    table = edition.rule(rules.conductor_ampacity)
    low = minimum <= table.terminals_60_up_to.value
    column = 0 if low else 1
    conductor = None
    if breaker is not None:
        row = _smallest(edition, material, minimum, breaker, column)
        if row is not None:
            conductor = row.size
            ws.given(
                f"Conductor {_size_name(row.size)} {material}, ampacity at {table.columns_c[column]:g} °C terminals",
                _ampacity(row, material, column),
                "A",
                cite=f"{table.cite}; {table.terminals_cite}",
            )
    return NodeCircuit(
        current_a=current_a,
        minimum_a=minimum,
        breaker_a=breaker,
        conductor=f"{_size_name(conductor)} {material}" if conductor else None,
        conductor_material=material,
        terminal_c=table.columns_c[column],
    )


def _smallest(edition: Edition, material: str, minimum_a: float, breaker_a: float, column: int) -> AmpacityRow | None:
    """Return the smallest size that carries the current and that the breaker protects."""
    overcurrent = edition.rules.overcurrent_sizes
    for row in edition.rules.conductor_ampacity.rows:
        if _columns(row, material) is None:
            continue
        ampacity = _ampacity(row, material, column)
        small = overcurrent.small_conductors.get(f"{material} {row.size}")
        if small is not None and breaker_a > small.value:
            continue
        protects = next((s for s in overcurrent.sizes_a if s >= ampacity), ampacity)
        if ampacity >= minimum_a and breaker_a <= protects:
            return row
    return None


def _columns(row: AmpacityRow, material: str) -> tuple[float, float, float] | None:
    return row.copper if material == "copper" else row.aluminum


def _ampacity(row: AmpacityRow, material: str, column: int) -> float:
    columns = _columns(row, material)
    return columns[column] if columns else 0.0


def _size_name(size: str) -> str:
    return f"{size} kcmil" if size.isdigit() and int(size) >= 250 else f"{size} AWG"
