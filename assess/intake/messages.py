"""What is wrong with a home, in the words of the form: where, what was given, what would be right.

pydantic finds the mistakes; nobody should have to read pydantic to mend them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assess.errors import IntakeError
from assess.intake.fields import Shape, shapes
from assess.intake.home import Home
from assess.records import Record
from assess.units.spelling import quoted

MOST = 10  # problems named in one message; a reader mends the first and runs again
_LONGEST_PATH = 120  # characters; the longest of the form has half of it
_TOP = {*shapes(Home), "from", "basis"}
_BOUNDS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the dotted field, and what is wrong with it."""

    field: str
    says: str

    @property
    def where(self) -> str:
        """Return the field, and for lists the entry as people count: the field counts from 0."""
        entries = [f"entry {int(step) + 1}" for step in self.field.split(".") if is_position(step)]
        return f"{_cut(self.field)} ({', '.join(entries)})" if entries else _cut(self.field)


@dataclass(frozen=True)
class Place:
    """Where a dotted path leads: the shape there (None if the form has no such field) and the record around it."""

    path: tuple[str | int, ...]
    shape: Shape | None
    record: type[Record]

    @property
    def field(self) -> str:
        """Return the path with dots."""
        return ".".join(str(part) for part in self.path)

    @property
    def heading(self) -> str:
        """Return the path as it stands in brackets over a section."""
        return ".".join(part for part in self.path if isinstance(part, str))


def is_position(step: str) -> bool:
    """Return whether a step of a dotted path is a position in a list; a name of thousands of digits is none."""
    return step.isdecimal() and len(step) < 10


def _cut(path: str) -> str:
    """Return a dotted path at a length one can read; a made-up name in it may have any."""
    return path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"


def place_of(path: Sequence[str | int]) -> Place:
    """Return where a path of names and list positions leads, as far as the form goes along."""
    record: type[Record] = Home
    gone: tuple[str | int, ...] = ()
    shape: Shape | None = None
    steps = iter(path)
    for name in steps:
        gone, shape = (*gone, name), shapes(record).get(str(name))
        if shape is None or shape.record is None:
            break
        if shape.form != "section" and (key := next(steps, None)) is not None:
            gone = (*gone, key)  # the position in a list, or the name in a table
        if len(gone) == len(path):
            break
        record = shape.record
    return Place(gone, shape, record)


def problems(error: ValidationError, given: Mapping[str, Any]) -> list[Problem]:
    """Return what pydantic found, told in the words of the form; `given` is what it was shown."""
    found: dict[str, Problem] = {}
    for detail in error.errors(include_url=False):
        place = place_of(detail["loc"])
        # A choice that may come from two lists is refused once by each list.
        found.setdefault(place.field, Problem(place.field, _says(detail, place, _looked_up(given, place.path))))
    return list(found.values())


def refusal(found: Iterable[Problem], where: str) -> IntakeError:
    """Return one error for all problems: the first as its message, the others counted and listed."""
    first, *others = found
    return IntakeError(
        first.says,
        where=f"{where}, {first.where}" if first.field else where,
        hint=_and_others(others) if others else None,
    )


def _and_others(others: Sequence[Problem]) -> str:
    count = "is 1 more problem" if len(others) == 1 else f"are {len(others)} more problems"
    named = others[: MOST - 1]
    lines = [f"{p.where}: {p.says}" if p.field else p.says for p in named]
    if len(others) > len(named):
        lines.append(f"and {len(others) - len(named)} more")
    return "\n  ".join([f"\nThere {count}:", *lines])


def shown(value: object) -> str:
    """Return a value as its writer would recognise it."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case Mapping():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return quoted(str(value)).strip('"')


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for a word with a near miss, else nothing."""
    match = get_close_matches(word.lower().replace(" ", "_"), [str(k) for k in known], n=1)
    return f'; did you mean "{match[0]}"?' if match else ""


def unknown_field(place: Place) -> str:
    """Return what to say of a field that the form does not have."""
    name, known = str(place.path[-1]), list(shapes(place.record))
    section = ".".join(str(part) for part in place.path[:-1])
    inside = f"of {_cut(section)}" if section else "of this form"
    if elsewhere := _sections_with(name):
        return f"{quoted(name)} is not a field {inside}; it belongs to {' or '.join(elsewhere)}"
    if section and name in _TOP:
        return f"{quoted(name)} is not a field {inside}; it stands above the first heading, or is one itself"
    if near := nearest(name, known):
        return f"{quoted(name)} is not a field {inside}{near}"
    fields = ", ".join(k for k in known if k != "provenance")
    return f"{quoted(name)} is not a field {inside}; the fields are {fields}"


def _sections_with(name: str, record: type[Record] = Home, path: str = "") -> list[str]:
    found = [path] if path and name in shapes(record) else []
    for key, shape in shapes(record).items():
        if shape.record is not None and shape.form != "table":
            found += _sections_with(name, shape.record, f"{path}.{key}" if path else key)
    return found


def _says(detail: ErrorDetails, place: Place, value: object) -> str:
    kind, shape = detail["type"], place.shape
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if shape is None:
        return unknown_field(place)
    if kind == "measured":
        return mismatch(place, value) if isinstance(value, Mapping | list | tuple) else detail["msg"]
    if kind == "too_long":
        return f"has {detail['ctx']['actual_length']:,} entries; up to {detail['ctx']['max_length']} are read"
    if kind == "missing":
        return f"is missing; write {shape.accepts}"
    if kind in _BOUNDS:
        return f"{shown(value)} is out of range; accepted is {shape.within}"
    return mismatch(place, value)


def mismatch(place: Place, value: object) -> str:
    """Return why a value does not fit its field, and what would."""
    return f"{shown(value)} {_unlike(place, place.shape, value)}" if place.shape else unknown_field(place)


def _unlike(place: Place, shape: Shape, value: object) -> str:
    match shape.form:
        case "choice":
            return f"is not {shape.accepts}{nearest(str(value), map(str, shape.choices))}"
        case "measured" if shape.kind is not None:
            return f"is not {shape.kind.noun}; write {shape.accepts}"
        case "yes_no":
            return "is neither yes nor no; write true or false, or leave the field out if it is unknown"
        case "number" | "whole":
            noun = "a number" if shape.form == "number" else "a whole number"
            return f"is not {noun}; write {shape.accepts}"
        case "section" | "table":
            return "is not a section; write its fields one a line below the heading in square brackets"
        case "sections":
            return f"is not a list; write one section headed [[{place.heading}]] for each"
        case _:
            return f"does not fit; write {shape.accepts}"


def _looked_up(given: Any, path: Sequence[str | int]) -> object:
    for step in path:
        try:
            given = given[step]
        except (KeyError, IndexError, TypeError):
            return None
    return given
