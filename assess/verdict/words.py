"""The verdict in plain words, for the person who lives in the house."""

from collections.abc import Iterable, Sequence

from assess.findings import Limit, Severity
from assess.numbers import quantity
from assess.verdict.forward import Case
from assess.verdict.records import Configuration, Outcome, Unknown

_AREA = {
    "electrical": "The electrical service",
    "thermal": "Cooling",
    "network": "The internet line",
}
_MOST = 3


def headline(outcome: Outcome, best: Configuration | None, unknowns: Sequence[Unknown]) -> str:
    """Return the answer in one or two sentences."""
    if outcome is Outcome.GO and best:
        return f"Yes. This home can host the node as asked: {node_in_words(best)}."
    if outcome is Outcome.GO_CAPPED and best:
        return f"Yes, with less than was asked: {node_in_words(best)}."
    if outcome is Outcome.GO_IF:
        return "Not as the home is today. It can be done once a change is made: the ways are listed."
    if outcome is Outcome.INCOMPLETE:
        so_far = f" Nothing known so far stands against {node_in_words(best)}." if best else ""
        missing = "One thing is" if len(unknowns) == 1 else f"{len(unknowns)} things are"
        return f"Not yet decided. {missing} still unknown and could change the answer.{so_far}"
    return "No. This home cannot host the node as it is today."


def too_small_a_home(smallest: Configuration) -> str:
    """Return why a smaller node is no way out either."""
    verb = "does" if smallest.gpus == 1 else "do"
    return f"Even {node_in_words(smallest)}, the least worth installing, {verb} not fit."


def reasons(
    outcome: Outcome,
    case: Case,
    limits: Sequence[Limit],
    stops: Sequence[Limit],
    unknowns: Sequence[Unknown],
    smallest: Configuration | None,
) -> tuple[str, ...]:
    """Return the three reasons that carry the answer, the weightiest first.

    `stops` are limits exceeded; `smallest` is the least node worth installing, where not even that fits.
    """
    found = [f"{f.says} {f.means}".strip() for f in case.findings if f.severity is Severity.BLOCKING]
    if smallest is not None:
        found.append(too_small_a_home(smallest))
    if outcome is Outcome.INCOMPLETE:
        found += [unknown.says for unknown in unknowns]
    found += [_short(limit) for limit in _one_per_area(stops, set())]
    shortfall = {_area(limit) for limit in stops}
    found += [_enough(limit) for limit in _one_per_area((li for li in limits if li.fits), shortfall)]
    return tuple(dict.fromkeys(found))[:_MOST]


def node_in_words(node: Configuration) -> str:
    """Return a configuration as it is spoken of: count, cap, kilowatts."""
    return f"{_capped(node)} ({_drawn(node)})"


def bought_in_words(node: Configuration) -> str:
    """Return what changes buy: the same without brackets."""
    return f"{_capped(node)}, {_drawn(node)}"


def gpu_or_gpus(count: float) -> str:
    """Return the noun that goes with a count of GPUs."""
    return "GPU" if count == 1 else "GPUs"


def _capped(node: Configuration) -> str:
    each = "" if node.gpus == 1 else " each"
    return f"{node.gpus} {gpu_or_gpus(node.gpus)} at {quantity(node.cap_w, 'W')}{each}"


def _drawn(node: Configuration) -> str:
    return f"{quantity(node.wall_w / 1000, 'kW')} at the wall"


def _one_per_area(limits: Iterable[Limit], taken: set[str]) -> list[Limit]:
    """Return the first limit of each area not yet taken; spaces speak for the service only if nothing else does."""
    chosen: dict[str, Limit] = {}
    for limit in limits:
        area = _area(limit)
        if area not in taken and (area not in chosen or chosen[area].unit == "spaces"):
            chosen[area] = limit
    return list(chosen.values())


def _area(limit: Limit) -> str:
    return limit.code.split(".")[0]


def _short(limit: Limit) -> str:
    area, has = _AREA.get(_area(limit), limit.name), max(0.0, limit.capacity or 0.0)
    if limit.unit == "GPUs":
        served = quantity(has, gpu_or_gpus(has))
        return f"{area} is enough for {served}, not for {limit.demand:.0f} ({limit.name.lower()})."
    if limit.unit == "spaces":
        return "The panel has no two free spaces, one above the other, for the node's breaker."
    return (
        f"{area} falls short: {quantity(limit.demand, limit.unit)} are needed, "
        f"{quantity(has, limit.unit)} can be had ({limit.name.lower()})."
    )


def _enough(limit: Limit) -> str:
    area = _AREA.get(_area(limit), limit.name)
    if limit.unit == "GPUs":
        served = quantity(limit.capacity, gpu_or_gpus(limit.capacity or 0.0))
        return f"{area} is enough for {served} ({limit.name.lower()})."
    if limit.unit == "spaces":
        return "The panel has the spaces the node's breaker needs."
    return (
        f"{area} has room: the node takes {quantity(limit.demand, limit.unit)} "
        f"of the {quantity(limit.capacity, limit.unit)} left for it ({limit.name.lower()})."
    )
