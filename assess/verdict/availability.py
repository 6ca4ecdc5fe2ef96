"""What the year must deliver of the work asked for a node to be called a go, as a limit on the work that is lost."""

from assess.findings import Limit
from assess.records import Figure
from assess.worksheet import Worksheet

CODE = "year.availability"
_NAME = "Work lost in a year"
_WHOLE = (100.0, "%")


def availability_limit(asked: float, done: float, least: Figure, ws: Worksheet) -> Limit:
    """Return the limit on the share of the asked GPU work that is lost in a year [%].

    `asked` and `done` are of one node at one cap, `least` is the share that must be delivered.
    """
    lost = ws.total("GPU-hours lost in a year", {"asked": asked}, less={"done": done}, unit="GPU-h")
    lost_pct = ws.product(_NAME, (lost, "GPU-h"), _WHOLE, over=[(asked, "GPU-h")], unit="%")
    may = ws.total("Share of the work that may be lost", {"all": 1.0}, less={"to be done": least.value}, unit="of it")
    may_pct = ws.product("Work that may be lost in a year", (may, "of it"), _WHOLE, unit="%", cite=least.cite)
    return Limit(
        code=CODE,
        name=_NAME,
        capacity=may_pct,
        # The last bits of a sum are no loss.
        demand=max(0.0, lost_pct),
        unit="%",
        cite=least.cite,
        cure="See in the section of the year what takes the hours: heat, the supply, or outages.",
    )
