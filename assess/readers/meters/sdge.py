"""San Diego Gas & Electric: thirteen lines on the account, then Meter Number, Date, Start Time, Duration and energy.

The total in its head is of the net column, which for a home with solar is not what the house drew.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file, refuse_other_meter
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted

_REGISTERS = {"CONSUMPTION": Register.IMPORT, "GENERATION": Register.EXPORT, "NET": Register.NET}
_TOTAL = re.compile(r"^\"?Total Usage\"?,\"?(-?[\d.]+)", re.MULTILINE)
_UOM = re.compile(r"^\"?UOM\"?,\"?([^,\"\n]+)", re.MULTILINE)
_RESOURCE = re.compile(r"^\"?Resource\"?,\"?Gas", re.MULTILINE | re.IGNORECASE)
_MINUTE_S = 60
_DAY_MIN = 1440


def read_sdge(source: Source, kind: Kind) -> MeterFile:
    """Return consumption and generation, or net where there is only that. Raises IntakeError."""
    head = head_text(source)
    if _RESOURCE.search(head):
        raise IntakeError("is the record of a gas meter", where=source.where, hint="Choose the electric meter.")
    if unit := _UOM.search(head):
        refuse_other_meter(unit[1], source.where)
    table, total = Table(source, ","), _TOTAL.search(head)
    notes = ("Its total is of the net column, consumption less generation.",) if total else ()
    stated = Decimal(total[1]) if total else None
    return meter_file(kind, source, _readings(table, Clock(lambda: table.place, head)), notes=notes, stated_kwh=stated)


def _readings(table: Table, clock: Clock) -> Iterator[Reading]:
    places: dict[str, int] = {}
    day = start = length = 0
    columns: list[tuple[int, Register]] = []
    for cells in table:
        if not columns:
            names = [cell.strip().upper() for cell in cells]
            if {"DATE", "START TIME", "DURATION"} <= set(names):
                places = {name: place for place, name in enumerate(names)}
                day, start, length = places["DATE"], places["START TIME"], places["DURATION"]
                columns = [(places[name], register) for name, register in _REGISTERS.items() if name in places]
            continue
        if len(cells) < len(places):
            if any(cell.strip() for cell in cells):
                raise IntakeError(f"has {len(cells)} cells; the heading has {len(places)}", where=table.place)
            continue
        at, seconds = clock.joined(cells[day], cells[start]), _seconds(cells[length], table)
        counted = False
        for place, register in columns:
            if register is Register.NET and counted:
                break
            value = table.number(cells[place])
            if value is not None:
                counted = True
                yield Reading(at, seconds, value * 1000, register)


def _seconds(cell: str, table: Table) -> int:
    if cell.isascii() and cell.isdigit() and 0 < int(cell[:6]) <= _DAY_MIN:
        return int(cell) * _MINUTE_S
    raise IntakeError(
        f"the duration is {quoted(cell)}; it is minutes, from 1 to {_DAY_MIN:,}",
        where=table.place,
        hint="Download again.",
    )
