"""What the readings of each block count: unit, power of ten, direction, found through links or order."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import Register
from assess.readers.meters.espi.outline import Block, Entry, Outline
from assess.units.spelling import quoted

# Code lists of ESPI (NAESB REQ.21): units of measure, direction of flow, kind of service.
WH, W = 72, 38
_UNITS = {169: "gas, in therms", 119: "gas or water, in cubic feet", 42: "gas or water, in cubic meters",
          128: "water, in gallons", 132: "gas, in BTU", 134: "water, in liters"}  # fmt: skip
_SERVICES = {1: "gas", 2: "water", 4: "heat"}
_FLOWS = {0: Register.IMPORT, 1: Register.IMPORT, 4: Register.NET, 19: Register.EXPORT, 20: Register.IMPORT}
_REVERSED = ("received", "generat", "export", "reverse")
_MOST_TENS = 9


@dataclass(frozen=True)
class Series:
    """How the readings of a block become Wh: `factor` times value, times hours where it is `power`."""

    register: Register
    factor: Decimal
    power: bool
    seconds: int


def series_of(outline: Outline, where: str) -> tuple[tuple[Series | None, ...], tuple[str, ...]]:
    """Return for each block what it counts, None where that is not the house's electricity, and what was assumed.

    Raises IntakeError where no block is of electricity.
    """
    notes: dict[str, None] = {}
    types = [_type_of(block, outline, notes) for block in outline.blocks]
    found: list[Series | None] = []
    others: dict[str, None] = {}
    for block, entry in zip(outline.blocks, types, strict=True):
        service = _service(block, outline)
        series = service if isinstance(service, str) else _series(entry, where, notes)
        if isinstance(series, str):
            others[series] = None
            found.append(None)
        else:
            found.append(series)
    if others and not any(found):
        raise IntakeError(
            f"is the record of {' and of '.join(others)}",
            where=where,
            hint="Download the electricity of the same account.",
        )
    if others:
        notes[f"It also records {' and '.join(others)}, which is left out."] = None
    return tuple(_one_of_each(found, notes)), tuple(notes)


def _type_of(block: Block, outline: Outline, notes: dict[str, None]) -> Entry | None:
    """Return the ReadingType of a block: through its MeterReading, else the only one, else the last before it."""
    types = outline.of("ReadingType")
    for reading in outline.of("MeterReading"):
        if _belongs(block.entry, reading):
            linked = [entry for entry in types if set(entry.own) & set(reading.related)]
            if linked:
                return linked[0]
    if not types:
        notes["It does not say what its readings are; they are taken for Wh drawn from the grid."] = None
        return None
    if len(types) > 1:
        notes["Its readings are not linked to their type; the type that stands before them is taken."] = None
    return next((entry for entry in reversed(types) if entry.order < block.entry.order), types[0])


def _belongs(block: Entry, reading: Entry) -> bool:
    """Return whether a block's own address lies below that of a meter reading, or the reading points at it."""
    below = [place for place in reading.own if "MeterReading/" in place]
    return any(
        own == place or own.startswith(f"{place}/")
        for own in block.own
        for place in (*below, *reading.related)
        if place
    )


def _service(block: Block, outline: Outline) -> str | None:
    """Return the service of the usage point that a block lies below, where that is not electricity."""
    points = outline.of("UsagePoint")
    for point in points:
        kind = point.values.get(("ServiceCategory", "kind"), "0")
        other = _SERVICES.get(int(kind)) if kind.isascii() and kind.isdigit() and len(kind) < 3 else None
        below = any(
            own.startswith(f"{place}/") for own in block.entry.own for place in point.own if "UsagePoint/" in place
        )
        if other and (below or len(points) == 1):
            return other
    return None


def _series(entry: Entry | None, where: str, notes: dict[str, None]) -> Series | str:
    """Return how to read a type, or what it counts instead of electricity."""
    if entry is None:
        return Series(Register.IMPORT, Decimal(1), power=False, seconds=0)
    unit, tens = _code(entry, "uom", WH, where), _code(entry, "powerOfTenMultiplier", 0, where)
    if unit not in {WH, W}:
        return _UNITS.get(unit, f"something other than energy (unit code {unit})")
    if abs(tens) > _MOST_TENS:
        raise IntakeError(f"powerOfTenMultiplier is {tens}; it is from -9 to 9", where=where)
    flow = _code(entry, "flowDirection", 1, where)
    if flow not in _FLOWS:
        return f"reactive power (flow code {flow})"
    register = _FLOWS[flow]
    if flow == 0:
        if any(word in entry.title.lower() for word in _REVERSED):
            register = Register.EXPORT
        notes[f"It gives no direction of flow; {register} is taken from the title {quoted(entry.title)}."] = None
    if tens:
        notes[f"Its values are in units of 10^{tens} {'W' if unit == W else 'Wh'}."] = None
    if unit == W:
        notes["It records power in W, averaged over each interval."] = None
    return Series(register, Decimal(10) ** tens, power=unit == W, seconds=_code(entry, "intervalLength", 0, where))


def _code(entry: Entry, name: str, default: int, where: str) -> int:
    text = entry.value(name)
    if not text:
        return default
    try:
        return int(text[:12])
    except ValueError:
        raise IntakeError(f"{name} is {quoted(text)}; it is a whole number", where=where) from None


def _one_of_each(found: Sequence[Series | None], notes: dict[str, None]) -> list[Series | None]:
    """Leave one series for each register: energy rather than power, and the shorter interval."""
    best: dict[Register, Series] = {}
    for series in filter(None, found):
        held = best.setdefault(series.register, series)
        if (series.power, series.seconds) < (held.power, held.seconds) and series.seconds:
            best[series.register] = series
    kept = [series if series is None or best[series.register] == series else None for series in found]
    if sum(map(bool, kept)) < sum(map(bool, found)):
        notes["It records the same energy more than once; the shortest intervals are read."] = None
    return kept
