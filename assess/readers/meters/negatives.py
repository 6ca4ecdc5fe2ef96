"""Whether a column of energy falls below zero, found in a first pass, so that all readings carry one register."""

import re

from assess.readers.meters.table import Table
from assess.readers.sources import Source

_BELOW_ZERO = re.compile(r'\s*"?[-\N{MINUS SIGN}]\s*[\d.,]*[1-9]')
# Bounded, because a tab parts cells and is a blank: a line of tabs must not take the time that its square would.
_MINUS = re.compile('[,;\t]\\s{0,9}"?\\s{0,9}(?:-|\N{MINUS SIGN})'.encode())
_OVERLAP = 32  # bytes; a cell may be cut by the end of a piece


def column_has_negative(source: Source, place: int) -> bool:
    """Return whether a cell of one column, counted from 0, is below zero.

    Nearly all files hold no minus at the start of any cell, which their bytes show sooner than their cells.
    """
    if b"\0" not in source.head and not _has_minus(source):
        return False
    return any(len(cells) > place and _BELOW_ZERO.match(cells[place]) for cells in Table(source))


def _has_minus(source: Source) -> bool:
    tail = b""
    for data in source.chunks():
        if _MINUS.search(tail + data):
            return True
        tail = data[-_OVERLAP:]
    return False
