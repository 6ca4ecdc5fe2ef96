"""What is to be said of the panel that the node hangs on."""

from collections.abc import Iterator

from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.electrical.panel.heat import calibrated, hot_panel_f, rating_in_heat_a
from assess.electrical.panel.spaces import space_map
from assess.electrical.panel.tree import OnTheWay, host_of, way_to_node
from assess.electrical.supply.service_conductor import feeder_ampacity_a, name_of, next_size_a, size_in
from assess.findings import Finding, Severity
from assess.intake import Home
from assess.numbers import quantity
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def panel_findings(home: Home, circuit: NodeCircuit, edition: Edition, ws: Worksheet) -> Iterator[Finding]:
    """Yield what is to be said of spaces, of lugs that feed on, of heat, and of the feeders to the node."""
    if circuit.existing is None:
        yield from _spaces(home)
    if home.panel.feed_through:
        yield Finding(
            code="electrical.feed_through",
            severity=Severity.NOTE,
            says="Feed-through lugs of the panel supply another panel.",
            means="The busbar carries that panel's load as well, and its breakers stand in no directory here.",
            cure="Describe it as [[panel.subpanels]] if the node is to hang on it.",
        )
    yield from _heat(home, circuit, edition, ws)
    for place in way_to_node(home):
        if place.panel.conductor_size is None:
            yield Finding(
                code="electrical.feeder_not_stated",
                severity=Severity.NOTE,
                says=f'The feeder conductor of sub-panel "{place.panel.name}" is not stated.',
                means="It was taken to be good for its breaker, as an inspected feeder is.",
                cure="Read size and material where it enters the sub-panel.",
                field=f"{place.path}.conductor_size",
            )
        yield from _small_feeder(place, edition)


def _small_feeder(place: OnTheWay, edition: Edition) -> Iterator[Finding]:
    """Yield that a feeder conductor is not protected by its breaker, where both are known."""
    one, size = place.panel, size_in(place.panel.conductor_size, edition)
    if size is None or one.conductor_material is None or one.feeder_breaker_a is None:
        return
    ampacity = feeder_ampacity_a(size, one.conductor_material, edition)
    if ampacity is None or one.feeder_breaker_a <= (largest_a := next_size_a(ampacity, edition)):
        return
    yield Finding(
        code="electrical.feeder_unprotected",
        severity=Severity.WARNING,
        says=f'The feeder breaker of sub-panel "{one.name}", {quantity(one.feeder_breaker_a, "A")}, is too large for '
        f"its wire, {name_of(size)} {one.conductor_material}.",
        means="The wire may overheat before the breaker trips.",
        cure=f"Replace it by one of at most {quantity(largest_a, 'A')} before the node is connected.",
        cite=edition.rules.overcurrent_sizes.next_size_up_cite,
        field=f"{place.path}.feeder_breaker_a",
        mends_home=True,
    )


def _spaces(home: Home) -> Iterator[Finding]:
    """Yield that spaces were only counted, or which breaker would have to move to make a pair of them."""
    panel = home.panel if home.node.fed_from is None else host_of(home).panel
    if panel.circuits is None or panel.spaces_total is None:
        if panel.spaces_free is not None:
            yield Finding(
                code="electrical.spaces_adjacent",
                severity=Severity.NOTE,
                says="The free spaces were counted, not listed by number.",
                means="A two-pole breaker needs two of them one above the other.",
                cure="See that two are, or plan to move a breaker.",
            )
        return
    found = space_map(panel)
    if found is not None and found.free and (panel.make or "").strip().upper().startswith("SPAN"):
        yield Finding(
            code="electrical.unlisted_spaces",
            severity=Severity.WARNING,
            says=f"No circuit is listed on space {', '.join(map(str, found.free))}; they count as free.",
            means="Some SPAN panels carry solar or a battery on spaces that they do not list.",
            cure="See that the spaces for the node are empty.",
            field="panel.circuits",
        )
    if found is None or found.move is None or found.freed is None:
        return
    place, target = found.move
    upper, lower = found.freed
    yield Finding(
        code="electrical.no_pair",
        severity=Severity.NOTE,
        says=f"Spaces {', '.join(map(str, found.free))} are free, but no two of them one above the other.",
        means="A two-pole breaker needs two, one above the other.",
        cure=f"Move the breaker of space {place} to space {target}; then {upper} and {lower} are a pair.",
    )


def _heat(home: Home, circuit: NodeCircuit, edition: Edition, ws: Worksheet) -> Iterator[Finding]:
    """Yield what the heat around the panel takes from the node's breaker, and the size that would carry the node."""
    ambient_f, breaker_a = hot_panel_f(home), circuit.serving_a
    if ambient_f is None or breaker_a is None or home.node.fed_from is not None:
        return
    carries_a = rating_in_heat_a("Node's breaker", breaker_a, ambient_f, ws)
    around = f"The air around the panel reaches {quantity(ambient_f, '°F')}"
    enough = circuit.minimum_a <= carries_a
    if enough:
        cure = "Look at it by infrared on a hot day."
    else:
        larger_a = _enough_in_heat_a(circuit, ambient_f, edition)
        bigger = "" if larger_a is None else f"A {quantity(larger_a, 'A')} breaker with its conductor does. "
        cure = (
            f"{bigger}Or shade the panel, move it, or run the node at less." if bigger else "Shade or move the panel."
        )
    yield Finding(
        code="electrical.breaker_heat",
        severity=Severity.WARNING,
        says=f"{around}, where a {quantity(breaker_a, 'A')} breaker carries {quantity(carries_a, 'A')}.",
        means=(
            f"Breakers are calibrated at {quantity(calibrated().value, '°F')}; the node with its continuous factor "
            f"asks {quantity(circuit.minimum_a, 'A')}{'' if enough else ', so it would trip'}."
        ),
        cure=cure,
        cite=calibrated().cite,
    )


def _enough_in_heat_a(circuit: NodeCircuit, ambient_f: float, edition: Edition) -> float | None:
    """Return the smallest breaker that carries the node in the heat [A]; None where its nameplate allows none."""
    silent, most = Worksheet(recording=False), circuit.nameplate_breaker_a
    for size in edition.rules.overcurrent_sizes.sizes_a:
        if (most is None or size <= most) and rating_in_heat_a("", size, ambient_f, silent) >= circuit.minimum_a:
            return size
    return None
