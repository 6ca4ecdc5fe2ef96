"""The node's side of the diagram: feeders on the way, its breaker, conductors, disconnect and power control."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.electrical.circuit.raceway import NAMES
from assess.electrical.panel.spaces import space_map
from assess.electrical.panel.tree import host_of, way_to_node
from assess.intake import PowerManagement
from assess.intake.service import Panelboard, Subpanel
from assess.numbers import quantity
from assess.report.schematics.parts import Part, existing, known, new, short, stated
from assess.report.schematics.supply_parts import conductor, main_part, panel_part
from assess.rulebook import load_reference
from assess.verdict import CommissioningCard

_SHOWN = 2


@dataclass(frozen=True)
class Feeder:
    """One sub-panel on the way to the node, with the breaker and the conductors that feed it."""

    breaker: Part
    conductors: Part
    panel: Part
    main: Part
    lugs: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return its parts in the order of the current."""
        return self.breaker, self.conductors, self.panel, self.main


@dataclass(frozen=True)
class NodeRun:
    """The way from the main panel to the node; `control` is None where only software holds it."""

    feeders: tuple[Feeder, ...]
    breaker: Part
    conductors: Part
    grounding: Part
    disconnect: Part
    control: Part | None
    sensor: Part | None
    node: Part

    @property
    def first(self) -> Part:
        """Return the breaker in the main panel that the way begins with."""
        return self.feeders[0].breaker if self.feeders else self.breaker

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return every part in the order of the current."""
        fed = (part for feeder in self.feeders for part in feeder.parts)
        held = (part for part in (self.sensor, self.control) if part is not None)
        return (*fed, self.breaker, self.conductors, self.grounding, self.disconnect, *held, self.node)


def node_run(assessment: Assessment) -> NodeRun | None:
    """Return the way to the node of an accepted assessment; None where no node is approved."""
    card = assessment.verdict.card
    if card is None:
        return None
    home, there = assessment.home, existing if card.existing_circuit else new
    host = host_of(home).panel
    places = node_places(assessment, host)
    return NodeRun(
        feeders=_feeders([place.panel for place in way_to_node(home)]),
        breaker=there(
            "Breaker of the node",
            (known(card.breaker_a, "A"), "two-pole", _spaces(host, places, new_there=not card.existing_circuit)),
            by_symbol=True,
        ),
        conductors=there(
            "Branch conductors",
            (_wires(card), *_run_of(assessment, card)),
        ),
        grounding=there("Equipment grounding conductor (EGC)", (card.grounding or "size not known",)),
        disconnect=_disconnect(assessment, card),
        control=_control(assessment, card),
        sensor=_sensor(card),
        node=_node(assessment, card),
    )


def node_places(assessment: Assessment, host: Panelboard) -> tuple[int, ...]:
    """Return the spaces that the node's breaker takes: the first free pair, or those of a circuit that is there."""
    card = assessment.verdict.card
    if card is None:
        return ()
    if card.existing_circuit:
        feeding = [one for one in host.circuits or () if one.load_type == "compute"]
        return tuple(sorted(feeding[0].rows)) if len(feeding) == 1 else ()
    found = space_map(host)
    return found.pairs[0] if found and found.pairs else ()


def _spaces(host: Panelboard, places: tuple[int, ...], *, new_there: bool) -> str:
    if places:
        return f"spaces {' and '.join(map(str, places))}"
    return "no free pair of spaces" if new_there and space_map(host) is not None else "spaces not known"


def _feeders(way: list[Subpanel]) -> tuple[Feeder, ...]:
    """Return the sub-panels on the way; of a long way the first and the last, which a page has room for."""
    if len(way) <= _SHOWN:
        return tuple(_feeder(panel) for panel in way)
    between = quantity(len(way) - _SHOWN, "sub-panels")
    return _feeder(way[0]), _feeder(way[-1], f"{between} before it not drawn")


def _feeder(panel: Subpanel, note: str = "") -> Feeder:
    name, rating = short(panel.name), known(panel.feeder_breaker_a, "A")
    return Feeder(
        breaker=existing(f'Feeder breaker of sub-panel "{name}"', (f"feeder breaker {rating}",), by_symbol=True),
        conductors=existing("Feeder", (note, conductor(panel.conductor_size, panel.conductor_material))),
        panel=panel_part(f'Sub-panel "{name}"', panel),
        main=main_part(panel, f'Main breaker of sub-panel "{name}"'),
        lugs=not panel.main_a,
    )


def _wires(card: CommissioningCard) -> str:
    count = load_reference("reference/conductors").figure("circuit.conductors").value
    return f"({count:g}) {card.conductor}" if card.conductor else "size not known"


def _run_of(assessment: Assessment, card: CommissioningCard) -> tuple[str, str]:
    """Return what the conductors run in, and how far."""
    node = assessment.home.node
    kind = "cable" if node.raceway == "cable" else f"{NAMES[node.raceway]}, size not known" if node.raceway else None
    return card.raceway or kind or "raceway not known", known(node.circuit_length_ft, "ft", "length", "one way")


def _disconnect(assessment: Assessment, card: CommissioningCard) -> Part:
    distance_ft = assessment.home.safety.disconnect_distance_ft
    rating = f"{known(card.breaker_a, 'A')} or more" if card.breaker_a is not None else "rating not known"
    from_node = "distance from the node not known" if distance_ft is None else f"{quantity(distance_ft, 'ft')} from it"
    return new("Lockable disconnect", (rating, "two-pole", "in sight of the node", from_node))


def _control(assessment: Assessment, card: CommissioningCard) -> Part | None:
    if card.power_mode in {None, PowerManagement.NONE}:
        return None
    comes = "comes with the node" if assessment.node.model.includes_pcs else ""
    setting = known(card.pcs_setpoint_a, "A", "setting")
    return new("Power control system (PCS)", (setting, card.pcs_mode, comes))


def _sensor(card: CommissioningCard) -> Part | None:
    """Return what shows a system that gives way what the house draws."""
    if card.power_mode is not PowerManagement.PCS_DYNAMIC:
        return None
    return new("Current sensor of the PCS", ("on the supply of the house, where its maker says",))


def _node(assessment: Assessment, card: CommissioningCard) -> Part:
    spec, asked = assessment.node, assessment.home.node
    model_kwh = spec.model.battery_kwh.value if spec.model.battery_kwh else None
    battery = stated(asked.battery_kwh if asked.battery_kwh is not None else model_kwh, "kWh", "battery")
    more = f", {card.idle_gpus} more at rest" if card.idle_gpus else ""
    return new(
        "Node",
        (
            spec.model.name,
            f"{quantity(card.gpus, 'GPUs')} at {quantity(card.cap_w, 'W')} each{more}",
            f"{quantity(card.node_wall_w, 'W')} at the wall",
            f"{known(card.node_current_a, 'A', 'current')} at {quantity(card.volts, 'V')}",
            battery,
            "can feed the panel" if asked.exports else "",
            "place not known" if spec.placement is None else f"at: {spec.placement.replace('_', ' ')}",
        ),
    )
