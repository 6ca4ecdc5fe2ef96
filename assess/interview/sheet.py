"""A home file as it stands: what it states, the home that makes, and what was asked and has no value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assess.intake import Home
from assess.intake.field_names import FieldPath
from assess.interview.marks import Marks
from assess.records import Record

_UNKNOWN = "unknown"  # what a person may write in place of a value


@dataclass(frozen=True)
class Sheet:
    """A home file as it stands: what it states, the home that makes, and what was asked and has no value."""

    text: str
    raw: Mapping[str, Any]
    home: Home
    marks: Marks

    def stated(self, path: FieldPath) -> Any:
        """Return what the file itself says at a path, as it is written; None where it says nothing."""
        here: Any = self.raw
        for step in path:
            here = _step(here, step)
        return None if here == _UNKNOWN else here

    def says_unknown(self, path: FieldPath) -> bool:
        """Return whether the file says of a field, in that very word, that it is unknown."""
        *above, name = path
        holder = self.stated(tuple(above))
        return isinstance(holder, Mapping) and holder.get(name) == _UNKNOWN

    def found(self, path: FieldPath) -> Any:
        """Return the value at a path of the home: from the file, from one it builds on, or the form's default."""
        here: Any = self.home
        for step in path:
            here = _inside(here, step)
        return here

    def value(self, path: FieldPath) -> Any:
        """Return what is known at a path, as people wrote it: None where only the form's default stands there."""
        stated = self.stated(path)
        if isinstance(stated, Mapping) and "value" in stated:
            return stated["value"]
        if stated is not None or not path:
            return stated
        found = self.found(path)
        holder = self.found(path[:-1])
        default = type(holder).model_fields[str(path[-1])].get_default() if isinstance(holder, Record) else None
        return None if found == default or isinstance(found, Record) else found

    def count(self, path: FieldPath) -> int:
        """Return how many entries a list of the home has."""
        return len(self.found(path) or ())


def with_stated(raw: Any, path: FieldPath, value: Any) -> Any:
    """Return a copy of a mapping, or list, with the value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        entries = list(raw) if isinstance(raw, list) else []
        there = entries[step] if step < len(entries) else None
        return [*entries[:step], with_stated(there, rest, value), *entries[step + 1 :]]
    table = dict(raw) if isinstance(raw, Mapping) else {}
    return {**table, step: with_stated(table.get(step), rest, value)}


def without_stated(raw: Any, path: FieldPath) -> Any:
    """Return a copy of a mapping, or list, without the value at a path; an empty list goes too."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        kept = [without_stated(raw[step], rest)] if rest else []
        return [*raw[:step], *kept, *raw[step + 1 :]]
    if not rest:
        return {name: value for name, value in raw.items() if name != step}
    inner = without_stated(raw[step], rest)
    if inner == [] and raw[step] != []:
        return {name: value for name, value in raw.items() if name != step}
    return {**raw, step: inner}


def _step(here: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return here[step] if isinstance(here, list) and step < len(here) else None
    return here.get(step) if isinstance(here, Mapping) else None


def _inside(here: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return here[step] if isinstance(here, tuple) and step < len(here) else None
    return getattr(here, step, None) if isinstance(here, Record) else None
