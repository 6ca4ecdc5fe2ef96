"""What the year leaves of a room's own limits, found at one home and held to stand for others that differ a little."""

from collections.abc import Sequence

from assess.findings import Limit
from assess.hardware import NodePower
from assess.thermal.indoor_limits import GARAGE, IDLE, ROOM, YEAR, indoor_limits, most_on_worst_days_w
from assess.thermal.inputs import Missing
from assess.thermal.site import Sheets, ThermalSite

_OF_THE_ROOM = (ROOM, IDLE, GARAGE)
_HALVINGS = 13  # many homes are held against the year of one, so it is told closer than a reader needs


def year_share(site: ThermalSite, power: NodePower) -> float | None:
    """Return what the year leaves of the room's own limits on the worst days; None where it stops no node there."""
    found = indoor_limits(Sheets(site.home, recording=False), site, power, year=False)
    most_w, heat, limit_f = most_on_worst_days_w(found.limits), found.hot, found.limit_f
    if not most_w or heat is None or isinstance(heat, Missing) or limit_f is None:
        return None
    from assess.thermal.dynamics.answer import year_limit

    greatest_w = year_limit(site, limit_f=limit_f, door=heat.door, most_w=most_w).greatest(_HALVINGS)
    rooms_w = [limit.capacity for limit in found.limits if limit.code in _OF_THE_ROOM and limit.capacity is not None]
    return greatest_w / min(rooms_w) if greatest_w < most_w else None


def year_lets_pass(site: ThermalSite, power: NodePower) -> bool:
    """Return whether the year of a room lets a node pass that its worst days do; quicker to tell than the limit."""
    found = indoor_limits(Sheets(site.home, recording=False), site, power, year=False)
    most_w, heat, limit_f = most_on_worst_days_w(found.limits), found.hot, found.limit_f
    if most_w is None or heat is None or isinstance(heat, Missing) or limit_f is None:
        return True
    from assess.thermal.dynamics.answer import year_limit

    year = year_limit(site, limit_f=limit_f, door=heat.door, most_w=most_w)
    return year.allows(power.heat_to_room_w / (1 - site.policy.kept_free))


def with_year(limits: Sequence[Limit], share: float | None) -> tuple[Limit, ...]:
    """Return limits with one more for each of the room's own: the share of it that the year leaves."""
    if share is None:
        return tuple(limits)
    own = [(limit, limit.capacity) for limit in limits if limit.code in _OF_THE_ROOM]
    years = (
        limit.model_copy(update={"code": YEAR, "capacity": capacity * share, "node_w": None})
        for limit, capacity in own
        if capacity is not None
    )
    return (*limits, *years)
