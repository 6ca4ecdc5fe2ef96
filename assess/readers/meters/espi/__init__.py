"""Green Button: the ESPI XML (NAESB REQ.21) that utilities in North America hand out."""

from decimal import Decimal, InvalidOperation

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file
from assess.readers.meters.espi.clock import clock_of
from assess.readers.meters.espi.outline import Block, Outline, outline_of
from assess.readers.meters.espi.readings import readings_of
from assess.readers.meters.espi.series import Series, series_of
from assess.readers.sources import Source

__all__ = ["read_espi"]

_DAY_S = 86_400
_TRUE_SHARE = 0.9  # of the time that the head of a block names; less is worth a word


def read_espi(source: Source, kind: Kind) -> MeterFile:
    """Return the intervals of a feed, in its order, duplicates among them.

    The file is read twice: first for what the numbers mean, then for the numbers. Raises IntakeError for unsafe or
    broken XML, for gas, and for a feed of bills without intervals.
    """
    outline = outline_of(source)
    if not sum(block.readings for block in outline.blocks):
        raise _no_intervals(outline, source.where)
    series, notes = series_of(outline, source.where)
    backward = any(block.below_zero and one for block, one in zip(outline.blocks, series, strict=True))
    if backward and Register.EXPORT not in {one.register for one in series if one}:
        series = tuple(one and Series(Register.NET, one.factor, one.power, one.seconds) for one in series)
        notes += ("Some of its values are negative, so it counts import less export.",)
    stamp, zone, said = clock_of(outline)
    notes += (*said, *_short_blocks(outline.blocks, series))
    if (
        len([point for point in outline.of("UsagePoint") if point.values.get(("ServiceCategory", "kind"), "0") == "0"])
        > 1
    ):
        notes += ("It holds several points of electric service; their readings follow one another.",)
    return meter_file(
        kind, source, readings_of(source, series, stamp), notes=notes, zone=zone, stated_kwh=_stated_kwh(outline)
    )


def _no_intervals(outline: Outline, where: str) -> IntakeError:
    summaries = len(outline.of("UsageSummary", "ElectricPowerUsageSummary"))
    what = f"holds {summaries} summaries of bills and no intervals" if summaries else "holds no intervals"
    return IntakeError(what, where=where, hint="Download interval data, by the hour or by 15 minutes.")


def _short_blocks(blocks: tuple[Block, ...], series: tuple[Series | None, ...]) -> tuple[str, ...]:
    """Return a note where the head of a block names more time than its readings fill."""
    for block, one in zip(blocks, series, strict=True):
        if one is None or not one.seconds or not block.duration.isdecimal():
            continue
        if block.readings * one.seconds < _TRUE_SHARE * int(block.duration[:12]):
            days = int(block.duration[:12]) / _DAY_S
            return (f"A block that says it spans {days:,.0f} days holds {block.readings:,} readings.",)
    return ()


def _stated_kwh(outline: Outline) -> Decimal | None:
    """Return the total of the only summary in the feed, or None."""
    summaries = outline.of("UsageSummary", "ElectricPowerUsageSummary")
    if len(summaries) != 1:
        return None
    for name in ("currentBillingPeriodOverAllConsumption", "overallConsumptionLastPeriod"):
        values = summaries[0].values
        try:
            total = Decimal(values.get((name, "value"), "0")).scaleb(
                int(values.get((name, "powerOfTenMultiplier"), "0"))
            )
        except (InvalidOperation, ValueError):
            continue
        if total:
            return total.scaleb(-3)
    return None
