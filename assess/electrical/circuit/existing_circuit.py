"""A circuit that is there already: what its breaker and its wire carry without pause."""

from assess.electrical.circuit.ampacity import Conductor, conductor_in, is_cable, place_of, row_named
from assess.electrical.circuit.circuit_conditions import CircuitConditions
from assess.electrical.supply.service_conductor import name_of
from assess.errors import IntakeError
from assess.numbers import quantity
from assess.records import Basis, Quantity, Record
from assess.rulebook import Edition
from assess.rulebook.rules import Material, OvercurrentSizes
from assess.worksheet import Worksheet

BREAKER, WIRE = "node.existing_breaker_a", "node.existing_conductor"


class ExistingCircuit(Record):
    """What an existing circuit carries continuously [A at the node]; None where its wire cannot be read.

    `size` is the wire in the spelling of the tables, None where it is not stated or not read; `largest_breaker_a`
    is the most that protects it.
    """

    breaker_a: float
    size: str | None
    material: Material | None
    material_assumed: bool = False
    terminal_a: float | None = None
    largest_breaker_a: float | None = None
    capacity_a: Quantity | None

    @property
    def wire(self) -> str | None:
        """Return the wire with its unit and material; None where it is not known."""
        return None if self.size is None else f"{name_of(self.size)} {self.material}"


def existing_circuit(
    conditions: CircuitConditions, factors: tuple[float, float], edition: Edition, ws: Worksheet
) -> ExistingCircuit | None:
    """Return what the existing circuit carries; None where there is none.

    Raises IntakeError for a breaker of no standard size. A wire that is not stated may not suit its breaker, so what
    the circuit carries is not known then.
    """
    if conditions.existing_breaker_a is None:
        return None
    breaker_a = _standard_size(conditions.existing_breaker_a, edition.rule(edition.rules.overcurrent_sizes))
    label, basis = "Breaker of the existing circuit", conditions.basis("existing_breaker_a")
    ws.given(label, breaker_a, "A", basis=basis, cite=edition.rules.overcurrent_sizes.cite)
    if conditions.existing_conductor is None:
        return ExistingCircuit(breaker_a=breaker_a, size=None, material=None, capacity_a=None)
    row = row_named(conditions.existing_conductor, edition)
    material, assumed = conditions.conductor_material, False
    if row is not None and material is None:
        material, assumed = "copper" if row.aluminum is None else "aluminum", True  # the stricter where both exist
    if row is None or material is None or row.columns(material) is None:
        return ExistingCircuit(breaker_a=breaker_a, size=None, material=material, capacity_a=None)
    note = "aluminum or copper is not stated; the one that carries less" if assumed else None
    known = {"basis": Basis.ASSUMED, "note": note} if assumed else {"basis": conditions.basis("existing_conductor")}
    if is_cable(conditions.existing_conductor):
        conditions = conditions.model_copy(update={"raceway": "cable"})
    # A breaker too large for its wire does not lift the circuit into the column of larger ones.
    place = place_of(breaker_a, conditions, factors, edition)
    may_have_a = conductor_in(row, place, material, edition, Worksheet(recording=False)).largest_breaker_a
    place = place_of(min(breaker_a, may_have_a), conditions, factors, edition)
    wire = conductor_in(row, place, material, edition, ws)
    ws.given(f"Wire of the existing circuit, {wire.name}", wire.ampacity_a, "A", **known)
    return ExistingCircuit(
        breaker_a=breaker_a,
        size=row.size,
        material=material,
        material_assumed=assumed,
        terminal_a=wire.terminal_a,
        largest_breaker_a=wire.largest_breaker_a,
        capacity_a=_capacity_a(breaker_a, wire, edition, ws),
    )


def _standard_size(breaker_a: float, rule: OvercurrentSizes) -> float:
    """Return a breaker that is of a standard size [A]. Raises IntakeError naming the sizes next to it."""
    if breaker_a in rule.sizes_a:
        return breaker_a
    below = [size for size in rule.sizes_a if size < breaker_a][-1:]
    above = [size for size in rule.sizes_a if size > breaker_a][:1]
    near = " and ".join(quantity(size, "A") for size in (*below, *above))
    raise IntakeError(
        f"{quantity(breaker_a, 'A')} is no standard size of a breaker ({rule.cite})",
        where=BREAKER,
        hint=f"The nearest are {near}; read the handle again.",
    )


def _capacity_a(breaker_a: float, wire: Conductor, edition: Edition, ws: Worksheet) -> float:
    """Return the least of what breaker, terminals and wire carry without pause [A]."""
    device_a = breaker_a
    if breaker_a > wire.largest_breaker_a:
        device_a = ws.choose(
            "Breaker that the wire may have",
            breaker_a > wire.largest_breaker_a,
            wire.largest_breaker_a,
            breaker_a,
            unit="A",
            because="the breaker is larger than what protects the wire",
            cite=edition.rules.overcurrent_sizes.cite,
        )
    device_a = _continuous("Breaker of the existing circuit, continuous current", device_a, edition, ws)
    ends_a = _continuous(f"{wire.name}, continuous current at its terminals", wire.terminal_a, edition, ws)
    label = "Existing circuit, continuous current"
    least = ws.choose(label, ends_a < device_a, ends_a, device_a, unit="A", because="the wire's ends carry less")
    run_a, because = wire.corrected_a, "the wire, corrected, carries less"
    return ws.choose(label, run_a < least, run_a, least, unit="A", because=because)


def _continuous(label: str, rating_a: float, edition: Edition, ws: Worksheet) -> float:
    rule = edition.rules.continuous_load
    cite = f"{rule.branch_overcurrent_cite}; {rule.branch_conductor_cite}"
    return ws.product(label, (rating_a, "A"), over=[rule.factor], unit="A", cite=cite)
