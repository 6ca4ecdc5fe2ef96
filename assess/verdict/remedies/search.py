"""What would change the answer: the fewest changes that do, each way tried through the same forward function.

The search is a tree of homes. At each home the node that is aimed at is run; what stands against it first must be
relieved by some change, so only the remedies that relieve it are tried, each on a home of its own. That finds every
smallest set as far as the catalogue's `relieves` is right, without trying the sets that cannot work.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from assess.findings import Severity
from assess.verdict.calling import called, promised, requested
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Change, Remedy
from assess.verdict.remedies.apply import change_of, site_with, thinkable
from assess.verdict.remedies.catalogue import Offer, figure
from assess.verdict.search import Found, configuration, minimum_gpus
from assess.verdict.stages import STAGES, YEAR
from assess.verdict.words import bought_in_words

_WITHOUT_A_YEAR = tuple(stage for stage in STAGES if stage != YEAR)
_NOT_ASKED = ("thermal.year", "year.availability")  # of a node that other limits stop


@dataclass(frozen=True)
class Way:
    """Remedies done one after the other: the changed site, what was done, and what stood against the node before."""

    site: Site
    offers: tuple[Offer, ...] = ()
    changes: tuple[Change, ...] = ()
    after: "Obstacle | None" = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of the remedies, in one order."""
        return tuple(sorted(offer.kind for offer in self.offers))

    @property
    def weight(self) -> tuple[float, tuple[str, ...]]:
        """Return what decides between ways of equal length: the middle of the cost, then the titles."""
        return sum(offer.middle_usd for offer in self.offers), tuple(change.title for change in self.changes)


@dataclass(frozen=True)
class Obstacle:
    """What stands against a node: a limit exceeded by so much of its capacity, or a finding that blocks."""

    code: str
    use: float = 0.0


def to_request(site: Site) -> Remedy | None:
    """Return the fewest changes, of equals the cheapest, that let the node as asked for in.

    None where it fits already, or where no changes of the catalogue let it in.
    """
    now = promised(site)
    for ways in _levels(site, _against_asked):
        for way in ways:
            if way.offers and (found := promised(way.site)) and requested(way.site, found):
                return _remedy(way, found, now)
        if ways:
            return None
    return None


def ways_up(site: Site, now: Found | None) -> tuple[Remedy, ...]:
    """Return the single changes that buy more than what fits now, most first."""
    codes = [limit.code for limit in _asked(site).limits if limit.fits is False]
    if any(not code.startswith("network.") for code in codes):
        codes += _NOT_ASKED
    ways = [way for offer in thinkable(site) if any(map(offer.relieves, codes)) for way in _with(Way(site), offer)]
    return tuple(sorted(_worth_it(ways, now), key=_gain))


def ways_out(site: Site) -> tuple[Remedy, ...]:
    """Return what lets a node in where none fits now: the fewest changes that do, the cheapest first."""
    ways = next(filter(None, _levels(site, _against_any)), ())
    return tuple(_worth_it(ways, None))


def after_cure(site: Site, cures: tuple[str, ...]) -> Remedy:
    """Return the fewest changes after which no hazard blocks and a node fits.

    Where the catalogue has none, the `cures` of the hazards are all that can be said.
    """
    if ways := ways_out(site):
        return ways[0]
    changes = tuple(Change(id="cure", title=cure) for cure in cures)
    return Remedy(changes=changes, buys="nothing yet: other limits stand in the way as well", after=None)


def best_single(ways: tuple[Remedy, ...]) -> Remedy | None:
    """Return the one change that buys most, of equals the cheapest, out of the ways up or the ways out."""
    single = [way for way in ways if len(way.changes) == 1 and way.after is not None]
    return min(single, key=_gain, default=None)


def _asked(site: Site) -> Case:
    return run(site, site.spec.gpus, site.spec.cap_max_w)


def _against_asked(site: Site) -> Obstacle | None:
    return _against(_asked(site), STAGES)


def _against_any(site: Site) -> Obstacle | None:
    """Return what stands against the smallest node. A year takes longest, so it is run for the best node first."""
    smallest = run(site, minimum_gpus(site), site.spec.cap_min_w)
    obstacle = _against(smallest, _WITHOUT_A_YEAR)
    if obstacle is not None or promised(site) is not None:
        return obstacle
    return _against(smallest, STAGES)


def _levels(site: Site, against: Callable[[Site], Obstacle | None]) -> Iterator[list[Way]]:
    """Yield, for no change, one change, two and so on, the ways that leave nothing against a node, cheapest first."""
    level, seen = [Way(site)], set[frozenset[str]]()
    for _ in range(int(figure("search.most_changes").value) + 1):
        through: list[Way] = []
        following: list[Way] = []
        for way in sorted(level, key=lambda one: one.weight):
            obstacle = against(way.site)
            if obstacle is None:
                through.append(way)
            elif way.after is None or obstacle.code != way.after.code or obstacle.use < way.after.use:
                # A change that does nothing for what it was tried for is left alone.
                following += _following(way, obstacle, seen)
        yield through
        level = following


def _following(way: Way, obstacle: Obstacle, seen: set[frozenset[str]]) -> Iterator[Way]:
    for offer in thinkable(way.site):
        ids = frozenset(one.id for one in (*way.offers, offer))
        if ids not in seen and offer.kind not in way.kinds and offer.relieves(obstacle.code):
            seen.add(ids)
            yield from _with(way, offer, obstacle)


def _with(way: Way, offer: Offer, obstacle: Obstacle | None = None) -> Iterator[Way]:
    there = site_with(way.site, offer)
    if there is not None:
        change = change_of(offer, way.site.home, there.home)
        yield Way(there, (*way.offers, offer), (*way.changes, change), obstacle)


def _against(case: Case, stages: Collection[str]) -> Obstacle | None:
    """Return what stands against a node, in the order in which it is quick to tell."""
    limit = case.stop(stages)
    if limit is not None:
        return Obstacle(limit.code, limit.use or 0.0)
    blocking = (finding for finding in case.findings if finding.severity is Severity.BLOCKING)
    return next((Obstacle(finding.code) for finding in blocking), None)


def _worth_it(ways: Iterable[Way], now: Found | None) -> Iterator[Remedy]:
    """Yield what the ways buy, the cheapest first, leaving out what buys no more than a cheaper one of its kinds."""
    most: dict[tuple[str, ...], float] = {}
    reached: set[tuple[str, ...]] = set()
    have = now[2].power.throughput if now else 0.0
    for way in sorted(ways, key=lambda one: one.weight):
        if way.kinds in reached or (found := promised(way.site)) is None:
            continue
        done = found[2].power.throughput
        if done > max(have, most.get(way.kinds, 0.0)):
            most[way.kinds] = done
            yield _remedy(way, found, now)
        if requested(way.site, found):
            reached.add(way.kinds)


def _remedy(way: Way, found: Found, now: Found | None) -> Remedy:
    after = configuration(found)
    return Remedy(
        changes=way.changes,
        buys=bought_in_words(after),
        after=after,
        outcome=called(way.site),
        reaches=requested(way.site, found),
        gpus_gained=after.gpus - (now[0] if now else 0),
        cap_gained_w=after.cap_w - (now[1] if now else 0.0),
    )


def _gain(remedy: Remedy) -> tuple[float, float, float, tuple[str, ...]]:
    after, costs = remedy.after, [change.cost for change in remedy.changes if change.cost]
    if after is None:
        return 0.0, 0.0, 0.0, remedy.titles
    return -after.throughput, after.wall_w, sum(one.low_usd + one.high_usd for one in costs), remedy.titles
