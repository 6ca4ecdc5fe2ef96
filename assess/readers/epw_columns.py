"""The rows of an EPW file as columns of numbers: in the order of the calendar, within range, gaps marked as NaN."""

from collections.abc import Sequence
from math import isfinite, nan
from typing import TYPE_CHECKING, Any, NamedTuple

from assess.errors import IntakeError
from assess.intake.weather_year import HOURS
from assess.units.spelling import quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]  # of floats, one for each hour

LEAP_HOURS = HOURS + 24
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_OF_LEAP_DAY = 24 * (31 + 28)


class Column(NamedTuple):
    """A column: its place from 0, its range, and from which value on it stands for a missing one.

    The range is that of the EPW data dictionary (EnergyPlus, Auxiliary Programs), tighter where weather is.
    """

    place: int
    name: str
    unit: str
    low: float
    high: float
    missing: float


# A sensor's zero drifts a little below nothing at night, and 56.7 °C is the hottest air ever measured.
COLUMNS = {
    "dry_bulb": Column(6, "dry bulb", "°C", -70.0, 60.0, 99.9),
    "dew_point": Column(7, "dew point", "°C", -90.0, 60.0, 99.9),
    "pressure": Column(9, "pressure", "Pa", 31_000.0, 120_000.0, 999_999.0),
    "infrared": Column(12, "infrared radiation", "W/m²", 0.0, 800.0, 9_999.0),
    "global": Column(13, "global radiation", "W/m²", -20.0, 1_500.0, 9_999.0),
    "beam": Column(14, "direct normal radiation", "W/m²", -20.0, 1_500.0, 9_999.0),
    "diffuse": Column(15, "diffuse radiation", "W/m²", -20.0, 1_500.0, 9_999.0),
    "wind": Column(21, "wind speed", "m/s", 0.0, 100.0, 999.0),
}
SKY_COVER = (
    Column(23, "opaque sky cover", "tenths", 0.0, 10.0, 99.0),
    Column(22, "sky cover", "tenths", 0.0, 10.0, 99.0),
)
_NARROWEST = 1 + max(column.place for column in COLUMNS.values())
_SPLITS = 1 + max(column.place for column in SKY_COVER)  # what lies to the right of the clouds is not used


class Rows(NamedTuple):
    """The cells of each hour, and the number in the file of the first of them."""

    cells: Sequence[Sequence[str]]
    first: int

    @property
    def leap(self) -> bool:
        """Return whether 29 February is among the rows."""
        return len(self.cells) == LEAP_HOURS


def read_rows(lines: Sequence[str], first: int, where: str) -> Rows:
    """Return the rows of a whole year of hours, in the order of the calendar. Raises IntakeError."""
    if len(lines) not in {HOURS, LEAP_HOURS}:
        raise IntakeError(
            f"holds {len(lines):,} rows of weather; a year of hours has {HOURS:,}",
            where=where,
            hint="It is cut short." if len(lines) < HOURS else "Give an hourly file of one year.",
        )
    rows = Rows([line.split(",", _SPLITS) for line in lines], first)
    for number, cells in enumerate(rows.cells, first):
        if len(cells) < _NARROWEST:
            raise IntakeError(
                f"has {len(cells)} columns; an EPW has 35, of which {_NARROWEST} are needed",
                where=f"{where}, row {number}",
            )
    _check_calendar(rows, where)
    return rows


def numbers(rows: Rows, column: Column, where: str) -> "Array":
    """Return a column as 8,760 numbers, NaN where the file has a gap; 29 February is left out.

    Raises IntakeError for text, and for a number outside the range of the column.
    """
    import numpy as np

    values = _parsed(rows, column, where)
    # A temperature is missing at 99.9 or at 999; in between it is a Fahrenheit, and that must not pass for a gap.
    blanket = max(column.missing, 999.0)
    values[(values == column.missing) | (values >= blanket)] = nan
    wrong = np.flatnonzero((values < column.low) | (values > column.high))
    if wrong.size:
        hour = int(wrong[0])
        raise IntakeError(
            f"{values[hour]:g} is no {column.name}; it is from {column.low:,.0f} to {column.high:,.0f} {column.unit}",
            where=_place(where, rows, hour, column),
            hint=_hint(column, float(values[hour])),
        )
    if rows.leap:
        values = np.delete(values, np.s_[_FIRST_OF_LEAP_DAY : _FIRST_OF_LEAP_DAY + 24])
    return values


def sky_cover(rows: Rows, where: str) -> "Array":
    """Return how much of the sky is clouded [tenths], opaque before total; NaN where the file does not say."""
    import numpy as np

    found = np.full(HOURS, nan)
    for column in SKY_COVER:
        if all(len(cells) > column.place for cells in rows.cells):
            found = np.where(np.isnan(found), numbers(rows, column, where), found)
    return found


def _parsed(rows: Rows, column: Column, where: str) -> "Array":
    import numpy as np

    cells = [row[column.place] for row in rows.cells]
    try:
        values = np.array([float(cell) for cell in cells])
    except ValueError:
        values = None
    if values is None or not np.isfinite(values).all() or "_" in "".join(cells):
        values = np.array([_number(cell, hour, rows, column, where) for hour, cell in enumerate(cells)])
    return values


def _number(cell: str, hour: int, rows: Rows, column: Column, where: str) -> float:
    """Return the number in a cell, NaN for a blank one."""
    text = cell.strip()
    if not text:
        return nan
    try:
        value = nan if "_" in text else float(text)
    except ValueError:
        value = nan
    if not isfinite(value):
        raise IntakeError(
            f"{quoted(text)} is not a number",
            where=_place(where, rows, hour, column),
            hint=f"Write {column.name} in {column.unit}, or {column.missing:g} where it is missing.",
        )
    return value


def _check_calendar(rows: Rows, where: str) -> None:
    days = (
        (month, day) for month, last in enumerate(_DAYS, 1) for day in range(1, last + 1 + (rows.leap and month == 2))
    )
    hours = ((month, day, hour) for month, day in days for hour in range(1, 25))
    for number, (cells, due) in enumerate(zip(rows.cells, hours, strict=True), rows.first):
        try:
            same = (int(cells[1]), int(cells[2]), int(cells[3])) == due
        except ValueError:
            same = False
        if not same:
            month, day, hour = due
            raise IntakeError(
                f"is of month {quoted(cells[1])}, day {quoted(cells[2])}, hour {quoted(cells[3])}, and month {month}, "
                f"day {day}, hour {hour} belongs here",
                where=f"{where}, row {number}",
                hint="A year runs from hour 1 of 1 January to hour 24 of 31 December.",
            )


def _place(where: str, rows: Rows, hour: int, column: Column) -> str:
    return f"{where}, row {rows.first + hour}, column {column.place + 1}"


def _hint(column: Column, value: float) -> str | None:
    if column.unit == "°C" and value > column.high:
        return "An EPW is in °C; this looks like °F."
    if column.name == "pressure" and value < 1_200.0:
        return "An EPW is in Pa; this looks like hPa, inches or psi."
    return None
