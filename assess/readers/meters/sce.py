"""Southern California Edison: a section a day, "Energy Delivered" and on solar homes "Energy Received" in turn.

The labels of autumn's doubled hour are 02:00 to 02:45, as the file has them; the quality report tells what they are.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import WH_OF, meter_file, negative_length
from assess.readers.meters.stamps import Clock, seconds_between
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source

_HEADING = re.compile(r"Energy\W+(\w+)\W+time period", re.IGNORECASE)
_REGISTERS = {
    "delivered": Register.IMPORT,
    "consumption": Register.IMPORT,
    "received": Register.EXPORT,
    "generation": Register.EXPORT,
}
_ESTIMATED = re.compile("estimat", re.IGNORECASE)
_LONGEST_S = 25 * 3600  # a day in autumn
_TO = re.compile(r"\s+to\s+")  # the blanks are non-breaking ones


def read_sce(source: Source, kind: Kind) -> MeterFile:
    """Return what was delivered and received. Raises IntakeError for gas and for rows that cannot be."""
    head = head_text(source)
    if re.search(r"Type of readings:\s*Gas", head, re.IGNORECASE):
        raise IntakeError("is the record of a gas meter", where=source.where, hint="Choose the electric service.")
    table = Table(source, ",")
    both = re.search(r"Energy\W+Received", head, re.IGNORECASE)
    notes = ("It counts delivered and received apart, as for a home with solar.",) if both else ()
    return meter_file(kind, source, _readings(table, Clock(lambda: table.place, head)), notes=notes)


def _readings(table: Table, clock: Clock) -> Iterator[Reading]:
    register: Register | None = None
    seconds, factor = 0, WH_OF["kwh"]
    for cells in table:
        first = cells[0]
        if not first[:1].isdigit():
            if heading := _HEADING.search(first):
                register = _register(heading[1], ",".join(cells), table)
            continue
        if register is None or len(cells) < 2:
            continue
        start, end = _stamps(first, clock, table)
        seconds = seconds_between(start, end, seconds)
        if seconds <= 0:
            raise negative_length(start, end, table.place)
        if seconds > _LONGEST_S:
            continue  # a sum of the days above it
        value = table.number(cells[1])
        if value is not None:
            estimated = len(cells) > 2 and bool(cells[2]) and bool(_ESTIMATED.search(cells[2]))
            yield Reading(start, seconds, value * factor, register, estimated)


def _register(word: str, heading: str, table: Table) -> Register | None:
    """Return what a section counts, or None for reactive energy, which is no use of power."""
    if re.search("kilovar|reactive", heading, re.IGNORECASE):
        return None
    register = _REGISTERS.get(word.lower())
    if register is None or not re.search("kilowatt-?hour|kwh|usage", heading, re.IGNORECASE):
        raise IntakeError(f"a section on energy {word.lower()} is not known", where=table.place)
    return register


def _stamps(cell: str, clock: Clock, table: Table) -> tuple[datetime, datetime]:
    start, *end = _TO.split(cell.strip())
    if len(end) != 1:
        raise IntakeError(
            "is no time period", where=table.place, hint='Expected is "2025-02-01 00:00:00 to 2025-02-01 00:15:00".'
        )
    return clock.stamp(start), clock.stamp(end[0])
