"""Emporia Vue: a column a channel, headed with its unit; the two legs of the service are Mains_A and Mains_B.

Files by the second, minute and quarter of an hour count kW, those by the hour and day kWh. Where the heading does not
say, the distance of the rows does.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import HOUR_S, W_OF, WH_OF, meter_file
from assess.readers.meters.spacing import spacing_of
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import BLANK, Table
from assess.readers.meters.text import head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted

_ZONE = re.compile(r"Time Bucket \(([^)]*)\)")
_UNIT = re.compile(r"\((k?W)(?:att|h|atth)?(s|h|hs|hours?)?\)\s*$", re.IGNORECASE)
_MAINS = re.compile(r"Mains_([ABC])\b")
_LEGS = {"A": Register.LEG_A, "B": Register.LEG_B}
_KWH_FROM_S = HOUR_S


def read_emporia(source: Source, kind: Kind, device: str | None = None) -> MeterFile:
    """Return the two legs; `device` is the monitor's name where a file holds several.

    Raises IntakeError for three phases, for a file without mains and for cells that are no number.
    """
    first, *rows = islice(Table(source, ","), 60)
    clock = Clock(lambda: source.where, head_text(source))
    zone = _ZONE.search(first[0])
    seconds = spacing_of((row[0] for row in rows), clock)
    if not seconds:
        raise IntakeError("has fewer than two rows", where=source.where, hint="Export a longer time.")
    legs = _legs(first, rows, device, source)
    factor, note = _factor(first, legs, seconds)
    table = Table(source, ",")
    readings = _readings(table, Clock(lambda: table.place, head_text(source)), legs, factor, seconds)
    others = len(first) - 1 - len(legs)
    notes: tuple[str, ...] = (note, "Each leg of the service is measured; the house draws the sum of both.")
    if others > 0:
        notes += ("Channels of single circuits are part of the whole and are left out.",)
    return meter_file(kind, source, readings, notes=notes, zone=zone[1] if zone else None)


def _legs(heading: list[str], rows: list[list[str]], device: str | None, source: Source) -> dict[int, Register]:
    found: dict[str, dict[int, Register]] = {}
    for place, cell in enumerate(heading):
        mains = _MAINS.search(cell)
        if mains is None:
            continue
        if mains[1] not in _LEGS:
            if any(row[place].strip().lower() not in BLANK for row in rows if len(row) > place):
                raise IntakeError(
                    f"{quoted(cell)} holds readings: a service of three phases is not read", where=source.where
                )
            continue
        found.setdefault(cell[: mains.start()].rstrip("-_ "), {})[place] = _LEGS[mains[1]]
    if device is not None:
        found = {name: legs for name, legs in found.items() if name == device}
    if len(found) != 1:
        names = ", ".join(map(quoted, found))
        raise IntakeError(
            f"has mains of several monitors: {names}" if found else "has no channel of the mains",
            where=source.where,
            hint=f"Name the one of the service behind the file name, as in {source.name}#{next(iter(found), 'Home')}.",
        )
    return next(iter(found.values()))


def _factor(heading: list[str], legs: dict[int, Register], seconds: int) -> tuple[Decimal, str]:
    """Return what makes Wh of the numbers, and how that is known."""
    unit = _UNIT.search(heading[next(iter(legs))])
    spelled = unit[0].strip("() ").lower() if unit else ""
    energy = "wh" in spelled or "watth" in spelled if unit else seconds >= _KWH_FROM_S
    how = "by its heading" if unit else "by the distance of its rows"
    scale = "kw" if spelled.startswith("k") or not unit else "w"
    shown = scale.replace("w", "W")
    if energy:
        return WH_OF[f"{scale}h"], f"It counts {shown}h, {how}."
    return W_OF[scale] * seconds / HOUR_S, f"It counts {shown}, averaged over {seconds:,} s, {how}."


def _readings(
    table: Table, clock: Clock, legs: dict[int, Register], factor: Decimal, seconds: int
) -> Iterator[Reading]:
    rows = iter(table)
    next(rows)
    places, least = tuple(legs.items()), max(legs)
    for cells in rows:
        if len(cells) <= least:
            raise IntakeError(f"has {len(cells)} cells, and the mains stand in cell {least + 1}", where=table.place)
        start = clock.stamp(cells[0])
        for place, register in places:
            value = table.number(cells[place], "power or energy")
            if value is not None:
                yield Reading(start, seconds, value * factor, register)
