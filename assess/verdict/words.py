"""The verdict in plain words, for the person who lives in the house."""

from collections.abc import Sequence

from assess.findings import Limit, Severity
from assess.numbers import quantity
from assess.verdict.forward import Case
from assess.verdict.records import Configuration, Outcome, Unknown

_AREA = {
    "electrical": "The electrical service",
    "thermal": "Cooling",
    "network": "The internet line",
    "safety": "Safety",
}
_MOST = 3


def headline(outcome: Outcome, best: Configuration | None, asked: Configuration, unknowns: Sequence[Unknown]) -> str:
    """Return the answer in one or two sentences."""
    if outcome is Outcome.GO and best:
        return f"Yes. This home can host the node as asked: {_node(best)}."
    if outcome is Outcome.GO_CAPPED and best:
        return f"Yes, with a smaller node: {_node(best)} instead of {_node(asked)}."
    if outcome is Outcome.GO_IF:
        return "Not as the home is today. It can be done once the changes listed are made."
    if outcome is Outcome.INCOMPLETE:
        so_far = f" So far it looks like {_node(best)}." if best else ""
        missing = "One thing is" if len(unknowns) == 1 else f"{len(unknowns)} things are"
        return f"Not yet decided. {missing} still unknown and could change the answer.{so_far}"
    return "No. This home cannot host the node."


def reasons(
    outcome: Outcome, case: Case, limits: Sequence[Limit], stops: Sequence[Limit], unknowns: Sequence[Unknown]
) -> tuple[str, ...]:
    """Return the three reasons that carry the answer, the weightiest first."""
    found: list[str] = [f"{f.says} {f.means}".strip() for f in case.findings if f.severity is Severity.BLOCKING]
    if outcome is Outcome.INCOMPLETE:
        found += [u.says for u in unknowns]
    found += [_short(limit) for limit in stops]
    areas_seen = {limit.code.split(".")[0] for limit in stops}
    for limit in limits:
        area = limit.code.split(".")[0]
        if limit.fits and area not in areas_seen:
            areas_seen.add(area)
            found.append(_enough(limit))
    return tuple(dict.fromkeys(found))[:_MOST]


def _node(configuration: Configuration) -> str:
    several = "GPU" if configuration.gpus == 1 else "GPUs"
    return f"{configuration.gpus} {several} at {quantity(configuration.cap_w, 'W')} each ({quantity(configuration.wall_w / 1000, 'kW')})"


def _short(limit: Limit) -> str:
    area = _AREA.get(limit.code.split(".")[0], limit.name)
    asks, has = quantity(limit.demand, limit.unit), quantity(max(0.0, limit.capacity or 0.0), limit.unit)
    return f"{area} falls short for the node as asked: it needs {asks}, and there is {has} ({limit.name.lower()})."


def _enough(limit: Limit) -> str:
    area = _AREA.get(limit.code.split(".")[0], limit.name)
    if limit.unit == "spaces":
        return f"{area} has room: the panel has the two spaces the node's breaker needs."
    return f"{area} has room: the node takes {quantity(limit.demand, limit.unit)} of {quantity(limit.capacity, limit.unit)} ({limit.name.lower()})."
