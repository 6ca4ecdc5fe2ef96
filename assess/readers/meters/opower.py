"""PG&E, ComEd, PECO, ConEd, Portland General and others whose download comes from the same maker (Opower).

A few lines on the account, then TYPE, DATE, START TIME, END TIME and either USAGE or IMPORT and EXPORT. The end of an
interval is its last minute (0:14 for a quarter of an hour). The same layout carries gas, in therms.
"""

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import HOUR_S, WH_OF, meter_file, negative_length, places_of, refuse_other_meter
from assess.readers.meters.stamps import Clock, seconds_between
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_lines, head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted

_UNIT = re.compile(r"\(([^)]+)\)")
_ESTIMATED = re.compile("estimat", re.IGNORECASE)
_LAST_MINUTE = timedelta(minutes=1)


def read_opower(source: Source, kind: Kind) -> MeterFile:
    """Return the intervals of one service. Raises IntakeError for bills, gas and rows that cannot be."""
    table = Table(source, ",")
    header = next((cells for cells in _rows_of_head(source) if cells[0].strip().upper() == "TYPE"), [])
    names = [cell.strip().upper() for cell in header]
    if "START DATE" in names or "START TIME" not in names:
        raise IntakeError(
            "lists bills, not intervals", where=source.where, hint="Download usage by the hour or by 15 minutes."
        )
    columns = _columns(header, source.where)
    notes: tuple[str, ...] = ()
    if any(register is Register.EXPORT for register in columns.values()):
        notes = ("It counts import and export apart, as for a home that sends power to the grid.",)
    return meter_file(
        kind, source, _readings(table, names, columns, Clock(lambda: table.place, head_text(source))), notes=notes
    )


def _rows_of_head(source: Source) -> Iterator[list[str]]:
    return (cells for cells in csv.reader(head_lines(source, 40)) if cells)


def _columns(header: list[str], where: str) -> dict[int, Register]:
    """Return which columns hold energy, by their place, after a look at their units."""
    columns = {}
    for place, cell in enumerate(header):
        word, unit = cell.strip().upper().split(" ")[0], _UNIT.search(cell)
        if word not in {"USAGE", "IMPORT", "EXPORT"} or "COST" in cell.upper() or "CREDIT" in cell.upper():
            continue
        if unit:
            refuse_other_meter(unit[1], where)
            if unit[1].strip().lower() != "kwh":
                raise IntakeError(f"counts in {quoted(unit[1])}, and kWh is read", where=where)
        columns[place] = Register.EXPORT if word == "EXPORT" else Register.IMPORT
    if not columns:
        raise IntakeError("has no column USAGE, IMPORT or EXPORT", where=where, hint="Download usage by the hour.")
    return columns


def _readings(table: Table, names: list[str], columns: dict[int, Register], clock: Clock) -> Iterator[Reading]:
    day, start, end = places_of(names, ("DATE", "START TIME", "END TIME"), table.source.where)
    units = names.index("UNITS") if "UNITS" in names else None
    notes = names.index("NOTES") if "NOTES" in names else len(names)
    lengths: dict[tuple[str, str], int] = {}
    least = max(day, start, end, units or 0, *columns)
    begun = False
    for cells in table:
        if not begun:
            begun = cells[0].strip().upper() == "TYPE"
            continue
        if len(cells) <= least:
            if any(cell.strip() for cell in cells):
                raise IntakeError(f"has {len(cells)} cells; the heading has {len(names)}", where=table.place)
            continue
        if "gas" in cells[0].lower():
            continue
        factor = WH_OF["kwh"] if units is None else _factor(cells[units], table)
        at = clock.joined(cells[day], cells[start])
        key = (cells[start], cells[end])
        seconds = lengths.get(key)
        if seconds is None:
            seconds = lengths[key] = _length(at, clock.joined(cells[day], cells[end]), table.place)
        estimated = len(cells) > notes and bool(cells[notes]) and bool(_ESTIMATED.search(cells[notes]))
        for place, register in columns.items():
            value = table.number(cells[place])
            if value is not None:
                yield Reading(at, seconds, value * factor, register, estimated)


def _factor(unit: str, table: Table) -> Decimal:
    factor = WH_OF.get(unit.strip().lower())
    if factor is None:
        refuse_other_meter(unit, table.place)
        raise IntakeError(f"{quoted(unit)} is no unit of energy; kWh is read", where=table.place)
    return factor


def _length(start: datetime, end: datetime, where: str) -> int:
    """Return the seconds of an interval whose end is its last minute, or the first of the next."""
    if end < start and end.hour == 0:
        end += timedelta(days=1)
    if (end.minute + 1) % 5 == 0:
        end += _LAST_MINUTE
    seconds = seconds_between(start, end, 0)
    if not 0 < seconds <= 24 * HOUR_S:
        raise negative_length(start, end, where)
    return seconds
