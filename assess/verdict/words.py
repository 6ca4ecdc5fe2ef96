"""The verdict in plain words, for the person who lives in the house."""

from collections.abc import Iterable, Sequence

from assess.findings import Limit, Severity, Step
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.thermal import WARMEST_AIR
from assess.verdict.forward import Case
from assess.verdict.records import Configuration, Doubt, Outcome, Unknown
from assess.verdict.stages import area_of

_AREA = {
    "electrical": "The electrical service",
    "thermal": "Cooling",
    "network": "The internet line",
    "year": "The year",
}
_MOST = 3
_ROOM_AIR = ("Room air with this node", "Room air, its cooling resting in between")
_IN_A_ROOM = {"thermal.room", "thermal.garage"}


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
    doubt: str = "",
) -> tuple[str, ...]:
    """Return the three reasons that carry the answer, the weightiest first.

    `stops` are limits exceeded; `smallest` is the least node worth installing, where not even that fits; `doubt` is
    what was taken off for want of sure values.
    """
    found = [f"{f.says} {f.means}".strip() for f in case.findings if f.severity is Severity.BLOCKING]
    if smallest is not None:
        found.append(too_small_a_home(smallest))
    if outcome is Outcome.INCOMPLETE:
        found += [unknown.says for unknown in unknowns]
    if doubt:
        found.append(doubt)
    found += [_short(limit, asked=smallest is None) for limit in _one_per_area(stops, set())]
    shortfall = {area_of(limit) for limit in stops}
    found += [_enough(limit) for limit in _one_per_area((li for li in limits if li.fits), shortfall)]
    return tuple(dict.fromkeys(found))[:_MOST]


def lost_to_doubt(stated: Configuration, doubts: Sequence[Doubt]) -> str:
    """Return what fits the home as stated, and why less is promised."""
    names = listed([doubt.name for doubt in doubts])
    less = "less is promised, which fits with all that is assumed at its worse end"
    return f"As stated, {node_in_words(stated)} would fit; {less} ({names})."


def node_in_words(node: Configuration) -> str:
    """Return a configuration as it is spoken of: count, cap, kilowatts."""
    return f"{_capped(node)} ({_drawn(node)})"


def bought_in_words(node: Configuration) -> str:
    """Return what changes buy: the same without brackets."""
    return f"{_capped(node)}, {_drawn(node)}"


def margin_in_words(limit: Limit, steps: Iterable[Step] = ()) -> str:
    """Return what a limit leaves, in its own unit and in the reader's.

    With the recorded `steps` behind it the air of a room is told in degrees, too, and the line in Mbps.
    """
    margin = limit.margin
    if margin is None:
        return "not known"
    amount, whole = _amount(abs(margin), limit.unit), quantity(max(0.0, limit.capacity or 0.0), limit.unit)
    if limit.unit == "W":
        whole = quantity(max(0.0, limit.capacity or 0.0) / 1000, "kW")
    if not limit.fits:
        return f"short by {amount}: {whole} can be had"
    left = f"{amount} left of {whole}" if margin > 0 else f"nothing left of {whole}"
    beside = _beside(limit, {step.label: step for step in steps})
    return f"{left}, {beside}" if beside else left


def _amount(value: float, unit: str) -> str:
    if unit != "W":
        return quantity(value, unit)
    per_w = load_reference("reference/thermal").figure("units.btu_h_per_w").value
    return f"{quantity(value / 1000, 'kW')} ({quantity(round(value * per_w, -2), 'BTU/h')})"


def _beside(limit: Limit, steps: dict[str, Step]) -> str:
    """Return the same margin in degrees of room air, or in Mbps; nothing where the steps do not have both ends."""
    if f"{limit.name}, less what is kept free" in steps:  # then the steps know a wider margin than counts
        return ""
    if limit.code in _IN_A_ROOM:
        warmest, air = steps.get(WARMEST_AIR), [steps[label].value for label in _ROOM_AIR if label in steps]
        return f"{quantity(warmest.value - max(air), '°F')} below the warmest air" if warmest and air else ""
    has = steps.get(f"{limit.name} left for the node")
    needs = steps.get(f"{limit.name} that {limit.demand:.0f} GPUs need")
    return f"{quantity(has.value - needs.value, 'Mbps')} of the line to spare" if has and needs else ""


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a list in a sentence, the first few of them."""
    shown = [*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


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
        area = area_of(limit)
        if area not in taken and (area not in chosen or chosen[area].unit == "spaces"):
            chosen[area] = limit
    return list(chosen.values())


def _short(limit: Limit, *, asked: bool) -> str:
    """Return what a limit lacks; `asked` says that it is measured against all that was asked for."""
    area, has = _AREA.get(area_of(limit), limit.name), max(0.0, limit.capacity or 0.0)
    if limit.unit == "GPUs":
        served = quantity(has, gpu_or_gpus(has))
        return f"{area} is enough for {served}, not for {limit.demand:.0f} ({limit.name.lower()})."
    if limit.unit == "spaces":
        return "The panel has no two free spaces, one above the other, for the node's breaker."
    if limit.unit == "%":
        return f"{area} takes {quantity(limit.demand, '%')} of the work asked, and {quantity(has, '%')} may be lost."
    needed = f"{quantity(limit.demand, limit.unit)} are needed{' for all that was asked' if asked else ''}"
    return f"{area} falls short: {needed}, {quantity(has, limit.unit)} can be had ({limit.name.lower()})."


def _enough(limit: Limit) -> str:
    area = _AREA.get(area_of(limit), limit.name)
    if limit.unit == "GPUs":
        served = quantity(limit.capacity, gpu_or_gpus(limit.capacity or 0.0))
        return f"{area} is enough for {served} ({limit.name.lower()})."
    if limit.unit == "spaces":
        return "The panel has the spaces the node's breaker needs."
    if limit.unit == "%":
        return f"{area} takes {quantity(limit.demand, '%')} of the work; {quantity(limit.capacity, '%')} may be lost."
    return (
        f"{area} has room: the node takes {quantity(limit.demand, limit.unit)} "
        f"of the {quantity(limit.capacity, limit.unit)} left for it ({limit.name.lower()})."
    )
