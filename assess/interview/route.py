"""Which questions apply to a home, in the order of the visit, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assess.errors import IntakeError
from assess.intake import Home
from assess.intake.field_names import FieldPath
from assess.intake.fields import Shape
from assess.interview.marks import Mark
from assess.interview.questions import Part, Question, When, shape_of, visit
from assess.interview.sheet import Sheet


class Asks(StrEnum):
    """What a question asks for: a value, one more entry of a list, or whether a thing is there."""

    VALUE = "value"
    ENTRY = "entry"
    THERE = "there"


@dataclass(frozen=True)
class Stop:
    """One question of a visit, as it is asked of this home.

    `path` is the field; for an entry that may be added it is the first field of an entry behind the last. `known` says
    that there is a value, `mark` why there is none although it was asked.
    """

    part: Part
    question: Question
    path: FieldPath
    shape: Shape
    asks: Asks
    known: bool
    mark: Mark | None

    @property
    def open(self) -> bool:
        """Return whether it was never asked, or a list is not said to be complete."""
        return not self.known and self.mark is None

    @property
    def marked_at(self) -> FieldPath:
        """Return where its mark stands: that no entry is added is marked at the list."""
        return self.path[:-2] if self.asks is Asks.ENTRY else self.path


def route(sheet: Sheet) -> tuple[Stop, ...]:
    """Return every question that applies to the home, those that are answered among them."""
    return tuple(
        stop
        for part in visit()
        if _holds(part.when, sheet, ())
        for question in part.questions
        for stop in _stops(part, question, sheet)
    )


def _stops(part: Part, question: Question, sheet: Sheet) -> Iterator[Stop]:
    path: FieldPath = tuple(question.field.split("."))
    shape = shape_of(Home, question.field)
    if shape is None or not _applies(question, sheet, ()):
        return
    if shape.form == "sections":
        count = sheet.count(path)
        for number in range(count):
            yield from _inner(part, question, sheet, (*path, number))
        first = question.each[0].field
        inner = shape_of(Home, f"{question.field}.{first}")
        none, mark = sheet.found(path) == (), sheet.marks.get(path)
        yield Stop(part, question, (*path, count, first), inner or shape, Asks.ENTRY, known=none, mark=mark)
    elif shape.form == "section":
        there = sheet.found(path) is not None
        yield Stop(part, question, path, shape, Asks.THERE, known=there, mark=sheet.marks.get(path))
        if there:
            yield from _inner(part, question, sheet, path)
    else:
        yield _value(part, question, sheet, path, shape)


def _inner(part: Part, question: Question, sheet: Sheet, under: FieldPath) -> Iterator[Stop]:
    names = ".".join(step for step in under if isinstance(step, str))
    for inner in question.each:
        shape = shape_of(Home, f"{names}.{inner.field}")
        if shape is not None and _applies(inner, sheet, under):
            yield _value(part, inner, sheet, (*under, inner.field), shape)


def _value(part: Part, question: Question, sheet: Sheet, path: FieldPath, shape: Shape) -> Stop:
    known = sheet.value(path) is not None
    return Stop(part, question, path, shape, Asks.VALUE, known=known, mark=None if known else _mark(sheet, path))


def _mark(sheet: Sheet, path: FieldPath) -> Mark | None:
    """Return the mark of a field; a person who wrote "unknown" has answered as well."""
    return sheet.marks.get(path) or (Mark.UNKNOWN if sheet.says_unknown(path) else None)


def _applies(question: Question, sheet: Sheet, under: FieldPath) -> bool:
    given = all(sheet.value(_at(under, name)) is not None for name in question.given)
    return (
        given
        and not any(_known(sheet, _at(under, name)) for name in question.without)
        and _holds(question.when, sheet, under)
    )


def _known(sheet: Sheet, path: FieldPath) -> bool:
    """Return whether a field is known; a list is, once it has an entry or is said to be complete."""
    value = sheet.value(path)
    return value is not None and value != []


def _holds(when: When, sheet: Sheet, under: FieldPath) -> bool:
    return all(sheet.found(_at(under, name)) in values for name, values in when.items())


def _at(under: FieldPath, name: str) -> FieldPath:
    return (*under, *name.split("."))


def part_named(name: str) -> Part:
    """Return the part of a visit with this name, or that begins so. Raises IntakeError with the names there are."""
    found = [part for part in visit() if part.name == name] or [p for p in visit() if p.name.startswith(name)]
    if len(found) != 1:
        raise IntakeError(f'there is no part "{name}"; go {" | ".join(part.name for part in visit())}')
    return found[0]
