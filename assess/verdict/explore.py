"""Every place and every way of holding the node's power: the best node of each, and what the home needs for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from assess.errors import IntakeError
from assess.findings import Severity
from assess.intake import Placement, PowerManagement
from assess.numbers import quantity
from assess.records import Confidence
from assess.verdict.binding import binding_of, stops_of, tightest_first
from assess.verdict.calling import call, open_questions
from assess.verdict.elsewhere import at_place
from assess.verdict.forward import Case, run
from assess.verdict.records import Change, Cost, Option, Unknown
from assess.verdict.remedies.catalogue import catalogue, offer_of
from assess.verdict.search import configuration
from assess.verdict.site import Site
from assess.verdict.unknown import unknowns_of
from assess.verdict.words import gpu_or_gpus

_MODES = (
    PowerManagement.NONE,
    PowerManagement.PCS_FIXED,
    PowerManagement.PCS_DYNAMIC,
)  # each does what one before does


def explore(site: Site) -> tuple[Option, ...]:
    """Return an option for every place and power mode, each with the count and the caps that the home asks for.

    What fits for certain comes first, then what fits as far as is known, then what does not; within each the most
    work first, then the cheaper. GPU-hours are those of the year as the report runs it.
    """
    return tuple(sorted((option for placement in Placement for option in _at(site, placement)), key=_order))


def _at(site: Site, placement: Placement) -> list[Option]:
    try:
        place = _Place(site, at_place(site, placement), placement)
    except IntakeError as error:
        why_not = f"{error.message.partition(', and ')[0].rstrip('.')}."  # the option itself says the place
        return [Option(placement=placement, power=mode, best=None, why_not=why_not) for mode in _MODES]
    return [place.option(mode) for mode in _MODES]


@dataclass(frozen=True)
class _Place:
    """A home as it is asked about, and the same with its node at a place."""

    site: Site
    there: Site
    placement: Placement

    def option(self, mode: PowerManagement) -> Option:
        """Return what this place is good for with the node held so."""
        requested = self.there is self.site and mode is _mode(self.site)
        held = self.site if requested else _held(self.there, mode)
        answer = call(held)
        found, case = answer.best, answer.case
        binding = binding_of(stops_of(held, answer), tightest_first(case.limits))
        if found is None or case.blocked:
            return Option(
                placement=self.placement,
                power=mode,
                best=None,
                binding=binding,
                unknowns=_fields(unknowns_of(case)),
                why_not=_why_not(case),
                requested=requested,
            )
        changes = tuple(self._changes(held, case))
        return Option(
            placement=self.placement,
            power=mode,
            best=configuration(found),
            gpu_hours=_gpu_hours(held, case),
            binding=binding,
            must_change=changes,
            cost=_total(changes),
            unknowns=_fields(open_questions(held, answer)),
            requested=requested,
        )

    def _changes(self, held: Site, case: Case) -> Iterator[Change]:
        """Yield what the home needs that it was not asked about with, and what it needs mended for any node."""
        here, spec = self.site.spec, held.spec
        if spec.cooling == "liquid" and here.cooling == "air":
            yield _offered("liquid_cooling", self.site)
        if here.indoors and not spec.indoors:
            yield _offered("outdoors", self.site)
        if self.site.home.node.existing_breaker_a is not None and held.home.node.existing_breaker_a is None:
            yield _offered("new_circuit", self.site)
        mode = _mode(held)
        if _MODES.index(mode) > _MODES.index(_mode(self.site)) and not spec.model.includes_pcs:
            yield _offered(mode.value, self.site)
        for finding in case.findings:
            if finding.mends_home:
                yield Change(id="cure", title=finding.cure.rstrip("."), cost=_cheapest(finding.code))


def _mode(site: Site) -> PowerManagement:
    return site.home.node.power_management or PowerManagement.NONE


def _held(site: Site, mode: PowerManagement) -> Site:
    node = site.home.node.model_copy(update={"power_management": mode})
    return site.with_home(site.home.model_copy(update={"node": node}), site.spec)


def _offered(name: str, site: Site) -> Change:
    """Return a remedy of the catalogue; what it sets is said by the option's place and power mode."""
    offer = offer_of(name)
    return Change(id=offer.id, title=offer.title(site.home), who=offer.entry.who, cost=offer.cost)


def _cheapest(code: str) -> Cost | None:
    """Return what it may cost to mend what a finding saw, by the cheapest remedy for it; None where there is none."""
    offers = [offer for offer in catalogue() if offer.relieves(code)]
    return min(offers, key=lambda offer: offer.middle_usd).cost if offers else None


def _gpu_hours(site: Site, case: Case) -> float | None:
    """Return the GPU-hours of a year; None where it cannot be run, or where nobody knows what heat lets the node do."""
    year = site.year_around(run(site, case.gpus, site.spec.cap_max_w).power)
    if year is None or year.weather is None or (site.spec.indoors and year.around.room is None):
        return None
    return float(year.run((case.gpus,), (case.cap_w,))[0].gpu_hours[0])


def _fields(unknowns: Iterable[Unknown]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unknown.field for unknown in unknowns))


def _why_not(case: Case) -> str:
    """Return the hazard that blocks any node, or what is too little for the smallest."""
    for finding in case.findings:
        if finding.severity is Severity.BLOCKING:
            return finding.says
    short = "; ".join(limit.name for limit in case.limits if limit.fits is False)
    gpus, cap = case.power.gpus, quantity(case.power.cap_w, "W")
    return f"Too little for {gpus} {gpu_or_gpus(gpus)} at {cap}: {short}."


def _total(changes: tuple[Change, ...]) -> Cost | None:
    """Return what changes may cost together; None where one of them has no price, or where there is nothing to pay."""
    costs = [change.cost for change in changes if change.cost is not None]
    if not costs or len(costs) < len(changes):
        return None
    return Cost(
        low_usd=sum(cost.low_usd for cost in costs),
        high_usd=sum(cost.high_usd for cost in costs),
        cite="; ".join(dict.fromkeys(cost.cite for cost in costs)),
        confidence=Confidence.weakest(*(cost.confidence for cost in costs)),
    )


def _order(option: Option) -> tuple[float, ...]:
    """Sort what is known to fit first, then by work and price; the home as it is goes before its equals."""
    if option.best is None:
        # What does not fit as things are stands before what can stand nowhere there.
        return (2 if option.binding else 3, *_table_order(option))
    price = 0.0 if not option.must_change else (option.cost.high_usd if option.cost else inf)
    hours = option.gpu_hours or 0.0
    doubtful = 1 if option.unknowns else 0
    return (doubtful, -option.best.throughput, price, not option.requested, -hours, *_table_order(option))


def _table_order(option: Option) -> tuple[int, int]:
    return list(Placement).index(option.placement), _MODES.index(option.power)
