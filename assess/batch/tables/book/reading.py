"""The rows of a workbook's sheet, read in a process of its own while the sheet is looked over in this one."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from assess.batch.records import Note, RawRow
from assess.batch.tables.book.archive import Archive
from assess.batch.tables.book.process import Reading
from assess.batch.tables.book.scan import Scan, scan
from assess.batch.tables.book.workbook import Sheet, candidates, sheet_notes, sheets_of
from assess.batch.tables.clean import clean_cells
from assess.batch.tables.grid import Grid
from assess.batch.tables.headings import has_headings
from assess.batch.tables.limits import HEADING_WITHIN
from assess.readers.formulas import unmarked

# Only Linux holds a process to its bound of memory. Elsewhere the reading waits until the sheet is looked over.
_AT_ONCE = sys.platform == "linux"


def book_grid(path: Path, asked: str | None) -> Grid:
    """Return the cells of the sheet of homes: the one asked for, one called so, or the first shown with headings.

    Raises IntakeError for a workbook that is damaged, too large or made to do harm, UsageError for a sheet that is not
    there, and MissingLibrary where python-calamine is not installed.
    """
    archive = Archive(path)
    sheets = sheets_of(archive)
    *first, last = candidates(sheets, asked, str(path))
    for sheet in first:
        rows = _Rows(archive, sheet)
        if rows.have_headings():
            return _grid(archive, sheets, sheet, rows)
        rows.end()
    return _grid(archive, sheets, last, _Rows(archive, last))


class _Rows:
    """The rows of one sheet; the first call goes on with the process that is started here, a later one starts anew."""

    def __init__(self, archive: Archive, sheet: Sheet) -> None:
        self._archive, self._sheet = archive, sheet
        begun = Reading(archive, sheet.name) if _AT_ONCE else None
        try:
            self.scan: Scan = scan(archive, sheet.part)
            begun = begun or Reading(archive, sheet.name)
            self.last_row = max(begun.last_row(), self.scan.marks.last_row())
        except BaseException:
            if begun is not None:
                begun.end()
            raise
        self._begun: Iterator[RawRow] | None = _rows(begun, self.scan)
        self._first: list[RawRow] = []

    def __call__(self) -> Iterator[RawRow]:
        if self._begun is None:
            reading = Reading(self._archive, self._sheet.name)
            reading.last_row()
            return _rows(reading, self.scan)
        rows, self._begun = _resumed(self._first, self._begun), None
        return rows

    def have_headings(self) -> bool:
        """Return whether the headings of a table stand among the first rows."""
        if self._begun is not None:
            self._first += islice(self._begun, HEADING_WITHIN)
        return has_headings(self._first)

    def end(self) -> None:
        """Let go of the process."""
        if self._begun is not None:
            next(self._begun, None)  # what has not begun cannot be closed
            self._begun.close()  # type: ignore[attr-defined]


def _grid(archive: Archive, sheets: tuple[Sheet, ...], sheet: Sheet, rows: _Rows) -> Grid:
    notes = list(sheet_notes(archive, sheets, sheet))
    if rows.scan.merged_below:
        says = f"Cells are merged in {rows.scan.merged_below:,} places; each has its value in the first cell only."
        notes.append(Note(None, "merged_cells", says))
    return Grid("xlsx", rows, sheet.name, tuple(notes), rows.scan.merged, rows.last_row)


def _resumed(first: list[RawRow], rest: Iterator[RawRow]) -> Iterator[RawRow]:
    with closing(rest):  # type: ignore[type-var]
        yield from first
        yield from rest


def _rows(reading: Reading, found: Scan) -> Iterator[RawRow]:
    marked = found.marks.by_row()
    row, notes = next(marked, (0, ()))
    number = 0
    with closing(reading.blocks()) as blocks:  # type: ignore[type-var]
        for block in blocks:
            cleaned: Iterable[tuple[Any, ...]] = map(clean_cells, block) if found.control else block
            for number, cells in enumerate(map(_unmarked, cleaned), number + 1):  # noqa: B020 - the count goes on
                if number != row:
                    yield RawRow(number, cells)
                    continue
                yield RawRow(number, cells, notes)
                row, notes = next(marked, (0, ()))
    while row:  # at the end, rows of nothing but formulas without a value
        yield RawRow(row, (), notes)
        row, notes = next(marked, (0, ()))


def _unmarked(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return cells without the apostrophes that stand there where a CSV of ours was saved as a workbook."""
    if not any(cell.__class__ is str and cell[:1] == "'" for cell in cells):
        return cells
    return tuple([unmarked(cell) if cell.__class__ is str else cell for cell in cells])
