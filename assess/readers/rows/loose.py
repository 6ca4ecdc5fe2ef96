"""A number that is not written as its column takes it, and yet says what it means: hedged, noted, added up, in pairs.

Only what the strict reader refused comes here. What is read is told, unless nobody could have meant anything else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assess.intake.fields import NUMERIC
from assess.readers.rows.columns import NAME, Column
from assess.readers.rows.fields import shape_of
from assess.readers.rows.marks import Grade
from assess.rulebook import load_reference

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
# A thousand marked by a comma, a blank or, as in Switzerland, by an apostrophe.
_GROUPED = re.compile(r"(\d{1,3}(?:[ ',](?:\d{3}))+)(?![\d',])(?P<rest>.*)", re.DOTALL)
_NOTED = re.compile(r"(?P<rest>[^()\[\]]*\d[^()\[\]]*?)\s*[(\[](?P<note>[^()\[\]]*)[)\]]")
_UNIT_FIRST = re.compile(rf"(?P<unit>[A-Za-z]+)\.?\s*(?P<number>{_NUMBER})")
# A hyphen joins a unit to its number; with nothing behind it, it is a minus as accountants write it.
_MEASURED = re.compile(rf"(?P<number>{_NUMBER})(?!\s*-\s*$)\s*-?\s*(?P<unit>[^\d]*)")
_FRACTION = re.compile(r"(?:(?P<whole>\d+) )?(?P<part>[13])/(?P<of>[248])(?P<unit>[^\d]*)", re.ASCII)
_TIMES = re.compile(rf"(?P<count>[2-9])\s*[x×]\s*(?P<number>{_NUMBER})(?P<unit>[^\d]*)", re.IGNORECASE)
_SUM = re.compile(rf"(?P<first>{_NUMBER})(?P<inner>[^\d+]*)\+\s*(?P<second>{_NUMBER})(?P<unit>[^\d]*)")
_PAIR = re.compile(rf"(?P<down>{_NUMBER})(?P<inner>[^\d/]*)/\s*(?P<up>{_NUMBER})(?P<unit>[^\d/]*)")
_SHORT_YEAR = re.compile(r"'?(?P<year>\d{2})", re.ASCII)
_LONGEST = 200  # characters; what is longer is a text, and some patterns take the square of its length
_BEHIND = ("?", "+", "~")


@dataclass(frozen=True, slots=True)
class Loose:
    """What a cell may be read as instead; `code` and `says` are empty where there is nothing to tell.

    `other` is the number for the other field of a pair.
    """

    text: str
    code: str = ""
    says: str = ""
    hint: str = "write the number alone"
    grade: Grade = "review"
    other: str = ""


def loosely(column: Column, text: str) -> Iterator[Loose]:
    """Yield what the cell of a column of numbers may be read as, the likeliest first; what it is not is refused again.

    `text` is as `cells.written` returns it.
    """
    shape = shape_of(column)
    if shape is None or shape.form not in NUMERIC or column.digits:
        return
    if column.field == "dwelling.year_built" and (match := _SHORT_YEAR.fullmatch(text)):
        year = _whole_year(int(match["year"]))
        yield Loose(year, "ambiguous", f"was read as the year {year}", "write the year with four digits")
        return
    plain = text.removeprefix("'").strip()
    if len(plain) > _LONGEST:
        return
    yield from _same(column, plain)
    yield from _added_up(column, plain)
    yield from _paired(column, plain)
    if match := _NOTED.fullmatch(plain):
        figures = any(character.isdecimal() for character in match["note"])
        grade: Grade = "review" if figures else "warning"
        for one in _each_way(column, match["rest"].strip()):
            yield Loose(one, "note_left_out", "has a note behind its number, which was left out", grade=grade)
    if (number := _without_hedge(plain)) != plain:
        for one in _each_way(column, number):
            yield Loose(one, "approximate", "is said to be no exact number, and was read as one")
    if column.or_unit and (match := re.fullmatch(_NUMBER, plain)):
        says = f"is too much in {column.unit}, and was read as {plain} {column.or_unit}"
        yield Loose(f"{plain} {column.or_unit}", "other_unit", says, f"write the number in {column.unit}")


def dotted_thousands(text: str) -> str | None:
    """Return 2.450 as 2,450; None for what has no three digits behind one dot."""
    match = re.fullmatch(r"(\d{1,3})\.(\d{3})(?!\d)(.*)", text, re.ASCII | re.DOTALL)
    return None if match is None or match[1] == "0" else f"{match[1]},{match[2]}{match[3]}"


def _each_way(column: Column, text: str) -> Iterator[str]:
    yield text
    yield from (one.text for one in _same(column, text))


def _same(column: Column, text: str) -> Iterator[Loose]:
    """Yield other writings of the very same: thousands apart, short units, the unit first, words that add nothing."""
    if text[:1].isdecimal():
        yield Loose(text)
    if match := _GROUPED.fullmatch(text):
        joined = re.sub(r"[ ',]", "", match[1]) + match["rest"]
        yield from (Loose(joined), *_same(column, joined))
    if (match := _UNIT_FIRST.fullmatch(text)) and not _is_hedge(match["unit"]):
        yield Loose(f"{match['number']} {_unit(column, match['unit'])}".strip())
    if match := _FRACTION.fullmatch(text):
        number = int(match["whole"] or 0) + int(match["part"]) / int(match["of"])
        yield Loose(f"{number:g} {_unit(column, match['unit'])}".strip())
    if (match := _MEASURED.fullmatch(text)) and (known := _short(column, match["unit"])) is not None:
        yield Loose(f"{match['number']} {known}".strip())
    if (rest := _without_words(column, text)) != text:
        yield from (Loose(rest), *_same(column, rest))


def _without_words(column: Column, text: str) -> str:
    """Return a text without the last of the words behind its number that add nothing to it."""
    for word in column.behind:
        rest = text[: -len(word)]
        if text.casefold().endswith(word) and rest[-1:] in set(" /-,"):
            return rest.rstrip(" /-,")
    return text


def _short(column: Column, unit: str) -> str | None:
    return column.short.get(unit.strip().casefold().rstrip("."))


def _unit(column: Column, unit: str) -> str:
    known = _short(column, unit)
    return unit if known is None else known


def _added_up(column: Column, text: str) -> Iterator[Loose]:
    """Yield the whole of several things, where a column is of what adds up."""
    if not column.adds_up:
        return
    if match := _TIMES.fullmatch(text):
        total, unit = int(match["count"]) * _float(match["number"]), match["unit"].strip()
    elif match := _SUM.fullmatch(text):
        total, unit = _float(match["first"]) + _float(match["second"]), match["unit"].strip() or match["inner"].strip()
    else:
        return
    whole = f"{total:.10g}"
    told = f"was read as {whole} {_unit(column, unit) or column.unit}".rstrip()
    yield Loose(f"{whole} {_unit(column, unit)}".strip(), "ambiguous", f"{told} in all", "write the sum")


def _paired(column: Column, text: str) -> Iterator[Loose]:
    """Yield the rate of a column out of two, download first as everybody writes them."""
    match = _PAIR.fullmatch(text)
    if not column.pair or match is None:
        return
    unit = match["unit"].strip()
    down = f"{match['down']} {_unit(column, match['inner'].strip() or unit)}".strip()
    up = f"{match['up']} {_unit(column, unit)}".strip()
    says = f"has two rates, read as {down} down and {up} up"
    first = column.field == column.pair[0]
    found = Loose(down if first else up, "two_rates", says, "write each in its own column", "warning")
    yield replace(found, other=up) if first else found


def _without_hedge(text: str) -> str:
    """Return a text without the words and signs that say that its number is no exact one."""
    rest = text
    while True:
        short = rest.strip(" ~≈")
        for sign in _BEHIND:
            short = short.removesuffix(sign).rstrip()
        for words in (2, 1):
            first = short.split(" ", words)
            if len(first) > words and _is_hedge(" ".join(first[:words])):
                short = first[words]
                break
        more, _, last = short.rpartition(" ")
        if _is_hedge(last) and more:
            short = more
        if short == rest:
            return rest
        rest = short


def _is_hedge(word: str) -> bool:
    return word.casefold().rstrip(".:") in load_reference(NAME).raw["hedges"]["words"]


def _whole_year(year: int) -> str:
    latest = load_reference(NAME).figures["usual.dwelling.year_built"].high or 0
    return str(2000 + year if 2000 + year <= latest else 1900 + year)


def _float(number: str) -> float:
    return float(number.replace(",", ""))
