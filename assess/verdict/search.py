"""The best admissible node: search, do not invert.

The objective is throughput; ties go to fewer watts. Passing is monotone in the cap (a property test
holds it), so each GPU count needs a bisection, not a walk, and counts that cannot beat the best are skipped.
"""

from collections.abc import Iterable, Sequence

from assess.verdict.forward import Case, run
from assess.verdict.records import Configuration
from assess.verdict.site import Site
from assess.verdict.stages import STAGES, YEAR

Found = tuple[int, float, Case]


def best_configuration(site: Site, stages: Iterable[str] = STAGES) -> Found | None:
    """Return `(gpus, cap_w, case)` of the best configuration that exceeds no known limit; None when none does.

    With some of the `stages` only their limits count.
    """
    counted = frozenset(stages)
    if counted not in site.found:
        site.found[counted] = _best(site, counted)
    best = site.found[counted]
    return None if best is None else (best.gpus, best.cap_w, best)


def configuration(found: Found) -> Configuration:
    """Return a found configuration as it stands in the verdict."""
    gpus, cap_w, case = found
    return Configuration(gpus=gpus, cap_w=cap_w, wall_w=case.power.wall_w, throughput=case.power.throughput)


def cap_grid(site: Site) -> list[float]:
    """Return the caps to try, ascending [W]: the grid of the policy between the node's ends, both ends included."""
    step = site.policy.figure("search.cap_step").value
    low, high = site.spec.cap_min_w, site.spec.cap_max_w
    count = int((high - low) / step)
    caps = {high, low, *(high - step * i for i in range(count + 1))}
    return sorted(c for c in caps if c >= low)


def minimum_gpus(site: Site) -> int:
    """Return the fewest GPUs worth installing, never more than what is asked for."""
    return min(int(site.policy.figure("go.minimum_gpus").value), site.spec.gpus)


def better(new: Case, old: Case) -> bool:
    """Return whether a configuration does more than another, or as much with fewer watts."""
    return (new.power.throughput, -new.power.wall_w) > (old.power.throughput, -old.power.wall_w)


def _best(site: Site, stages: frozenset[str]) -> Case | None:
    if YEAR in stages:
        # A year takes longest, and what is best without it mostly passes it, too.
        without = best_configuration(site, stages - {YEAR})
        if without is None or without[2].stop(stages) is None:
            return None if without is None else without[2]
    caps, fewest = cap_grid(site), minimum_gpus(site)
    # Where the smallest node does not fit, nothing does, and a search through many remedies stays quick.
    if run(site, fewest, caps[0]).stop(stages) is not None:
        return None
    best: Case | None = None
    for gpus in range(site.spec.gpus, fewest - 1, -1):
        # Even at full power fewer GPUs may do less than what has been found.
        if best is not None and gpus <= best.power.throughput:
            break
        found = _highest_cap(site, gpus, caps, stages)
        if found is not None and (best is None or better(found, best)):
            best = found
    return best


def _highest_cap(site: Site, gpus: int, caps: Sequence[float], stages: frozenset[str]) -> Case | None:
    low, high = 0, len(caps) - 1
    top = run(site, gpus, caps[high])
    if top.stop(stages) is None:
        return top
    found: Case | None = None
    high -= 1
    while low <= high:
        middle = (low + high) // 2
        case = run(site, gpus, caps[middle])
        if case.stop(stages) is None:
            found, low = case, middle + 1
        else:
            high = middle - 1
    return found
