"""Home Assistant's history of sensors: a row whenever a sensor changed. Energy counters count up and begin again.

The file does not give units; a counter of energy is in kWh unless its name says Wh.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import WH_OF, meter_file
from assess.readers.meters.channels import house_channels, left_out
from assess.readers.meters.counters import Counter
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.sources import Source
from assess.units.spelling import quoted

_POWER = re.compile(r"power|_w$|_kw$|watts?$", re.IGNORECASE)
_ENERGY = re.compile(r"energy|kwh|_wh\b|import|export|consum|total|mains", re.IGNORECASE)
_WH = re.compile(r"(?<![km])_?wh$", re.IGNORECASE)
_MOST_SENSORS = 5_000


def read_home_assistant_history(source: Source, kind: Kind, sensor: str | None = None) -> MeterFile:
    """Return what the house's counters counted between rows; `sensor` names one where several could be meant.

    Raises IntakeError for sensors of power, and where no counter or more than one could be the house's.
    """
    names = (
        [sensor] if sensor else [name for name in _sensors(source) if _ENERGY.search(name) and not _POWER.search(name)]
    )
    if not names:
        raise IntakeError(
            "holds sensors of power or of other things, and no counter of energy",
            where=source.where,
            hint="Download the history of the sensor that counts kWh.",
        )
    known, note = house_channels(names, sensor, source.where)
    table = Table(source, ",")
    units = {name: WH_OF["wh" if _WH.search(name) else "kwh"] for name in known}
    said = sorted({"Wh" if _WH.search(name) else "kWh" for name in known})
    notes = [f"It names no unit; the counters are read as {' and '.join(said)}.", *([f"{note}."] if note else [])]
    readings = _readings(table, Clock(lambda: table.place), known, units)
    return meter_file(kind, source, readings, notes=(*notes, *left_out(names, known)), zone="UTC")


def _sensors(source: Source) -> list[str]:
    seen: dict[str, None] = {}
    for cells in Table(source, ","):
        seen.setdefault(cells[0].strip(), None)
        if len(seen) > _MOST_SENSORS:
            raise IntakeError(f"holds more than {_MOST_SENSORS:,} sensors", where=source.where)
    return list(seen)[1:]


def _readings(table: Table, clock: Clock, known: dict[str, Register], units: dict[str, Decimal]) -> Iterator[Reading]:
    counters = {name: Counter() for name in known}
    for cells in table:
        counter = counters.get(cells[0].strip())
        if counter is None:
            continue
        if len(cells) < 3:
            raise IntakeError(f"has {len(cells)} cells; expected are entity_id,state,last_changed", where=table.place)
        value = table.number(cells[1], "state of a counter")
        if value is None:
            continue
        name = cells[0].strip()
        at: datetime = clock.stamp(cells[2])
        if value < 0:
            raise IntakeError(f"{quoted(cells[1])} is below zero, and a counter only counts up", where=table.place)
        if step := counter.step(at, value):
            yield Reading(step.start, step.seconds, step.amount * units[name], known[name])
