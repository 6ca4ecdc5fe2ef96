"""What the service conductor is good for."""

from collections.abc import Iterator

from assess.findings import Finding, Limit, Severity
from assess.intake import Home
from assess.numbers import quantity
from assess.rulebook import Edition
from assess.rulebook.rules import ConductorAmpacity, Material
from assess.worksheet import Worksheet


def conductor_rating_a(home: Home, edition: Edition, ws: Worksheet) -> float | None:
    """Return the service rating that the service conductor is good for [A]; None when it cannot be told.

    Of a size between two rows of the dwelling table the lower row counts. That table is for one dwelling alone;
    any other conductor, and one that it does not reach, has its ampacity in the column that its terminals allow.
    """
    size, material = size_in(home.service.conductor_size, edition), home.service.conductor_material
    if size is None or material is None:
        return None
    ampacities = edition.rules.conductor_ampacity
    dwelling = edition.rule(edition.rules.dwelling_service_conductors)
    order = ampacities.sizes
    ratings = [r.rating_a for r in dwelling.rows if order.index(r.size(material)) <= order.index(size)]
    name = f"Service conductor, {name_of(size)} {material}"
    if ratings and _of_one_dwelling(home):
        return ws.given(f"{name}, good for a service of", ratings[-1], "A", cite=dwelling.cite)
    ampacity = _ampacity(ampacities, size, material)
    if ampacity is None:
        return None
    cite = f"{ampacities.cite}; {ampacities.terminals_cite}"
    return ws.given(f"{name}, ampacity", ampacity, "A", cite=cite)


def unread_conductor(home: Home, edition: Edition, demand_a: float) -> Limit | None:
    """Return an unknown limit for a conductor of which something is said, but not enough; None for silence."""
    service = home.service
    if service.conductor_size is None:
        return None
    if size_in(service.conductor_size, edition) is None:
        field = "service.conductor_size"
        cure = f'"{service.conductor_size}" is in no table: write AWG or kcmil of one conductor, such as 4/0 or 250.'
    else:
        field, cure = "service.conductor_material", "See whether the service conductor is copper or aluminum."
    return Limit(
        code="electrical.conductor",
        name="Service conductors",
        capacity=None,
        demand=demand_a,
        unit="A",
        cite=edition.rules.dwelling_service_conductors.cite,
        field=field,
        cure=cure,
    )


def small_conductor(home: Home, edition: Edition) -> Iterator[Finding]:
    """Yield that the service conductor is not protected by the service disconnect, where both are known."""
    rating_a = home.service.rating_a
    good_for_a = conductor_rating_a(home, edition, Worksheet(recording=False))
    if rating_a is None or good_for_a is None or good_for_a >= rating_a:
        return
    dwelling = edition.rules.dwelling_service_conductors
    by_table = _of_one_dwelling(home) and good_for_a >= dwelling.rows[0].rating_a
    largest_a = good_for_a if by_table else next_size_a(good_for_a, edition)
    if largest_a >= rating_a:
        return
    has, service, most = quantity(good_for_a, "A"), quantity(rating_a, "A"), quantity(largest_a, "A")
    yield Finding(
        code="electrical.conductor_unprotected",
        severity=Severity.WARNING,
        says=f"The service conductors are good for {has}, behind a service disconnect of {service}.",
        means="They may overheat before it trips, whatever the calculated load.",
        cure=f"Read their size again; if it is right, have them replaced or a disconnect of {most} fitted.",
        cite=dwelling.cite if by_table else edition.rules.overcurrent_sizes.next_size_up_cite,
        field="service.conductor_size",
        mends_home=True,
    )


def next_size_a(ampacity_a: float, edition: Edition) -> float:
    """Return the largest overcurrent device over a conductor of this ampacity [A]: the next standard size up."""
    rule = edition.rules.overcurrent_sizes
    up_a = next((size for size in rule.sizes_a if size >= ampacity_a), ampacity_a)
    return up_a if up_a <= rule.next_size_up_limit.value else ampacity_a


def name_of(size: str) -> str:
    """Return a size with its unit: `4/0 AWG`, `250 kcmil`."""
    area = size.isdigit() and len(size) > 2  # a gauge has two digits at most
    return f"{size} kcmil" if area else f"{size} AWG"


def size_in(written: str | None, edition: Edition) -> str | None:
    """Return a size as the tables write it, `4/0 AWG` and `#4/0` as `4/0`, `250 kcmil` as `250`; None for no size."""
    plain = (written or "").upper()
    for word in ("AWG", "KCMIL", "MCM", "#"):
        plain = plain.replace(word, "")
    plain = plain.strip()
    return plain if plain in edition.rules.conductor_ampacity.sizes else None


def feeder_ampacity_a(size: str, material: Material, edition: Edition) -> float | None:
    """Return the ampacity of a feeder conductor at panel terminals, marked for 75 °C [A]; None off the table."""
    table = edition.rules.conductor_ampacity
    columns = next(row.columns(material) for row in table.rows if row.size == size)
    return None if columns is None else columns[1]


def _of_one_dwelling(home: Home) -> bool:
    return (home.dwelling.count or 1) == 1


def _ampacity(table: ConductorAmpacity, size: str, material: Material) -> float | None:
    columns = next(row.columns(material) for row in table.rows if row.size == size)
    return None if columns is None else columns[table.column(columns[1])]
