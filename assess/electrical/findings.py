"""What the electrical section has to say of the house beside its numbers."""

from collections.abc import Iterator

from assess.electrical.methods.case import Method
from assess.electrical.methods.items import Connected
from assess.electrical.supply.service_class import class_finding
from assess.electrical.supply.service_conductor import small_conductor
from assess.findings import Finding, Severity
from assess.intake import Home, LoadKind
from assess.numbers import quantity
from assess.rulebook import Edition


def floor_area_finding(home: Home, edition: Edition) -> tuple[Finding, ...]:
    """Return the finding of an unknown floor area, if it is."""
    if home.dwelling.floor_area_ft2 is not None:
        return ()
    return (
        Finding(
            code="electrical.unknown.floor_area",
            severity=Severity.UNKNOWN,
            says="The floor area is not known.",
            means="General lighting is counted by floor area, so the load of the house cannot be calculated.",
            cure="Measure the outside dimensions, or take the area from the assessor's record.",
            cite=edition.rules.dwelling_load.floor_area_cite,
            field="dwelling.floor_area_ft2",
        ),
    )


def house_findings(home: Home, house: Connected, edition: Edition, method: Method) -> Iterator[Finding]:
    """Yield what is to be said of service, panel and loads, in reading order."""
    yield from service_findings(home, edition)
    yield from load_findings(home, house, edition, method)


def service_findings(home: Home, edition: Edition) -> Iterator[Finding]:
    """Yield what is to be said of service and panel, which does not rest on the loads."""
    yield from _service(home, edition)
    yield from _panel(home)


def load_findings(home: Home, house: Connected, edition: Edition, method: Method) -> Iterator[Finding]:
    """Yield what is to be said of the loads and of what was recorded of them."""
    yield from _loads(home, house, edition, method)
    yield from _demand(home, method)


def _service(home: Home, edition: Edition) -> Iterator[Finding]:
    rating, minimum = home.service.rating_a, edition.rules.service_minimum
    if rating is not None and rating < minimum.minimum.value:
        least = quantity(minimum.minimum.value, "A")
        yield Finding(
            code="electrical.service_minimum",
            severity=Severity.WARNING,
            says=f"The service is rated {quantity(rating, 'A')}.",
            means=f"A one-family dwelling needs a disconnect of at least {least}; the optional method starts there.",
            cure="Plan a service upgrade before a node.",
            cite=minimum.cite,
            mends_home=True,
        )
    if home.service.phases == 3:
        yield Finding(
            code="electrical.three_phase",
            severity=Severity.UNKNOWN,
            says="The service has three phases.",
            means="The methods used here are for single-phase three-wire dwelling services.",
            cure="Have the load calculated per phase by hand.",
            field="service.phases",
        )
    if home.service.conductor_size is None:
        yield Finding(
            code="electrical.conductor_not_stated",
            severity=Severity.NOTE,
            says="The service conductors are not stated.",
            means="They were taken to be good for the rating of the service, as an inspected service has them.",
            cure="Read size and material where they enter the panel.",
            cite=edition.rules.dwelling_service_conductors.cite,
            field="service.conductor_size",
        )
    yield from small_conductor(home, edition)
    yield from class_finding(home)


def _panel(home: Home) -> Iterator[Finding]:
    if home.loads is None and any(c.nameplate_va is not None for c in home.panel.circuits or ()):
        yield Finding(
            code="electrical.loads_from_directory",
            severity=Severity.WARNING,
            says="The loads were taken from the panel directory.",
            means="A one-pole breaker of which nothing is said was taken for general outlets, counted by floor area.",
            cure="Say load_type and nameplate_va of every breaker that feeds an appliance.",
        )
    if home.loads and any(c.nameplate_va is not None for c in home.panel.circuits or ()):
        yield Finding(
            code="electrical.nameplates_twice",
            severity=Severity.NOTE,
            says="Both [[loads]] and breakers carry nameplates; only [[loads]] were counted.",
            means="Counting both would count appliances twice.",
        )


def _loads(home: Home, house: Connected, edition: Edition, method: Method) -> Iterator[Finding]:
    if home.dwelling.status is None:
        yield Finding(
            code="electrical.status_assumed",
            severity=Severity.NOTE,
            says="Whether the home is existing or new is not stated; existing was taken.",
            means="The two have methods of their own.",
            cure='Give dwelling.status = "existing" or "new".',
            field="dwelling.status",
        )
    tiered = method is Method.EXISTING or (
        method is Method.OPTIONAL and not edition.rules.electric_vehicles.optional_outside_tiers
    )
    if tiered and any(item.kind is LoadKind.EV_CHARGER for item in house.appliances):
        yield Finding(
            code="electrical.ev_charger",
            severity=Severity.NOTE,
            says="The EV charger is counted among the general loads, of which a part is counted at less than 100%.",
            means="That is how the method reads; some departments ask for the charger in full.",
            cure="Ask the building department.",
            cite=edition.rules.optional_dwelling.general.appliances_cite,
        )
    heats = {item.kind for item in house.climate} - {LoadKind.AIR_CONDITIONER, LoadKind.SUPPLEMENTAL_HEAT}
    if method is Method.OPTIONAL and len(heats) > 1:
        yield Finding(
            code="electrical.several_heats",
            severity=Severity.WARNING,
            says="Electric heating of more than one kind is there; the optional method counts only the largest.",
            means="On the coldest day they run together, and the node with them.",
            cure="Have the coldest day checked against the rating of the service.",
            cite=edition.rules.optional_dwelling.cite,
        )


def _demand(home: Home, method: Method) -> Iterator[Finding]:
    if home.demand is not None and home.demand.peak_kw is not None and method is not Method.DEMAND_DATA:
        yield Finding(
            code="electrical.measured_demand",
            severity=Severity.NOTE,
            says=f"A measured peak of {quantity(home.demand.peak_kw, 'kW')} is on file.",
            means="It is recorded for information; the calculated load governs here.",
        )
