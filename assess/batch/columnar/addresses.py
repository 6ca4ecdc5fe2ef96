"""The keys that tell homes apart, by the columns of the address alone."""

from collections.abc import Hashable, Sequence

from assess.batch.address import address_key
from assess.batch.columnar.cells import sure_texts
from assess.batch.columnar.grouping import Layout
from assess.batch.columnar.remembered import RowsAlone, tells_more
from assess.batch.records import Cell, Status

__all__ = ["Addresses"]

_MOST_KEPT = 100_000


class Addresses:
    """The addresses of one table; places are remembered, streets are not."""

    def __init__(self, layout: Layout, alone: RowsAlone) -> None:
        """Begin with no place known."""
        self._alone, self._streets, self._second = alone, layout.streets, layout.second_lines
        self._all = tuple(layout.of_address)
        self._places = tuple(at for at in self._all if at not in {*self._streets, *self._second})
        self._known: dict[Hashable, tuple[str, str, str] | None] = {}

    def keys(self, columns: Sequence[Sequence[Cell]]) -> list[str]:
        """Return the key of each row, empty where no street is told."""
        if not self._streets:
            return [""] * len(columns[0] if columns else ())
        sure = [sure_texts(columns[at]) for at in self._streets]
        return [self._key(columns, row, [one[row] for one in sure]) for row in range(len(columns[0]))]

    def _key(self, columns: Sequence[Sequence[Cell]], row: int, sure: list[str | None]) -> str:
        filled = [n for n, at in enumerate(self._streets) if columns[at][row] not in {None, ""}]
        if not filled:
            return ""
        street = sure[filled[0]]
        if len(filled) == 1 and street is not None and all(columns[at][row] in {None, ""} for at in self._second):
            place = self._place({at: columns[at][row] for at in self._places})
            if place is not None:
                return address_key(street, *place)
        return self._alone.read({at: columns[at][row] for at in self._all}).address_key

    def _place(self, cells: dict[int, Cell]) -> tuple[str, str, str] | None:
        """Return city, state and ZIP code; None where more is to be told of them."""
        key = tuple((type(cell), cell) for cell in cells.values())
        if key not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            read = self._alone.read(cells)
            home = read.home
            if home is None:
                self._known[key] = ("", "", "") if read.status is Status.SKIPPED else None
            else:
                place = home.place
                told = place.city or "", place.state or "", place.zip_code or ""
                self._known[key] = None if tells_more(read) else told
        return self._known[key]
