"""What is left for the node on the feeders and sub-panels between the main panel and the node."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assess.electrical.headroom import Asked, Rating, current_limit
from assess.electrical.panel.tree import OnTheWay, feeder_breaker_a, load_on, way_to_node
from assess.electrical.supply.service_conductor import feeder_ampacity_a, name_of, size_in
from assess.findings import Finding, Limit
from assess.intake import Home
from assess.rulebook import Edition
from assess.worksheet import Worksheet

Feeder = tuple[OnTheWay, list[Rating]]


def feeders_to_node(home: Home, edition: Edition, ws: Worksheet) -> list[Feeder]:
    """Return the sub-panels on the way to the node with their ratings. Raises IntakeError for an unknown one."""
    return [(place, _ratings(home, place, edition, ws)) for place in way_to_node(home)]


def feeder_limits(
    home: Home, feeders: Sequence[Feeder], asked: Asked, edition: Edition, ws: Worksheet
) -> Iterator[Limit]:
    """Yield the limits of the sub-panels on the way to the node, each beside the load that hangs on it."""
    for place, several in feeders:
        load_va = load_on(home, place, ws)
        if isinstance(load_va, Finding):
            there = replace(asked, house_a=None, missing=(load_va,))
        else:
            label = place.called("Current of the load")
            load_a = ws.product(label, (load_va, "VA"), over=[(asked.volts, "V")], unit="A")
            there = replace(asked, house_a=load_a, missing=())
        for rating in several:
            yield current_limit(rating, there, edition.rules.continuous_load, ws)


def _ratings(home: Home, place: OnTheWay, edition: Edition, ws: Worksheet) -> list[Rating]:
    """Return everything whose rating bounds the node and the load of one sub-panel together."""
    one, cite = place.panel, edition.rules.continuous_load.feeder_cite

    def rating(what: str, rating_a: float | None, field: str, cure: str) -> Rating:
        code = f"{place.path}.{field}".removeprefix("panel.")
        return Rating(code, place.called(what), rating_a, f"{place.path}.{field}", cure, cite)

    breaker_a = feeder_breaker_a(home, place, ws)
    found = [rating("Feeder breaker", breaker_a, "feeder_breaker_a", "Read the breaker that feeds it.")]
    if one.main_a != 0:
        found.append(rating("Main breaker", one.main_a, "main_a", "Read its main breaker; 0 for main lugs only."))
    found.append(rating("Busbar", one.bus_a, "bus_a", "Read the busbar rating on its label."))
    if one.conductor_size is None:
        return found  # taken to be good for the breaker ahead of it, as an inspected feeder is
    size, table = size_in(one.conductor_size, edition), edition.rule(edition.rules.conductor_ampacity)
    if size is None:
        cure = f'"{one.conductor_size}" is in no table: write AWG or kcmil of one conductor, such as 3 or 1/0.'
        found.append(rating("Feeder conductor", None, "conductor_size", cure))
    elif one.conductor_material is None:
        cure = "See whether the feeder conductor is copper or aluminum."
        found.append(rating("Feeder conductor", None, "conductor_material", cure))
    else:
        ampacity = feeder_ampacity_a(size, one.conductor_material, edition)
        label = place.called(f"Feeder conductor {name_of(size)} {one.conductor_material}")
        if ampacity is not None:
            ws.given(f"{label}, ampacity", ampacity, "A", cite=table.cite)
        cure = "That size is not made of that material: read both again."
        found.append(rating("Feeder conductor", ampacity, "conductor_size", cure))
    return found
