"""What the readings themselves show: repeats, estimates, sensors that stand still, hours cut up, units mixed up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.numbers import percent, quantity
from assess.rulebook import load_reference

if TYPE_CHECKING:
    from assess.metering.record import Record


def of_values(record: "Record") -> Iterator[Finding]:
    """Yield what is to be said of the readings of a record."""
    if record.series is not None:
        yield from _repeats(record)
        yield from _estimated(record)
        yield from _still(record)
        yield from _split(record)
        yield from _units(record)
        yield from _resets(record)
        yield from _total(record)


def _repeats(record: "Record") -> Iterator[Finding]:
    same = sum(counted.repeats.same for counted in record.registers.values())
    different = sum(counted.repeats.different for counted in record.registers.values())
    if same:
        yield Finding(
            code="metering.repeated",
            severity=Severity.NOTE,
            says=f"{same:,} readings came again with the same value.",
            means="They are counted once.",
        )
    if different:
        first = next(c.repeats.listed[0] for c in record.registers.values() if c.repeats.listed)
        yield Finding(
            code="metering.contradicted",
            severity=Severity.WARNING,
            says=f"{different:,} readings came again with another value, the first at {first:%Y-%m-%d %H:%M}.",
            means="The larger was taken: the strict side.",
            cure="Export the file again; if it stays so, ask the utility which reading is right.",
        )


def _estimated(record: "Record") -> Iterator[Finding]:
    if record.estimated_share <= 0:
        return
    peak = " The highest reading is one of them." if record.highest is not None and record.highest.estimated else ""
    yield Finding(
        code="metering.estimated",
        severity=Severity.WARNING,
        says=f"{percent(record.estimated_share)} of the time was estimated by the utility, not measured.{peak}",
        means="An estimate is smooth and hides peaks; it counts as not recorded.",
        cure="Ask the utility for measured readings of those days.",
    )


def _still(record: "Record") -> Iterator[Finding]:
    # Where the sun feeds the house, the meter stands at nothing for hours, and rightly.
    fed = record.house.exports and record.house.kind != "consumption"
    nothing = [] if fed else [run for run in record.flat if run.kw == 0]
    stuck = [run for run in record.flat if run.kw != 0]
    if stuck:
        hours = sum(run.hours for run in stuck)
        yield Finding(
            code="metering.flat",
            severity=Severity.WARNING,
            says=(
                f"Readings stand still for {quantity(hours, 'h')} in {len(stuck):,} runs; the longest begins "
                f"{stuck[0].begins:%Y-%m-%d %H:%M}, takes {quantity(stuck[0].hours, 'h')} and stands at "
                f"{quantity(stuck[0].kw, 'kW')}."
            ),
            means="A sensor that lost its connection holds its last value; those hours count as not recorded.",
            cure="Check the recorder, and leave those hours out.",
        )
    if nothing:
        hours = sum(run.hours for run in nothing)
        yield Finding(
            code="metering.nothing",
            severity=Severity.WARNING,
            says=(
                f"Nothing at all was drawn for {quantity(hours, 'h')} in {len(nothing):,} runs; the longest begins "
                f"{nothing[0].begins:%Y-%m-%d %H:%M} and takes {quantity(nothing[0].hours, 'h')}."
            ),
            means="An outage, an empty house, or a sensor that was off.",
            cure="Say which; hours without a reading are better left out.",
        )


def _split(record: "Record") -> Iterator[Finding]:
    if record.split_s is None:
        return
    whole = quantity(record.split_s / 60, "min")
    yield Finding(
        code="metering.split_intervals",
        severity=Severity.WARNING,
        says=f"Most intervals of {whole} are of equal parts: longer readings were cut up to look like shorter ones.",
        means=f"The record says no more than one of {whole} does, and counts as such.",
        cure="Ask the utility for the intervals that its meter really keeps.",
    )


def _units(record: "Record") -> Iterator[Finding]:
    figure = load_reference("reference/metering").figure
    series, highest = record.series, record.highest
    seconds = 0 if series is None else int(series.length_s.sum())
    if series is None or highest is None or seconds == 0:
        return
    mean_kw = float(series.exact_wh()) * 3.6 / seconds
    interval_h = seconds / len(series) / 3_600
    if highest.kw > figure("units.most_peak").value or mean_kw > figure("units.most_mean").value:
        factor = 1 / interval_h
        guess = f"kW read as kWh would make it {factor:.3g} times too large" if factor > 1 else "Wh may be read as kWh"
        yield _unlikely(f"The mean is {quantity(mean_kw, 'kW')}, the highest {quantity(highest.kw, 'kW')}.", guess)
    elif abs(mean_kw) < figure("units.least_mean").value:
        guess = "kWh may be read as Wh, or a single circuit stand for the house"
        yield _unlikely(f"The mean is {quantity(mean_kw * 1_000, 'W')}.", guess)


def _unlikely(says: str, guess: str) -> Finding:
    return Finding(
        code="metering.units",
        severity=Severity.WARNING,
        says=f"{says} No home draws that.",
        means=f"The unit is in doubt: {guess}.",
        cure="Compare the sum of a month with the bill.",
    )


def _total(record: "Record") -> Iterator[Finding]:
    stated = record.stated_kwh
    if stated is None:
        return
    exponent = stated.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if all(abs(one - stated) > last_digit for one in record.sums_kwh):
        yield Finding(
            code="metering.total",
            severity=Severity.WARNING,
            says=f"The file states a total of {stated:,f} kWh, which none of its sums comes to.",
            means="Readings are missing from it, or it states the total of another time or another meter.",
            cure="Export the file again, and compare with the bill.",
        )


def _resets(record: "Record") -> Iterator[Finding]:
    if record.house.resets:
        yield Finding(
            code="metering.counter_reset",
            severity=Severity.WARNING,
            says=f"{record.house.resets:,} readings far below zero were left out: a counter was set back there.",
            means="What was drawn in those intervals is not known, and counts as a gap.",
            cure="Check the first days after each of them.",
        )
