"""The records of a CSV, one after the other, whatever its line ends; a quote that is never closed costs one record."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Literal, NamedTuple, TextIO

from assess.batch.tables.clean import clean
from assess.batch.tables.headings import LEAST_HEADINGS, is_word
from assess.batch.tables.limits import CELL_CHARACTERS, HEADING_WITHIN, LINE_CHARACTERS
from assess.errors import IntakeError

DELIMITERS = (",", ";", "\t", "|")


class Record(NamedTuple):
    """The cells of one record, and what is to be told of it, if anything."""

    cells: list[str]
    trouble: Literal["", "quote_left_open", "cell_too_long"] = ""


class _Lines:
    """The lines of a file, those that the record in hand was made of, and those that are given back."""

    def __init__(self, file: TextIO, *, control: bool, where: str) -> None:
        self.taken: list[str] = []
        self._file = file
        self._back: deque[str] = deque()
        self._control = control
        self._where = where
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """Give back every line of the record in hand but the first, and return that."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        self.taken = []
        return first

    def at_end(self) -> bool:
        """Return whether there is no further line."""
        if not self._back:
            try:
                self._back.append(self._read())
            except StopIteration:
                return True
        return False

    def _read(self) -> str:
        line = self._file.readline(LINE_CHARACTERS)
        if not line:
            raise StopIteration
        self._number += 1
        if len(line) >= LINE_CHARACTERS:
            raise IntakeError(
                f"line {self._number} has more than the {LINE_CHARACTERS:,} characters that are read",
                where=self._where,
                hint="A table has one line for each home.",
            )
        return clean(line) if self._control else line


def csv_records(file: TextIO, delimiter: str, *, control: bool, where: str) -> Iterator[Record]:
    """Yield the records of a CSV, which is open with `newline=""`; an empty line is a record without cells.

    A quote that the rest of the file never closes, or that makes a cell longer than any is, is read as a character:
    its line alone is that record, and the lines that it would have swallowed are read as ever. A cell that is too long
    without a quote is cut. Raises IntakeError for a line without end.
    """
    # Python's own limit is 131,072 for every reader of the process; more is never harmful to another.
    csv.field_size_limit(max(csv.field_size_limit(), CELL_CHARACTERS))
    lines = _Lines(file, control=control, where=where)
    while True:
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for cells in reader:
                if len(lines.taken) > 1 and lines.at_end() and _is_open(lines.taken, delimiter):
                    break
                if _is_too_long(lines.taken, cells):
                    break
                lines.taken.clear()
                yield Record(cells)
            else:
                return
        except csv.Error:
            if not lines.taken:
                raise IntakeError("is broken CSV", where=where, hint="Save it again as CSV.") from None
        cells = lines.give_back().rstrip("\r\n").split(delimiter)
        longest = max(map(len, cells))
        trouble: Literal["quote_left_open", "cell_too_long"]
        trouble = "cell_too_long" if longest > CELL_CHARACTERS else "quote_left_open"
        yield Record([cell[:CELL_CHARACTERS] for cell in cells], trouble)


def delimiter_of(head: str) -> str:
    """Return what stands between the cells of a text's first lines.

    It is what cuts most of them into as many cells as the headings, and of equals what makes the most cells: addresses
    hold commas, and a title above the headings holds anything.
    """
    lines = head.splitlines(keepends=True)[:HEADING_WITHIN]
    return max(DELIMITERS, key=lambda mark: _agreement(list(csv.reader(lines, delimiter=mark))))


def _agreement(rows: list[list[str]]) -> tuple[int, int]:
    counts = [len(row) for row in rows]
    width = next((len(row) for row in rows if sum(map(is_word, row)) >= LEAST_HEADINGS), 0)
    return (counts.count(width), width) if width else (0, 0)


def _is_too_long(taken: list[str], cells: list[str]) -> bool:
    # The limit of the process may be another reader's, and wider than ours.
    return sum(map(len, taken)) > CELL_CHARACTERS and max(map(len, cells), default=0) > CELL_CHARACTERS


def _is_open(taken: list[str], delimiter: str) -> bool:
    """Return whether the last record of a file ends inside quotes."""
    try:
        for _ in csv.reader(taken, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
