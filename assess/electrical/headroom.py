"""What is left for the node on service, main breaker, busbar and service conductor, and the spaces it needs."""

from assess.findings import Limit
from assess.intake import Home
from assess.records import Figure
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def current_limits(
    home: Home,
    house_a: float | None,
    demand_a: float,
    w_per_a: float,
    edition: Edition,
    ws: Worksheet,
) -> tuple[Limit, ...]:
    """Return the limits in amperes; `demand_a` is the node's continuous current with its 25 % adder.

    `w_per_a` turns an ampere of capacity into watts at the node's wall. A house load or a rating that is
    not known gives a limit that is not known.
    """
    cite = edition.rules.continuous_load.service_cite
    places = [
        ("electrical.service", "Service rating", home.service.rating_a, "service.rating_a", "Read the rating of the service disconnect"),
        ("electrical.bus", "Panel busbar", home.panel.bus_a, "panel.bus_a", "Read the busbar rating on the panel's label"),
    ]
    if home.panel.main_a != 0:  # main lugs only: the service disconnect protects the panel
        places.insert(1, ("electrical.main", "Main breaker", home.panel.main_a, "panel.main_a", "Read the main breaker; 0 for main lugs only"))
    conductor_a = conductor_rating_a(home, edition)
    if conductor_a is not None:
        places.append(("electrical.conductor", "Service conductors", conductor_a, "service.conductor_size", ""))
    limits = []
    for code, name, rating_a, field, cure in places:
        left = None
        if rating_a is not None and house_a is not None:
            left = float(ws.total(f"{name}, left for the node", {"rating": rating_a}, less={"house": house_a}, unit="A"))
        settle = field if rating_a is None else "loads"
        limits.append(
            Limit(
                code=code,
                name=name,
                capacity=left,
                demand=demand_a,
                unit="A",
                node_w=None if left is None else max(0.0, left) * w_per_a,
                cite=cite,
                field=None if left is not None else settle,
                cure="" if left is not None else f"{cure}." if rating_a is None else "Complete the loads of the house.",
            )
        )
    return tuple(limits)


def conductor_rating_a(home: Home, edition: Edition) -> float | None:
    """Return the service rating that the service conductor is good for [A]; None when it is not known.

    A size between two rows is good for the lower row; a size below the table for none of it (0 A).
    """
    size, material = home.service.conductor_size, home.service.conductor_material
    if size is None or material is None:
        return None
    order = [row.size for row in edition.rules.conductor_ampacity.rows] + ["600"]
    wanted = _plain(size)
    if wanted not in order:
        return None
    rating = 0.0
    for row in edition.rules.dwelling_service_conductors.rows:
        needed = row.copper if material == "copper" else row.aluminum
        if order.index(needed) <= order.index(wanted):
            rating = row.rating_a
    return rating


def space_limit(home: Home, needed: Figure, ws: Worksheet) -> Limit:
    """Return the limit in panel spaces: a two-pole breaker needs two, one above the other."""
    pairs = home.panel.free_pairs()
    if pairs is not None:
        # One pair suffices and a second adds nothing, so more than what is needed is not claimed.
        free: float | None = needed.value if pairs else 0.0
        field = None
    else:
        free = home.panel.spaces_free
        field = "panel.spaces_free" if free is None else None
    if free is not None:
        ws.given("Spaces free for a two-pole breaker", free, "spaces")
    return Limit(
        code="electrical.spaces",
        name="Panel spaces",
        capacity=free,
        demand=needed.value,
        unit="spaces",
        field=field,
        cure="" if field is None else "Count the empty spaces, or list the circuits with their space numbers.",
        cite=needed.cite,
    )


def _plain(size: str) -> str:
    """Return a size as the tables write it: `4/0 AWG` and `#4/0` are `4/0`, `250 kcmil` is `250`."""
    return size.upper().replace("AWG", "").replace("KCMIL", "").replace("MCM", "").replace("#", "").strip()
