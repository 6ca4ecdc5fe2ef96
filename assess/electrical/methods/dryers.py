"""Clothes dryers in the standard method: a least load each, and a demand by their number."""

from collections.abc import Sequence

from assess.electrical.methods.items import Item
from assess.rulebook.rules import Dryers
from assess.worksheet import Worksheet


def dryers_va(dryers: Sequence[Item], rule: Dryers, ws: Worksheet, *, dwellings: int = 1) -> float:
    """Return the demand of household dryers, as many in each of the dwellings [VA]; 0 without one."""
    parts: dict[str, float] = {}
    count = 0
    for number, item in enumerate((one for one in dryers if one.va), 1):
        units = item.units * dwellings
        least = {"nameplate": item.each_va, "least": rule.least_va.value}
        each = ws.largest(f"{item.name}, as counted", least, unit="VA", cite=rule.cite)
        several = f"{item.name}, {units} units"
        parts[f"{number}. {item.name}"] = (
            each if units == 1 else ws.product(several, (each, "VA"), (units, "units"), unit="VA", cite=rule.cite)
        )
        count += units
    if not count:
        return 0.0
    total = ws.total("Clothes dryers, together", parts, unit="VA", cite=rule.cite)
    if count == 1:
        return total
    last = rule.demand[-1][0]  # the table's last row holds for any number above it
    share = ws.lookup(
        f"Demand of {count} dryers",
        min(float(count), last),
        rule.demand,
        key_unit="dryers",
        unit="%",
        cite=rule.demand_cite,
        confidence=rule.confidence,
    )
    of = [(100.0, "%")]
    return ws.product(
        "Clothes dryers, after demand", (total, "VA"), (share, "%"), over=of, unit="VA", cite=rule.demand_cite
    )
