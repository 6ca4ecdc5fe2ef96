"""What every reader of a kind of file gives: rows as they stand, before the headings are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assess.batch.records import Note, RawRow


class Area(NamedTuple):
    """Merged cells, from one corner to the other; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """The cells of a file; `rows` begins anew at each call, and what it holds open it closes when it is closed.

    `last_row` is the number of the last row with something in it, where that is known.
    """

    kind: str
    rows: Callable[[], Iterator[RawRow]]
    sheet: str = ""
    notes: tuple[Note, ...] = ()
    merged: tuple[Area, ...] = ()
    last_row: int | None = None


def is_empty(row: RawRow) -> bool:
    """Return whether a row has nothing in it and nothing is told of it."""
    return not row.notes and all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row.cells)
