"""How much of a year the node works: the street's power, the battery, the line and the node itself.

Outages of the street are two kinds, each with lengths that fall off exponentially; a battery that lasts T hours
leaves exp(-T / mean) of an outage's time and of its interruptions. Times down are added, not multiplied up: power
and line often fail together, but nobody may count on it.
"""

from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from assess.intake import Home
from assess.intake.security import SecurityChecklist
from assess.network import log_of, outages_of
from assess.numbers import percent, quantity
from assess.records import Basis, Figure
from assess.suitability.records import Availability
from assess.suitability.ride_through import RideThrough
from assess.suitability.rules import StateOutages, outages_of_state, reliability, year
from assess.worksheet import Worksheet

_PCT = 100.0


class Kind(NamedTuple):
    """One kind of outage: hours a year and interruptions a year."""

    hours: float
    interruptions: float

    def left(self, battery_h: float) -> float:
        """Return the share of its time, and of its interruptions, that outlasts a battery."""
        if self.interruptions <= 0 or self.hours <= 0:
            return 0.0
        return exp(-battery_h * self.interruptions / self.hours)


@dataclass(frozen=True)
class Uptime:
    """The availability, and in words where its parts come from."""

    table: Availability
    place: str
    ride: RideThrough
    line_note: str
    line_assumed: bool


def outage_kinds(hours: float, interruptions: float) -> tuple[Kind, Kind]:
    """Return the ordinary outages and those of major events."""
    book = reliability()
    minutes, events = book.figure("power.major_minutes").value, book.figure("power.major_events").value
    ordinary = Kind(hours * (1 - minutes), interruptions * (1 - events))
    return ordinary, Kind(hours * minutes, interruptions * events)


def down_h(hours: float, interruptions: float, battery_h: float) -> tuple[float, float]:
    """Return the hours without power that a battery leaves, and the interruptions that it leaves."""
    kinds = outage_kinds(hours, interruptions)
    left = [kind.left(battery_h) for kind in kinds]
    return (
        sum(kind.hours * share for kind, share in zip(kinds, left, strict=True)),
        sum(kind.interruptions * share for kind, share in zip(kinds, left, strict=True)),
    )


def availability(home: Home, ride: RideThrough, security: SecurityChecklist, ws: Worksheet) -> Uptime:
    """Return how much of a year the node works, as usual and at both ends of what is known."""
    book, state = reliability(), outages_of_state(home.place.state)
    year_h, per_h = book.figure("power.hours"), book.figure("power.minutes")
    power = _power(state, ride, per_h, security, ws)
    line = _line(home, ws)
    own = book.figure("node.up")
    node = ws.given("Node in working order", own, basis=Basis.ASSUMED)
    line_h = float(ws.product("Hours without the line", (1 - line.usual, ""), year_h, unit="h"))
    node_h = float(ws.product("Hours in which the node is out of order", (1 - float(node), ""), year_h, unit="h"))
    down = ws.total("Hours down a year", {"power": power.usual, "line": line_h, "node": node_h}, unit="h")
    up = ws.product("Share of the year down", (down, "h"), over=[year_h], unit="")
    usual = ws.product("Availability", (1 - float(up), ""), (_PCT, "%"), unit="%")
    worse = power.bad + (1 - line.bad + 1 - _end(own, low=True)) * year_h.value
    better = power.good + (1 - line.good + 1 - _end(own, low=False)) * year_h.value
    bad, good = (_PCT * (1 - hours / year_h.value) for hours in (worse, better))
    ws.given("Availability in a bad year", bad, "%", note="every part at the worse end of its range")
    ws.given("Availability in a good year", good, "%", note="every part at the better end of its range")
    table = Availability(
        usual_pct=float(usual),
        bad_pct=max(0.0, bad),
        good_pct=good,
        power_down_h=power.usual,
        line_down_h=line_h,
        node_down_h=node_h,
    )
    return Uptime(table, state.place, ride, line.note, line.assumed)


class _Three(NamedTuple):
    usual: float
    bad: float
    good: float
    note: str = ""
    assumed: bool = True


def _power(state: StateOutages, ride: RideThrough, per_h: Figure, security: SecurityChecklist, ws: Worksheet) -> _Three:
    book = reliability()
    restart, momentary = year().figure("outages.restart"), book.figure("power.momentary")
    # With a dead modem the node is cut off, battery or not; one that nobody asked about is not counted on.
    carried = ride.hours if security.modem_on_battery else 0.0
    note = "" if carried or not ride.hours else "the modem is not known to run on, so the battery is not counted"
    of_year = ws.given(f"Power outages, {state.place}", state.figure(state.minutes), basis=Basis.ASSUMED)
    hours = float(ws.product("Hours without the street's power", (of_year, state.unit), over=[per_h], unit="h"))
    left_h, left = down_h(hours, state.interruptions, carried)
    blinks = 0.0 if ride.battery else momentary.value
    ws.given("Ride-through that counts", carried, "h", note=note or None)
    ws.given("Hours that outlast it", left_h, "h", note="ordinary and major outages, each exp(−hours ÷ mean length)")
    count = ws.total("Restarts a year", {"outages": left, "momentary": blinks}, unit="interruptions")
    lost = ws.product("Hours to start again", (count, "interruptions"), restart, unit="h")
    usual = ws.total("Hours down for want of power", {"outages": left_h, "restarts": lost}, unit="h")
    ends = []
    for minutes, low in ((state.most, False), (state.least, True)):
        end_h, end_count = down_h(minutes / per_h.value, state.interruptions, carried)
        end_blinks = 0.0 if ride.battery else _end(momentary, low=low)
        ends.append(end_h + (end_count + end_blinks) * restart.value)  # a start that waits for a person is a choice
    return _Three(float(usual), bad=ends[0], good=ends[1])


def _line(home: Home, ws: Worksheet) -> _Three:
    """Return how often the line is up: as its kind is, or as its own log says where that is long enough or worse."""
    kind = home.internet.technology or "other"
    figure = reliability().figure(f"line.{kind}.up")
    seen = outages_of(log_of(home))
    long_enough = seen is not None and seen.attempts >= reliability().figure("log.tests").value
    if seen is not None and (long_enough or 1 - seen.least < figure.value):
        note = f"as {percent(seen.up)} of the {seen.attempts:,} tests of its log went through"
        ws.given("Line up", seen.up, basis=Basis.MEASURED, note=note)
        return _second(home, _Three(seen.up, 1 - seen.most, 1 - seen.least, note, assumed=False), ws)
    ws.given("Line up", figure, basis=Basis.ASSUMED, note="as lines of its kind are")
    three = _Three(figure.value, _end(figure, low=True), _end(figure, low=False), "as lines of its kind are")
    return _second(home, three, ws)


def _second(home: Home, line: _Three, ws: Worksheet) -> _Three:
    if not home.internet.second_path:
        return line
    both = year().figure("line.second_path")
    down = ws.product("Both lines down", (1 - line.usual, ""), both, unit="")
    note = f"{line.note}; a second line takes over in {percent(1 - both.value)} of the breaks"
    worst, best = _end(both, low=False), _end(both, low=True)
    return _Three(1 - float(down), 1 - (1 - line.bad) * worst, 1 - (1 - line.good) * best, note, line.assumed)


def _end(figure: Figure, *, low: bool) -> float:
    end = figure.low if low else figure.high
    return figure.value if end is None else end


def in_words(uptime: Uptime) -> str:
    """Return the availability as a sentence."""
    table = uptime.table
    down = table.power_down_h + table.line_down_h + table.node_down_h
    return (
        f"The node would be up {quantity(table.usual_pct, '%')} of a usual year, {quantity(down, 'h')} down: "
        f"{quantity(table.power_down_h, 'h')} for power, {quantity(table.line_down_h, 'h')} for the line, "
        f"{quantity(table.node_down_h, 'h')} of its own."
    )
