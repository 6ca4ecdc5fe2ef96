"""Sense: one row a device and hour; the device "mains" is the whole house, "solar" what the roof made."""

from collections.abc import Iterator
from itertools import islice

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file, places_of
from assess.readers.meters.spacing import spacing_of
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source

_DEVICES = {
    "mains": Register.CONSUMPTION,
    "total usage": Register.CONSUMPTION,
    "solar": Register.GENERATION,
    "solar production": Register.GENERATION,
}
_NOTES = (
    "It lists the use of the whole house as one device among others; the others are part of it and are left out.",
)


def read_sense(source: Source, kind: Kind) -> MeterFile:
    """Return the use of the house and what its solar made. Raises IntakeError where the house is not among the rows."""
    heading, rows = _head(source)
    places = places_of(heading, ("datetime", "device id", "name", "kwh"), source.where)
    clock = Clock(lambda: source.where, head_text(source))
    stamps = [row[places[0]] for row in rows if _register(row, places) is Register.CONSUMPTION]
    if not stamps:
        raise IntakeError(
            'has no rows of the device "mains", which is the whole house',
            where=source.where,
            hint="Export all devices.",
        )
    seconds = spacing_of(stamps, clock)
    table = Table(source, ",")
    clock = Clock(lambda: table.place, head_text(source))
    return meter_file(kind, source, _readings(table, clock, places, seconds), notes=_NOTES)


def _head(source: Source) -> tuple[list[str], list[list[str]]]:
    rows = [cells for cells in islice(Table(source, ","), 2_000) if not cells[0].startswith("#")]
    rows = rows or [[]]  # a quote left open in its first line swallows all others
    return [cell.strip().lower() for cell in rows[0]], rows[1:]


def _register(cells: list[str], places: list[int]) -> Register | None:
    """Return what a row counts, by its device or, in older exports, by the device's name; None for a single device."""
    _, device, name, _ = places
    if len(cells) <= max(places):
        return None
    return _DEVICES.get(cells[device].strip().lower()) or _DEVICES.get(cells[name].strip().lower())


def _readings(table: Table, clock: Clock, places: list[int], seconds: int) -> Iterator[Reading]:
    day, *_, energy = places
    last = max(places)
    for cells in table:
        if cells[0].startswith("#") or cells[0].strip().lower() == "datetime":
            continue
        if len(cells) <= last:
            raise IntakeError(f"has {len(cells)} cells, and the energy stands in cell {energy + 1}", where=table.place)
        register = _register(cells, places)
        if register is None:
            continue
        value = table.number(cells[energy])
        if value is not None:
            wh = abs(value) if register is Register.GENERATION else value  # solar is written below zero
            yield Reading(clock.stamp(cells[day]), seconds, wh * 1000, register)
