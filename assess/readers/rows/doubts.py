"""What is to be looked at in a cell that was read: its text, its unit, how usual its number is."""

import re
from collections.abc import Iterator
from functools import cache

from assess.intake.fields import NUMERIC
from assess.readers.rows.columns import NAME, Column, Meaning
from assess.readers.rows.fields import Field, field_of
from assess.readers.rows.marks import Cell, Grade, Leaf, looks_like_a_formula
from assess.records import Figure
from assess.rulebook import load_reference
from assess.units.spelling import quoted

_Doubt = tuple[str, str, str, Grade]  # code, what is to be looked at, what would be right, how grave
_UNIT = re.compile(r"^[-+]?[\d.,/ ½¼¾]+(?P<unit>.*)$")


def doubts_of_text(cell: Cell, plain: str, meaning: Meaning) -> Iterator[_Doubt]:
    """Yield what is to be looked at in a cell's text, whatever its column."""
    if looks_like_a_formula(cell):
        yield (
            "formula_text",
            "looks like a formula and was kept as text",
            "write it without the sign before it",
            "warning",
        )
    if meaning.review:
        yield "ambiguous", f"{quoted(plain)} {meaning.review}", "write the rating itself", "review"


def doubts_of_values(column: Column, heading: str, text: str, leaves: tuple[Leaf, ...]) -> Iterator[_Doubt]:
    """Yield what is to be looked at in a cell that was read: another unit than the column's, an unusual number."""
    for leaf in leaves:
        field = field_of(leaf.path, column.entry.list if column.entry else "")
        if field is None or field.shape.form not in NUMERIC:
            continue
        if (unit := _other_unit(column, field, heading, text)) is not None:
            says = f"{quoted(text)} has another unit than its column; it was read as {_shown(leaf.value, field)}"
            yield "other_unit", says, f"write the number in {unit}, as the heading says", "warning"
        usual = usual_range(leaf.path)
        if usual is not None and not (usual.low or 0) <= leaf.value <= (usual.high or leaf.value):
            read, low, high = (_shown(value, field) for value in (leaf.value, usual.low, usual.high))
            says = f"{quoted(text)} is unusual, read as {read}"
            yield "unusual", says, f"usual is from {low} to {high}; check it, or leave it as it is", "review"


def _shown(value: float | None, field: Field) -> str:
    """Return a number with its unit; one without a unit, such as a year, without commas."""
    return f"{round(value or 0.0, 1):,.10g} {field.shape.unit}" if field.shape.unit else f"{value:.10g}"


@cache
def usual_range(path: str) -> Figure | None:
    """Return the range in which nearly every home lies; None for a field that has none."""
    return load_reference(NAME).figures.get(f"usual.{path}")


def is_impossible(leaf: Leaf) -> bool:
    """Return whether a number is one that no dwelling has."""
    known = _possible_range(leaf.path)
    return known is not None and not (known.low or 0) <= leaf.value <= (known.high or leaf.value)


@cache
def _possible_range(path: str) -> Figure | None:
    return load_reference(NAME).figures.get(f"possible.{path}")


def _other_unit(column: Column, field: Field, heading: str, text: str) -> str | None:
    """Return the unit that the heading says, where the cell says another."""
    kind, match = field.shape.kind, _UNIT.match(text)
    if kind is None or match is None or not match["unit"].strip():
        return None
    of_heading = column.unit or _unit_in(heading, field)
    meant = kind.meaning(match["unit"].strip())
    return of_heading if of_heading and meant is not None and meant != kind.meaning(of_heading) else None


def _unit_in(heading: str, field: Field) -> str:
    """Return the unit that a heading ends with, of one word or two, or nothing."""
    kind, words = field.shape.kind, re.split(r"[\s_()\[\],]+", heading.strip(" )]"))
    ends = (" ".join(words[-2:]), words[-1])
    return next((end for end in ends if kind is not None and kind.meaning(end) is not None), "")
