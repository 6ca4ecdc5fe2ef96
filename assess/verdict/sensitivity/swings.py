"""Every input at the two ends of its range, and what that does to the limits of one node."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assess.rulebook import load_reference
from assess.verdict.forward import Case, Site, run
from assess.verdict.search import Found, minimum_gpus
from assess.verdict.sensitivity.inputs import Input
from assess.verdict.sensitivity.moves import fits, site_at, uses
from assess.verdict.sensitivity.ranges import BOOK, Value
from assess.verdict.stages import HEAT, STAGES, YEAR

_WITHOUT_YEAR = tuple(stage for stage in STAGES if stage != YEAR)
_MOST_USE = 2.0  # beyond twice its capacity a limit is no more exceeded than exceeded


@dataclass(frozen=True)
class End:
    """One end of an input's range: the site there, and the node that is looked at assessed there."""

    value: Value
    site: Site
    case: Case


@dataclass(frozen=True)
class Swing:
    """One input at the two ends of its range; None where an end is the value itself or cannot be.

    `moves` is how far it moves any limit, as a share of that limit. `changes` says that it takes the accepted node
    away, or lets the smallest one in where none fits.
    """

    input: Input
    low: End | None
    high: End | None
    moves: float
    changes: bool

    @property
    def ends(self) -> tuple[End, ...]:
        """Return the ends that are there."""
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True)
class Stand:
    """A site, the best node there as the home is stated, and the node whose limits are looked at.

    That node is the best one, or the smallest worth installing where none fits. Single inputs are judged by the limits
    of `stages`: the year, which takes longest, is among them only where it is near.
    """

    site: Site
    best: Found | None
    gpus: int
    cap_w: float
    case: Case
    stages: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Return whether a node fits as the home is stated."""
        return self.best is not None and not self.case.blocked

    def fits_at(self, end: End) -> bool:
        """Return whether the node that is looked at fits at an end."""
        return fits(end.case, self.stages)

    def uses(self, case: Case) -> dict[tuple[str, str], float]:
        """Return how much of each limit that is looked at a node takes."""
        return uses(case, self.stages)


def stand(site: Site, best: Found | None) -> Stand:
    """Return where a site stands with its best node."""
    gpus, cap_w = best[:2] if best else (minimum_gpus(site), site.spec.cap_min_w)
    case = run(site, gpus, cap_w)
    near = load_reference(BOOK).figure("year.near").value
    by_year = max(uses(case, (YEAR,)).values(), default=0.0)
    return Stand(site, best, gpus, cap_w, case, STAGES if by_year >= near else _WITHOUT_YEAR)


def swings(here: Stand, inputs: Iterable[Input]) -> tuple[Swing, ...]:
    """Return each input at its two ends; those that can be moved neither way are left out."""
    found = (_swing(here, one) for one in inputs)
    return tuple(swing for swing in found if swing.ends)


def _swing(here: Stand, one: Input) -> Swing:
    low, high = (_end(here, one, end) for end in (one.low, one.high))
    there = [end for end in (low, high) if end is not None]
    return Swing(
        input=one,
        low=low,
        high=high,
        moves=max((_moves(here, end) for end in there), default=0.0),
        changes=any(here.fits_at(end) != here.fits for end in there),
    )


def _end(here: Stand, one: Input, value: Value) -> End | None:
    """Return the node at one end of an input; the year of its room is run only where the end may show in it."""
    found = site_at(here.site, one, value)
    if found is None:
        return None
    value, site = found
    if site.spec.indoors:
        quick = run(replace(site, room_year=False), here.gpus, here.cap_w)
        if not _may_show(here, one, quick):
            return End(value, site, quick)
    return End(value, site, run(site, here.gpus, here.cap_w))


def _may_show(here: Stand, one: Input, quick: Case) -> bool:
    """Return whether the year of a room may stop a node that its worst days let pass at one end of an input."""
    if not fits(quick, here.stages):
        return False
    if not here.fits or one.shows_in_winter:
        return True
    least = load_reference(BOOK).figure("room_year.rises").value
    before, after = uses(here.case, (HEAT,)), uses(quick, (HEAT,))
    return any(use - before.get(limit, 0.0) >= least for limit, use in after.items())


def _moves(here: Stand, end: End) -> float:
    """Return the largest change of the use of any limit; one that is there in only one of the cases counts in full."""
    before, after = ({key: min(use, _MOST_USE) for key, use in here.uses(c).items()} for c in (here.case, end.case))
    return max((abs(after.get(key, 0.0) - before.get(key, 0.0)) for key in before | after), default=0.0)
