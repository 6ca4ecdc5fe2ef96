"""A table of homes: its headings, and its rows as they are asked for."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from assess.batch.records import Cell, Note, RawRow
from assess.batch.tables.grid import Grid, is_empty
from assess.batch.tables.headings import Headings, headings_of
from assess.batch.tables.kinds import kind_of
from assess.batch.tables.limits import HEADING_WITHIN
from assess.batch.tables.places import column_letters
from assess.errors import IntakeError, UsageError
from assess.units.spelling import quoted

_SHOWN = 3


def open_table(path: Path, *, sheet: str | None = None) -> "Table":
    """Return the table in a file, open; `sheet` names the sheet of a workbook.

    Raises IntakeError for a file that cannot be read, UsageError for a sheet that is not there, and MissingLibrary
    where a Parquet file is to be read without pyarrow.
    """
    return Table(path, _grid_of(path, sheet))


class Table:
    """A table of homes that is read row by row; a context manager, closed at the end of its block.

    `heading_row` and the numbers of the rows count as a spreadsheet does. `notes` tell of the whole table, and their
    columns count from 0. `rows_known` is how many rows there are below the headings, None where that is not known.
    """

    def __init__(self, path: Path, grid: Grid) -> None:
        self.path = path
        self.kind = grid.kind
        self.sheet = grid.sheet
        self._grid = grid
        self._open: list[Iterator[RawRow]] = []
        rows = self._begin()
        try:
            first = list(islice(rows, HEADING_WITHIN))
            found = _headings(first, grid, path)
        except BaseException:
            self.close()
            raise
        self.headings = found.names
        self.heading_row = found.row
        self.notes: tuple[Note, ...] = (*grid.notes, *found.notes)
        self.rows_known = None if grid.last_row is None else max(grid.last_row - found.row, 0)
        self._begun: Iterator[RawRow] | None = chain(first, rows)

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows below the headings, as they are read; each call begins at the first.

        An empty row between others is given, those at the end are not. A row has a cell for each heading at least;
        what stands to the right of the last heading is kept behind them, and told in a note. Raises IntakeError when
        the file turns out to be broken further down.
        """
        rows, self._begun = self._begun or self._begin(), None
        width = len(self.headings)
        blank: list[int] = []
        for row in rows:
            if row.number <= self.heading_row:
                continue
            if is_empty(row):
                blank[1:] = [row.number]  # a million of them are kept as the first and the last
                continue
            if blank:
                nothing = (None,) * width
                yield from (RawRow(number, nothing) for number in range(blank[0], blank[-1] + 1))
                blank = []
            yield row if len(row.cells) == width else _fitted(row, width)

    def close(self) -> None:
        """Let go of the file and of whatever reads it."""
        for rows in self._open:
            if hasattr(rows, "close"):
                rows.close()
        self._open.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _begin(self) -> Iterator[RawRow]:
        rows = self._grid.rows()
        self._open.append(rows)
        return rows


def _headings(first: list[RawRow], grid: Grid, path: Path) -> Headings:
    try:
        return headings_of(first, grid.merged, str(path))
    except IntakeError as error:
        where = f"{path}, sheet {quoted(grid.sheet)}" if grid.sheet else str(path)
        # What was passed over may be what was meant: a hidden sheet, another one.
        hint = " ".join((error.hint or "", *(note.says for note in grid.notes))).strip()
        raise IntakeError(error.message, where=where, hint=hint) from None


def _grid_of(path: Path, sheet: str | None) -> Grid:
    kind = kind_of(path)
    if kind == "xlsx":
        from assess.batch.tables.book.reading import book_grid

        return book_grid(path, sheet)
    if sheet is not None:
        what = "a CSV" if kind == "csv" else "a Parquet file"
        raise UsageError(f"is {what}, which has no sheets", where=str(path), hint="Leave the sheet away.")
    if kind == "parquet":
        from assess.batch.tables.parquet import parquet_grid

        return parquet_grid(path)
    from assess.batch.tables.text import text_grid

    return text_grid(path)


def _fitted(row: RawRow, width: int) -> RawRow:
    """Return a row with a cell for each heading, and what is beyond them only where something stands there."""
    if len(row.cells) < width:
        return RawRow(row.number, row.cells + (None,) * (width - len(row.cells)), row.notes)
    cells = row.cells
    while len(cells) > width and cells[-1] is None:
        cells = cells[:-1]
    if len(cells) == width:
        return RawRow(row.number, cells, row.notes)
    return RawRow(row.number, cells, (*row.notes, _extra(cells, width)))


def _extra(cells: tuple[Cell, ...], width: int) -> Note:
    beyond = [(n, cell) for n, cell in enumerate(cells[width:], width) if cell is not None]
    shown = ", ".join(f"{quoted(str(cell))} in column {column_letters(n + 1)}" for n, cell in beyond[:_SHOWN])
    more = f" and {len(beyond) - _SHOWN} more" if len(beyond) > _SHOWN else ""
    what = "Cells stand" if len(beyond) > 1 else "A cell stands"
    return Note(beyond[0][0], "extra_cells", f"{what} to the right of the last heading: {shown}{more}.")
