"""Which column of a plain table is the time and which the energy, by its heading and its first rows."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import Register
from assess.readers.meters.build import W_OF, WH_OF, refuse_other_meter
from assess.readers.meters.channels import house_channels, register_named
from assess.readers.meters.first_rows import FirstRows, first_rows, is_number, is_stamp, period
from assess.readers.meters.spacing import spacing_of
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import BLANK, delimiter_of
from assess.readers.meters.text import head_text
from assess.readers.sources import Source
from assess.units.spelling import quoted

_UNIT = re.compile(r"(?<![a-z])((?:m|k)?wh|(?:m|k)?w)(?:atts?)?s?(?![a-z])|(kilo)?watt[- ]?(hours?)?", re.IGNORECASE)
_ENERGY = re.compile(
    r"usage|energy|consum|import|export|deliver|receiv|generat|\bnet\b|\bload\b|demand|value", re.IGNORECASE
)
_OTHER = re.compile(
    r"cost|price|rate\b|credit|amount|\$|temp|°|volt|amp|ping|load ?time|mbit|mbps|latency|humid|state of|%",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^)]*)\)|_([a-z0-9]+)$|\[([^\]]*)\]")
_UNITS = {"unit", "units", "uom", "unit of measure"}
_MARKS = re.compile(r"estimat|quality|flag|status|notes?\b|read type|reading type", re.IGNORECASE)
_SHOWN = 8
_ZONE = re.compile(r"\(((?:[A-Z]\w+/\w[\w/]*)|UTC)\)")
_END = re.compile(r"\bend|\bto\b|stop|until", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Places of the columns, counted from 0. `factor` makes Wh of the numbers, or W where `power` is set.

    `time` is there where day and time stand apart, `end` where the interval's end is given (`period` where it stands
    in the cell of the start), `unit` and `mark` where the unit and the mark of an estimate have columns of their own.
    `seconds` is how far apart the rows are.
    """

    delimiter: str
    heading: tuple[str, ...]
    day: int
    time: int | None
    end: int | None
    period: bool
    energy: dict[int, Register]
    factor: Decimal
    power: bool
    unit: int | None
    mark: int | None
    seconds: int
    zone: str | None
    notes: tuple[str, ...]


def looks_like_table(source: Source) -> bool:
    """Return whether the file has rows of a time and a number under a heading that is one of energy."""
    found = first_rows(source)
    return found is not None and bool(_places(found))


def columns_of(source: Source, chosen: str | None = None) -> Columns:
    """Return what stands where. Raises IntakeError for gas, mixed units and headings that leave it open."""
    where, found = source.where, first_rows(source)
    if found is None:
        raise IntakeError(
            "has no row with a date and time and a number", where=where, hint='Expected is "2024-07-02 21:00,3.178".'
        )
    heading, (cells, *_), day, time = found
    clock = Clock(lambda: where, head_text(source))
    places, notes = _energy_before_power(heading, _places(found))
    if not places:
        names = ", ".join(map(quoted, heading[:_SHOWN]))
        raise IntakeError(f"has no column of energy among {names}", where=where, hint="Head it kWh.")
    unit, factor, power, said = _unit(heading, cells, places, where)
    energy, assumed = _registers(heading, places, chosen, where)
    zone = _ZONE.search(heading[day]) if day < len(heading) else None
    return Columns(
        delimiter=delimiter_of(source),
        heading=heading,
        day=day,
        time=time,
        end=_end(heading, cells, clock, {day, time, *places}) if time is None else None,
        period=period(cells[day])[1] is not None,
        energy=energy,
        factor=factor,
        power=power,
        unit=unit,
        mark=next((n for n, cell in enumerate(heading) if n not in places and _MARKS.search(cell)), None),
        seconds=spacing_of(found.stamps(), clock),
        zone=zone[1] if zone else None,
        notes=(*notes, *said, *assumed),
    )


def _places(found: FirstRows) -> list[int]:
    """Return the columns of energy or power; without a heading there must be just one beside the stamp."""
    cells = found.rows[0]
    if not found.heading:
        return [1 - found.day] if len(cells) == 2 and found.time is None else []
    return _energy_columns(list(found.heading), cells, {found.day, found.time})


def _energy_before_power(heading: tuple[str, ...], places: list[int]) -> tuple[list[int], tuple[str, ...]]:
    """Leave the columns of power out where there are columns of energy: they tell the same again."""
    units = {n: _spelled(match) for n in places if heading and (match := _UNIT.search(heading[n]))}
    energy = [n for n, unit in units.items() if unit in WH_OF]
    if not energy or len(energy) == len(places):
        return places, ()
    return energy, ("Columns of power beside those of energy are left out.",)


def _energy_columns(heading: list[str], cells: list[str], taken: set[int | None]) -> list[int]:
    """Return the columns headed by a unit of energy or power; without any, those headed by a word for it."""
    free = [
        n for n, name in enumerate(heading)
        if n not in taken and n < len(cells) and not _OTHER.search(name)
        and not _MARKS.search(name) and (is_number(cells[n]) or cells[n].strip().lower() in BLANK or len(heading) == 2)
    ]  # fmt: skip
    named = [n for n in free if _UNIT.search(heading[n])]
    return named or [n for n in free if _ENERGY.search(heading[n]) and not _foreign_unit(heading[n])]


def _bracketed(cell: str) -> list[str]:
    return [piece for found in _BRACKETS.findall(cell.strip()) for piece in found if piece] or [cell.strip()]


def _foreign_unit(cell: str) -> bool:
    try:
        for unit in _bracketed(cell):
            refuse_other_meter(unit, "")
    except IntakeError:
        return True
    return False


def _unit(
    heading: tuple[str, ...], cells: list[str], places: list[int], where: str
) -> tuple[int | None, Decimal, bool, tuple[str, ...]]:
    """Return the column of the unit, the factor, whether it is power, and what was assumed."""
    column = next((n for n, name in enumerate(heading) if name.strip().lower() in _UNITS and n < len(cells)), None)
    if column is not None:
        refuse_other_meter(cells[column], where)
        if cells[column].strip().lower() in WH_OF:
            return column, Decimal(1), False, ()
    said = {_spelled(match) for n in places if heading and (match := _UNIT.search(heading[n]))}
    if len(said) > 1:
        raise IntakeError(
            f"mixes units: {', '.join(sorted(map(_shown, said)))}", where=where, hint="Give one unit, kWh."
        )
    if not said:
        return None, WH_OF["kwh"], False, ("It names no unit; its numbers are read as kWh.",)
    unit = said.pop()
    if unit in WH_OF:
        return None, WH_OF[unit], False, ()
    return None, W_OF[unit], True, (f"It counts power in {_shown(unit)}, averaged over each interval.",)


def _spelled(match: re.Match[str]) -> str:
    if match[1]:
        return match[1].lower()
    return ("k" if match[2] else "") + ("wh" if match[3] else "w")


def _shown(unit: str) -> str:
    return unit.replace("w", "W").replace("m", "M")


def _registers(
    heading: tuple[str, ...], places: list[int], chosen: str | None, where: str
) -> tuple[dict[int, Register], tuple[str, ...]]:
    if len(places) == 1 and chosen is None:
        register = register_named(heading[places[0]]) if heading else None
        # One column alone that is called consumption is a utility's word for what it delivered.
        register = Register.IMPORT if register in {None, Register.CONSUMPTION} else register
        return {places[0]: register or Register.IMPORT}, ()
    names = {heading[n].strip(): n for n in places}
    with_use = {name: _use(name) for name in names}
    known, note = house_channels(list(with_use.values()), chosen and _use(chosen), where)
    back = {use: name for name, use in with_use.items()}
    return {names[back[use]]: register for use, register in known.items()}, (f"{note}.",) if note else ()


def _use(name: str) -> str:
    """Return a heading by which plain consumption beside other registers is known for the house's."""
    return f"total {name}" if re.match(r"^\s*(?:energy )?(?:consum|usage)", name, re.IGNORECASE) else name


def _end(heading: tuple[str, ...], cells: list[str], clock: Clock, taken: set[int | None]) -> int | None:
    return next(
        (
            n
            for n, cell in enumerate(cells)
            if n not in taken and n < len(heading) and _END.search(heading[n]) and is_stamp(cell, clock)
        ),
        None,
    )
