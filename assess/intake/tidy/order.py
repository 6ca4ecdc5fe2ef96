"""The order of the blank form: fields of a section before the sections in it, and these as the form has them."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from assess.intake.fields import Shape, shapes
from assess.intake.form import fields_in_order
from assess.intake.home import Home
from assess.intake.stated import WRAPPER
from assess.intake.tidy.document import Document, Entry, Path, Section
from assess.records import Record

_ABOVE = ("from", "basis")  # the two lines that may stand above the first heading
IN_THE_UNIT = ("value", "range", "low", "high")  # of a value with its basis: what is written in the field's unit
_STRANGER = 10_000  # what the form does not have keeps its place behind the rest


def put_in_order(document: Document) -> None:
    """Put the sections of a file and the entries of each in the order of the form; what is equal stays as it was."""
    document.sections.sort(key=lambda section: rank(section.path))
    for section in document.sections:
        section.entries.sort(key=lambda entry: rank((*section.path, *entry.path)))


def added(document: Document, section: Section) -> None:
    """Put a section into a file at its place in the form, and move no other: behind the last that comes before it."""
    mine = rank(section.path)
    before = [place for place, one in enumerate(document.sections, 1) if rank(one.path) < mine]
    document.sections.insert(max(before), section)


def entered(section: Section, entry: Entry) -> None:
    """Put an entry into a section in the same way."""
    mine = rank((*section.path, *entry.path))
    before = [n for n, one in enumerate(section.entries, 1) if rank((*section.path, *one.path)) < mine]
    section.entries.insert(max(before, default=0), entry)


def rank(path: Path) -> tuple[int, ...]:
    """Return where a dotted path stands in the form, to sort by."""
    found: list[int] = []
    for number, step in enumerate(path):
        if isinstance(step, int):
            found.append(step)
        else:
            found.append(_places(shape_at(path[:number])[0]).get(step, _STRANGER))
    return tuple(found)


def shape_at(path: Path) -> tuple[type[Record] | None, Shape | None]:
    """Return the record that stands at a path, or else the shape of the field there."""
    record: type[Record] | None = Home
    shape: Shape | None = None
    for step in path:
        if isinstance(step, str):
            record, shape = below(record, shape, step)
    return record, shape


def below(record: type[Record] | None, shape: Shape | None, key: str) -> tuple[type[Record] | None, Shape | None]:
    """Return what a key of a section takes, or, where `record` is None, a key of a value with its basis."""
    if record is None:
        return None, shape if key in IN_THE_UNIT else None
    inner = shapes(record).get(key)
    return (None if inner is None or inner.form == "table" else inner.record), inner


def keys_in_order(record: type[Record] | None, keys: Iterable[str]) -> list[str]:
    """Return the keys of a section, or of a value with its basis where `record` is None, in the order of the form."""
    return sorted(keys, key=lambda key: _places(record).get(key, _STRANGER))


def in_order(record: type[Record] | None, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping with its keys in order."""
    return {key: raw[key] for key in keys_in_order(record, raw)}


@cache
def _places(record: type[Record] | None) -> Mapping[str, int]:
    fields = WRAPPER if record is None else fields_in_order(record)
    return {name: n for n, name in enumerate((*(_ABOVE if record is Home else ()), *fields))}
