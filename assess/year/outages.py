"""How much of the year the street and the line are down: expected values, no luck of the draw.

An interruption comes about once a year, so one year drawn by lot would say little. What is lost is the expected time
without power or line, the sum of both, which is the safe end where they may fall together.
"""

from dataclasses import dataclass
from math import exp

from assess.network.log import log_of
from assess.network.outages import outages_of
from assess.records import Confidence, Figure
from assess.thermal.inputs import Inputs
from assess.year.steps import DAYS, HOURS_OF_DAY

YEAR_H = DAYS * HOURS_OF_DAY
_MINUTES = 60


@dataclass(frozen=True)
class Down:
    """Expected hours a year in which the node stands still, without power and without its line; the range of the first.

    `each_h` is how long an interruption of the street lasts as a mean.
    """

    power_h: float
    line_h: float
    each_h: float = 0.0
    power_least_h: float = 0.0
    power_most_h: float = 0.0

    @property
    def up(self) -> float:
        """Return the share of the year with both."""
        return max(0.0, 1 - (self.power_h + self.line_h) / YEAR_H)


def down_of(inputs: Inputs, *, ride_h: float = 0.0) -> Down:
    """Return the expected hours of a home, written down, by its state or else the whole country.

    `ride_h` is how long a battery carries the node: interruptions are taken to last as long as in an exponential
    distribution, so that part of their time is left.
    """
    inputs = inputs.of("reference/year")
    home, ws = inputs.home, inputs.ws
    table = inputs.figures.raw["outages"]["by_state"]
    place = home.place.state if home.place.state in table else "US"
    minutes, events, least, most = table[place or "US"]
    confidence = Confidence(table["confidence"])

    def figure(value: float, unit: str, low: float | None = None, high: float | None = None) -> Figure:
        return Figure(value=value, unit=unit, cite=table["cite"], confidence=confidence, low=low, high=high)

    where = "the country" if place == "US" else place
    a_year = ws.given(f"Without power, mean of {where}", figure(minutes, table["unit"], least, most))
    hours = ws.product("The same in hours", (a_year, table["unit"]), over=[(float(_MINUTES), "min/h")], unit="h")
    number = float(ws.given("Interruptions of power", figure(events, "a year")))
    each_h = float(ws.product("Each lasts", (hours, "h"), over=[(number, "a year")], unit="h"))
    left = 1.0
    if ride_h > 0:
        left = exp(-ride_h / each_h)
        note = f"a battery carries the node for {ride_h:.1f} h"
        hours = ws.product("Longer than the battery lasts", (hours, "h"), (left, "of it"), unit="h", note=note)
    start = ws.product("Starting again", (left * number, "a year"), inputs.figure("outages.restart"), unit="h")
    power_h = float(ws.total("Node down for want of power", {"without": hours, "starting": start}, unit="h"))
    line = _line_up(inputs)
    line_h = float(ws.product("Line down", (1 - line, "of the time"), (float(YEAR_H), "h"), unit="h"))
    if home.internet.second_path:
        line_h = float(ws.product("Both lines down", (line_h, "h"), inputs.figure("line.second_path"), unit="h"))
    scale = power_h / (minutes / _MINUTES) if minutes else 0.0
    return Down(power_h, line_h, each_h, scale * least / _MINUTES, scale * most / _MINUTES)


def _line_up(inputs: Inputs) -> float:
    """Return how much of the time the line is up: as lines of its kind, or as its own log says.

    A log counts where it is long enough, or where it shows for certain that the line is worse than its kind.
    """
    kind, book = inputs.home.internet.technology or "other", inputs.of("reference/reliability")
    usual, log = book.figure(f"line.{kind}.up"), outages_of(log_of(inputs.home))
    if log is None or (log.attempts < book.figure("log.tests").value and 1 - log.least >= usual.value):
        return inputs.assumed("Line up", usual, "as lines of its kind are")
    figure = Figure(value=log.up, unit=usual.unit, cite="the home's own log of tests", confidence=Confidence.MEDIUM)
    return float(inputs.ws.given("Line up, as its log shows", figure))
