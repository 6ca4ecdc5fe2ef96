"""Assumed values at the ends of their range: an assumption that could take the node away again is an unknown."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from assess.findings import Limit
from assess.intake import Home
from assess.records import Basis
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Unknown

_CURE = "Measure it, or read it on a label."


def doubts(site: Site, gpus: int, cap_w: float) -> tuple[Unknown, ...]:
    """Return each assumed value that, somewhere in its range, leaves no room for an accepted node.

    Where none does by itself, the worst ends of all of them are tried together.
    """
    found: list[Unknown] = []
    worst: dict[str, float] = {}
    for path, low, high in _assumed(site.home):
        ends = [(end, case) for end in (low, high) if (case := _at(site, {path: end}, gpus, cap_w)) is not None]
        if not ends:
            continue
        end, case = min(ends, key=lambda one: _room(one[1]))
        worst[path] = end
        if not case.fits or case.blocked:
            found.append(Unknown(field=path, says=_says(path, low, high, end, case), cure=_CURE))
    if not found and len(worst) > 1:
        case = _at(site, worst, gpus, cap_w) or run(site, gpus, cap_w)
        if not case.fits or case.blocked:
            several = ", ".join(worst)
            says = f"{several} are assumed; with all of them at the worse end of their range the node does not fit."
            found.append(Unknown(field=next(iter(worst)), says=says, cure=_CURE))
    return tuple(found)


def with_value(home: Home, path: str, value: float) -> Home:
    """Return the home with one value replaced. Raises ValidationError where that contradicts the rest."""
    data: Any = home.model_dump()
    *way, last = path.split(".")
    here = data
    for name in way:
        if isinstance(here, dict) and isinstance(here[name], tuple):
            here[name] = list(here[name])
        here = here[int(name)] if isinstance(here, list) else here[name]
    here[last] = value
    return Home.model_validate(data)


def _assumed(home: Home) -> Iterator[tuple[str, float, float]]:
    for path, source in home.provenance.items():
        if source.basis is Basis.ASSUMED and source.low is not None and source.high is not None:
            yield path, source.low, source.high


def _at(site: Site, values: dict[str, float], gpus: int, cap_w: float) -> Case | None:
    """Return the case with these values; None where they contradict the rest of the home, and so cannot be."""
    home = site.home
    try:
        for path, value in values.items():
            home = with_value(home, path, value)
    except ValidationError:
        return None
    return run(site.with_home(home, site.spec), gpus, cap_w)


def _room(case: Case) -> float:
    """Return how much of its tightest known limit a case leaves free; a blocked case leaves none at all."""
    if case.blocked:
        return float("-inf")
    return min((1 - limit.use for limit in case.limits if limit.use is not None), default=1.0)


def _says(path: str, low: float, high: float, end: float, case: Case) -> str:
    stop: Limit | None = next((limit for limit in case.limits if limit.fits is False), None)
    why = f" ({stop.name.lower()})" if stop else ""
    return f"{path} is assumed between {low:,g} and {high:,g}; at {end:,g} the node does not fit{why}."
