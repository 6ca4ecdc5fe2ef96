"""The node's own branch circuit: breaker, conductors, grounding conductor, raceway, voltage drop."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from assess.electrical.circuit.ampacity import Asked, Conductor, Place, correction_factors, place_of, smallest_conductor
from assess.electrical.circuit.circuit_conditions import UNSTATED, CircuitConditions
from assess.electrical.circuit.existing_circuit import ExistingCircuit, existing_circuit
from assess.electrical.circuit.grounding import grounding_size, increased_size
from assess.electrical.circuit.nameplate import check_nameplate, largest_breaker_a
from assess.electrical.circuit.raceway import raceway_size
from assess.electrical.circuit.voltage_drop import Drop, Run, first_within, run_of, voltage_drop, within
from assess.electrical.supply.service_conductor import name_of
from assess.records import Quantity, Record, is_many
from assess.rulebook import Edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet


class Larger(Record):
    """The next conductor that loses no more voltage than is recommended, and the grounding conductor beside it."""

    conductor: str
    grounding: str | None
    drop_pct: Quantity


class CircuitDemand(Record):
    """What a node asks of its circuit, and what nameplate and existing circuit allow, whatever it is wired with.

    `minimum_a` is the current with its continuous factor, `ampacity_a` what the conductor must have: the larger of
    that and the nameplate's.
    """

    current_a: Quantity
    minimum_a: Quantity
    ampacity_a: Quantity
    nameplate_breaker_a: Quantity | None
    existing: ExistingCircuit | None = None
    conditions: CircuitConditions = UNSTATED


class NodeCircuit(CircuitDemand):
    """What the node is wired with; None where no standard size is large enough, or too little is known.

    Breaker and conductor are those of a new circuit, `other` is the conductor in the other material. `grounding`,
    `raceway` and the drop are those of the circuit that feeds the node, `larger` is what would lose no more than is
    recommended where that one loses more.
    """

    breaker_a: Quantity | None
    conductor: str | None
    conductor_material: Material
    other: str | None
    terminal_c: float
    too_hot: bool
    grounding: str | None = None
    raceway: str | None = None
    drop_pct: Quantity | None = None
    total_drop_pct: Quantity | None = None
    larger: Larger | None = None

    @property
    def serving_a(self) -> float | None:
        """Return the breaker that feeds the node [A]: that of the existing circuit where there is one."""
        return self.breaker_a if self.existing is None else self.existing.breaker_a

    @property
    def wire(self) -> str | None:
        """Return the conductor that feeds the node: that of the existing circuit where there is one."""
        return self.conductor if self.existing is None else self.existing.wire


def node_circuit(
    current_a: float,
    edition: Edition,
    ws: Worksheet,
    *,
    material: Material = "copper",
    conditions: CircuitConditions = UNSTATED,
) -> NodeCircuit:
    """Return the circuit for a continuous current [A].

    The conductor is the smallest that carries 125 % of the current in the column its terminals allow, carries the
    current itself after ambient and bundling, and is protected by the breaker. Raises IntakeError for a nameplate
    that contradicts itself or the node, and for an existing breaker of no standard size.
    """
    check_nameplate(conditions, edition)
    minimum_a, ampacity_a = _needed_a(current_a, conditions, edition, ws)
    nameplate_a = largest_breaker_a(conditions, edition, ws)
    breaker_a = _breaker_a(ampacity_a, nameplate_a, edition, ws)
    factors = correction_factors(conditions, edition, ws)
    place = place_of(ampacity_a if breaker_a is None else breaker_a, conditions, factors, edition)
    second: Material = "aluminum" if material == "copper" else "copper"
    conductor = other = None
    if breaker_a is not None:
        asked = Asked(ampacity_a, current_a, breaker_a)
        conductor = smallest_conductor(asked, place, material, edition, ws)
        other = smallest_conductor(asked, place, second, edition, ws)
    existing = existing_circuit(conditions, factors, edition, ws)
    wire = _Wire.of(conductor, breaker_a) if existing is None else _Wire.there(existing, place, edition)
    return NodeCircuit(
        current_a=current_a,
        minimum_a=minimum_a,
        ampacity_a=ampacity_a,
        nameplate_breaker_a=nameplate_a,
        breaker_a=breaker_a,
        conductor=None if conductor is None else conductor.name,
        conductor_material=material,
        other=None if other is None else other.name,
        terminal_c=edition.rules.conductor_ampacity.columns_c[place.column],
        too_hot=place.ambient == 0,
        existing=existing,
        conditions=conditions,
        **({} if wire is None else _beside(wire, current_a, conditions, edition, ws)),
    )


def circuit_demand(current_a: float, edition: Edition, conditions: CircuitConditions) -> CircuitDemand:
    """Return what a continuous current [A] asks of its circuit, before any conductor is chosen. Raises as above."""
    silent = Worksheet(recording=False)
    check_nameplate(conditions, edition)
    minimum_a, ampacity_a = _needed_a(current_a, conditions, edition, silent)
    nameplate_a = largest_breaker_a(conditions, edition, silent)
    existing = existing_circuit(conditions, correction_factors(conditions, edition, silent), edition, silent)
    return CircuitDemand(
        current_a=current_a,
        minimum_a=minimum_a,
        ampacity_a=ampacity_a,
        nameplate_breaker_a=nameplate_a,
        existing=existing,
        conditions=conditions,
    )


def kept_circuit(current_a: float, edition: Edition, material: Material, conditions: CircuitConditions) -> NodeCircuit:
    """Return the same circuit without the working, once for all nodes that ask for the same. Raises as above."""
    asked = (current_a, *(value for name, value in conditions if name != "bases"), *conditions.bases.items())
    if any(map(is_many, asked)):
        return node_circuit(current_a, edition, Worksheet(recording=False), material=material, conditions=conditions)
    return _kept(_Asked(edition, conditions, (material, *asked)))


class _Asked:
    """What a circuit is asked for; an edition is the same only if it is that very one."""

    __slots__ = ("conditions", "edition", "key")

    def __init__(self, edition: Edition, conditions: CircuitConditions, key: tuple[Any, ...]) -> None:
        self.edition, self.conditions, self.key = edition, conditions, key

    def __hash__(self) -> int:
        return hash((id(self.edition), self.key))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and other.edition is self.edition and other.key == self.key


@lru_cache(maxsize=4096)
def _kept(asked: _Asked) -> NodeCircuit:
    material, current_a, *_ = asked.key
    silent = Worksheet(recording=False)
    return node_circuit(current_a, asked.edition, silent, material=material, conditions=asked.conditions)


@dataclass(frozen=True, slots=True)
class _Wire:
    """The conductor that feeds the node, its breaker, and the smallest size that breaker would need."""

    size: str
    material: Material
    breaker_a: float
    smallest: str

    @classmethod
    def of(cls, conductor: Conductor | None, breaker_a: float | None) -> Self | None:
        if conductor is None or breaker_a is None:
            return None
        return cls(conductor.size, conductor.material, breaker_a, conductor.size)

    @classmethod
    def there(cls, existing: ExistingCircuit, place: Place, edition: Edition) -> Self | None:
        if existing.size is None or existing.material is None:
            return None
        # A breaker protects no wire of less than the size below it, whatever that wire has to carry.
        below = max((a for a in edition.rules.overcurrent_sizes.sizes_a if a < existing.breaker_a), default=0.0)
        asked = Asked(below, 0.0, existing.breaker_a)
        least = smallest_conductor(asked, place, existing.material, edition, Worksheet(recording=False))
        smallest = existing.size if least is None else least.size
        return cls(existing.size, existing.material, existing.breaker_a, smallest)


def _needed_a(current_a: float, conditions: CircuitConditions, edition: Edition, ws: Worksheet) -> tuple[float, float]:
    """Return the current with its continuous factor, and the ampacity asked for: no less than the nameplate's [A]."""
    rule = edition.rule(edition.rules.continuous_load)
    minimum_a = ws.product(
        "Node circuit, current with the continuous factor",
        (current_a, "A"),
        rule.factor,
        unit="A",
        cite=f"{rule.branch_overcurrent_cite}; {rule.branch_conductor_cite}",
    )
    if conditions.mca_a is None:
        return minimum_a, minimum_a
    mca_a = ws.given("Minimum circuit ampacity, nameplate", conditions.mca_a, "A", basis=conditions.basis("mca_a"))
    parts = {"nameplate": mca_a, "current with the continuous factor": minimum_a}
    return minimum_a, ws.largest("Node circuit, ampacity needed", parts, unit="A", cite=rule.branch_conductor_cite)


def _breaker_a(ampacity_a: float, most_a: float | None, edition: Edition, ws: Worksheet) -> float | None:
    rule = edition.rule(edition.rules.overcurrent_sizes)
    label, sizes = "Node circuit breaker, next standard size", [(a, a) for a in rule.sizes_a if a <= (most_a or a)]
    cite, confidence = rule.cite, rule.confidence
    try:
        return ws.lookup(label, ampacity_a, sizes, key_unit="A", unit="A", cite=cite, confidence=confidence)
    except LookupError:
        return None


def _beside(
    wire: _Wire, current_a: float, conditions: CircuitConditions, edition: Edition, ws: Worksheet
) -> dict[str, Any]:
    """Return what belongs to a conductor: grounding conductor, raceway, voltage drop, the size that loses less."""
    base = grounding_size(wire.breaker_a, wire.material, edition, ws)
    grounding = raceway = None
    if base is not None:
        grounding = increased_size(base, wire.smallest, wire.size, wire.material, edition, ws)
    if grounding is not None and conditions.existing_breaker_a is None:
        raceway = raceway_size(wire.size, grounding, conditions, edition, ws)
    run = run_of(current_a, conditions)
    drop = None if run is None else voltage_drop(wire.size, wire.material, run, edition, ws)
    return {
        "grounding": _named(grounding, wire.material),
        "raceway": raceway,
        "drop_pct": None if drop is None else drop.branch_pct,
        "total_drop_pct": None if drop is None else drop.total_pct,
        "larger": None if run is None or drop is None else _larger(wire, base, drop, run, edition),
    }


def _larger(wire: _Wire, base: str | None, drop: Drop, run: Run, edition: Edition) -> Larger | None:
    """Return the next size that loses no more than is recommended; None where this one does not, or none does."""
    if within(drop, edition):
        return None
    sizes = edition.rules.conductor_ampacity.sizes
    size, less = first_within(sizes[sizes.index(wire.size) :], wire.material, run, edition)
    if size is None or less is None:
        return None
    silent = Worksheet(recording=False)
    grown = None if base is None else increased_size(base, wire.smallest, size, wire.material, edition, silent)
    return Larger(
        conductor=f"{name_of(size)} {wire.material}", grounding=_named(grown, wire.material), drop_pct=less.branch_pct
    )


def _named(size: str | None, material: Material) -> str | None:
    return None if size is None else f"{name_of(size)} {material}"
