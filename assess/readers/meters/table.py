"""Rows and cells of a table in text, with the place of the row at hand for messages."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from assess.errors import IntakeError
from assess.readers.meters.text import MOST_IN_LINE, head_lines, lines_of
from assess.readers.sources import Source
from assess.units.spelling import quoted

if TYPE_CHECKING:
    from _csv import Reader

MOST_ROWS = 2_000_000  # a year of minutes has 525,600
BLANK = frozenset({"", "-", "--", "n/a", "na", "nan", "null", "none", "no ct", "unavailable", "unknown", "missing"})
_MOST = Decimal(10) ** 9  # Wh or W; no home comes near it in one interval
_MONEY = re.compile(r"^\(?\$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
_NUMBER = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$", re.ASCII)


class Table:
    """Rows of cells. `comma` says whether decimals are written with a comma; `source` is the file."""

    def __init__(self, source: Source, delimiter: str | None = None) -> None:
        self.source = source
        self.delimiter = delimiter or delimiter_of(source)
        self.comma = self.delimiter != "," and bool(
            re.search(r"(?<![\d.])-?\d+,\d+(?![\d,])", "\n".join(head_lines(source)))
        )
        self._reader = _reader([], self.delimiter)

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of every row that is not blank. Raises IntakeError for broken quotes and too many rows."""
        self._reader = reader = _reader(lines_of(self.source), self.delimiter)
        try:
            for cells in reader:
                if reader.line_num > MOST_ROWS:
                    raise IntakeError(
                        f"holds more than the {MOST_ROWS:,} rows that are read",
                        where=self.source.where,
                        hint="Cut it to the last twelve months, or take longer intervals.",
                    )
                if cells:
                    yield cells
        except csv.Error as error:
            raise IntakeError(f"is a broken table: {error}", where=self.place) from None

    @property
    def place(self) -> str:
        """Return where the row at hand stands, as an editor counts lines."""
        return f"{self.source.where}, row {self._reader.line_num}"

    def number(self, text: str, what: str = "energy") -> Decimal | None:
        """Return the number in a cell, exact; a cell that says there is none is None. Raises IntakeError."""
        try:
            value = Decimal(text)
            if -_MOST < value < _MOST:
                return value
        except ArithmeticError:
            pass
        return self._number(text, what)

    def _number(self, text: str, what: str) -> Decimal | None:
        plain = text.strip().strip('"').replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-").strip()
        if plain.lower() in BLANK:
            return None
        plain = _MONEY.sub("", plain)
        if self.comma:
            plain = plain.replace(".", "").replace(",", ".") if plain.count(",") == 1 else plain
        elif _GROUPED.match(plain):
            plain = plain.replace(",", "")
        if not _NUMBER.match(plain):
            raise IntakeError(
                f"{quoted(text)} is no {what}",
                where=self.place,
                hint="Write a number, or leave the cell empty where nothing was measured.",
            )
        value = Decimal(plain)
        if not -_MOST < value < _MOST:
            raise IntakeError(f"{quoted(text)} is more than any home uses in one interval", where=self.place)
        return value


def delimiter_of(source: Source) -> str:
    """Return what parts the cells, by what most of the first lines have in common."""
    lines = [line for line in head_lines(source, 60) if line.strip()]
    counts = {mark: sum(mark in line for line in lines) for mark in ("\t", ";", ",")}
    best = max(counts.values(), default=0)
    return next((mark for mark, count in counts.items() if count and count >= 0.7 * best), ",")


def _reader(lines: Iterable[str], delimiter: str) -> "Reader":
    csv.field_size_limit(MOST_IN_LINE)
    return csv.reader(lines, delimiter=delimiter)
