"""The entries of lists kept as columns, and put together as lists that read like one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.batch.columnar.flat import Flat, nested
from assess.batch.columnar.grouping import record_of
from assess.records import Record
from assess.verdict.screening.table import plain, rows_of
from assess.worksheet.many import Column, Listed, Rows

__all__ = ["Filled", "Slots", "listed"]

_ABSENT = -1
_MOST_KEPT = 10_000  # entries whose shape is remembered
_MOST_COMBINED = 1 << 40


@dataclass(frozen=True, eq=False)
class _Shape:
    """The shape of an entry in a table of homes, None where it is nothing, and what stands where it is lacking."""

    of: Any
    filler: Record | None = None
    of_filler: Any = None


_shapes: dict[Hashable, _Shape] = {}


class _Part:
    """Entries at one place of a list: what each combination of cells has there."""

    def __init__(self, record: type[Record], first: Record, shape: _Shape, before: int) -> None:
        """Begin with so many combinations that have none."""
        self.record, self.filler = record, shape.filler
        self.shapes, self.samples = [shape.of], [first]
        if self.filler is not None and shape.of_filler != shape.of:
            self.shapes.append(shape.of_filler)
            self.samples.append(self.filler)
        self._nothing = _ABSENT if self.filler is None else self.shapes.index(shape.of_filler)
        self._flat, self._new = Flat(record), [self.filler or first] * before
        self._codes, self._there = [self._nothing] * before, [False] * before

    def add(self, entry: Record | None, shape: Any) -> None:
        """Add what one more combination has here."""
        self._there.append(entry is not None)
        if entry is None:
            self._codes.append(self._nothing)
            self._new.append(self.filler or self.samples[0])  # of an entry that is absent nobody asks
            return
        if shape not in self.shapes:
            self.shapes.append(shape)
            self.samples.append(entry)
        self._codes.append(self.shapes.index(shape))
        self._new.append(entry)

    def codes(self, numbers: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return which of the shapes the combinations have, -1 where no entry is there."""
        return np.array(self._codes, dtype=np.int32)[numbers]

    def there(self, numbers: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return which of the combinations tell an entry."""
        return np.array(self._there, dtype=bool)[numbers]

    def columns(self, numbers: NDArray[np.int32]) -> dict[tuple[str, ...], Column]:
        """Return the fields of the entries of the combinations."""
        self._flat.add(self._new)
        self._new = []
        return dict(self._flat.columns(numbers))


@dataclass(eq=False)
class Slots:
    """What each combination of a group's cells lists, entry by entry."""

    name: str
    parts: dict[tuple[int, str], _Part] = field(default_factory=dict)
    known: list[bool] = field(default_factory=list)

    def add(self, entries: Sequence[Record] | None) -> None:
        """Add the entries of one combination; None is a list that is not known."""
        mine: dict[tuple[int, str], tuple[Record, Any]] = {}
        for place, entry in enumerate(entries or ()):
            shape = _shape_of(self.name, entry)
            if shape.of is None:
                continue
            at = (place, str(getattr(shape.filler, "kind", "")))
            mine[at] = (entry, shape.of)
            if at not in self.parts:
                self.parts[at] = _Part(record_of(self.name)[1], entry, shape, len(self.known))
        for at, part in self.parts.items():
            part.add(*mine.get(at, (None, None)))
        self.known.append(entries is not None)


@dataclass(frozen=True, eq=False)
class Filled:
    """A group's list in a block: the combination of each row, and the entry that other groups feed too."""

    slots: Slots
    codes: NDArray[np.int32]
    joins: tuple[str, str] | None = None

    @property
    def known(self) -> NDArray[np.bool_]:
        """Return which rows tell the list."""
        return np.array(self.slots.known, dtype=bool)[self.codes]


@dataclass(eq=False)
class _Entry:
    """An entry in a block: its parts, with the shape that each row has of them, and their columns."""

    parts: list[tuple[tuple[int, int, str], _Part, NDArray[np.int32], dict[tuple[str, ...], Column]]] = field(
        default_factory=list
    )


def listed(name: str, several: Sequence[Filled], known: NDArray[np.bool_]) -> Listed | None:
    """Return a list of all rows of a block, of those where it is `known`; None where it is known of none."""
    if not known.any():
        return None
    entries = _entries(several, known)
    combined: NDArray[np.int64] = known.astype(np.int64)
    size = 2
    for entry in entries:
        for _, part, codes, _ in entry.parts:
            if size * (len(part.shapes) + 1) > _MOST_COMBINED:
                combined = np.unique(combined, return_inverse=True)[1].reshape(-1).astype(np.int64)
                size = int(combined.max()) + 1
            combined = combined * (len(part.shapes) + 1) + np.where(known, codes + 1, 0)
            size *= len(part.shapes) + 1
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    keys: list[Any] = []
    found: dict[Any, tuple[Rows, ...] | None] = {}
    for row in first.tolist():
        key, rows = (None, None) if not known[row] else _of_row(name, entries, row)
        # The same shapes told by other columns are kept apart, since their values stand elsewhere.
        key = (
            key if key not in found else (key, tuple(at for one in entries for at, _, c, _ in one.parts if c[row] >= 0))
        )
        keys.append(key)
        found[key] = rows
    return Listed(Column(keys, inverse.reshape(-1).astype(np.int32)), found)


def _entries(several: Sequence[Filled], known: NDArray[np.bool_]) -> list[_Entry]:
    """Return the entries that any of the rows has."""
    joined: dict[object, _Entry] = {}
    for number, filled in enumerate(several):
        for (place, kind), part in filled.slots.parts.items():
            if not part.there(filled.codes)[known].any():
                continue
            entry = joined.setdefault(filled.joins or (number, place, kind), _Entry())
            columns = part.columns(filled.codes)
            entry.parts.append(((number, place, kind), part, part.codes(filled.codes), columns))
    return list(joined.values())


def _of_row(name: str, entries: Sequence[_Entry], row: int) -> tuple[Any, tuple[Rows, ...]]:
    """Return the shape of the list of a row, and its entries."""
    shapes, found = [], []
    for entry in entries:
        mine = [(part, int(codes[row]), columns) for _, part, codes, columns in entry.parts if codes[row] >= 0]
        if not mine:
            continue
        part, code, _ = mine[0]
        shape = part.shapes[code]
        if len(mine) > 1:
            whole = part.samples[code]
            for other, its, _ in mine[1:]:
                told = other.samples[its]
                whole = whole.model_copy(update={field: getattr(told, field) for field in told.model_fields_set})
            shape = _shape_of(name, whole).of
        shapes.append(shape)
        own = {
            path: type(one)(one.values, one.codes, numeric=one.numeric, steps=one.steps)  # for a name of its own
            for _, _, columns in mine
            for path, one in columns.items()
        }
        found.append(nested(part.record, own))
    return tuple(shapes), tuple(found)


def _shape_of(name: str, entry: Record) -> _Shape:
    """Return the shape of an entry, as a table of homes makes it of one; how large its numbers are does not count."""
    values = (getattr(entry, field) for field in type(entry).model_fields)
    key = (name, *("a size" if type(value) is float and value > 0 else value for value in values))
    found = _shapes.get(key)
    if found is None:
        if len(_shapes) > _MOST_KEPT:
            _shapes.clear()
        found = _shapes[key] = _shape_in_a_table(name, entry)
    return found


def _shape_in_a_table(name: str, entry: Record) -> _Shape:
    owner, last = record_of(name)[0], name.rpartition(".")[2]
    homes = [owner().model_copy(update={last: one}) for one in ((entry,), ())]
    found = rows_of(owner, homes).fields[last]
    if not isinstance(found, Listed):
        raise TypeError(f"{name} is no list")
    mine, empty = (found.shapes.at(place) for place in range(2))
    if not mine:
        return _Shape(None)
    if not empty:
        return _Shape(mine[0])
    # In the list of no load stands one that is nothing.
    entries = found.entries[empty]
    return _Shape(mine[0], plain(entries[0], 1), empty[0]) if entries else _Shape(mine[0])
