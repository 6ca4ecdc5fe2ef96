"""Intervals, gaps, clocks and order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.numbers import percent, quantity
from assess.rulebook import load_reference

if TYPE_CHECKING:
    from assess.metering.record import Record

_QUARTER_S, _HOUR_S = 900, 3_600
_NAMED = 3  # a sentence holds no more


def of_time(record: "Record") -> Iterator[Finding]:
    """Yield what is to be said of the times in a record."""
    if record.series is None:
        return
    yield from _intervals(record)
    yield from _gaps(record)
    yield from _clock(record)
    if any(counted.order == "newest first" for counted in record.registers.values()):
        yield _note("newest_first", "The file lists its newest reading first.", "It was put in order.")
    elif any(counted.order == "mixed" for counted in record.registers.values()):
        yield _note("out_of_order", "The file does not list its readings in order.", "They were put in order.")


def _intervals(record: "Record") -> Iterator[Finding]:
    lengths = [n for n in record.lengths_s if n > 0]
    if record.lengths_s.get(0):
        yield Finding(
            code="metering.no_interval",
            severity=Severity.UNKNOWN,
            says="How long an interval is cannot be told from one reading.",
            means="Energy without its time says nothing of demand.",
            cure="Export more than one reading.",
        )
    if len(lengths) > 1:
        shown = ", ".join(f"{record.lengths_s[n]:,} of {quantity(n / 60, 'min')}" for n in sorted(lengths)[:_NAMED])
        yield Finding(
            code="metering.mixed_intervals",
            severity=Severity.WARNING,
            says=f"The intervals are of different lengths: {shown}.",
            means="The record counts as one of its longest interval, unless that is rare.",
            cure="Export one interval, the shortest there is.",
        )
    if lengths and max(lengths) > _QUARTER_S and len(lengths) == 1:
        yield Finding(
            code="metering.coarse",
            severity=Severity.WARNING,
            says=f"The record averages over {quantity(lengths[0] / 60, 'min')}.",
            means=(
                "Shorter peaks are higher; the strictest of the published ways to allow for that is taken."
                if lengths[0] <= _HOUR_S
                else "So long an average does not show a peak."
            ),
            cure="Ask the utility for intervals of 15 min.",
        )


def _gaps(record: "Record") -> Iterator[Finding]:
    cover = record.cover
    if cover.hole_count:
        worst = cover.holes[0]
        yield Finding(
            code="metering.gaps",
            severity=Severity.WARNING,
            says=(
                f"{cover.hole_count:,} gaps, {percent(cover.gap_share)} of the time; the longest begins "
                f"{worst.begins:%Y-%m-%d %H:%M} and takes {quantity(worst.hours, 'h')}."
            ),
            means="What was not recorded may hold the peak.",
            cure="Export the missing days again.",
        )
    if cover.overlaps:
        yield Finding(
            code="metering.overlaps",
            severity=Severity.WARNING,
            says=f"{cover.overlaps:,} readings begin before the one before them has ended.",
            means="Energy may be counted twice: the sum of the record is not to be relied on.",
            cure="Export one meter and one interval at a time.",
        )


def _clock(record: "Record") -> Iterator[Finding]:
    skipped = sorted({s for c in record.registers.values() for s in c.jumps.skipped_s})
    doubled = sorted({s for c in record.registers.values() for s in c.jumps.doubled_s})
    if skipped:
        says = f"The labels skip the hour from {_hours(skipped)} on, where clocks are set forward."
        yield _note("spring_hour", says, "No time is missing: it is no gap.")
    if doubled:
        says = f"The labels give the hour from {_hours(doubled)} on twice, where clocks are set back."
        yield _note("autumn_hour", says, "Both hours count; they are not one reading given twice.")
    if skipped and not doubled and _autumn_inside(record, skipped):
        yield Finding(
            code="metering.autumn_hour_single",
            severity=Severity.NOTE,
            says="Clocks are set forward in the labels and not back: the doubled hour of autumn is there once.",
            means="Its energy was left out, or put into one hour that then reads high.",
        )


def _autumn_inside(record: "Record", skipped: list[int]) -> bool:
    """Return whether the record runs from a spring on past the change of clocks in the autumn after it."""
    from assess.metering.record.series import moment

    series, spring = record.series, moment(skipped[0])
    if series is None:
        return False
    last, figure = series.label(len(series) - 1), load_reference("reference/metering").figure
    change = (spring.year, figure("clock.autumn_month").value, figure("clock.autumn_last").value)
    return (last.year, last.month, last.day) > change


def _hours(starts: list[int]) -> str:
    from assess.metering.record.series import moment

    return ", ".join(f"{moment(start):%Y-%m-%d %H:%M}" for start in starts[:_NAMED])


def _note(code: str, says: str, means: str) -> Finding:
    return Finding(code=f"metering.{code}", severity=Severity.NOTE, says=says, means=means)
