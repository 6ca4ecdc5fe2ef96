"""Home Assistant's energy dashboard: one row a statistic, one column an hour (or a day), in UTC."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import WH_OF, meter_file, refuse_other_meter
from assess.readers.meters.channels import register_named
from assess.readers.meters.spacing import usual_spacing
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import Table
from assess.readers.sources import Source
from assess.units.spelling import quoted

_TYPES = {
    "grid_consumption": Register.IMPORT,
    "grid_return": Register.EXPORT,
    "solar_production": Register.GENERATION,
    "calculated_total_consumption": Register.CONSUMPTION,
}
_LEGS = {Register.LEG_A, Register.LEG_B}
_BEFORE = 3  # entity_id, type, unit
Line = dict[int, Decimal]  # Wh by column


def read_home_assistant_energy(source: Source, kind: Kind) -> MeterFile:
    """Return grid, solar and use of the house; an hour is there only where every meter of the grid has it.

    Raises IntakeError where the grid is not recorded, and for units that are not of energy.
    """
    table = Table(source, ",")
    rows = iter(table)
    clock = Clock(lambda: table.place)
    stamps = [clock.stamp(cell) for cell in next(rows)[_BEFORE:] if cell.strip()]
    lines: dict[Register, list[tuple[str, Line]]] = {}
    for cells in rows:
        register = _TYPES.get(cells[1].strip()) if len(cells) > _BEFORE else None
        if register is not None and (line := _line(cells, len(stamps), table)):
            lines.setdefault(register, []).append((cells[0], line))
    if not lines.keys() & {Register.IMPORT, Register.CONSUMPTION}:
        raise IntakeError(
            "does not record what the house drew from the grid",
            where=source.where,
            hint="Add the grid to the energy dashboard, and download it again.",
        )
    series, notes = _by_register(lines)
    return meter_file(kind, source, _readings(stamps, series), notes=notes, zone="UTC")


def _line(cells: list[str], count: int, table: Table) -> Line:
    unit = cells[2].strip().lower()
    if unit not in WH_OF:
        refuse_other_meter(unit, table.place)
        raise IntakeError(f"{quoted(cells[2])} is no unit of energy; kWh is read", where=table.place)
    line = {}
    for place, cell in enumerate(cells[_BEFORE : _BEFORE + count]):
        value = table.number(cell) if cell else None
        if value is not None:
            line[place] = value * WH_OF[unit]
    return line


def _by_register(lines: dict[Register, list[tuple[str, Line]]]) -> tuple[dict[Register, Line], tuple[str, ...]]:
    """Return one line a register: two legs stay apart, several meters of the grid are added up."""
    grid = lines.get(Register.IMPORT, [])
    legs = {register_named(name): line for name, line in grid}
    if legs.keys() == _LEGS and len(grid) == len(_LEGS):
        rest = {register: _added(found) for register, found in lines.items() if register is not Register.IMPORT}
        note = "Each leg of the service is a meter of its own; the house draws the sum of both."
        return {register: line for register, line in legs.items() if register} | rest, (note,)
    notes = (f"{len(grid)} meters of the grid are added up.",) if len(grid) > 1 else ()
    return {register: _added(found) for register, found in lines.items()}, notes


def _added(found: Sequence[tuple[str, Line]]) -> Line:
    first, *others = (line for _, line in found)
    for line in others:
        first = {place: wh + line[place] for place, wh in first.items() if place in line}
    return first


def _readings(stamps: Sequence[datetime], series: dict[Register, Line]) -> Iterator[Reading]:
    lengths = {register: usual_spacing([stamps[place] for place in line]) for register, line in series.items()}
    for place, stamp in enumerate(stamps):
        for register, line in series.items():
            if place in line:
                yield Reading(stamp, lengths[register], line[place], register)
