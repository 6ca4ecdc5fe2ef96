"""A table in a text file: CSV with commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from assess.batch.records import Note, RawRow
from assess.batch.tables.clean import clean
from assess.batch.tables.csv_records import DELIMITERS, csv_records, delimiter_of
from assess.batch.tables.encoding import Encoding, encoding_of
from assess.batch.tables.grid import Grid
from assess.batch.tables.headings import too_many_columns
from assess.batch.tables.limits import CELL_CHARACTERS, COLUMNS
from assess.errors import IntakeError
from assess.readers.formulas import unmarked
from assess.units.spelling import quoted

_HEAD_CHARACTERS = 256 * 1024
_NAMES = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_TROUBLES = {
    "quote_left_open": "A quote is opened in this row and never closed; it is read as a character of its cell.",
    "cell_too_long": f"A cell of this row has more than {CELL_CHARACTERS:,} characters, and is cut.",
}


def text_grid(path: Path) -> Grid:
    """Return the cells of a CSV, all of them texts. Raises IntakeError when its encoding cannot be told."""
    encoding = encoding_of(path)
    with _opened(path, encoding) as file:
        head = clean(file.read(_HEAD_CHARACTERS))
    named = _named(head)
    delimiter = named or _delimiter(head)
    rows = partial(_rows, path, encoding, delimiter, skip=named is not None)
    return Grid("csv", rows, notes=tuple(_notes(encoding)))


def _notes(encoding: Encoding) -> Iterator[Note]:
    name = _NAMES.get(encoding.name)
    if encoding.guessed:
        says = f"The text is not UTF-8; it is read as {name}. Look at a name with an accent, or save it as CSV UTF-8."
        yield Note(None, "encoding", says)
    elif name:
        yield Note(None, "encoding", f"The text is read as {name}.")


def _opened(path: Path, encoding: Encoding) -> TextIO:
    # `newline=""` leaves line ends within quotes as they are, and yet ends a line at each kind of them.
    return path.open(encoding=encoding.name, newline="")


def _named(head: str) -> str | None:
    """Return the delimiter that a first line such as `sep=;` names; spreadsheet programs do not show that line."""
    line = head.split("\n", 1)[0].strip("\r\n \ufeff\"'").casefold()
    mark = line.removeprefix("sep=")
    return mark if line != mark and mark in DELIMITERS else None


def _delimiter(head: str) -> str:
    csv.field_size_limit(max(csv.field_size_limit(), CELL_CHARACTERS))
    try:
        return delimiter_of(head)
    except csv.Error:
        return DELIMITERS[0]


def _rows(path: Path, encoding: Encoding, delimiter: str, *, skip: bool) -> Iterator[RawRow]:
    where = str(path)
    with _opened(path, encoding) as file:
        if skip:
            file.readline()
        try:
            records = csv_records(file, delimiter, control=encoding.control, where=where)
            for number, record in enumerate(records, 1):
                if len(record.cells) > COLUMNS and any(record.cells[COLUMNS:]):
                    raise _too_wide(record.cells, number, where)
                cells = tuple(
                    [(unmarked(cell) if cell[:1] == "'" else cell) or None for cell in record.cells[:COLUMNS]]
                )
                told = (Note(None, record.trouble, _TROUBLES[record.trouble]),) if record.trouble else ()
                yield RawRow(number, cells, told)
        except (UnicodeDecodeError, OSError) as error:
            raise IntakeError("changed while it was read", where=where, hint="Close it elsewhere.") from error


def _too_wide(cells: list[str], number: int, where: str) -> IntakeError:
    return too_many_columns(f"{where}, row {number}, which begins {quoted(cells[0])}")
