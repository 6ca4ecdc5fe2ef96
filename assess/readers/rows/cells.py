"""One cell of a table: what it says of the home, in the words of its column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from assess.errors import RefusedCell
from assess.intake.fields import NUMERIC
from assess.intake.site import STATES
from assess.readers.rows.columns import NAME, Column, Meaning, Scalar
from assess.readers.rows.fields import shape_of
from assess.rulebook import load_reference
from assess.units.spelling import quoted, tidy

# What people, databases and spreadsheets write where there is nothing to write.
# fmt: off
_BLANK = frozenset((
    "", "unknown", "n/a", "na", "n.a.", "null", "nan", "none given", "not known", "unk", "don't know", "dont know",
    "-", "--", "?", "??", "???", "tbd", "tba", "tbc", "to be determined", "pending", "#n/a", "(blank)", "n/k", "idk",
    "not sure", "not available", "not applicable", "not provided", "no data", "undefined", "(none)", "(unknown)",
))
# fmt: on
# ASCII at twice its width, as Asian keyboards type it.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_YES_NO = {word: Meaning(there=True) for word in ("yes", "y", "true", "x", "1")} | {
    word: Meaning(there=False) for word in ("no", "n", "false", "none", "0")
}
_TERRITORIES = frozenset(("PR", "VI", "GU", "AS", "MP"))
_SHOWN = 8
_ZIP, _ZIP_4 = 5, 9
_ENOUGH, _ALIKE = 3, 0.8  # letters that a word may be known by; a likeness that only a slip has
_CAPITAL = re.compile(r"washington,? *d\.? ?c\.?|washington,? district of columbia", re.IGNORECASE)
# "CA, USA", "US-CA", "CA - California", "CA (California)"
_WITH_COUNTRY = re.compile(r"US[- ](?P<code>[A-Z]{2})|(?P<code2>[A-Z]{2}),? +(?:USA?|U\.S\.A?\.?)", re.IGNORECASE)
_WITH_NAME = re.compile(r"(?P<code>[A-Z]{2})(?: *[-,] *| *\()(?P<name>[A-Z ]+?)\)?", re.IGNORECASE)
_ZIP_WITH_STATE = re.compile(r"(?:[A-Z]{2},? +)?(?P<zip>\d{5}(?:-\d{4})?)(?:,? +[A-Z]{2})?", re.ASCII | re.IGNORECASE)
_AMPS = re.compile(r"\s+|(?:amps?|a)\b\.?", re.IGNORECASE)


@dataclass
class Said:
    """What a cell says: values by field, or a word's meaning; `low` and `high` of a band."""

    values: dict[str, Scalar] = field(default_factory=dict)
    meaning: Meaning = field(default_factory=Meaning)
    low: float | None = None
    high: float | None = None


def written(cell: str) -> str:
    """Return the text of a cell with the harmless differences of writing taken out."""
    return tidy(cell.translate(_WIDE) if not cell.isascii() else cell)


def is_blank(text: str) -> bool:
    """Return whether a cell's text, as `written` returns it, says that nothing is known."""
    return text.casefold() in _BLANK


def said(column: Column, cell: str) -> Said | None:
    """Return what a cell says; None where it is blank or says nothing. Raises RefusedCell with what would be right."""
    text = written(cell)
    if is_blank(text):
        return None
    if column.above_zero is not None:
        more = number_of(text) > 0
        return Said(values=dict(column.above_zero.set), meaning=column.above_zero) if more else None
    if column.field == "place.state" and _CAPITAL.fullmatch(text):  # before the comma and what follows it are left away
        return Said(values={"place.state": "DC"})
    words = column.words or (_YES_NO if column.field is None and not column.bands else {})
    meaning = _word(words, text)
    if meaning is not None:
        return Said(values=dict(meaning.set), meaning=meaning)
    if column.bands and (_band_name(text) in column.bands or not _is_number(text)):
        return _band(column, text)
    if column.field == "place.state":
        return _state(column, text)
    if column.field is None or (column.words and not _may_be_a_value(column, text)):
        return _stranger(words, column, text)
    return _zip(column, text) if column.digits else _plain(column, text)


def _word(words: Mapping[str, Meaning], text: str) -> Meaning | None:
    """Return the meaning of a cell, tried whole and then without what follows its last comma."""
    if not words:
        return None
    rest = text.casefold()
    if rest[0].isdigit():  # "2 × 200 A" is the same as "2x200"
        compact = _AMPS.sub("", rest.replace("×", "x"))
        if compact in words:
            return words[compact]
    while rest:
        if rest in words:
            return words[rest]
        rest = rest.rpartition(",")[0].rstrip()
    return None


def _band_name(text: str) -> str:
    """Return a band as it is listed: "1950's" are the 1950s."""
    return re.sub(r"'(?=s$)", "", text.casefold())


def _band(column: Column, text: str) -> Said | None:
    band = column.bands.get(_band_name(text))
    if band is None:
        return _stranger(column.bands, column, text)
    value, low, high = band
    return Said(values={str(column.field): _whole(value)}, low=low, high=high)


def _stranger(known: Mapping[str, Any], column: Column, text: str) -> Said | None:
    """Return that a word of no meaning says nothing, where the column lets it. Raises RefusedCell elsewhere."""
    if column.others == "unknown":
        return None
    names = list(known)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    near = _meant(text.casefold().rstrip("."), names)
    meant = f'; did you mean "{near}"' if near else ""
    listed = f"known are {', '.join(names[:_SHOWN])}{more}{meant}"
    if column.others == "abroad" and not near:
        raise RefusedCell(f"{quoted(text)} is not in the United States; {listed}", "not_a_us_address")
    shape = shape_of(column)
    if shape is not None and shape.form in NUMERIC:
        hint = f"write {shape.accepts}; {listed}"
        raise RefusedCell(f"{quoted(text)} is not a number; {hint}", "not_a_number")
    raise RefusedCell(f"{quoted(text)} is not a word known here; {listed}", "unknown_word")


def _meant(text: str, names: list[str]) -> str:
    """Return the word that is probably meant: the one that begins so, or is spelled nearly so; else nothing."""
    begins = [name for name in names if len(text) >= _ENOUGH and name.startswith(text)]
    return next(iter(begins or get_close_matches(text, names, n=1, cutoff=_ALIKE)), "")


def _state(column: Column, text: str) -> Said | None:
    letters = text.replace(".", "").replace(" ", "").upper()
    if (match := _WITH_COUNTRY.fullmatch(text)) or (match := _WITH_NAME.fullmatch(text)):
        groups = match.groupdict()
        code, name = str(groups["code"] or groups.get("code2")).upper(), groups.get("name")
        meant = column.words.get((name or "").casefold())
        if code in STATES and (name is None or (meant is not None and meant.set.get("place.state") == code)):
            letters = code
    if letters in STATES or letters in _TERRITORIES or (len(text) == len("OH") and column.others == "refused"):
        return Said(values={"place.state": letters})
    return _stranger(column.words, column, text)


def _zip(column: Column, text: str) -> Said | None:
    """Return a ZIP code whose leading zeros a spreadsheet dropped. Raises RefusedCell for what is none."""
    text = text.removeprefix("'")  # by which spreadsheet programs are told to keep the leading zero
    if match := _ZIP_WITH_STATE.fullmatch(text):
        text = match["zip"]
    digits, _, more = text.partition("-")
    digits = re.sub(r"\.0+$", "", digits.strip())
    if digits.isdecimal() and not more.strip() and _ZIP + 2 < len(digits) <= _ZIP_4:
        digits = digits.zfill(_ZIP_4)
        digits, more = digits[:_ZIP], digits[_ZIP:]
    whole = digits.isdecimal() and len(digits) <= _ZIP and re.fullmatch(r"\s*(?:\d{4})?\s*", more, re.ASCII)
    if not whole or not digits.isascii():
        raise RefusedCell(
            f"{quoted(text)} is not a US ZIP code; write five digits, such as 02139",
            "not_a_us_address" if column.others == "abroad" else "not_understood",
        )
    digits = digits.zfill(column.digits)
    return Said(values={str(column.field): f"{digits}-{more.strip()}" if more.strip() else digits})


def _plain(column: Column, text: str) -> Said | None:
    """Return a cell that the form itself can read, its number in the unit of the column."""
    if column.suffix and text.casefold().endswith(column.suffix):
        text = text[: -len(column.suffix)].rstrip()
    shape = shape_of(column)
    if shape is not None and shape.form in {"text", "texts"}:
        return Said(values={str(column.field): text})
    value: Scalar = text
    if column.over is not None:
        value = round(number_of(text) / load_reference(NAME).figure(column.over).value, 1)
    elif _is_number(text):
        value = _whole(number_of(text))
    if column.within is not None and not column.within[0] <= number_of(text) <= column.within[1]:
        return None
    if column.unit and _is_number(text.replace(",", "")):
        value = f"{value} {column.unit}"
    return Said(values={str(column.field): value})


def _may_be_a_value(column: Column, text: str) -> bool:
    """Return whether a cell that is none of its column's words may be what the field itself takes."""
    shape = shape_of(column)
    if shape is not None and shape.form in {"text", "choice", "yes_no"}:
        return True
    return text[0].isdecimal() or text[0] in "+-."


def _is_number(text: str) -> bool:
    try:
        number_of(text)
    except RefusedCell:
        return False
    return True


def number_of(text: str) -> float:
    """Return the number that a text is. Raises RefusedCell for anything else."""
    try:
        # An underscore is Python's own way to group digits, and nobody else's.
        return float(text.replace("_", "x"))
    except ValueError:
        raise RefusedCell(f"{quoted(text)} is not a number", "not_a_number") from None


def _whole(number: float) -> int | float:
    """Return a whole number as one, so that "1987.0" is a year."""
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
