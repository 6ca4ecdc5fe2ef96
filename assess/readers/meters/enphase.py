"""Enphase Enlighten: what the roof made, and with current transformers on the mains also use, import and export, in Wh.

With them it is the one solar record in which the full load of the house is known.
"""

from collections.abc import Iterator
from itertools import islice

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file
from assess.readers.meters.spacing import spacing_of
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source

_REGISTERS = {
    "energy produced (wh)": Register.GENERATION,
    "energy consumed (wh)": Register.CONSUMPTION,
    "exported to grid (wh)": Register.EXPORT,
    "imported from grid (wh)": Register.IMPORT,
}


def read_enphase(source: Source, kind: Kind) -> MeterFile:
    """Return what was made, used, sent and taken. Raises IntakeError where only the production is recorded."""
    first, *rows = islice(Table(source, ","), 60)
    places = {n: _REGISTERS[name] for n, cell in enumerate(first) if (name := cell.strip().lower()) in _REGISTERS}
    if not {Register.CONSUMPTION, Register.IMPORT} & set(places.values()):
        raise IntakeError(
            "records what the roof made and not what the house used",
            where=source.where,
            hint="Give the utility's interval data, or a report with consumption.",
        )
    clock = Clock(lambda: source.where, head_text(source))
    seconds = spacing_of((row[0] for row in rows), clock)
    table = Table(source, ",")
    batteries = any("batter" in cell.lower() for cell in first)
    notes = ("It lists a battery; what the house used includes what came out of it.",) if batteries else ()
    readings = _readings(table, Clock(lambda: table.place, head_text(source)), places, seconds)
    return meter_file(kind, source, readings, notes=notes)


def _readings(table: Table, clock: Clock, places: dict[int, Register], seconds: int) -> Iterator[Reading]:
    rows = iter(table)
    next(rows)
    least = max(places)
    for cells in rows:
        if cells[0].strip().lower().startswith("total"):
            continue
        if len(cells) <= least:
            raise IntakeError(f"has {len(cells)} cells, and energy stands in cell {least + 1} too", where=table.place)
        start = clock.stamp(cells[0])
        for place, register in places.items():
            value = table.number(cells[place])
            if value is not None:
                yield Reading(start, seconds, value, register)
