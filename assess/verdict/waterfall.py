"""The waterfall: what is left of the request once service, panel, circuit, heat, internet and the year have spoken."""

from collections.abc import Iterator

from assess.findings import Limit
from assess.verdict.forward import Case, run
from assess.verdict.records import Configuration, Stage
from assess.verdict.search import best_configuration, configuration
from assess.verdict.site import Site
from assess.verdict.stages import STAGES, stage_of

REQUEST, ALLOWED = "request", "allowed"


def waterfall(site: Site, allowed: Configuration | None) -> tuple[Stage, ...]:
    """Return the best node at every stage, from the request to what is `allowed` in the end.

    At each stage the limits of the stages before it count, too, so nothing ever rises; the last before `allowed` is
    what the search finds.
    """
    return tuple(_stages(site, allowed))


def _stages(site: Site, allowed: Configuration | None) -> Iterator[Stage]:
    case: Case | None = run(site, site.spec.gpus, site.spec.cap_max_w)
    yield Stage(name=REQUEST, best=_told(case))
    counted: list[str] = []
    for stage in STAGES:
        counted.append(stage)
        stopped = _stop(case, stage) if case is not None else None
        if stopped is not None:
            found = best_configuration(site, counted)
            case = found[2] if found else None
        yield Stage(name=stage, best=_told(case), stopped_by=stopped)
    yield Stage(name=ALLOWED, best=allowed)


def _stop(case: Case, stage: str) -> Limit | None:
    """Return the limit of a stage that stops a case by most."""
    if case.stop((stage,)) is None:
        return None
    stops = [limit for limit in case.limits if limit.fits is False and stage_of(limit) == stage]
    return max(stops, key=lambda limit: limit.use or 0.0)


def _told(case: Case | None) -> Configuration | None:
    return None if case is None else configuration((case.gpus, case.cap_w, case))
