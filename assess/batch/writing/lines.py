"""One row of a table of results: what stood there, and what came of it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assess.batch.records import Cell, RowResult

Line = tuple[Sequence[Cell], RowResult]


def own_headings(headings: Sequence[str], taken: Sequence[str] = ()) -> Iterator[str]:
    """Yield the headings of the input's own columns, each once, and none that a column of ours has."""
    seen = {heading.casefold() for heading in taken}
    for number, heading in enumerate(headings, 1):
        name = base = heading.strip() or f"column {number}"
        count = 1
        while name.casefold() in seen:
            count += 1
            name = f"{base} ({'input' if count == 2 else f'input {count - 1}'})"
        seen.add(name.casefold())
        yield name


def own_cells(cells: Sequence[Cell], headings: Sequence[str]) -> Iterator[Cell]:
    """Yield a row's own cells beside the headings; a short row ends in blanks, and what has no heading is left."""
    for _, cell in zip_longest(headings, cells[: len(headings)]):
        yield cell
