"""What a question was answered before, by all that it read: homes that say the same need no run of their own."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.worksheet.lanes import divided
from assess.worksheet.many import Column, Name, Places, Same, combined, noting, told_apart

__all__ = ["FAILED", "Answers", "Memory"]

FAILED = "failed"
_MOST_NEW = 0.25  # of the homes: where more than that differ, remembering costs more than it spares
_MOST_KEPT = 200_000
_ENOUGH = 1_000
Function = Callable[[Places], tuple[Any, tuple[Any, ...]]]


@dataclass(eq=False)
class Answers:
    """The answers to a question, each once, and for every home which of them it has.

    An answer is what its run says of all its homes, and the values of the one; `FAILED` takes a run of its own.
    """

    values: Sequence[Any]
    codes: NDArray[np.intp]


@dataclass(eq=False)
class _Question:
    """What is known of one question: the columns that were ever read for it, and its answers by their values."""

    names: list[Name] = field(default_factory=list)
    all_differ: bool = False
    known: dict[bytes, Any] = field(default_factory=dict)


class Memory:
    """Answers of one kind of run, kept from one part of a table to the next."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._questions: dict[Hashable, _Question] = {}
        self._ids: dict[Name, dict[Any, int]] = {}
        self._left_out: dict[Name, Same] = {}

    def answers(
        self, question: Hashable, function: Function, columns: Mapping[Name, Column], places: Places
    ) -> Answers:
        """Return what a question comes to for the homes at some places, run where it was not answered before."""
        asked = self._questions.setdefault(question, _Question())
        if asked.all_differ or not asked.names:
            return self._all_run(asked, function, columns, places)
        while True:
            keys, first, codes = self._keys(asked.names, columns, places)
            new = [n for n, key in enumerate(keys) if key not in asked.known]
            if len(new) > _MOST_NEW * len(places):
                return self._all_run(asked, function, columns, places)
            if not new:
                return Answers([asked.known[key] for key in keys], codes)
            found, read = self._run(function, columns, places[first[new]])
            more = sorted(read - set(asked.names), key=repr)
            if more:
                # Homes that agreed in all that was read so far may differ in what is read now.
                asked.names += more
                asked.known.clear()
                continue
            if len(asked.known) + len(new) > _MOST_KEPT:
                kept = {keys[n]: asked.known[keys[n]] for n in range(len(keys)) if keys[n] in asked.known}
                asked.known = kept
            asked.known.update((keys[n], found.values[code]) for n, code in zip(new, found.codes, strict=True))

    def _all_run(self, asked: _Question, function: Function, columns: Mapping[Name, Column], places: Places) -> Answers:
        """Run every home, and keep the answers where there are few."""
        found, read = self._run(function, columns, places)
        more = sorted(read - set(asked.names), key=repr)
        if more:
            asked.names += more
            asked.known.clear()
        if asked.all_differ:
            return found
        keys, first, _ = self._keys(asked.names, columns, places)
        # Found out on enough homes, that is taken to hold for those that follow.
        asked.all_differ = len(places) >= _ENOUGH and len(keys) > _MOST_NEW * len(places)
        if len(keys) <= _MOST_NEW * len(places):
            asked.known.update((key, found.values[found.codes[n]]) for key, n in zip(keys, first.tolist(), strict=True))
        return found

    def _run(self, function: Function, columns: Mapping[Name, Column], places: Places) -> tuple[Answers, set[Name]]:
        """Return the answer of every home, and the names of what was read for them."""
        found, read = _answers_of(function, places)
        left_out = {column.name: column for column in read if isinstance(column, Same) and column.name not in columns}
        self._left_out.update(left_out)
        return found, {column.name for column in read}

    def _keys(
        self, names: Sequence[Name], columns: Mapping[Name, Column], places: Places
    ) -> tuple[list[bytes], NDArray[np.intp], NDArray[np.intp]]:
        """Return the combinations of values that occur, a place of each among the homes, and which each home has."""
        ids = [self._at(name, columns.get(name), places) for name in names]
        first, codes = combined(ids, len(places))
        table = np.array([more[first] for more in ids], dtype=np.int32).T
        return [row.tobytes() for row in table], first, codes

    def _at(self, name: Name, column: Column | None, places: Places) -> NDArray[np.int64]:
        """Return what the values of a column at some places are known as.

        A column that this part of the table lacks is left at its default here, or that of a list of another shape,
        which no home here has.
        """
        column = column or self._left_out.get(name)
        if column is None:
            return np.full(len(places), -1)
        ids = self._of_column(name, column)
        return np.full(len(places), ids[0]) if len(ids) == 1 else ids[column.codes[places]]

    def _of_column(self, name: Name, column: Column) -> NDArray[np.int64]:
        """Return for each value of a column what it is known as in every part of the table."""
        known = self._ids.setdefault(name, {})
        if len(known) > _MOST_KEPT:
            known.clear()
            for question in self._questions.values():
                question.known.clear()
        return np.array([known.setdefault(_lasting(value), len(known)) for value in column.values], dtype=np.int64)


def _lasting(value: Any) -> Any:
    """Return what tells a value from others in every part of a table."""
    told = told_apart(value)
    return value.model_dump_json() if isinstance(told, int) and hasattr(value, "model_dump_json") else told


def _answers_of(function: Function, places: Places) -> tuple[Answers, set[Column]]:
    """Return the answer of every home, and all columns that were read for them."""
    values: list[Any] = []
    codes = np.zeros(len(places), dtype=np.intp)
    with noting() as read:
        for rows, stay, answer in divided(lambda rows: function(places[rows]), len(places)):
            there = rows[stay]
            if answer is None:
                codes[there] = len(values)
                values.append(FAILED)
                continue
            said, each = answer
            if not each:
                codes[there] = len(values)
                values.append((said, ()))
                continue
            columns = [spread(one, stay).tolist() for one in each]
            codes[there] = range(len(values), len(values) + len(there))
            values += [(said, one) for one in zip(*columns, strict=True)]
    return Answers(values, codes), read


def spread(values: Any, stay: Places) -> NDArray[Any]:
    """Return the values of the places a run speaks for; what is one value is that of all."""
    found: NDArray[Any] = np.asarray(values)
    return found[stay] if found.ndim else np.full(len(stay), found)
