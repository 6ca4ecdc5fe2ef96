"""What the policy takes from the limits that the disciplines found: a share of each to be kept free."""

from collections.abc import Iterable
from math import floor

from assess.findings import Limit
from assess.records import Figure
from assess.worksheet import Worksheet

MARGINS = {"electrical": "margins.electrical", "thermal": "margins.heat", "network": "margins.internet"}
_SAME = 1e-9


def less_reserve(limits: Iterable[Limit], kept: Figure, ws: Worksheet) -> tuple[Limit, ...]:
    """Return the limits less the share `kept` of each, written down where there is any.

    Spaces are there or are not, and what is short already leaves nothing to keep.
    """
    if kept.value == 0:
        return tuple(limits)
    return tuple(_less(limit, kept, ws) for limit in limits)


def _less(limit: Limit, kept: Figure, ws: Worksheet) -> Limit:
    if limit.capacity is None or limit.capacity <= 0 or limit.unit == "spaces":
        return limit
    share, label, counted = 1 - kept.value, f"{limit.name}, less what is kept free", limit.unit == "GPUs"
    factors, unit = ((limit.capacity, limit.unit), (share, kept.unit)), "" if counted else limit.unit
    capacity = ws.product(label, *factors, unit=unit, cite=kept.cite)
    if counted:
        part = capacity - floor(capacity + _SAME)
        capacity = ws.total(f"{label}, in whole GPUs", {"GPUs": capacity}, less={"part of a GPU": part}, unit="GPUs")
    node_w = None if limit.node_w is None else limit.node_w * share
    return limit.model_copy(update={"capacity": capacity, "node_w": node_w})
