"""Every input at the two ends of its range, and what that does to the limits of one node."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from assess.rulebook import load_reference
from assess.thermal import year_lets_pass
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
    """One end of an input's range: the site there, the node that is looked at assessed there, and whether it fits.

    Of a room only the worst days tell in the `case`; that its year lets the node pass, too, is in `fits`.
    """

    value: Value
    site: Site
    case: Case
    fits: bool


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

    @cached_property
    def worst_days(self) -> Case:
        """Return the node that is looked at as it stands where of a room only the worst days limit it."""
        return run(replace(self.site, room_year=False), self.gpus, self.cap_w) if self.site.spec.indoors else self.case

    def uses(self, case: Case) -> dict[tuple[str, str], float]:
        """Return how much of each limit that is looked at a node takes."""
        return uses(case, self.stages)

    def tightest(self, case: Case) -> list[float]:
        """Return the same without the names of the limits, the largest first."""
        if case not in self._tightest:
            self._tightest[case] = sorted(self.uses(case).values(), reverse=True)
        return self._tightest[case]

    @cached_property
    def _tightest(self) -> dict[Case, list[float]]:
        return {}


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
        changes=any(end.fits != here.fits for end in there),
    )


def _end(here: Stand, one: Input, value: Value) -> End | None:
    """Return the node at one end of an input; the year of its room is run only where the end may show in it."""
    found = site_at(here.site, one, value)
    if found is None:
        return None
    value, site = found
    case = run(replace(site, room_year=False) if site.spec.indoors else site, here.gpus, here.cap_w)
    passes = fits(case, here.stages)
    if passes and site.spec.indoors:
        passes = year_lets_pass(site.thermal, case.power) if _may_show(here, one, case) else here.fits
    return End(value, site, case, passes)


def _may_show(here: Stand, one: Input, there: Case) -> bool:
    """Return whether the year of a room may be another at one end of an input, whose worst days let the node pass.

    Where a node fits only a tighter day may take it away, and where none fits only an easier one may let it in.
    """
    if one.shows_in_winter or not fits(here.worst_days, here.stages):
        return True
    least = load_reference(BOOK).figure("room_year.rises").value
    before, after = (uses(case, (HEAT,)) for case in (here.worst_days, there))
    rises = [use - before.get(limit, 0.0) for limit, use in after.items()]
    return any(rise >= least if here.fits else rise < 0 for rise in rises)


def _moves(here: Stand, end: End) -> float:
    """Return the largest change of the use of any limit; one that is there in only one of the cases counts in full."""
    cases = here.worst_days, end.case
    before, after = ({key: min(use, _MOST_USE) for key, use in here.uses(case).items()} for case in cases)
    return max((abs(after.get(key, 0.0) - before.get(key, 0.0)) for key in before | after), default=0.0)
