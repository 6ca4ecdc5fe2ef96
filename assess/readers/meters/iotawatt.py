"""IoTaWatt: a query grouped by time, in watts unless told else; each input is a column with a name of its own."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import HOUR_S, meter_file
from assess.readers.meters.channels import house_channels, left_out
from assess.readers.meters.spacing import spacing_of
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source


def read_iotawatt(source: Source, kind: Kind, channel: str | None = None) -> MeterFile:
    """Return the inputs of the mains, or the `channel` that is named. Raises IntakeError where that is open."""
    first, *rows = islice(Table(source, ","), 60)
    names = [cell.strip() for cell in first]
    clock = Clock(lambda: source.where, head_text(source))
    seconds = spacing_of((row[0] for row in rows), clock)
    if not seconds:
        raise IntakeError("has fewer than two rows", where=source.where, hint="Query a longer time.")
    known, note = house_channels(names[1:], channel, source.where)
    places = {names.index(name): register for name, register in known.items()}
    notes = [f"It counts W, averaged over {seconds:,} s; a query can also give Wh, and the file does not say which."]
    notes += [f"{note}."] if note else []
    table = Table(source, ",")
    readings = _readings(table, Clock(lambda: table.place, head_text(source)), places, seconds)
    return meter_file(kind, source, readings, notes=(*notes, *left_out(names[1:], known)))


def _readings(table: Table, clock: Clock, places: dict[int, Register], seconds: int) -> Iterator[Reading]:
    rows, factor, least = iter(table), Decimal(seconds) / HOUR_S, max(places)
    next(rows)
    for cells in rows:
        if len(cells) <= least:
            raise IntakeError(f"has {len(cells)} cells, and the mains stand in cell {least + 1}", where=table.place)
        start = clock.stamp(cells[0])
        for place, register in places.items():
            value = table.number(cells[place], "power")
            if value is not None:
                yield Reading(start, seconds, value * factor, register)
