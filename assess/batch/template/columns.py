"""The columns of the spreadsheet: what `codes/reference/template.toml` says of each, and what its field takes."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from assess.errors import RuleDataError
from assess.intake.fields import NUMERIC, Shape, shapes
from assess.intake.home import Home
from assess.rulebook import load_reference
from assess.units import measure

NAME = "reference/template"


@dataclass(frozen=True)
class TemplateColumn:
    """One column as it is shown.

    `path` is the field of the form, the entries of a list without their numbers; it is empty for a column that fills
    none. Bounds are in the unit of the heading.
    """

    heading: str
    section: str
    form: Literal["text", "digits", "whole", "number", "choice"]
    help: str
    example: str
    path: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float | None = None
    above_low: bool = False
    high: float | None = None


@dataclass(frozen=True)
class Section:
    """A part of the sheet, and its colour."""

    name: str
    color: str


@dataclass(frozen=True)
class Example:
    """An invented home: its cells by heading, and the outcome it is an example of."""

    title: str
    outcome: str
    cells: dict[str, str | int | float]


@cache
def template_columns() -> tuple[TemplateColumn, ...]:
    """Return every column of the spreadsheet, in its order. Raises RuleDataError where the data are malformed."""
    raw = load_reference(NAME).raw
    try:
        read = [_column(one) for one in raw["template"]["column"]]
        kept = [
            TemplateColumn(one["heading"], one["section"], "text", one["help"], one["example"]) for one in _kept(raw)
        ]
    except KeyError as error:
        raise RuleDataError(f"a column lacks {error}", where=f"codes/{NAME}.toml") from error
    return (*read, *kept)


def sections() -> tuple[Section, ...]:
    """Return the parts of the sheet, in their order."""
    return tuple(Section(one["name"], one["color"]) for one in load_reference(NAME).raw["sheet"]["section"])


def examples() -> tuple[Example, ...]:
    """Return the invented homes."""
    return tuple(Example(**one) for one in load_reference(NAME).raw["sheet"]["example"])


def instructions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the first sheet says: titles, each with its lines."""
    return tuple((one["title"], tuple(one["lines"])) for one in load_reference(NAME).raw["sheet"]["instruction"])


def sheet_words() -> tuple[str, str]:
    """Return the title of the workbook and the line below it."""
    words = load_reference(NAME).raw["sheet"]["words"]
    return words["title"], words["subtitle"]


def schema_version() -> str:
    """Return the name of this set of headings."""
    return str(load_reference(NAME).raw["sheet"]["schema"])


def entry_rows() -> int:
    """Return how many rows of the sheet have lists and checks."""
    return int(load_reference(NAME).figure("sheet.rows").value)


def _kept(raw: dict[str, Any]) -> list[dict[str, Any]]:
    return list(raw["sheet"]["kept"])


def _column(raw: dict[str, Any]) -> TemplateColumn:
    path = _path(raw)
    shape = _shape(path) if path else None
    low, above_low, high = _bounds(shape, raw.get("unit", "")) if shape else (None, False, None)
    return TemplateColumn(
        heading=raw["names"][0],
        section=raw["section"],
        form=_form(raw, shape),
        help=raw["help"],
        example=str(raw["example"]),
        path=path,
        required=raw.get("required", False),
        choices=tuple(map(str, raw.get("choices", ()))),
        low=low,
        above_low=above_low,
        high=high,
    )


def _path(raw: dict[str, Any]) -> str:
    return ".".join(part for part in (raw.get("entry", {}).get("list"), raw.get("field")) if part)


def _shape(path: str) -> Shape:
    record: Any = Home
    *above, last = path.split(".")
    try:
        for step in above:
            record = shapes(record)[step].record
        return shapes(record)[last]
    except (KeyError, TypeError):
        raise RuleDataError(f'the form has no field "{path}"', where=f"codes/{NAME}.toml") from None


def _form(raw: dict[str, Any], shape: Shape | None) -> Literal["text", "digits", "whole", "number", "choice"]:
    if raw.get("choices"):
        return "choice"
    if raw.get("digits"):
        return "digits"
    if shape is not None and shape.form in NUMERIC:
        return "whole" if shape.form == "whole" else "number"
    return "text"


def _bounds(shape: Shape, unit: str) -> tuple[float | None, bool, float | None]:
    """Return the lowest value, whether it must lie above that, and the highest, in the unit of the column."""
    if shape.form not in NUMERIC:
        return None, False, None
    one = measure(shape.kind.name, f"1 {unit}") if unit and shape.kind else 1.0
    low = shape.more_than if shape.at_least is None else shape.at_least
    high = shape.less_than if shape.at_most is None else shape.at_most
    return (
        None if low is None else low / one,
        shape.at_least is None and shape.more_than is not None,
        None if high is None else high / one,
    )
