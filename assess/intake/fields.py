"""What every field of the form takes, read off the records themselves.

The reader of files, the messages, the blank form and the JSON Schema all ask here, so that none of them
can forget a field or say something else than the record does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from assess.records import Record
from assess.units import KINDS, Kind, Measured

Form = Literal["section", "sections", "table", "measured", "number", "whole", "yes_no", "choice", "text", "texts"]
NUMERIC: frozenset[Form] = frozenset({"measured", "number", "whole"})
# What a field's name ends with where it has a unit: `rating_a`, `floor_area_ft2`.
UNIT_ENDINGS = re.compile(r"_(a|va|kva|w|kw|kwh|ft2|ft|in|btu_h|f|mbps|ms|pct|tb|cfm|days|min)$")


@dataclass(frozen=True)
class Shape:
    """What one field takes. `record` is what a section holds; bounds are in the field's own unit."""

    form: Form
    optional: bool
    required: bool
    record: type[Record] | None = None
    kind: Kind | None = None
    choices: tuple[str | int, ...] = ()
    more_than: float | None = None
    at_least: float | None = None
    less_than: float | None = None
    at_most: float | None = None
    description: str = ""
    examples: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Return the unit of the field as people write it, or nothing."""
        return self.kind.unit if self.kind else ""

    @property
    def within(self) -> str:
        """Return the bounds as words: "from 60 to 90 °F", "more than 0 and at most 1200 A"."""
        if self.at_least is not None and self.at_most is not None:
            return f"from {self.at_least:g} to {self.at_most:g} {self.unit}".strip()
        said = [
            f"{word} {bound:g}"
            for word, bound in (
                ("more than", self.more_than),
                ("at least", self.at_least),
                ("less than", self.less_than),
                ("at most", self.at_most),
            )
            if bound is not None
        ]
        return " ".join([" and ".join(said), self.unit]).strip() if said else ""

    def holds(self, value: object) -> bool:
        """Return whether a number lies within the bounds; what is no number has none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return True
        return (
            (self.more_than is None or value > self.more_than)
            and (self.at_least is None or value >= self.at_least)
            and (self.less_than is None or value < self.less_than)
            and (self.at_most is None or value <= self.at_most)
        )

    @property
    def accepts(self) -> str:
        """Return what may be written here, as the end of a sentence that begins with "write"."""
        if self.kind is not None:
            return self.kind.accepts
        match self.form:
            case "whole" | "number":
                noun = "a whole number" if self.form == "whole" else "a number"
                return f"{noun}, {self.within}" if self.within else noun
            case "choice":
                return f"one of {', '.join(str(choice) for choice in self.choices)}"
            case "yes_no":
                return "true or false"
            case "texts":
                return 'a list of texts, such as ["one", "two"]'
            case _:
                example = f', such as "{self.examples[0]}"' if self.examples else ""
                return f"{self.description or 'text'}{example}"


@cache
def shapes(record: type[Record]) -> Mapping[str, Shape]:
    """Return the shape of every field of a record, in the order of the record."""
    return {name: _shape(info) for name, info in record.model_fields.items()}


def _shape(info: FieldInfo) -> Shape:
    parts = [*_parts(info.annotation), *info.metadata]
    kinds = [KINDS[part.kind] for part in parts if isinstance(part, Measured)]
    choices = tuple(_choices(parts))
    form, record = _form(parts, measured=bool(kinds), choice=bool(choices))
    bounds = {
        name: next((float(getattr(p, mark)) for p in parts if getattr(p, mark, None) is not None), None)
        for name, mark in (("more_than", "gt"), ("at_least", "ge"), ("less_than", "lt"), ("at_most", "le"))
    }
    return Shape(
        form=form,
        optional=NoneType in get_args(info.annotation),
        required=info.is_required(),
        record=record,
        kind=kinds[0] if kinds else None,
        choices=choices,
        description=info.description or "",
        examples=tuple(str(example) for example in info.examples or ()),
        **bounds,
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the plain types of an annotation and everything that is attached to them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *attached = get_args(annotation)
        yield from _parts(inner)
        for item in attached:
            yield from item.metadata if isinstance(item, FieldInfo) else [item]
    elif origin in {Union, UnionType}:
        for arm in get_args(annotation):
            yield from _parts(arm)
    elif annotation is not NoneType:
        yield annotation


def _choices(parts: list[Any]) -> Iterator[str | int]:
    for part in parts:
        if isinstance(part, type) and issubclass(part, StrEnum):
            yield from (str(member) for member in part)
        elif get_origin(part) is Literal:
            yield from get_args(part)


def _form(parts: list[Any], *, measured: bool, choice: bool) -> tuple[Form, type[Record] | None]:
    first, origin = parts[0], get_origin(parts[0])
    if origin in {tuple, dict}:
        inner = get_args(first)[0 if origin is tuple else 1]
        if not (isinstance(inner, type) and issubclass(inner, Record)):
            return "texts", None
        return ("sections" if origin is tuple else "table"), inner
    if choice:
        return "choice", None
    if measured:
        return "measured", None
    if isinstance(first, type) and issubclass(first, Record):
        return "section", first
    plain: dict[Any, Form] = {bool: "yes_no", int: "whole", float: "number", str: "text"}
    return plain[first], None
