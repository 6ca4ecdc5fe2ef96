"""Many records that read like one: what they share is plain, what is a number in each becomes lanes.

Where the records differ in what is no number (a word, a yes or no, whether a value is known at all) the run divides,
and goes on with the largest part. So a rule that was written for one home reads a table of them, and what it never
reads does not divide them. What it did read is remembered: homes that agree in that have the same answer.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from assess.records import Record
from assess.worksheet.lanes import LanesError, active_lanes, divide, lanes_of, steps_are_fixed

__all__ = ["Codes", "Column", "Listed", "Name", "Places", "Rows", "Same", "Shown", "many", "noting"]

R = TypeVar("R", bound=Record)
Codes = NDArray[np.int32]
Places = NDArray[np.intp]
Name = tuple[Hashable, ...]
_SELF = "_many_"
_LARGEST = 2**62
_noted: ContextVar[set["Column"] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[set["Column"]]:
    """Give a set that fills with the columns that are read."""
    found: set[Column] = set()
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


@dataclass(eq=False)
class Column:
    """One field of many records: `values` that occur, each once, and for every record which of them it has.

    Of a `numeric` column different numbers become lanes; one of `steps` takes few values, and may be fixed to one.
    """

    values: Sequence[Any]
    codes: Codes
    numeric: bool = False
    steps: bool = False
    name: Name = ()

    @classmethod
    def of(cls, values: Iterable[Any], *, numeric: bool = False, steps: bool = False) -> "Column":
        """Return the column of the values of each record."""
        known: dict[Any, int] = {}
        kept: list[Any] = []
        codes = []
        for value in values:
            code = known.setdefault(told_apart(value), len(known))
            if code == len(kept):
                kept.append(value)
            codes.append(code)
        return cls(kept, np.array(codes, dtype=np.int32), numeric=numeric, steps=steps)

    @classmethod
    def merged(cls, values: Iterable[Any], codes: Codes, *, numeric: bool = False, steps: bool = False) -> "Column":
        """Return the column of values that may occur more than once, and of which of them each record has."""
        once = cls.of(values)
        return cls(once.values, once.codes[codes], numeric=numeric, steps=steps)

    def at(self, place: int) -> Any:
        """Return the value of one record."""
        return self.values[self.codes[place]]

    def read(self, places: Places) -> Any:
        """Return what stands at the places of the current run: one value, or lanes."""
        self.note()
        codes = self.codes[places]
        seen = _active(codes)
        if (seen == seen[0]).all():
            return self.values[seen[0]]
        if not self.numeric or (self.steps and steps_are_fixed()):
            usual = int(np.bincount(seen).argmax())
            divide(codes == usual)
            return self.values[usual]
        unknown = self._unknown[codes]
        among = _active(unknown)
        if among.any():
            mostly = bool(among.mean() > 0.5)
            divide(unknown == mostly)
            if mostly:
                return None
        return lanes_of(self._numbers[codes])

    def note(self) -> None:
        """Note that the column is read."""
        noted = _noted.get()
        if noted is not None:
            noted.add(self)

    @cached_property
    def _numbers(self) -> NDArray[Any]:
        whole = all(value is None or isinstance(value, int) for value in self.values)
        nothing = 0 if whole else np.nan
        return np.array([nothing if value is None else value for value in self.values])

    @cached_property
    def _unknown(self) -> NDArray[np.bool_]:
        return np.array([value is None for value in self.values])


class Same(Column):
    """What is the same in all records, such as a default, so that no code says which value one of them has."""

    def __init__(self, value: Any, name: Name) -> None:
        """Hold the one value."""
        super().__init__([value], np.zeros(0, dtype=np.int32), name=name)

    def at(self, place: int) -> Any:  # noqa: ARG002
        """Return the value."""
        return self.values[0]

    def read(self, places: Places) -> Any:  # noqa: ARG002
        """Return the value; what is the same here may differ in another part of a table, so that it is noted."""
        self.note()
        return self.values[0]


class Shown(Column):
    """A field that is only shown, so that the first of several values may stand for all."""

    def read(self, places: Places) -> Any:
        """Return what the first record that still counts says."""
        return self.values[_active(self.codes[places])[0]]


@dataclass(eq=False)
class Listed:
    """A list of records in each of many: the `shapes` that occur, and for every record which of them its list has.

    A shape is what tells lists apart, and its entries; of a list that is not known these are None.
    """

    shapes: Column
    entries: Mapping[Any, "tuple[Rows, ...] | None"]

    def read(self, places: Places) -> Any:
        """Return the list at the places of the current run."""
        entries = self.entries[self.shapes.read(places)]
        return None if entries is None else tuple(many(entry, places) for entry in entries)


@dataclass(eq=False)
class Rows:
    """Many records of one kind by their fields; a field left out has its default in each.

    Where some of them are not there at all, `there` says which are.
    """

    record: type[Record]
    fields: Mapping[str, "Column | Listed | Rows"] = field(default_factory=dict)
    there: Column | None = None
    name: Name = ()

    def read(self, places: Places) -> Any:
        """Return the record at the places of the current run; None where it is not there."""
        there = self._everywhere if self.there is None else self.there
        return many(self, places) if there.read(places) else None

    def named(self, name: Name) -> Iterator[Column]:
        """Give every column its name, from this one down, and yield them."""
        self.name = name
        if self.there is None:
            yield self._everywhere
        else:
            self.there.name = name
            yield self.there
        for below, source in self.fields.items():
            path = (*name, below)
            if isinstance(source, Rows):
                yield from source.named(path)
            elif isinstance(source, Column):
                source.name = path
                yield source
            else:
                source.shapes.name = path
                yield source.shapes
                for shape, entries in source.entries.items():
                    for number, entry in enumerate(entries or ()):
                        yield from entry.named((*path, shape, number))

    def source_of(self, name: str) -> "Column | Listed | Rows | None":
        """Return where a field stands, one that all records leave at its default too; None where there is none."""
        found = self.fields.get(name) or self._left_out.get(name)
        if found is None and name in _defaults(self.record):
            default, path = _defaults(self.record)[name], (*self.name, name)
            found = Rows(type(default), name=path) if isinstance(default, Record) else Same(default, path)
            self._left_out[name] = found
        return found

    @cached_property
    def _everywhere(self) -> Column:
        return Same(value=True, name=self.name)

    @cached_property
    def _left_out(self) -> "dict[str, Column | Rows]":
        return {}


def many(rows: Rows, places: Places) -> Any:
    """Return the records at some places as one, each field read when it is first asked for."""
    kind = _kind(rows.record)
    record = object.__new__(kind)
    object.__setattr__(record, "__dict__", {_SELF: (rows, places)})
    object.__setattr__(record, "__pydantic_fields_set__", set(rows.fields))
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", None)
    return record


def combined(several: Sequence[NDArray[Any]], count: int) -> tuple[Places, Places]:
    """Return of each combination of codes a place where it occurs, and which combination every place has.

    The codes are whole numbers from −1 up, an array of `count` places each.
    """
    codes, size = np.zeros(count, dtype=np.int64), 1
    for more in several:
        kinds = int(more.max(initial=-1)) + 2
        if size * kinds > _LARGEST:
            _, codes = np.unique(codes, return_inverse=True)
            size = int(codes.max(initial=0)) + 1
        codes = codes * kinds + more + 1
        size *= kinds
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    return first, codes


def told_apart(value: Any) -> Any:
    """Return what tells a value from others: itself, or of what has no hash which one it is."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return type(value), value


@cache
def _kind(record: type[R]) -> type[R]:
    """Return a kind of record that reads a missing field from its rows."""

    def __getattr__(self: Any, name: str) -> Any:  # noqa: N807
        rows, places = self.__dict__.get(_SELF, (None, None))
        source = None if rows is None else rows.source_of(name)
        if source is None:
            raise AttributeError(f"{record.__name__} has no field {name}")
        value = self.__dict__[name] = source.read(places)
        return value

    members = {"__getattr__": __getattr__, "__module__": __name__, "__doc__": record.__doc__}
    return type(f"Many{record.__name__}", (record,), members)


@cache
def _defaults(record: type[Record]) -> dict[str, Any]:
    """Return the defaults of a record's fields; one without a default must be told."""
    return {
        name: info.get_default(call_default_factory=True)
        for name, info in record.model_fields.items()
        if not info.is_required()
    }


def _active(values: NDArray[Any]) -> NDArray[Any]:
    active = active_lanes()
    if active is None:
        raise LanesError("many records are read outside a run")
    return values if active.all() else values[active]
