"""The best admissible node: search, do not invert.

The objective is throughput; ties go to fewer watts. Passing is monotone in the cap (a property test
holds it), so each GPU count needs a bisection, not a walk, and counts that cannot beat the best are skipped.
"""

from collections.abc import Sequence

from assess.rulebook import load_reference
from assess.verdict.forward import Case, Site, run

Found = tuple[int, float, Case]


def best_configuration(site: Site) -> Found | None:
    """Return `(gpus, cap_w, case)` of the best configuration that exceeds no known limit; None when none does."""
    caps = cap_grid(site)
    best: Found | None = None
    # Where the smallest node does not fit, nothing does, and a search through many remedies stays quick.
    if not run(site, minimum_gpus(site), caps[0]).fits:
        return None
    for gpus in range(site.spec.gpus, minimum_gpus(site) - 1, -1):
        # Even at full power fewer GPUs may do less than what has been found.
        if best is not None and gpus <= best[2].power.throughput:
            break
        found = _highest_cap(site, gpus, caps)
        if found is not None and (best is None or _better(found[2], best[2])):
            best = found
    return best


def cap_grid(site: Site) -> list[float]:
    """Return the caps to try, ascending [W]: the grid of the policy between the node's ends, both ends included."""
    step = load_reference("reference/policy").figure("search.cap_step").value
    low, high = site.spec.cap_min_w, site.spec.cap_max_w
    count = int((high - low) / step)
    caps = {high, low, *(high - step * i for i in range(count + 1))}
    return sorted(c for c in caps if c >= low)


def minimum_gpus(site: Site) -> int:
    """Return the fewest GPUs worth installing, never more than what is asked for."""
    policy = load_reference("reference/policy").figure("search.minimum_gpus").value
    return min(int(policy), site.spec.gpus)


def _highest_cap(site: Site, gpus: int, caps: Sequence[float]) -> Found | None:
    low, high = 0, len(caps) - 1
    top = run(site, gpus, caps[high])
    if top.fits:
        return gpus, caps[high], top
    found: Found | None = None
    high -= 1
    while low <= high:
        middle = (low + high) // 2
        case = run(site, gpus, caps[middle])
        if case.fits:
            found, low = (gpus, caps[middle], case), middle + 1
        else:
            high = middle - 1
    return found


def _better(new: Case, old: Case) -> bool:
    return (new.power.throughput, -new.power.wall_w) > (old.power.throughput, -old.power.wall_w)
