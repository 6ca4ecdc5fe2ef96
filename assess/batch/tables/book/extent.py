"""How far the cells of a sheet reach, told from blocks of its XML without reading it as XML."""

import re
from dataclasses import dataclass
from typing import Any

from assess.batch.tables.limits import BOOK_AREA, BOOK_ROWS, COLUMNS

_PAD = b"\0" * 16  # so that a place at the very end can be looked at
_MOST_LETTERS, _MOST_DIGITS = 3, 8
_UPPER = 0xDF  # a letter without the bit that makes it small


@dataclass
class Extent:
    """The last row and the last column met so far, of a sheet whose element names begin with `prefix`.

    Formats of empty cells reach as far as they like, and readers pass over them. So `exact` counts filled cells only;
    it takes longer, and is for sheets that are too large without it.
    """

    prefix: bytes
    exact: bool = False
    last_row: int = 0
    last_column: int = 0
    rows: int = 0

    def __post_init__(self) -> None:
        self._row, self._cell = b"<%srow" % self.prefix, b"<%sc" % self.prefix
        p = re.escape(self.prefix)
        self._empty = re.compile(rb"<%sc\b[^<>]*?(?:/>|>\s*</%sc>)" % (p, p))

    def add(self, chunk: bytes) -> None:
        """Take in some whole rows."""
        if self.exact:
            chunk = self._empty.sub(b"", chunk)
        rows, columns, opened = _places(chunk)
        before, self.rows = self.rows, self.rows + (chunk.count(self._row) if self.prefix else opened)
        in_cells = columns > 0
        if in_cells.any():
            counted = rows[in_cells] if self.exact else rows
            self.last_row = max(self.last_row, int(counted.max()))
            self.last_column = max(self.last_column, int(columns.max()))
        elif self._cell in chunk:  # a writer that leaves the places away, which are then those of counting
            cells = [part.count(self._cell) for part in chunk.split(self._row)]
            self.last_row = max(self.last_row, before + len(cells) - 1)
            self.last_column = max(self.last_column, *cells)

    def is_too_far(self) -> bool:
        """Return whether the cells reach further than a table may."""
        far = max(self.last_row, self.rows) > BOOK_ROWS or self.last_column > COLUMNS
        return far or self.last_row * self.last_column > BOOK_AREA


def _places(chunk: bytes) -> tuple[Any, Any, int]:
    """Return row and column of every place, such as r="B7", of rows (column 0) and of cells; arrays of equal length.

    The third is how many rows begin in the chunk, where element names have no prefix.
    """
    import numpy as np

    code = np.frombuffer(chunk + _PAD, np.uint8)
    at = np.flatnonzero(code[: len(chunk)] == ord("r"))
    after = code[at + 1]
    names = at[after == ord("o")]
    opened = int(((code[names - 1] == ord("<")) & (code[names + 2] == ord("w"))).sum())
    at = at[after == ord("=")] + 2
    at = at[code[at] == ord('"')] + 1
    row, column = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
    for _ in range(_MOST_LETTERS):
        letter = code[at] & _UPPER
        more = (letter >= ord("A")) & (letter <= ord("Z"))
        column = np.where(more, column * 26 + letter - (ord("A") - 1), column)
        at = at + more
    for _ in range(_MOST_DIGITS):
        digit = code[at] - np.uint8(ord("0"))
        more = digit <= 9
        if not more.any():
            break
        row = np.where(more, row * 10 + digit, row)
        at = at + more
    whole = (code[at] == ord('"')) & (row > 0)
    return row[whole], column[whole], opened
