"""UtilityAPI: one row an interval, newest first, with its start, its end and the energy forward, in reverse and net.

Forward and reverse are often empty; what is left is the net of both.
"""

from collections.abc import Iterator
from itertools import islice

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file, negative_length, places_of
from assess.readers.meters.first_rows import is_stamp
from assess.readers.meters.negatives import column_has_negative
from assess.readers.meters.stamps import Clock, seconds_between
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted


def read_utilityapi(source: Source, kind: Kind, meter: str | None = None) -> MeterFile:
    """Return forward as import and reverse as export, else net; `meter` is a meter_uid where there are several.

    Raises IntakeError for several meters in one file and for rows that cannot be.
    """
    table = Table(source, ",")
    first, *rows = islice(Table(source, ","), 50)
    names = [cell.strip().lower() for cell in first]
    zone = _cell(rows, names, "interval_timezone")
    apart = any(_cell([row], names, "fwd_kwh") for row in rows)
    notes = ["It is sorted newest first."] if _newest_first(rows, names) else []
    if apart:
        columns = [("fwd_kwh", Register.IMPORT), ("rev_kwh", Register.EXPORT)]
    else:
        name = "net_kwh" if _cell(rows, names, "net_kwh") else "interval_kwh"
        net = column_has_negative(source, *places_of(names, (name,), source.where))
        columns = [(name, Register.NET if net else Register.IMPORT)]
        notes.append(
            "Forward and reverse energy are not filled in; "
            + ("what it counts is the net of both." if net else "the net is never negative and is read as import.")
        )
    places = [(names.index(name), register) for name, register in columns if name in names]
    clock = Clock(lambda: table.place, head_text(source))
    return meter_file(kind, source, _readings(table, clock, names, places, meter), notes=tuple(notes), zone=zone)


def _readings(
    table: Table, clock: Clock, names: list[str], places: list[tuple[int, Register]], meter: str | None
) -> Iterator[Reading]:
    begin, end = places_of(names, ("interval_start", "interval_end"), table.source.where)
    uid = names.index("meter_uid") if "meter_uid" in names else None
    least, seconds, one = max(begin, end, *(place for place, _ in places)), 0, meter
    rows = iter(table)
    next(rows)
    for cells in rows:
        if len(cells) <= least:
            raise IntakeError(f"has {len(cells)} cells; the heading has {len(names)}", where=table.place)
        if uid is not None:
            if one is None:
                one = cells[uid]
            if cells[uid] != one:
                if meter is not None:
                    continue
                raise IntakeError(
                    f"holds several meters: {quoted(one)} and {quoted(cells[uid])}",
                    where=table.place,
                    hint=f"Name one behind the file name, as in {table.source.name}#{one}.",
                )
        start, stop = clock.stamp(cells[begin]), clock.stamp(cells[end])
        seconds = seconds_between(start, stop, seconds)
        if seconds <= 0:
            raise negative_length(start, stop, table.place)
        for place, register in places:
            value = table.number(cells[place])
            if value is not None:
                yield Reading(start, seconds, value * 1000, register)


def _cell(rows: list[list[str]], names: list[str], name: str) -> str | None:
    """Return the first cell of a column that is filled in, or None."""
    if name not in names:
        return None
    place = names.index(name)
    return next((row[place].strip() for row in rows if len(row) > place and row[place].strip()), None)


def _newest_first(rows: list[list[str]], names: list[str]) -> bool:
    cells = [_cell([row], names, "interval_start") or "" for row in rows[:2]]
    clock = Clock(lambda: "")
    return (
        len(cells) > 1
        and all(is_stamp(cell, clock) for cell in cells)
        and clock.stamp(cells[1]) < clock.stamp(cells[0])
    )
