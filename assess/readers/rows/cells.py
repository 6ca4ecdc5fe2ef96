"""One cell of a table: what it says of the home."""

from dataclasses import dataclass, field
from typing import Any

from assess.errors import IntakeError
from assess.readers.rows.columns import NAME, Column, Meaning, Scalar
from assess.records import Basis
from assess.rulebook import load_reference
from assess.units.spelling import quoted, tidy

_BLANK = {"", "unknown", "n/a", "na", "null", "nan", "-", "?", "tbd"}
_SHOWN = 8


@dataclass
class Said:
    """What a cell says: values by field, or a word's meaning; `low` and `high` of a band."""

    values: dict[str, Scalar] = field(default_factory=dict)
    meaning: Meaning = field(default_factory=Meaning)
    low: float | None = None
    high: float | None = None


def said(column: Column, cell: str) -> Said | None:
    """Return what a cell says; None where it is blank or says nothing. Raises IntakeError with what would be right."""
    text = tidy(cell)
    if text.casefold() in _BLANK:
        return None
    if column.above_zero is not None:
        return Said(meaning=column.above_zero) if _number(text) > 0 else None
    meaning = _word(column.words, text)
    if meaning is not None:
        return Said(values=dict(meaning.set), meaning=meaning)
    if column.bands:
        return _band(column, text)
    if column.field is None or (column.words and column.field != "place.state" and not _begins_a_number(text)):
        return _stranger(column.words, column, text)
    return _plain(column, text)


def wrapped(value: Any, column: Column, heading: str, low: float | None = None, high: float | None = None) -> Any:
    """Return a value of the form with the column it was read from, assumed where it only stands for the home."""
    assumed = column.basis == "assumed" or low is not None
    found = {
        "value": value,
        "basis": str(Basis.ASSUMED if assumed else Basis.TOLD),
        "source": f"column {quoted(heading)}",
    }
    if low is not None:
        found |= {"range": [low, high], "note": "the table gives a band; its middle was taken"}
    elif column.note is not None:
        found["note"] = column.note
    return found


def _word(words: dict[str, Meaning], text: str) -> Meaning | None:
    """Return the meaning of a cell, tried whole and then without what follows its last comma."""
    rest = text.casefold()
    while rest:
        if rest in words:
            return words[rest]
        rest = rest.rpartition(",")[0].rstrip()
    return None


def _band(column: Column, text: str) -> Said | None:
    band = column.bands.get(text.casefold())
    if band is None:
        return _stranger(column.bands, column, text)
    value, low, high = band
    return Said(values={str(column.field): _whole(value)}, low=low, high=high)


def _stranger(known: dict[str, Any], column: Column, text: str) -> Said | None:
    """Return that a word of no meaning says nothing, where the column lets it. Raises IntakeError elsewhere."""
    if column.others == "unknown":
        return None
    names = list(known)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    raise IntakeError(f"{quoted(text)} is not a word known here; known are {', '.join(names[:_SHOWN])}{more}")


def _plain(column: Column, text: str) -> Said | None:
    """Return a cell that the form itself can read, its number in the unit of the column."""
    if column.suffix and text.casefold().endswith(column.suffix):
        text = text[: -len(column.suffix)].rstrip()
    if column.digits and text.isdecimal():
        text = text.zfill(column.digits)
    if column.field == "place.state" and len(text) != len("OH"):
        return _stranger(column.words, column, text)
    value: Scalar = text
    if column.over is not None:
        value = round(_number(text) / load_reference(NAME).figure(column.over).value, 1)
    elif column.digits == 0 and _is_number(text):
        value = _whole(_number(text))
    if column.within is not None and not column.within[0] <= _number(text) <= column.within[1]:
        return None
    if column.unit and not isinstance(value, str):
        value = f"{value} {column.unit}"
    return Said(values={str(column.field): value})


def _begins_a_number(text: str) -> bool:
    return text[0].isdecimal() or text[0] in "+-."


def _is_number(text: str) -> bool:
    try:
        _number(text)
    except IntakeError:
        return False
    return True


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise IntakeError(f"{quoted(text)} is not a number") from None


def _whole(number: float) -> int | float:
    """Return a whole number as one, so that "1987.0" is a year."""
    return int(number) if number.is_integer() else number
