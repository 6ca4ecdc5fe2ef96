"""Home Assistant's long-term statistics, as TSV, CSV or JSON: one value a statistic and hour, on the local clock.

A row stands for the hour that begins at `start`; its `sum` is what had been counted at the end of it. After missing
rows the difference belongs to the whole gap. A sum that falls was reset, and its hour is left out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import HOUR_S, W_OF, WH_OF, meter_file, places_of
from assess.readers.meters.channels import house_channels, left_out
from assess.readers.meters.counters import Counter
from assess.readers.meters.json_text import json_of
from assess.readers.meters.spacing import usual_spacing
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.sources import Source

_NUMBERS = ("sum", "state", "delta", "mean")
_NOTES = ("Where a sum falls, the counter was reset, and that hour is left out.",)


class Row(NamedTuple):
    """One hour of one statistic; what the file does not give is None."""

    name: str
    unit: str
    start: datetime
    sum: Decimal | None
    state: Decimal | None
    delta: Decimal | None
    mean: Decimal | None


def read_home_assistant_statistics(source: Source, kind: Kind, statistic: str | None = None) -> MeterFile:
    """Return the energy by the hour of the house's statistics; `statistic` names one where several could be meant.

    Raises IntakeError where none or more than one could be the house's.
    """
    units: dict[str, str] = {}
    counted: set[str] = set()
    for row in _rows(source):
        units.setdefault(row.name, row.unit)
        if row.sum is not None or row.delta is not None:
            counted.add(row.name)
    energy = [name for name, unit in units.items() if unit in WH_OF]
    power = [name for name, unit in units.items() if unit in W_OF and name not in counted]
    names = energy or power
    if not names:
        raise IntakeError(
            "holds no statistic in kWh or Wh", where=source.where, hint="Export the statistics of the grid's meter."
        )
    known, note = house_channels(names, statistic, source.where)
    starts = [row.start for row in islice((r for r in _rows(source) if r.name in known), 60)]
    seconds = usual_spacing(starts) or HOUR_S
    notes = ((f"{note}.",) if note else ()) + _NOTES + left_out(names, known)
    return meter_file(kind, source, _readings(source, known, seconds), notes=notes)


def _rows(source: Source) -> Iterator[Row]:
    if source.head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"[", b"{"}:
        yield from _json_rows(source)
        return
    table = Table(source)
    clock = Clock(lambda: table.place)
    rows = iter(table)
    heading = [cell.strip().lower() for cell in next(rows)]
    name, unit, start = places_of(heading, ("statistic_id", "unit", "start"), source.where)
    places = [heading.index(word) if word in heading else None for word in _NUMBERS]
    for cells in rows:
        if len(cells) <= max(name, unit, start):
            raise IntakeError(f"has {len(cells)} cells; the heading has {len(heading)}", where=table.place)
        values = [table.number(cells[n]) if n is not None and n < len(cells) and cells[n] else None for n in places]
        yield Row(cells[name].strip(), cells[unit].strip().lower(), clock.stamp(cells[start]), *values)


def _json_rows(source: Source) -> Iterator[Row]:
    entries = json_of(source)
    clock = Clock(lambda: source.where)
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        values = entry.get("values") if isinstance(entry, dict) else None
        if not isinstance(values, list):
            raise IntakeError(f"entry {number} is no statistic with values", where=source.where)
        for value in values:
            if not isinstance(value, dict) or not isinstance(value.get("datetime"), str):
                raise IntakeError(f"entry {number} has a value without datetime", where=source.where)
            numbers = [value[word] if isinstance(value.get(word), Decimal) else None for word in _NUMBERS]
            yield Row(
                str(entry.get("id")), str(entry.get("unit", "")).lower(), clock.stamp(value["datetime"]), *numbers
            )


def _readings(source: Source, known: dict[str, Register], seconds: int) -> Iterator[Reading]:
    before: dict[str, Row] = {}
    counters = {name: Counter() for name in known}
    length = timedelta(seconds=seconds)
    for row in _rows(source):
        if row.name not in known:
            continue
        last, before[row.name] = before.get(row.name), row
        if row.unit in W_OF and row.mean is not None:
            yield Reading(row.start, seconds, row.mean * W_OF[row.unit] * seconds / HOUR_S, known[row.name])
            continue
        amount = _amount(row, last, counters[row.name])
        if amount is None or amount < 0:
            continue
        begin = row.start if last is None else last.start + length
        span = round((row.start - begin).total_seconds()) + seconds
        if span > 0:
            yield Reading(begin, span, amount * WH_OF.get(row.unit, WH_OF["kwh"]), known[row.name])


def _amount(row: Row, last: Row | None, counter: Counter) -> Decimal | None:
    """Return what was counted since the last row: by the sums, else as the file says, else by the counter itself."""
    if row.sum is not None:
        return row.sum - last.sum if last is not None and last.sum is not None else None
    if row.delta is not None:
        return row.delta
    step = counter.step(row.start, row.state) if row.state is not None else None
    return step.amount if step else None
