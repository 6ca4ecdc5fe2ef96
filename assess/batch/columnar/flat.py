"""Records kept as columns: what many of them say by field, added to as more are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.intake.fields import shapes
from assess.records import Record
from assess.verdict.screening.table import rows_of
from assess.worksheet.many import Codes, Column, Rows, told_apart

__all__ = ["Flat", "nested"]

Path = tuple[str, ...]  # of a field, or of a section that may be missing: whether it is there


class Flat:
    """Records of one kind by field, each value once; lists are kept elsewhere."""

    def __init__(self, record: type[Record]) -> None:
        """Begin with no record."""
        self._record, self._count = record, 0
        self._fields: dict[Path, _Field] = {}

    def add(self, records: Sequence[Record]) -> None:
        """Add records, whose lists are left at their defaults."""
        if not records:
            return
        found = dict(_flat(rows_of(self._record, records), (), len(records)))
        for path, column in found.items():
            if path not in self._fields:
                kept = Column([default_of(self._record, path)], np.zeros(self._count, dtype=np.int32))
                self._fields[path] = _Field(type(column), numeric=column.numeric, steps=column.steps)
                self._fields[path].add(kept)
        for path, mine in self._fields.items():
            nothing = Column([default_of(self._record, path)], np.zeros(len(records), dtype=np.int32))
            mine.add(found.get(path, nothing))
        self._count += len(records)

    def columns(self, numbers: Codes) -> Iterator[tuple[Path, Column]]:
        """Yield the fields of some of the records, those left out that are at their default in all of them."""
        for path, mine in self._fields.items():
            column = mine.column(numbers)
            default = default_of(self._record, path)
            if len(column.values) != 1 or not _same(column.values[0], default):
                yield path, column


@dataclass(eq=False)
class _Field:
    kind: type[Column]
    numeric: bool
    steps: bool
    values: list[Any] = field(default_factory=list)
    known: dict[Any, int] = field(default_factory=dict)
    codes: Codes = field(default_factory=lambda: np.zeros(0, dtype=np.int32))

    def add(self, column: Column) -> None:
        """Add a column behind what is there."""
        places = []
        for value in column.values:
            place = self.known.setdefault(told_apart(value), len(self.values))
            if place == len(self.values):
                self.values.append(value)
            places.append(place)
        self.codes = np.concatenate((self.codes, np.array(places, dtype=np.int32)[column.codes]))

    def column(self, numbers: Codes) -> Column:
        """Return the field of some of the records, with the values that these have."""
        codes = self.codes[numbers]
        occurs = np.bincount(codes, minlength=len(self.values)) > 0
        place = np.cumsum(occurs, dtype=np.int32) - 1
        values = [self.values[at] for at in np.flatnonzero(occurs).tolist()]
        return self.kind(values, place[codes].astype(np.int32), numeric=self.numeric, steps=self.steps)


def nested(record: type[Record], columns: Mapping[Path, Column]) -> Rows:
    """Return the columns of a record as its rows, section by section."""
    fields: dict[str, Any] = {}
    for name in dict.fromkeys(path[0] for path in columns):
        inner = shapes(record)[name].record
        below = {path[1:]: column for path, column in columns.items() if path[0] == name and len(path) > 1}
        if inner is None or shapes(record)[name].form != "section":
            fields[name] = columns[(name,)]
            continue
        there = columns.get((name,))
        if there is None and _default(record, name) is None:
            continue  # nothing is there in any of them
        rows = nested(inner, below)
        if there is not None and list(there.values) != [True]:
            rows = Rows(inner, rows.fields, there)
        fields[name] = rows
    return Rows(record, fields)


def default_of(record: type[Record], path: Path) -> Any:
    """Return what a record says at a path by default; of a section whether it is there."""
    value = _default(_owner(record, path), path[-1])
    return value is not None if is_section(record, path) else value


def is_section(record: type[Record], path: Path) -> bool:
    """Return whether a path is that of a section, of which only is told whether it is there."""
    return shapes(_owner(record, path))[path[-1]].form == "section"


def _owner(record: type[Record], path: Path) -> type[Record]:
    for name in path[:-1]:
        record = shapes(record)[name].record or record
    return record


@cache
def _default(record: type[Record], name: str) -> Any:
    if shapes(record)[name].required:
        return None
    return record.model_fields[name].get_default(call_default_factory=True)


def _same(value: Any, default: Any) -> bool:
    return value is default or told_apart(value) == told_apart(default)


def _flat(rows: Rows, way: Path, count: int) -> Iterator[tuple[Path, Column]]:
    for name, source in rows.fields.items():
        path = (*way, name)
        if isinstance(source, Rows):
            if _default(rows.record, name) is None:
                everywhere = Column([True], np.zeros(count, dtype=np.int32))
                yield path, everywhere if source.there is None else source.there
            yield from _flat(source, path, count)
        elif isinstance(source, Column):
            yield path, source
        else:
            raise TypeError(f"{name} is a list")


def either(columns: Sequence[Column]) -> Column:
    """Return whether a section is there that several may tell."""
    told = [np.array(column.values, dtype=bool)[column.codes] for column in columns]
    return Column.merged([False, True], np.logical_or.reduce(told).astype(np.int32))


def first_told(columns: Sequence[Column], default: Any) -> tuple[Column, NDArray[np.bool_]]:
    """Return a field that several tell, of each record the first that says other than the default; and where two do."""
    values, codes = [default], np.zeros(len(columns[0].codes), dtype=np.int32)
    twice = np.zeros(len(codes), dtype=bool)
    for column in columns:
        says = np.array([not _same(value, default) for value in column.values], dtype=bool)[column.codes]
        twice |= says & (codes > 0)
        codes = np.where(says & (codes == 0), column.codes + len(values), codes)
        values += column.values
    first = columns[0]
    found = type(first).merged(values, codes.astype(np.int32), numeric=first.numeric, steps=first.steps)
    return found, twice
