"""Whether the heating and cooling equipment of a row counts, which goes by all columns that tell of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assess.batch.columnar.grouping import LOADS, SYSTEMS
from assess.batch.columnar.remembered import EVERYTHING, Lacks, Remembered, RowsAlone, lacking, tells_more
from assess.batch.records import Status

__all__ = ["Equipment"]

_MOST_KEPT = 100_000


class Equipment:
    """Asks the reader of rows whether the list counts, once for all rows that differ in sizes alone."""

    def __init__(self, groups: Sequence[Remembered], alone: RowsAlone, lacks: Lacks) -> None:
        """Settle which groups of columns have a say."""
        self._alone, self._lacks = alone, lacks
        self._mine = [
            number
            for number, one in enumerate(groups)
            if SYSTEMS in one.group.lists or one.group.whole in {SYSTEMS, LOADS} or one.group.demand
        ]
        self._groups = groups
        self._any = any(SYSTEMS in groups[n].group.lists or groups[n].group.whole == SYSTEMS for n in self._mine)
        self._known: dict[tuple[int, ...], tuple[bool, bool, int]] = {}
        self._forgotten: list[int] = []

    def counts(
        self, codes: Sequence[NDArray[np.int32]], count: int
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64]]:
        """Return of each row whether the list counts, whether something is wrong with it, and what it lacks."""
        if self._alone.stands(SYSTEMS) or not self._any:
            stands = np.full(count, self._alone.stands(SYSTEMS))
            return stands, np.zeros(count, dtype=bool), np.full(count, EVERYTHING, dtype=np.int64)
        forgotten = [self._groups[number].forgotten for number in self._mine]
        if forgotten != self._forgotten or len(self._known) > _MOST_KEPT:
            self._known, self._forgotten = {}, forgotten
        classes = np.stack([self._groups[number].told("alike", codes[number]) for number in self._mine], axis=1)
        combined = classes[:, 0].astype(np.int64)
        for column in range(1, classes.shape[1]):
            combined = np.unique(combined, return_inverse=True)[1].reshape(-1)
            combined = combined * (int(classes[:, column].max(initial=0)) + 1) + classes[:, column]
        _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
        said = [self._said(tuple(row)) for row in classes[first].tolist()]
        of_row = inverse.reshape(-1)
        stands, wrong = (np.array([one[part] for one in said], dtype=bool)[of_row] for part in range(2))
        return stands, wrong, np.array([one[2] for one in said], dtype=np.int64)[of_row]

    def _said(self, alike: tuple[int, ...]) -> tuple[bool, bool, int]:
        if alike not in self._known:
            cells = {}
            for number, one in zip(self._mine, alike, strict=True):
                cells.update(self._groups[number].sample(one))
            read = self._alone.read(cells)
            lacks = EVERYTHING if read.status is Status.SKIPPED else self._lacks.mask(lacking(read))
            stands = read.home is not None and read.home.hvac.systems is not None
            self._known[alike] = (stands, tells_more(read), lacks)
        return self._known[alike]
