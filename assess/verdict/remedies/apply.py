"""A remedy done to a home: the changed home is as valid as one that was read, or there is none."""

from collections.abc import Callable

from pydantic import ValidationError

from assess.errors import IntakeError
from assess.hardware import resolve
from assess.intake import Home, Placement
from assess.verdict.forward import Site
from assess.verdict.records import Change
from assess.verdict.remedies import cooling, internet, loads, power, safety
from assess.verdict.remedies.catalogue import Offer, catalogue, figure, offer_of
from assess.verdict.remedies.written import unmarked, written

Action = Callable[[Home, Offer], Home | None]
ACTIONS: dict[str, Action] = {
    **power.ACTIONS,
    **loads.ACTIONS,
    **cooling.ACTIONS,
    **internet.ACTIONS,
    **safety.ACTIONS,
}


def apply_remedy(home: Home, name: str) -> Home:
    """Return the home with one remedy of the catalogue done to it.

    Raises UsageError for a remedy that does not exist, IntakeError where it makes no sense in this home.
    """
    offer = offer_of(name)
    changed = applied(home, offer)
    if changed is None:
        raise IntakeError(f'the remedy "{name}" changes nothing at this home, or cannot be done to it')
    return changed


def applied(home: Home, offer: Offer) -> Home | None:
    """Return the home with the remedy done; None where it makes no sense or contradicts the rest of the home."""
    changed = ACTIONS[offer.entry.action](home, offer)
    if changed is None:
        return None
    try:
        return Home.model_validate(unmarked(home, changed).model_dump())
    except ValidationError:
        return None


def site_with(site: Site, offer: Offer) -> Site | None:
    """Return the site with the remedy done; None where it makes no sense, or no such node can stand there then."""
    home = applied(site.home, offer)
    if home is None:
        return None
    try:
        spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    except IntakeError:
        return None
    return site.with_home(home, spec)


def thinkable(site: Site) -> tuple[Offer, ...]:
    """Return the remedies whose needs the site meets, in the order of the catalogue."""
    return tuple(offer for offer in catalogue() if all(NEEDS[need](site) for need in offer.entry.needs))


def change_of(offer: Offer, before: Home, after: Home) -> Change:
    """Return the change as it stands in the verdict."""
    return Change(
        id=offer.id, title=offer.title(before), who=offer.entry.who, sets=written(before, after), cost=offer.cost
    )


def _indoors(site: Site) -> bool:
    return site.spec.placement is not None and not site.spec.placement.outdoors


def _cold_winter(site: Site) -> bool:
    winter_f = site.thermal.heating_99_f
    return winter_f is not None and winter_f < figure("mini_split.usual").value


NEEDS: dict[str, Callable[[Site], bool]] = {
    "indoors": _indoors,
    "in_the_house": lambda site: _indoors(site) and site.spec.placement is not Placement.GARAGE,
    "liquid": lambda site: site.spec.cooling == "liquid",
    "no_flame": lambda site: site.home.room.combustion_appliance is False,
    "room_measured": lambda site: site.spec.placement is not Placement.GARAGE or site.home.room.length_ft is not None,
    "cold_winter": _cold_winter,
    "usual_winter": lambda site: not _cold_winter(site),
}
