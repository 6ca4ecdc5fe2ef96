"""What is left for the node on service, main breaker, busbar and service conductor, and the spaces it needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.electrical.panel.heat import hot_panel_f, rating_in_heat_a
from assess.electrical.panel.tree import host_of
from assess.electrical.supply.service_class import service_rating_a
from assess.electrical.supply.service_conductor import conductor_rating_a, unread_conductor
from assess.findings import Finding, Limit
from assess.intake import Home
from assess.records import Figure
from assess.rulebook import Edition
from assess.rulebook.rules import ContinuousLoad
from assess.worksheet import Worksheet
from assess.worksheet.arrays import clip, is_array


@dataclass(frozen=True)
class Rating:
    """One thing on the way from the street to the node, and what it is rated for [A]; None is not known."""

    code: str
    name: str
    rating_a: float | None
    field: str
    cure: str
    cite: str


@dataclass(frozen=True)
class Asked:
    """What the node asks [A], its 25 % adder included, and how an ampere left over becomes watts at its wall.

    `house_a` is what the house takes, None where `missing` says what is not known of it.
    """

    demand_a: float
    house_a: float | None
    missing: tuple[Finding, ...]
    volts: float
    power_factor: float


def ratings(home: Home, edition: Edition, ws: Worksheet) -> list[Rating]:
    """Return everything whose rating bounds house and node together, in the order of the current."""
    panel, cite = home.panel, edition.rules.continuous_load.service_cite
    found = [
        Rating(
            "service",
            "Service rating",
            service_rating_a(home, ws),
            "service.rating_a",
            "Read the service disconnect.",
            cite,
        )
    ]
    if panel.main_a != 0:  # main lugs only: the service disconnect protects the panel
        cure = "Read the main breaker; 0 for main lugs only."
        found.append(Rating("main", "Main breaker", _main_a(home, ws), "panel.main_a", cure, cite))
    cure = "Read the busbar rating on the panel's label."
    found.append(Rating("bus", "Panel busbar", panel.bus_a, "panel.bus_a", cure, cite))
    conductor_a = conductor_rating_a(home, edition, ws)
    if conductor_a is not None:
        found.append(Rating("conductor", "Service conductors", conductor_a, "service.conductor_size", "", cite))
    return found


def _main_a(home: Home, ws: Worksheet) -> float | None:
    """Return the main breaker [A], less what the heat around it takes."""
    rating_a, ambient_f = home.panel.main_a, hot_panel_f(home)
    if rating_a is None or ambient_f is None:
        return rating_a
    return rating_in_heat_a("Main breaker", rating_a, ambient_f, ws)


def current_limits(home: Home, several: list[Rating], asked: Asked, edition: Edition, ws: Worksheet) -> Iterator[Limit]:
    """Yield the limits in amperes; a house load or a rating that is not known gives a limit that is not known."""
    for rating in several:
        yield current_limit(rating, asked, edition.rules.continuous_load, ws)
    unread = unread_conductor(home, edition, asked.demand_a)
    if unread is not None and all(rating.code != "conductor" for rating in several):
        yield unread


def current_limit(rating: Rating, asked: Asked, continuous: ContinuousLoad, ws: Worksheet) -> Limit:
    """Return the limit that one rating sets beside the load on it."""
    left = node_w = field = None
    cure = ""
    if rating.rating_a is None:
        field, cure = rating.field, rating.cure
    elif asked.house_a is None and asked.demand_a > rating.rating_a:
        # More than the whole rating does not fit, whatever the house takes.
        left = rating.rating_a
    elif asked.house_a is None:
        field, cure = asked.missing[0].field, asked.missing[0].cure
    else:
        parts, house = {"rating": rating.rating_a}, {"house": asked.house_a}
        left = ws.total(f"{rating.name}, left for the node", parts, less=house, unit="A")
        node_w = _node_w(rating, left, asked, continuous, ws)
    return Limit(
        code=f"electrical.{rating.code}",
        name=rating.name,
        capacity=left,
        demand=asked.demand_a,
        unit="A",
        node_w=node_w,
        cite=rating.cite,
        field=field,
        cure=cure,
    )


def _node_w(rating: Rating, left_a: float, asked: Asked, rule: ContinuousLoad, ws: Worksheet) -> float:
    """Return the node that what is left would carry [W at the wall]."""
    if not is_array(left_a) and left_a <= 0:
        return 0.0
    factor = (asked.power_factor, "power factor")
    label = f"{rating.name}, as a node at the wall"
    node_w = ws.product(label, (left_a, "A"), (asked.volts, "V"), factor, over=[rule.factor], unit="W")
    return clip(node_w) if is_array(node_w) else node_w


def space_limit(home: Home, needed: Figure, ws: Worksheet) -> Limit:
    """Return the limit in spaces of the node's panel: a two-pole breaker needs two, one above the other."""
    host = host_of(home)
    pairs = host.panel.free_pairs()
    # One pair suffices and a second adds nothing, so more than what is needed is not claimed.
    free = host.panel.spaces_free if pairs is None else needed.value if pairs else 0.0
    if free is not None:
        ws.given("Spaces free for a two-pole breaker", free, "spaces")
    return Limit(
        code="electrical.spaces",
        name="Panel spaces",
        capacity=free,
        demand=needed.value,
        unit="spaces",
        field=f"{host.path}.spaces_free" if free is None else None,
        cure="Count the empty spaces, or list the circuits with their space numbers." if free is None else "",
        cite=needed.cite,
    )
