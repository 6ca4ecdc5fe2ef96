"""A block of rows as columns of cells, and keys that tell cells apart as the reader of rows does."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.batch.records import Cell, RawRow
from assess.readers.rows import as_text, looks_like_a_formula

__all__ = ["columns_of", "keys_of", "of_one_address", "sure_texts", "with_formulas"]

Cells = Sequence[Cell]
_NONE = type(None)
_PLAIN: set[type] = {str, _NONE}
_MAYBE_A_FORMULA = frozenset("=+-@ \t")
# Text that every reader takes as it stands: words of ASCII with single blanks between them, and a digit somewhere, as
# no word has that says that nothing is known.
_SURE = re.compile(
    r"(?=.*[0-9])[0-9A-Za-z](?:[0-9A-Za-z.,#/&()_-]|'(?!'))*(?: (?:[0-9A-Za-z.,#/&()_-]|'(?!'))+)*", re.ASCII
)


def columns_of(rows: Sequence[RawRow], width: int) -> list[Cells]:
    """Return the cells of rows column by column; what a row lacks at its end is None."""
    several = [row.cells for row in rows]
    if any(len(cells) != width for cells in several):
        several = [cells[:width] for cells in several]
        missing = width - max(map(len, several), default=0)
        return [*zip_longest(*several), *[(None,) * len(several)] * missing]
    return list(zip(*several, strict=True)) if several else [()] * width


def keys_of(cells: Cells) -> tuple[str, Sequence[Any]]:
    """Return keys that are equal where cells are read alike, and the name of the kind of key.

    Whole numbers, fractions and yes or no are told apart, as 1 and True are equal in Python.
    """
    kinds = set(map(type, cells)) - _PLAIN
    if not kinds:
        return "text", cells
    if len(kinds) == 1 and (kinds <= {int} or kinds <= {float}):
        return kinds.pop().__name__, cells
    return "typed", list(zip(map(type, cells), cells, strict=True))


def sure_texts(cells: Cells) -> list[str | None]:
    """Return of each cell its text where that is sure to be taken as it stands, else None."""
    match = _SURE.fullmatch
    texts = cells if set(map(type, cells)) <= {str} else [as_text(cell) for cell in cells]
    return [text if match(text) else None for text in texts]  # type: ignore[arg-type,misc]


def with_formulas(cells: Cells) -> list[int]:
    """Return the places of cells that look like formulas."""
    signs = _MAYBE_A_FORMULA
    maybe = [at for at, cell in enumerate(cells) if type(cell) is str and cell[:1] in signs]
    return [at for at in maybe if looks_like_a_formula(cells[at])]


def of_one_address(columns: list[Cells], whose: Mapping[int, str], ranked: Sequence[str]) -> list[Cells]:
    """Return the columns without the cells of addresses that do not count: of each row the first counts that is filled.

    `whose` has the place of each address column, `ranked` their order. Where a table has but one all count.
    """
    if len(ranked) < 2 or not columns[0]:
        return columns
    count = len(columns[0])
    chosen: NDArray[np.intp] = np.zeros(count, dtype=np.intp)
    for rank in reversed(range(len(ranked))):
        mine = [columns[at] for at, place in whose.items() if place == ranked[rank]]
        chosen[_filled(mine, count)] = rank
    found = list(columns)
    for at, place in whose.items():
        rank = ranked.index(place)
        counts = (chosen == rank).tolist()
        found[at] = [cell if own else None for cell, own in zip(columns[at], counts, strict=True)]
    return found


def _filled(columns: Iterable[Cells], count: int) -> NDArray[np.bool_]:
    found = np.zeros(count, dtype=bool)
    for cells in columns:
        found |= np.array([cell is not None and as_text(cell).strip() != "" for cell in cells], dtype=bool)
    return found
