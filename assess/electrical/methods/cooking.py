"""Household cooking appliances by the table of the code and its notes.

Column C gives the demand of ranges up to 12 kW, raised for larger ones (notes 1 and 2). Note 3 lets smaller
appliances be counted at a share of their nameplate instead (columns A and B); the lesser may be taken.
"""

from collections.abc import Iterable, Sequence
from math import floor

from assess.electrical.methods.items import Item
from assess.intake import LoadKind
from assess.rulebook.rules import Cooking
from assess.worksheet import Worksheet

_W_PER_KW = (1000.0, "VA/kW")
_TINY = 1e-9  # an average of nameplates misses the half kilowatt by the last bits


def cooking_va(appliances: Iterable[Item], rule: Cooking, ws: Worksheet, *, dwellings: int = 1) -> float:
    """Return the demand of cooking appliances, the same in each of the dwellings [VA]; 0 without one."""
    ratings = sorted(i.each_va / _W_PER_KW[0] for i in appliances for _ in range(i.units * dwellings) if i.each_va)
    demand_kw = _demand_kw(ratings, rule, ws)
    if not demand_kw:
        return 0.0
    return ws.product("Cooking, demand", (demand_kw, "kW"), _W_PER_KW, unit="VA", cite=rule.cite)


def branch_circuit_va(on_it: Sequence[Item], rule: Cooking, ws: Worksheet) -> float:
    """Return the load of one branch circuit for cooking [VA], by note 4.

    One range goes by the table; one oven or one cooktop counts in full; a cooktop with at most two ovens on one
    circuit counts as one range of their sum. Raises ValueError for any other company on one circuit.
    """
    kinds = sorted(item.kind for item in on_it for _ in range(item.units))
    if kinds == [LoadKind.RANGE]:
        return cooking_va(on_it, rule, ws)
    nameplates = {f"{n}. {item.name}": item.va for n, item in enumerate(on_it, 1)}
    together = ws.total("Cooking on one circuit, nameplates", nameplates, unit="VA", cite=rule.note_4_cite)
    if len(kinds) == 1:
        return together
    if kinds.count(LoadKind.COOKTOP) != 1 or kinds.count(LoadKind.OVEN) not in {1, 2} or LoadKind.RANGE in kinds:
        raise ValueError("one circuit takes a range, an oven, a cooktop, or a cooktop with one or two ovens")
    return cooking_va([Item(name="As one range", kind=LoadKind.RANGE, each_va=together)], rule, ws)


def _demand_kw(ratings: Sequence[float], rule: Cooking, ws: Worksheet) -> float:
    small = [kw for kw in ratings if kw <= rule.least_kw.value]
    large = [kw for kw in ratings if kw > rule.notes_up_to_kw.value]
    tabled = [kw for kw in ratings if rule.least_kw.value < kw <= rule.notes_up_to_kw.value]
    parts = {"by the table": _tabled_kw(tabled, rule, ws)} if tabled else {}
    if small:  # not in the table at all
        parts["small"] = ws.total("Cooking appliances too small for the table", _listed(small), unit="kW")
    if large:
        parts["large"] = ws.total("Cooking appliances too large for the table", _listed(large), unit="kW")
    if len(parts) > 1:
        return ws.total("Cooking, in and beyond the table", parts, unit="kW", cite=rule.cite)
    return sum(parts.values())


def _tabled_kw(ratings: Sequence[float], rule: Cooking, ws: Worksheet) -> float:
    """Return the lesser of column C for all, and note 3 for the smaller ones with column C for the rest [kW]."""
    by_c = _column_c_kw("Cooking by column C", ratings, rule, ws)
    column_a = [kw for kw in ratings if kw < rule.a_below_kw.value]
    column_b = [kw for kw in ratings if rule.a_below_kw.value <= kw <= rule.b_up_to_kw.value]
    rest = [kw for kw in ratings if kw > rule.b_up_to_kw.value]
    parts = {
        f"column {name}": _share_kw(name, ratings, shares, rule, ws)
        for name, ratings, shares in (
            ("A", column_a, [(row.appliances, row.a_pct) for row in rule.rows]),
            ("B", column_b, [(row.appliances, row.b_pct) for row in rule.rows]),
        )
        if ratings
    }
    if not parts:
        return by_c
    if rest:
        parts["column C"] = _column_c_kw("Larger appliances by column C", rest, rule, ws)
    by_note_3 = ws.total("Cooking by note 3", parts, unit="kW", cite=rule.note_3_cite)
    return ws.choose(
        "Cooking, the lesser",
        by_note_3 < by_c,
        by_note_3,
        by_c,
        unit="kW",
        because="note 3 gives less than column C",
        cite=rule.note_3_cite,
    )


def _share_kw(
    column: str, ratings: Sequence[float], shares: Sequence[tuple[int, float]], rule: Cooking, ws: Worksheet
) -> float:
    count, last = len(ratings), shares[-1][0]
    share = ws.lookup(
        f"Column {column}, {count} cooking appliance{'s' if count > 1 else ''}",
        float(min(count, last)),
        shares,
        key_unit="appliances",
        unit="%",
        cite=rule.cite,
        confidence=rule.confidence,
    )
    sum_kw = ws.total(f"Nameplates of column {column}", _listed(ratings), unit="kW")
    of = [(100.0, "%")]
    return ws.product(f"Column {column}", (sum_kw, "kW"), (share, "%"), over=of, unit="kW", cite=rule.cite)


def _column_c_kw(label: str, ratings: Sequence[float], rule: Cooking, ws: Worksheet) -> float:
    """Return column C for so many appliances, raised for the kilowatts over 12 [kW]."""
    count = len(ratings)
    before, last = rule.rows[-2:]
    demand = ws.lookup(
        f"{label}, {count} appliance{'s' if count > 1 else ''}",
        float(min(count, last.appliances)),
        [(row.appliances, row.c_kw) for row in rule.rows],
        key_unit="appliances",
        unit="kW",
        cite=rule.c_up_to_kw.cite,
        confidence=rule.confidence,
    )
    if count > last.appliances:  # the last two rows are a straight line, which goes on
        each = (last.c_kw - before.c_kw, "kW/appliance")
        more = ws.product("Each beyond the rows", each, (count - last.appliances, "appliances"), unit="kW")
        demand = ws.total(label, {"rows": demand, "beyond": more}, unit="kW", cite=rule.c_up_to_kw.cite)
    top = rule.c_up_to_kw.value
    if max(ratings) <= top:
        return demand
    # Notes 1 and 2: smaller ranges enter the average at 12 kW, and half a kilowatt is a major fraction.
    counted = _listed(tuple(max(kw, top) for kw in ratings))
    sum_kw = ws.total(f"Nameplates, none counted under {top:g} kW", counted, unit="kW")
    average = ws.product("Average rating", (sum_kw, "kW"), over=[(count, "appliances")], unit="kW")
    steps = floor(average - top + 0.5 + _TINY)
    cite = rule.note_1_cite if min(ratings) == max(ratings) else rule.note_2_cite
    raised = 1.0 + steps * rule.step.value
    note = f"{average - top:.4g} kW over, counted as {steps}"
    return ws.product(f"{label}, raised", (demand, "kW"), (raised, ""), unit="kW", cite=cite, note=note)


def _listed(ratings: Sequence[float]) -> dict[str, float]:
    """Return ratings by a name each; many alike stand in one line of the sum."""
    counts = [(kw, ratings.count(kw)) for n, kw in enumerate(ratings) if kw not in ratings[:n]]
    return {f"{count} of {kw:g} kW": count * kw for kw, count in counts}
