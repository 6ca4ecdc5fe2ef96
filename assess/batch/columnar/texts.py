"""Free texts about the contact, of which nearly every row has its own."""

from collections.abc import Hashable, Sequence

from assess.batch.columnar.cells import sure_texts
from assess.batch.columnar.remembered import RowsAlone, tells_more
from assess.batch.records import Cell

__all__ = ["Texts"]

_MOST_KEPT = 100_000


class Texts:
    """The texts of one column; what is not sure to be taken as it stands is read."""

    def __init__(self, at: int, alone: RowsAlone) -> None:
        """Begin with nothing read."""
        self._at, self._alone = at, alone
        self._known: dict[Hashable, tuple[bool, str]] = {}

    def wrong(self, cells: Sequence[Cell]) -> list[int]:
        """Return the places of cells of which something is to be told."""
        self._texts = sure_texts(cells)
        unsure = [at for at, text in enumerate(self._texts) if text is None]
        return [at for at in unsure if self._read(cells[at])[0]]

    def values(self, cells: Sequence[Cell]) -> list[str]:
        """Return the number of the site that each cell tells."""
        return [self._read(cell)[1] if text is None else text for text, cell in zip(self._texts, cells, strict=True)]

    def _read(self, cell: Cell) -> tuple[bool, str]:
        key = type(cell), cell
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            read = self._alone.read({self._at: cell})
            found = self._known[key] = (tells_more(read), read.site_id)
        return found
