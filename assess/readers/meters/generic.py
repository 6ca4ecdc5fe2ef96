"""A plain table of times and energy, as spreadsheets and small utilities write it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import HOUR_S, WH_OF, meter_file, negative_length, refuse_other_meter
from assess.readers.meters.columns import Columns, columns_of
from assess.readers.meters.first_rows import period
from assess.readers.meters.negatives import column_has_negative
from assess.readers.meters.stamps import Clock, seconds_between
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted

_DIGITS = frozenset("0123456789")
_TOTALS = ("total", "sum", "average", "minimum", "maximum")


def read_generic(source: Source, kind: Kind, chosen: str | None = None) -> MeterFile:
    """Return the readings of a plain table; `chosen` is the heading of its column, where several could be meant.

    A length that the file does not say is 0. Raises IntakeError with row and cell.
    """
    columns = columns_of(source, chosen)
    notes = columns.notes
    (place, register), *others = columns.energy.items()
    if register is Register.IMPORT and not others and column_has_negative(source, place):
        columns = replace(columns, energy={place: Register.NET})
        notes += ("Some of its values are negative, so it counts import less export.",)
    if columns.power and not columns.seconds:
        raise IntakeError(
            "counts power, and the length of its intervals is not known from a single row", where=source.where
        )
    table = Table(source, columns.delimiter)
    clock = Clock(lambda: table.place, head_text(source))
    return meter_file(kind, source, _readings(table, columns, clock), notes=notes, zone=columns.zone)


def _readings(table: Table, columns: Columns, clock: Clock) -> Iterator[Reading]:
    day, time, unit, mark = columns.day, columns.time, columns.unit, columns.mark
    least = max(day, time or 0, columns.end or 0, *columns.energy)
    scale = columns.factor * columns.seconds / HOUR_S if columns.power else columns.factor
    seconds = columns.seconds if columns.power else 0
    energy, plain = tuple(columns.energy.items()), time is None and columns.end is None and not columns.period
    for cells in _data(table, columns):
        if len(cells) <= least:
            if not any(cell.strip() for cell in cells) or _is_total(cells):
                continue
            raise IntakeError(
                f"has {len(cells)} cells; the heading has {len(columns.heading) or least + 1}", where=table.place
            )
        if cells[day][:1] not in _DIGITS and _is_total(cells):
            continue
        if plain:
            start = clock.stamp(cells[day])
        else:
            start, seconds = _span(cells, columns, clock, table, seconds)
        factor = scale if unit is None else _factor(cells[unit], table)
        estimated = mark is not None and len(cells) > mark and "estim" in cells[mark].lower()
        for place, register in energy:
            value = table.number(cells[place])
            if value is not None:
                yield Reading(start, seconds, value * factor, register, estimated)


def _data(table: Table, columns: Columns) -> Iterator[list[str]]:
    """Yield the rows below the heading."""
    rows = iter(table)
    heading = list(columns.heading)
    if heading:
        for cells in rows:
            if cells == heading:
                break
    yield from rows


def _is_total(cells: list[str]) -> bool:
    return cells[0][:1].isalpha() and cells[0].strip().lower().startswith(_TOTALS)


def _span(cells: list[str], columns: Columns, clock: Clock, table: Table, usual: int) -> tuple[datetime, int]:
    """Return start and seconds where day and time stand apart, or the end is given."""
    if columns.time is not None:
        return clock.joined(cells[columns.day], cells[columns.time]), usual
    first, last = period(cells[columns.day])
    start = clock.stamp(first)
    end = clock.stamp((last or "") if columns.end is None else cells[columns.end])
    seconds = seconds_between(start, end, usual)
    if seconds % 300 == 240:  # the end names the last minute of the interval
        seconds += 60
    if seconds <= 0:
        raise negative_length(start, end, table.place)
    return start, seconds


def _factor(cell: str, table: Table) -> Decimal:
    factor = WH_OF.get(cell.strip().lower())
    if factor is None:
        refuse_other_meter(cell, table.place)
        raise IntakeError(f"{quoted(cell)} is no unit of energy; kWh is read", where=table.place, hint="Give one unit.")
    return factor
