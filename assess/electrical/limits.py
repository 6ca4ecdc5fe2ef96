"""How much node service, panel, feeders and circuit let run, apart from everything that is said of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from assess.electrical.circuit.circuit_conditions import conditions_of
from assess.electrical.circuit.circuit_limits import circuit_limits
from assess.electrical.circuit.node_circuit import (
    CircuitDemand,
    NodeCircuit,
    circuit_demand,
    kept_circuit,
    node_circuit,
)
from assess.electrical.findings import floor_area_finding
from assess.electrical.headroom import Asked, Rating, current_limits, ratings, space_limit
from assess.electrical.methods.calculation import calculated, connected_va, needed
from assess.electrical.methods.case import Case, Method, design_current_a, service_volts
from assess.electrical.methods.connected import connected
from assess.electrical.panel.breakers import refuse_strange_breakers
from assess.electrical.panel.feeders import Feeder, feeder_limits, feeders_to_node
from assess.findings import Finding, Limit
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, Rule, load_reference
from assess.worksheet import Worksheet

Bounds = tuple[list[Rating], list[Feeder]]


@dataclass(frozen=True)
class HouseCount:
    """The house as the method counts it, which no node changes.

    `general_va` is what the method starts from, `house_a` what the house takes; each is None where it is not known,
    and `missing` says why. `unneeded` is what is not known and not asked for.
    """

    case: Case
    rules: list[Rule]
    general_va: float | None
    house_a: float | None
    missing: tuple[Finding, ...]
    unneeded: tuple[Finding, ...]

    def with_node(self, power: NodePower, floor: NodePower) -> Self:
        """Return the same house with another node."""
        return replace(self, case=self.case.with_node(power, floor))

    @cached_property
    def bounds(self) -> Bounds:
        """Return what bounds this house and any node together."""
        return bounds_of(self.case.home, self.case.edition, Worksheet(recording=False))


def count_house(
    home: Home, power: NodePower, floor: NodePower, edition: Edition, method: Method, ws: Worksheet
) -> HouseCount:
    """Return the load of the house, written down with that of a node that draws `power`.

    Raises UnconfirmedRule when a rule it needs is open in this edition, and IntakeError for a breaker of no standard
    size.
    """
    refuse_strange_breakers(home, edition)
    volts = service_volts(home, ws)
    house = connected(home, ws, edition.rules.electric_vehicles)
    case = Case(home, power, floor, edition, method, volts, house)
    rules = case.rules()
    missing, unneeded = needed(case, (*floor_area_finding(home, edition), *case.house.missing))
    general_va = connected_va(case, ws)
    house_a = None if general_va is None or missing else calculated(case, general_va, ws)
    return HouseCount(case, rules, general_va, house_a, missing, unneeded)


def circuit_of(case: Case, ws: Worksheet) -> NodeCircuit:
    """Return the node's own circuit. Raises UnconfirmedRule when a rule it needs is open in this edition."""
    home, power = case.home, case.power
    current_a = design_current_a(power, home.node.power_management)
    material, conditions = home.node.conductor_material or "copper", conditions_of(home, power)
    return node_circuit(current_a, case.edition, ws, material=material, conditions=conditions)


def circuit_at(home: Home, power: NodePower, edition: Edition) -> NodeCircuit:
    """Return the same circuit without the working, once for all nodes alike. Raises as `circuit_of` does."""
    current_a = design_current_a(power, home.node.power_management)
    return kept_circuit(current_a, edition, home.node.conductor_material or "copper", conditions_of(home, power))


def electrical_limits(
    counted: HouseCount, power: NodePower, floor: NodePower, circuit: NodeCircuit | None = None
) -> tuple[Limit, ...]:
    """Return the limits of a house once counted for a node that draws `power`, and `floor` at its lowest cap.

    They ask nothing of the conductors. A `circuit` worked out before spares that work.
    """
    silent = Worksheet(recording=False)
    here = counted.with_node(power, floor)
    if circuit is None:
        home, current_a = here.case.home, design_current_a(power, here.case.home.node.power_management)
        demand = circuit_demand(current_a, here.case.edition, conditions_of(home, power))
        return tuple(node_limits(here, demand, silent))
    return tuple(node_limits(here, circuit, silent, counted.bounds))


def bounds_of(home: Home, edition: Edition, ws: Worksheet) -> Bounds:
    """Return what bounds house and node together: at the service, and on each feeder on the way to the node."""
    return ratings(home, edition, ws), feeders_to_node(home, edition, ws)


def node_limits(
    counted: HouseCount, circuit: CircuitDemand, ws: Worksheet, bounds: Bounds | None = None
) -> Iterator[Limit]:
    """Yield the limits of a node beside its house, in the order of the current; `bounds` if they are known already.

    Raises IntakeError for a sub-panel that nobody describes.
    """
    case = counted.case
    continuous = case.edition.rules.continuous_load
    demand_a = circuit.minimum_a
    if case.dynamic:
        # The system makes the node give way, down to its lowest cap; only that much must fit beside the house.
        label = "Node at its lowest cap, with the continuous factor"
        demand_a = ws.product(label, (case.floor.current_a, "A"), continuous.factor, unit="A")
    several, feeders = bounds or bounds_of(case.home, case.edition, ws)
    asked = Asked(demand_a, counted.house_a, counted.missing, case.volts, case.power.wall_w / case.power.wall_va)
    yield from current_limits(case.home, several, asked, case.edition, ws)
    yield from feeder_limits(case.home, feeders, asked, case.edition, ws)
    if case.dynamic:
        yield _setpoint_limit(case, [*several, *(one for _, there in feeders for one in there)], ws)
    yield from circuit_limits(circuit, case.edition, ws)
    if circuit.existing is None:
        yield space_limit(case.home, load_reference("reference/electrical").figure("node.spaces"), ws)


def _setpoint_limit(case: Case, several: list[Rating], ws: Worksheet) -> Limit:
    """Return the most a dynamic system may let the node draw: its setting is continuous, so 80 % of what carries it."""
    rule, factor = case.edition.rules.power_control, case.edition.rules.continuous_load.factor
    weakest = min(several, key=lambda one: one.rating_a or 0.0)  # one that is not known comes first
    capacity = node_w = None
    if weakest.rating_a is not None:
        label = f"Largest power control setting, of {weakest.name.lower()}"
        capacity = ws.product(label, (weakest.rating_a, "A"), over=[factor], unit="A", cite=rule.setpoint_cite)
        watts = (case.volts, "V"), (case.power.wall_w / case.power.wall_va, "power factor")
        node_w = ws.product(f"{label}, as a node at the wall", (capacity, "A"), *watts, unit="W")
    return Limit(
        code="electrical.setpoint",
        name="Power control setting",
        capacity=capacity,
        demand=case.power.current_a,
        unit="A",
        node_w=node_w,
        cite=rule.setpoint_cite,
        field=None if capacity is not None else weakest.field,
        cure="" if capacity is not None else weakest.cure,
    )
