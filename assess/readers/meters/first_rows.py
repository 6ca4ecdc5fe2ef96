"""Where the data of a plain table begin: the heading, the first row, and the cell of its date and time."""

import csv
import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from assess.errors import IntakeError
from assess.readers.meters.stamps import Clock
from assess.readers.meters.table import delimiter_of
from assess.readers.meters.text import head_lines
from assess.readers.sources import Source

_PERIOD = re.compile(r"\s+(?:to|-)\s+")
_TIME = re.compile(r"\s*\d{1,2}:\d\d")
_SAMPLE = 60  # rows; enough to see how far apart they are


class FirstRows(NamedTuple):
    """The heading (empty without one) and the first rows of data; `day` is the place of the date, or of the stamp.

    `time` is the place of the time of day where it stands apart.
    """

    heading: tuple[str, ...]
    rows: list[list[str]]
    day: int
    time: int | None

    def stamps(self) -> list[str]:
        """Return the date and time of each row as it is written."""
        return [f"{r[self.day]} {r[self.time]}" if self.time is not None else period(r[self.day])[0] for r in self.rows]


def first_rows(source: Source) -> FirstRows | None:
    """Return where the data begin, or None where no row has a date and time. Raises IntakeError for broken quotes."""
    lines = head_lines(source)
    clock = Clock(lambda: source.where, "\n".join(lines))
    heading: tuple[str, ...] = ()
    try:
        rows = list(csv.reader(lines, delimiter=delimiter_of(source)))
    except csv.Error as error:
        raise IntakeError(f"is a broken table: {error}", where=source.where) from None
    for number, cells in enumerate(rows):
        if place := _stamp_place(cells, clock):
            day, time = place
            alike = [
                row for row in rows[number : number + _SAMPLE] if len(row) == len(cells) and row[day][:1].isdigit()
            ]
            return FirstRows(heading, alike, day, time)
        if len([cell for cell in cells if cell.strip()]) > 1 and not cells[0].startswith("#"):
            heading = tuple(cells)
    return None


def period(cell: str) -> tuple[str, str | None]:
    """Return the ends of "2024-07-02 21:00 to 2024-07-02 21:15"; a cell of one stamp has no end."""
    start, *end = _PERIOD.split(cell.strip(), maxsplit=1)
    return start, end[0] if end else None


def is_stamp(text: str, clock: Clock) -> bool:
    """Return whether text is a date with or without a time."""
    try:
        clock.stamp(text)
    except IntakeError:
        return False
    return True


def is_number(text: str) -> bool:
    """Return whether text is a number, with a point or a comma."""
    try:
        return Decimal(text.strip().replace(",", ".")).is_finite()
    except InvalidOperation:
        return False


def _stamp_place(cells: list[str], clock: Clock) -> tuple[int, int | None] | None:
    if len(cells) < 2:
        return None
    for place, cell in enumerate(cells[:4]):
        if not cell[:1].isdigit() or is_number(cell):
            continue
        after = cells[place + 1] if place + 1 < len(cells) else ""
        if ":" not in cell and _TIME.match(after) and is_stamp(f"{cell.strip()} {after.strip()}", clock):
            return place, place + 1
        if is_stamp(period(cell)[0], clock):
            return place, None
    return None
