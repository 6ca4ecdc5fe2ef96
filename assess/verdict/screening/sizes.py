"""Which sizes of node pass at each home: the one asked for, the smallest, and between them the highest caps."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.electrical import design_current_a
from assess.hardware import silent_power
from assess.intake import PowerManagement
from assess.verdict.forward import Case, run
from assess.verdict.many import highest_cap
from assess.verdict.screening.asked import AREAS, Asked, Node, Yes, active_now
from assess.verdict.screening.memory import FAILED
from assess.verdict.screening.sites import ManySite
from assess.verdict.search import cap_grid, minimum_gpus
from assess.worksheet.many import Places

__all__ = ["caps_by_count", "quick_look"]


def quick_look(asked: Asked) -> tuple[Yes, Yes]:
    """Return for each home whether the node as asked passes every limit, and whether the smallest does."""
    whole, least = np.ones((2, asked.sites.count), dtype=bool)
    for area in AREAS:

        def look(rows: Places, area: str = area) -> tuple[None, tuple[Any, ...]]:
            site = asked.site(rows)
            sizes = (site.spec.gpus, site.spec.cap_max_w), (minimum_gpus(site), site.spec.cap_min_w)
            return None, tuple(_passes(run(site, *size), area) for size in sizes)

        places = asked.everyone
        found = asked.ask(("look", area), look, places)
        each = np.array([(False, False) if value is FAILED else value[1] for value in found.values], dtype=bool)
        whole[places] &= each[found.codes, 0]
        least[places] &= each[found.codes, 1]
    return whole, least


def caps_by_count(asked: Asked, wanted: Places, fewer: Collection[int]) -> NDArray[np.int16]:
    """Return for some homes the highest cap that passes, by its place among the caps; −1 where none does.

    A row a home; a column for so many GPUs `fewer` than are asked for.
    """
    highest = np.full((len(wanted), len(fewer)), np.iinfo(np.int16).max, dtype=np.int16)
    for area in AREAS:

        def search(rows: Places, area: str = area) -> tuple[None, tuple[Any, ...]]:
            site = asked.site(rows)
            return None, tuple(_highest_caps(asked, site, rows, area, fewer))

        found = asked.ask(("search", area, tuple(fewer)), search, wanted)
        nothing = (-1,) * len(fewer)
        each = np.array([nothing if value is FAILED else value[1] for value in found.values], dtype=np.int16)
        highest = np.minimum(highest, each[found.codes])
    return highest


def _highest_caps(asked: Asked, site: ManySite, rows: Places, area: str, fewer: Collection[int]) -> Iterator[Any]:
    """Yield for each count of GPUs the highest cap that passes."""
    caps, least = cap_grid(site), minimum_gpus(site)
    counts = [site.spec.gpus - less for less in fewer]
    if area == "electrical" and site.home.node.power_management is not PowerManagement.PCS_DYNAMIC:
        sizes = [(gpus, cap) for gpus in counts if gpus >= least for cap in caps]
        yield from _by_power(asked, site, rows, sizes, counts, caps)
        return
    for gpus in counts:

        def at(cap: int, gpus: int = gpus) -> Any:
            return _passes(run(site, gpus, caps[cap]), area)

        if gpus < least:
            yield -1
        elif area == "network":  # which asks for no more than the GPUs
            yield np.where(np.asarray(at(0)), len(caps) - 1, -1)
        else:
            yield highest_cap(at, len(caps))


def _by_power(
    asked: Asked, site: ManySite, rows: Places, sizes: Sequence[Node], counts: Sequence[int], caps: Sequence[float]
) -> Iterator[Any]:
    """Yield the same where a limit asks no more of a node than its current: the largest current is found for all.

    A node that never gives way meets panel and circuit with that alone, so the sizes are ordered by it.
    """
    managed = site.home.node.power_management
    ordered = sorted(sizes, key=lambda size: design_current_a(silent_power(site.spec, *size), managed))
    low, high = np.zeros(len(rows), dtype=np.intp), np.full(len(rows), len(ordered))
    while (going := (low < high) & active_now(len(rows))).any():
        middle = (low + high) // 2
        passing = np.asarray(
            _passes(asked.case(site, rows, ordered, np.minimum(middle, len(ordered) - 1)), "electrical")
        )
        low, high = np.where(going & passing, middle + 1, low), np.where(going & ~passing, middle, high)
    rank = {size: place for place, size in enumerate(ordered)}
    for gpus in counts:
        ranks = [rank.get((gpus, cap), len(ordered)) for cap in caps]
        yield np.searchsorted(ranks, low, side="left") - 1


def _passes(case: Case, area: str) -> Any:
    """Return whether a node exceeds no known limit of a discipline, of one home or of each."""
    found: Any = True
    for limit in case.limits_of(AREAS[area]):
        if limit.fits is not None:
            found = found & limit.fits
    return found
