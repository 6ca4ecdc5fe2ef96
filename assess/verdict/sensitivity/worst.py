"""The answer with every input in doubt at its worse end: what may be promised whichever way they turn out."""

from collections.abc import Sequence

from assess.records import Basis
from assess.verdict.forward import Case, Site, run
from assess.verdict.search import Found, best_configuration
from assess.verdict.sensitivity.inputs import Input, inputs_of
from assess.verdict.sensitivity.moves import fits, moved
from assess.verdict.sensitivity.ranges import Value
from assess.verdict.sensitivity.swings import End, Stand, Swing, stand, swings


def lower_bound(site: Site, best: Found | None, *, told: bool = False) -> Found | None:
    """Return the best node that fits with every assumed input at its worse end; with `told` every told one as well.

    `best` is the best node of the home as stated, and where nothing is in doubt the answer. For each limit every
    input stands at the end that is worse for it, so that a node is returned only if no limit stops it whichever way
    the inputs turn out. None where nothing fits there, or fits at all. The case is the one at the worst.
    """
    here = stand(site, best)
    counts = frozenset({Basis.ASSUMED, Basis.TOLD} if told else {Basis.ASSUMED})
    return worst_of(here, swings(here, inputs_of(site.home, counts)))


def worst_of(here: Stand, together: Sequence[Swing]) -> Found | None:
    """Return the best node that fits with these inputs at their worse ends together."""
    if not here.fits:
        return None
    sites = _worst_sites(here, together)
    found: list[Found] = []
    for site in sites:
        one = _fitting(site, here.gpus, here.cap_w) or best_configuration(site)
        if one is None or one[2].blocked:
            return None
        found.append(one)
    if not found:
        return here.best
    least = min(found, key=lambda one: (one[2].power.throughput, -one[2].power.wall_w))
    if all(_fitting(site, *least[:2]) for site in sites):
        return least
    # No single worst decides: fewer GPUs and a lower cap than any of them allows draw less than each.
    gpus, cap_w = min(one[0] for one in found), min(one[1] for one in found)
    cases = [_fitting(site, gpus, cap_w) for site in sites]
    return cases[0] if all(cases) else None


def _fitting(site: Site, gpus: int, cap_w: float) -> Found | None:
    case = run(site, gpus, cap_w)
    return (gpus, cap_w, case) if fits(case) else None


def _worst_sites(here: Stand, together: Sequence[Swing]) -> list[Site]:
    """Return the home at the worst for each limit, alike ones once; a hazard at an end is worse than any limit."""
    limits = sorted({limit for swing in together for end in swing.ends for limit in here.uses(end.case)})
    choices: dict[tuple[tuple[str, Value], ...], Site] = {}
    for limit in (None, *limits):
        ends = {swing.input.path: _worse(here, swing, limit) for swing in together}
        chosen = tuple((path, end.value) for path, end in ends.items() if end is not None)
        if chosen and chosen not in choices:
            choices[chosen] = _together(here.site, [(s.input, end) for s in together if (end := ends[s.input.path])])
    return list(choices.values())


def _worse(here: Stand, swing: Swing, limit: tuple[str, str] | None) -> End | None:
    """Return the end that leaves a limit least room, or with no limit takes the node away; None for neither.

    Where that is the same at both ends, the other limits decide, the tightest first.
    """

    def worse(case: Case, *, passes: bool) -> tuple[bool, float, list[float]]:
        first = float(not passes) if limit is None else here.uses(case).get(limit, 0.0)
        return case.blocked, first, here.tightest(case)

    end = max(swing.ends, key=lambda one: worse(one.case, passes=one.fits))
    return end if worse(end.case, passes=end.fits) > worse(here.worst_days, passes=here.fits) else None


def _together(site: Site, ends: Sequence[tuple[Input, End]]) -> Site:
    """Return the site with all of these at their ends; what contradicts those before it stays as stated."""
    values: dict[str, Value] = {}
    best = site
    for one, end in ends:
        more = {**values, **one.values(end.value)}
        there = moved(site, more)
        if there is not None:
            values, best = more, there
    return best
