"""What becomes of the answer when inputs are moved through their ranges, one at a time."""

from collections.abc import Iterable

from assess.records import Basis
from assess.verdict.records import Configuration, Doubt
from assess.verdict.search import Found, best_configuration, configuration
from assess.verdict.sensitivity.swings import End, Stand, Swing


def doubts(here: Stand, moved_inputs: Iterable[Swing], *, told_counts: bool = False) -> tuple[Doubt, ...]:
    """Return what becomes of the answer at each end of some inputs, the weightiest first.

    First come those that turn a yes into a no or a no into a yes, then those that move the throughput most, then
    those that move a limit most. `told_counts` marks the told ones, too, as counted in the verdict.
    """
    weighed = [(swing, _doubt(here, swing, told_counts=told_counts)) for swing in moved_inputs]
    weighed.sort(key=lambda one: (not one[1].flips, -_throughput_swing(one[1]), -one[0].moves, one[1].field))
    return tuple(doubt for _, doubt in weighed)


def best_at(here: Stand, end: End | None) -> Found | None:
    """Return the best node at an end, without a search where nothing there differs for the better or the worse."""
    if end is None:
        return here.best if here.fits else None
    if end.case.blocked or (here.best is None and not end.fits):
        return None
    if here.best is not None and end.fits and not _may_grow(here, end):
        return (*here.best[:2], end.case)
    found = best_configuration(end.site, here.stages)
    return None if found is None or found[2].blocked else found


def node_of(found: Found | None) -> Configuration | None:
    """Return a found node as it stands in the verdict; None where there is none."""
    return None if found is None else configuration(found)


def _doubt(here: Stand, swing: Swing, *, told_counts: bool) -> Doubt:
    one = swing.input
    at_low, at_high = (node_of(best_at(here, end)) for end in (swing.low, swing.high))
    return Doubt(
        field=one.path,
        name=one.name,
        basis=one.basis,
        value=one.words(one.value),
        low=one.words(swing.low.value if swing.low else one.value),
        high=one.words(swing.high.value if swing.high else one.value),
        at_low=at_low,
        at_high=at_high,
        flips=any((node is not None) != here.fits for node in (at_low, at_high)),
        settle=one.settle,
        counts=one.basis is Basis.ASSUMED or (told_counts and one.basis is Basis.TOLD),
    )


def _throughput_swing(doubt: Doubt) -> float:
    low, high = (node.throughput if node else 0.0 for node in (doubt.at_low, doubt.at_high))
    return abs(high - low)


def _may_grow(here: Stand, end: End) -> bool:
    """Return whether a better node than the accepted one may fit at an end: some limit has more room there."""
    spec = end.site.spec
    if here.gpus == spec.gpus and here.cap_w == spec.cap_max_w:
        return False
    before, after = here.uses(here.worst_days), here.uses(end.case)
    return any(after.get(limit, 0.0) < use for limit, use in before.items())
