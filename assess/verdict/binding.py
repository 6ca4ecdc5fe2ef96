"""The binding limit: what stops the request or, where the whole request passes, leaves the least; and the next one."""

from collections.abc import Iterable, Sequence

from assess.findings import Limit
from assess.verdict.calling import Call
from assess.verdict.forward import Site, run
from assess.verdict.stages import area_of, stage_of


def tightest_first(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    """Return limits by use, exceeded and known ones first, then spaces, which are there or not, then the unknown."""
    return tuple(sorted(limits, key=_tightness))


def stops_of(site: Site, found: Call) -> tuple[Limit, ...]:
    """Return what stops the request, the tightest first; where nothing fits, what stops the smallest node.

    What fits as stated and not at the worse end of its doubts is stopped there.
    """
    stopped = found.case
    if found.stated is not None:
        asked = site.spec.gpus, site.spec.cap_max_w
        as_stated = run(site, *asked)
        stopped = run(found.worst, *asked) if as_stated.fits else as_stated
    return tightest_first(limit for limit in stopped.limits if limit.fits is False)


def binding_of(stops: Sequence[Limit], limits: Sequence[Limit]) -> Limit | None:
    """Return the binding limit as it stands for the node shown, whose `limits` come tightest first."""
    if stops:
        return next((limit for limit in limits if limit.code == stops[0].code), stops[0])
    return next((limit for limit in limits if limit.capacity is not None), None)


def next_behind(binding: Limit | None, limits: Iterable[Limit]) -> Limit | None:
    """Return the tightest known limit behind the binding one: of another discipline, else stage, else any other.

    A second rating on the way of the same current says little that the first did not say.
    """
    if binding is None:
        return None
    known = [limit for limit in limits if limit.capacity is not None and limit.unit != "spaces"]
    others = [limit for limit in known if limit.code != binding.code]
    of_another = (
        [limit for limit in others if area_of(limit) != area_of(binding)],
        [limit for limit in others if stage_of(limit) != stage_of(binding)],
        others,
    )
    return next((several[0] for several in of_another if several), None)


def _tightness(limit: Limit) -> tuple[int, float]:
    if limit.use is None:
        return 2, 0.0
    return int(limit.unit == "spaces" and limit.fits is True), -limit.use
