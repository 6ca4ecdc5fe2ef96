"""The conductors that come with a larger service, so that an offer can be made for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assess.electrical.supply.service_conductor import name_of
from assess.findings import Finding, Limit, Severity
from assess.numbers import quantity
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import ElectrodeRow, Material

_MATERIALS: tuple[Material, Material] = ("copper", "aluminum")


@dataclass(frozen=True)
class UpgradeConductors:
    """What a service of `rating_a` is wired with, by size: each pair is copper, aluminum.

    `electrode` is the grounding electrode conductor, `equipment` the grounding conductor of the feeder where the
    disconnect stands apart from the panel.
    """

    rating_a: float
    service: tuple[str, str]
    electrode: tuple[str, str]
    equipment: tuple[str, str]
    cites: tuple[str, str, str]

    @property
    def in_words(self) -> str:
        """Return the conductors as a sentence."""
        service, electrode, equipment = map(_either, (self.service, self.electrode, self.equipment))
        return (
            f"Service conductors {service}; grounding electrode conductor {electrode}; equipment grounding conductor "
            f"{equipment} where the disconnect stands apart from the panel."
        )


def upgrade_conductors(rating_a: float, edition: Edition) -> UpgradeConductors | None:
    """Return the conductors of a dwelling service of this rating [A]; None where the tables end below it."""
    rules = edition.rules
    dwelling = edition.rule(rules.dwelling_service_conductors)
    electrode, grounding = edition.rule(rules.grounding_electrode), edition.rule(rules.equipment_grounding)
    row = next((row for row in dwelling.rows if row.rating_a >= rating_a), None)
    ground = next((row for row in grounding.rows if row.up_to_a is None or row.up_to_a >= rating_a), None)
    if row is None or ground is None:
        return None
    # The service may be wired in either material; where they differ, the larger conductor serves both.
    rows = [_electrode(electrode.rows, row.size(material), material) for material in _MATERIALS]
    return UpgradeConductors(
        rating_a=rating_a,
        service=(row.copper, row.aluminum),
        electrode=(max((r.copper for r in rows), key=_rank), max((r.aluminum for r in rows), key=_rank)),
        equipment=(ground.copper, ground.aluminum),
        cites=(dwelling.cite, electrode.cite, grounding.cite),
    )


def upgrade_finding(
    limits: Sequence[Limit], house_a: float | None, rating_a: float | None, edition: Edition
) -> Iterator[Finding]:
    """Yield what a service upgrade is wired with, where the service is less than house and node need."""
    service = next((limit for limit in limits if limit.code == "electrical.service"), None)
    if service is None or service.fits is not False or house_a is None or rating_a is None:
        return
    rules = edition.rules
    if not all(map(edition.usable, (rules.grounding_electrode, rules.equipment_grounding))):
        return
    needed_a = house_a + service.demand
    usual = load_reference("reference/remedies").table("services").rows
    size = next((size for size, _ in usual if size >= needed_a and size > rating_a), None)
    wired = upgrade_conductors(size, edition) if size is not None else None
    if wired is None:
        return
    yield Finding(
        code="electrical.upgrade_conductors",
        severity=Severity.NOTE,
        says=f"House and node need {quantity(needed_a, 'A')}; the next usual service is {quantity(size, 'A')}.",
        means=wired.in_words,
        cure="Have it offered together with the node's circuit.",
        cite="; ".join(wired.cites),
    )


def _electrode(rows: tuple[ElectrodeRow, ...], size: str, material: Material) -> ElectrodeRow:
    """Return the row for a service conductor; the last one has no end."""
    for row in rows:
        up_to = row.copper_up_to if material == "copper" else row.aluminum_up_to
        if up_to is None or _rank(size) <= _rank(up_to):
            return row
    return rows[-1]


def _rank(size: str) -> float:
    """Return a number that rises with the size: gauges count down to 1, then 1/0 to 4/0, then kcmil."""
    if "/" in size:
        return float(size.split("/", maxsplit=1)[0])
    return float(size) if len(size) > 2 else 1 - float(size)  # a gauge has two digits at most


def _either(sizes: tuple[str, str]) -> str:
    copper, aluminum = map(name_of, sizes)
    return f"{copper} copper or {aluminum} aluminum"
