"""A value of one field of the form, read fast where it is plain, and by the whole form where it is not."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from assess.errors import IntakeError, RefusedCell
from assess.intake.fields import NUMERIC, Shape
from assess.intake.files import home_from_mapping
from assess.intake.messages import place_of
from assess.readers.rows.columns import Column
from assess.units import measure

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_LEADING = re.compile(
    r"[-+]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.\d*)?(?<=[\d.])(?:e[-+]?\d+)?(?![\d,])", re.ASCII | re.IGNORECASE
)
_KIND = {"loads": "other", "hvac.systems": "central_ac"}  # what an entry is while one of its fields is tried


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form, or of the entries of a list: its path, its shape, and the pattern of its text."""

    steps: tuple[str, ...]
    list: str
    shape: Shape
    pattern: "re.Pattern[str] | None"


@cache
def field_of(path: str, in_list: str = "") -> Field | None:
    """Return a field by its dotted path, which is that within an entry where `in_list` names a list."""
    steps = tuple(path.split("."))
    place = place_of([*in_list.split("."), 0, *steps] if in_list else steps)
    if place.shape is None or place.path[-len(steps) :] != steps:
        return None
    marks = place.record.model_fields[steps[-1]].metadata
    pattern = next((mark.pattern for mark in marks if getattr(mark, "pattern", None)), None)
    return Field(steps, in_list, place.shape, re.compile(pattern) if pattern else None)


def shape_of(column: Column) -> Shape | None:
    """Return what the field of a column takes; None where it has none."""
    found = field_of(column.field, column.entry.list if column.entry else "") if column.field else None
    return found.shape if found else None


def typed(field: Field, value: Any, kind: str | None = None) -> Any:
    """Return a value as the form holds it, None where it says unknown. Raises RefusedCell with what would be right.

    `kind` is that of the entry of a list which the field belongs to.
    """
    plain = _plain(field, value)
    return _by_the_form(field, value, kind) if plain is None else plain


def _plain(field: Field, value: Any) -> Any:
    """Return a value that is read at a glance, else None."""
    shape = field.shape
    if shape.form == "text" and isinstance(value, str):
        text = value.strip()
        text = text.upper() if field.steps == ("place", "state") and len(text) == len("OH") else text
        fits = field.pattern is None or field.pattern.search(text)
        return text if text and fits and text.casefold() != "unknown" else None
    if shape.form not in NUMERIC or isinstance(value, bool):
        return None
    number = _number(shape, value)
    return number if number is not None and _within(shape, number) else None


def _number(shape: Shape, value: Any) -> float | None:
    if shape.kind is not None:
        try:
            return measure(shape.kind.name, value)
        except IntakeError:
            return None
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            return None
        value = float(value)
    if shape.form == "whole":
        return int(value) if float(value).is_integer() and abs(value) < 1e9 else None
    return float(value)


def _within(shape: Shape, number: float) -> bool:
    return (
        (shape.more_than is None or number > shape.more_than)
        and (shape.at_least is None or number >= shape.at_least)
        and (shape.less_than is None or number < shape.less_than)
        and (shape.at_most is None or number <= shape.at_most)
        and abs(number) < float("inf")
    )


def _by_the_form(field: Field, value: Any, kind: str | None) -> Any:
    *way, last = field.steps
    given: dict[str, Any] = {last: value}
    if field.list:
        stated = {} if last == "kind" else {"kind": kind or _KIND[field.list]} if field.list in _KIND else {}
        inner: Any = [{**stated, **given}]
        way = field.list.split(".")
        for name in reversed(way):
            inner = {name: inner}
        given = inner
    else:
        for name in reversed(way):
            given = {name: given}
    try:
        home: Any = home_from_mapping(given, "cell")
    except IntakeError as error:
        raise RefusedCell(error.message, _code(field.shape, value)) from None
    for name in way:
        home = getattr(home, name)
    return getattr(home[0] if field.list else home, last)


def _code(shape: Shape, value: Any) -> str:
    """Return the word to sort a refusal by."""
    text = str(value).strip()
    if shape.form in {"choice", "yes_no"}:
        return "unknown_word"
    if shape.form not in NUMERIC:
        return "not_understood"
    match = _LEADING.match(text)
    if match is None:
        return "not_a_number"
    if text.startswith("-"):
        return "negative"
    rest = text[match.end() :].strip()
    if not rest or (shape.kind is not None and shape.kind.meaning(rest) is not None):
        return "out_of_range"
    return "wrong_unit" if rest[0].isalpha() or rest[0] in "%°$" else "not_a_number"
