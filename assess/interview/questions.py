"""The questions of a site visit, in their order, from `codes/interview/visit.toml`; what each takes is the form's."""

from functools import cache

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.intake.fields import Shape, shapes
from assess.intake.home import Home
from assess.records import Record
from assess.rulebook import load_reference

_BOOK = "interview/visit"
When = dict[str, tuple[bool | str, ...]]


class Question(Record):
    """One question: the field it fills, its words, and where it applies.

    It applies where the fields of `when` have one of the values there, those of `given` are known and those of
    `without` are not. `each` is asked of every entry of a list, or of a thing that is there; its fields, and the
    fields of their conditions, stand in the entry.
    """

    field: str
    ask: str
    when: When = Field(default_factory=dict)
    given: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    each: tuple["Question", ...] = ()


class Part(Record):
    """One part of the visit, with a `name` that can be typed; it is left out where `when` does not hold."""

    name: str
    title: str
    when: When = Field(default_factory=dict)
    questions: tuple[Question, ...]


@cache
def visit() -> tuple[Part, ...]:
    """Return the parts of a visit in their order. Raises RuleDataError for a question that the form does not have."""
    try:
        parts = tuple(Part.model_validate(part) for part in load_reference(_BOOK).raw["sections"])
    except (KeyError, ValidationError) as error:
        raise RuleDataError(f"is not as it should be: {error}", where=f"codes/{_BOOK}.toml") from error
    for part in parts:
        for question in part.questions:
            _checked(Home, question)
    return parts


def shape_of(record: type[Record], field: str) -> Shape | None:
    """Return the shape of a dotted field of a record; None where there is no such field."""
    shape: Shape | None = None
    here: type[Record] | None = record
    for name in field.split("."):
        shape = shapes(here).get(name) if here is not None else None
        here = shape.record if shape is not None else None
    return shape


def _checked(record: type[Record], question: Question) -> None:
    shape = shape_of(record, question.field)
    named = (*question.when, *question.given, *question.without)
    unknown = [name for name in named if shape_of(record, name) is None]
    if shape is None or unknown:
        raise RuleDataError(f"the form has no {unknown[0] if unknown else question.field}", where=f"codes/{_BOOK}.toml")
    for inner in question.each:
        _checked(shape.record or record, inner)
