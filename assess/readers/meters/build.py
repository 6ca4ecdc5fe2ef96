"""What every reader of meters does the same way: the record it hands over, and what it refuses."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading
from assess.readers.kinds import Kind
from assess.readers.sources import Source
from assess.units.spelling import quoted

WH_OF = {"wh": Decimal(1), "kwh": Decimal(1000), "mwh": Decimal(1_000_000)}
W_OF = {"w": Decimal(1), "kw": Decimal(1000), "mw": Decimal(1_000_000)}
HOUR_S = 3600
_NOT_ELECTRIC = {
    "therm": "gas", "therms": "gas", "ccf": "gas or water", "hcf": "water", "cf": "gas or water", "mcf": "gas",
    "ft3": "gas or water", "ft³": "gas or water", "m3": "gas or water", "m³": "gas or water", "gal": "water",
    "gallons": "water", "gallon": "water", "l": "water", "btu": "gas", "kbtu": "gas", "mmbtu": "gas", "gj": "gas",
}  # fmt: skip


def meter_file(
    kind: Kind,
    source: Source,
    readings: Iterator[Reading],
    *,
    notes: tuple[str, ...] = (),
    zone: str | None = None,
    stated_kwh: Decimal | None = None,
) -> MeterFile:
    """Return what a reader hands over."""
    return MeterFile(str(kind), kind.label, source.name, zone, notes, readings, stated_kwh)


def other_meter(unit: str) -> str | None:
    """Return whether a unit is that of a gas or a water meter, by name, or None."""
    return _NOT_ELECTRIC.get(unit.strip().lower())


def refuse_other_meter(unit: str, where: str) -> None:
    """Let the unit of electricity pass. Raises IntakeError for that of gas or water."""
    if kind := other_meter(unit):
        raise IntakeError(
            f"is the record of a {kind} meter, in {quoted(unit)}",
            where=where,
            hint="Download the electricity of the same account, in kWh.",
        )


def places_of(names: Sequence[str], wanted: Sequence[str], where: str) -> list[int]:
    """Return where the wanted columns stand in a heading. Raises IntakeError for one that is not there."""
    missing = [name for name in wanted if name not in names]
    if missing:
        raise IntakeError(f"lacks the column {missing[0]}", where=where, hint="Download the file again.")
    return [names.index(name) for name in wanted]


def negative_length(start: datetime, end: datetime, where: str) -> IntakeError:
    """Return the refusal of an interval that ends before it begins."""
    return IntakeError(
        f"the interval ends at {end:%Y-%m-%d %H:%M}, not after its start at {start:%Y-%m-%d %H:%M}",
        where=where,
        hint="Download the file again.",
    )


def checked(readings: Iterator[Reading], where: str, today: date | None) -> Iterator[Reading]:
    """Yield the readings on; none at all, or one from after `today`, is refused. Raises IntakeError."""
    count = 0
    latest = (
        None if today is None else today + timedelta(days=1)
    )  # it may be tomorrow already where the stamps are made
    for count, reading in enumerate(readings, 1):
        if latest is not None and reading.start.date() > latest:
            raise IntakeError(
                f"reading {count:,} is of {reading.start:%Y-%m-%d %H:%M}, which is after today, {today}",
                where=where,
                hint="Check the order of day and month, or the clock of this computer.",
            )
        yield reading
    if count == 0:
        raise IntakeError("holds no readings of electricity", where=where, hint="Download it for a longer time.")
