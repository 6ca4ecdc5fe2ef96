"""Solar, batteries and a node that exports, on the busbar they share with the utility: which way of the rule holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.rulebook import Edition
from assess.rulebook.rules import BusbarSources
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Source:
    """One source on the busbar: what it counts for [A], None where it is not known; `field` would settle it.

    `sure` is False where the breaker had to stand for the current of the inverter, which may be less.
    """

    name: str
    counted_a: float | None
    field: str
    sure: bool = True
    at_the_end: bool | None = None


@dataclass(frozen=True)
class Way:
    """One way in which a busbar may take sources: whether it holds, None where that is not known."""

    cite: str
    holds: bool | None
    field: str | None = None


def busbar_finding(home: Home, node_breaker_a: float | None, edition: Edition, ws: Worksheet) -> Iterator[Finding]:
    """Yield whether the main panel's busbar may carry the sources on it; nothing for a home without any."""
    rule = edition.rules.busbar_sources
    if not edition.usable(rule):
        if home.pv is not None or home.battery is not None or home.node.exports:
            yield _unexamined(rule)
        return
    several = sources(home, node_breaker_a, rule, ws)
    if several:
        yield _finding(home, ways(home, several, node_breaker_a, rule, ws), rule)


def sources(home: Home, node_breaker_a: float | None, rule: BusbarSources, ws: Worksheet) -> list[Source]:
    """Return the sources on the load side of the service; the node is one only if it exports."""
    found = []
    if home.pv is not None and home.pv.connection != "supply_side" and home.pv.inverter_a != 0:
        pv = home.pv
        if pv.connection is None and pv.breaker_a is None:
            found.append(Source("Solar", None, "pv.connection"))
        else:
            counted = _counted("Solar", pv.inverter_a, pv.breaker_a, rule, ws)
            found.append(Source("Solar", counted, "pv.inverter_a", pv.inverter_a is not None, pv.opposite_end))
    if home.battery is not None and home.battery.inverter_a != 0:
        one = home.battery
        counted = _counted("Battery", one.inverter_a, one.breaker_a, rule, ws)
        found.append(Source("Battery", counted, "battery.inverter_a", one.inverter_a is not None, one.opposite_end))
    if home.node.exports:
        # Its breaker is yet to be set, so it is taken to go to the end that the rule asks for.
        counted = _counted("Node", None, node_breaker_a, rule, ws)
        field = "node.fed_from" if home.node.fed_from else "node.nameplate_a"
        found.append(Source("Node", None if home.node.fed_from else counted, field, at_the_end=True))
    return found


def ways(
    home: Home, several: list[Source], node_breaker_a: float | None, rule: BusbarSources, ws: Worksheet
) -> list[Way]:
    """Return every way of the rule, worked out for this panel as far as it is known."""
    panel = home.panel
    bus_a, main_a = panel.bus_a, panel.main_a or (home.service.rating_a if panel.main_a == 0 else None)
    if bus_a is None or main_a is None:
        field = "panel.bus_a" if bus_a is None else "service.rating_a" if panel.main_a == 0 else "panel.main_a"
        return [Way(rule.cite, None, field)]
    more = ws.product("Busbar with its allowance for sources", (bus_a, "A"), rule.sum_with_main, unit="A")
    ws.total("Room for sources at the end of the busbar", {"allowance": more}, less={"main": main_a}, unit="A")
    lost = next((one for one in several if one.counted_a is None), None)
    if lost is None:
        parts = {"main": main_a, **{one.name: one.counted_a or 0.0 for one in several}}
        sum_a = ws.total("Main breaker and sources", parts, unit="A", cite=rule.cite)
        unsure = next((one.field for one in several if not one.sure), None)
        plain = _within(sum_a, bus_a, unsure, rule.sources_only_cite)
        allowed = _within(sum_a, more, unsure, rule.main_and_sources_cite)
    else:
        plain = Way(rule.sources_only_cite, None, lost.field)
        allowed = Way(rule.main_and_sources_cite, None, lost.field)
    placed = _center_fed(allowed, several, rule) if panel.center_fed else _at_the_end(allowed, several)
    return [placed, plain, _sum_of_breakers(home, several, node_breaker_a, bus_a, rule, ws)]


def _counted(
    name: str, inverter_a: float | None, breaker_a: float | None, rule: BusbarSources, ws: Worksheet
) -> float | None:
    """Return what a source counts for [A]: its output with the factor, else its breaker, which is at least that."""
    if inverter_a is not None:
        label = f"{name}, output of the inverter as it counts"
        return ws.product(label, (inverter_a, "A"), rule.source_factor, unit="A")
    if breaker_a is None:
        return None
    return ws.given(f"{name}, breaker, counted for the inverter", breaker_a, "A")


def _within(sum_a: float, most_a: float, unsure: str | None, cite: str) -> Way:
    """Return whether a sum is small enough; a sum that may be smaller than counted is not known to be too large."""
    if sum_a <= most_a + 1e-9 * most_a:
        return Way(cite, holds=True)
    return Way(cite, None if unsure else False, unsure)


def _at_the_end(allowed: Way, several: list[Source]) -> Way:
    """Return the way that asks for the sources to stand opposite the main breaker."""
    if allowed.holds is False or any(one.at_the_end is False for one in several):
        return Way(allowed.cite, holds=False)
    unplaced = next((one for one in several if one.at_the_end is None), None)
    if unplaced is None or allowed.holds is None:
        return allowed
    return Way(allowed.cite, None, f"{'pv' if unplaced.name == 'Solar' else 'battery'}.opposite_end")


def _center_fed(allowed: Way, several: list[Source], rule: BusbarSources) -> Way:
    """Return the way of a panel that is fed in the middle: sources at one end, whichever, not at both."""
    if allowed.holds and len(several) > 1:
        return Way(rule.center_fed_cite, None, "panel.circuits")
    return Way(rule.center_fed_cite, allowed.holds, allowed.field)


def _sum_of_breakers(
    home: Home,
    several: list[Source],
    node_breaker_a: float | None,
    bus_a: float,
    rule: BusbarSources,
    ws: Worksheet,
) -> Way:
    """Return the way that adds up every breaker but the main, the node's and those of the sources among them."""
    circuits = [c for c in home.panel.circuits or () if c.load_type != "spare"]
    unread = next((i for i, c in enumerate(circuits) if c.breaker_a is None), None)
    if home.panel.circuits is None or unread is not None:
        return Way(rule.sum_of_breakers_cite, None, "panel.circuits")
    parts = {f"{n}. {c.space}": c.breaker_a or 0.0 for n, c in enumerate(circuits, 1)}
    listed = {c.load_type for c in circuits}
    for one, kind, source in (("Solar", "pv", home.pv), ("Battery", "battery", home.battery)):
        if any(s.name == one for s in several) and kind not in listed:
            if source is None or source.breaker_a is None:
                return Way(rule.sum_of_breakers_cite, None, f"{kind}.breaker_a")
            parts[one] = source.breaker_a
    if home.node.fed_from is None and node_breaker_a is not None and "compute" not in listed:
        parts["node"] = node_breaker_a
    sum_a = ws.total("Every breaker but the main", parts, unit="A", cite=rule.sum_of_breakers_cite)
    return Way(rule.sum_of_breakers_cite, bool(sum_a <= bus_a))


def _finding(home: Home, several: list[Way], rule: BusbarSources) -> Finding:
    holding = next((way for way in reversed(several) if way.holds), None)  # the place is asked for last of all
    open_way = next((way for way in several if way.holds is None), None)
    code, exports = "electrical.busbar_sources", bool(home.node.exports)
    through = f" Its feed-through conductors are to be checked apart ({rule.feed_through_cite})."
    more = through if home.panel.feed_through else ""
    if holding is not None:
        keep = "Leave the breaker of the source where it is" if not exports else "Set the node's breaker at that end"
        mark = f"{keep}, and mark it as not to be moved."
        if holding.cite == rule.sum_of_breakers_cite:
            mark = "Mark the panel: the breakers other than the main may not add up to more than its busbar."
        return Finding(
            code=code,
            severity=Severity.NOTE,
            says="The busbar may carry the sources that feed it.",
            means=f"It carries their current beside the utility's.{more}",
            cure=mark,
            cite=holding.cite,
        )
    out = (
        f"Have an engineer examine it ({rule.engineered_cite}), or connect on the supply side ({rule.supply_side_cite})"
    )
    listed = f", or hold the sources by a listed power control system ({rule.pcs_cite})" if rule.pcs_cite else ""
    if open_way is not None:
        return Finding(
            code=code,
            severity=Severity.UNKNOWN if exports else Severity.WARNING,
            says="Whether the busbar may carry the sources that feed it is not known.",
            means=f"It carries their current beside the utility's.{more}",
            cure=_asked(open_way),
            cite=open_way.cite,
            field=open_way.field,
        )
    return Finding(
        code=code,
        severity=Severity.BLOCKING if exports else Severity.WARNING,
        says="The busbar is too small for the sources that feed it, in every way the rule allows.",
        means=f"With the main breaker they could carry more than it is rated for, and nothing would trip.{more}",
        cure=f"Fit a smaller main breaker or a larger busbar. {out}{listed}.",
        cite=rule.cite,
    )


def _asked(way: Way) -> str:
    """Return how to find out what is not known."""
    return f"Give {way.field}; the rating is on the label, the place is where the breaker stands on the busbar."


def _unexamined(rule: BusbarSources) -> Finding:
    return Finding(
        code="electrical.busbar_sources",
        severity=Severity.WARNING,
        says="Whether the busbar may carry the sources that feed it was not examined.",
        means="The rule is not yet confirmed for this edition.",
        cure="Have it checked against the printed code.",
        cite=rule.cite,
    )


def room_for_source_a(bus_a: float, main_a: float, rule: BusbarSources, ws: Worksheet) -> tuple[float, float]:
    """Return the breaker and the inverter output that fit at the end of a busbar opposite the main [A, A]."""
    more = ws.product("Busbar with its allowance for sources", (bus_a, "A"), rule.sum_with_main, unit="A")
    label = "Room for sources at the end of the busbar"
    breaker = ws.total(label, {"allowance": more}, less={"main": main_a}, unit="A")
    return breaker, ws.product("Inverter output it is good for", (breaker, "A"), over=[rule.source_factor], unit="A")
