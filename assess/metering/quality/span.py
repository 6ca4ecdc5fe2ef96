"""How long was recorded, and over which seasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.metering.words import span_in_words
from assess.numbers import quantity
from assess.rulebook import load_reference

if TYPE_CHECKING:
    from assess.metering.record import Record

_SHORT_DAYS, _YEAR_DAYS = "span.short", "span.year"


def of_span(record: "Record") -> Iterator[Finding]:
    """Yield what is to be said of the length of a record and of its seasons."""
    if record.series is None:
        return
    figure = load_reference("reference/metering").figure
    least, year = figure(_SHORT_DAYS).value, figure(_YEAR_DAYS).value
    if record.days < least:
        yield Finding(
            code="metering.under_a_month",
            severity=Severity.WARNING,
            says=f"{span_in_words(record.days)} were recorded, fewer than {quantity(least, 'days')}.",
            means="The code does not admit so short a record.",
            cure="Ask the utility for a year, or let the recorder run for at least that long.",
        )
    elif record.days < year:
        yield Finding(
            code="metering.under_a_year",
            severity=Severity.WARNING,
            says=f"{span_in_words(record.days)} were recorded, fewer than {quantity(year, 'days')}.",
            means="Only the exception for short records is open, which asks more of the record.",
            cure="Ask the utility for a whole year.",
        )
        yield from _seasons(record)


def _seasons(record: "Record") -> Iterator[Finding]:
    for held, name, load in (
        (record.seasons.hot, "hottest", "cooling"),
        (record.seasons.cold, "coldest", "heating"),
    ):
        if not held:
            yield Finding(
                code=f"metering.no_{load}_season",
                severity=Severity.WARNING,
                says=f"The record does not hold the {name} months.",
                means=f"The peak of {load} is not in it, and is added from the nameplates.",
                cure=f"Record through the {name} months, or state the load that was missed (demand.seasonal_va).",
                field="demand.seasonal_va",
            )
