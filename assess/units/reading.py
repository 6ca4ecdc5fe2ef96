"""Our own small grammar: a number, perhaps a fraction, and a unit from the list of its kind."""

import re
from math import inf, isfinite

from assess.errors import IntakeError
from assess.units.conversion import convert
from assess.units.kind import Kind
from assess.units.kinds import KINDS
from assess.units.spelling import LONGEST, quoted, tidy

# Commas only where they group thousands; a fraction is a carpenter's or a dealer's (6 1/2 in, 2 1/2 tons).
QUANTITY = re.compile(
    r"""(?P<sign>[-+]?)\ ?
    (?P<number>(?: [1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)? | \d+(?:\.\d*)? | \.\d+ ) (?:e[-+]?\d{1,3})? (?![\d/]) )?
    (?:[\ -]?(?P<top>\d{1,2})/(?P<bottom>2|4|8|16|32|64)(?!\d))?
    (?:[\ -](?=.))?(?P<unit>.*)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
FEET = re.compile(
    r"(?P<feet>\d{1,6}) ?(?P<mark>'|ft\.?|foot|feet) ?[-,]? ?(?P<inches>[\d.].*)", re.ASCII | re.IGNORECASE
)


def measure(kind: str, value: object) -> float:
    """Return a value of an intake in the unit of its kind: a bare number as it is, text as `parse` reads it.

    Raises IntakeError for anything else, true and false included.
    """
    if isinstance(value, str):
        return parse(kind, value)
    asked = KINDS[kind]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refusal(asked, f"a value of type {type(value).__name__} is not {asked.noun}")
    try:
        number = float(value)
    except OverflowError:
        number = inf
    return _within(asked, number, f"{number:g}")


def parse(kind: str, text: str) -> float:
    """Return the measurement that `text` states, in the unit of the kind named `kind` (a key of `KINDS`).

    A number without a unit is taken in that unit. Raises IntakeError, naming what is accepted, for text that
    is not on the list, is out of range or is longer than 40 characters.
    """
    asked = KINDS[kind]
    given = quoted(text)
    if len(text.strip()) > LONGEST:
        raise _refusal(asked, f"{given} is longer than {LONGEST} characters")
    plain = tidy(text)
    if asked.letter:
        plain = re.sub(rf"^{asked.letter}[ -]?(?=[\d.])", "", plain, flags=re.IGNORECASE)
    value = _feet_and_inches(asked, plain, given) if asked.feet_and_inches else None
    return _within(asked, _one_quantity(asked, plain, given) if value is None else value, given)


def _one_quantity(kind: Kind, plain: str, given: str) -> float:
    number, unit, whole = _split(plain)
    if re.match(r",\d", unit):
        raise _refusal(kind, f"{given} has a comma that does not group thousands, as in 1,800")
    # A fraction needs its unit: 1/2 alone is as likely a date.
    meaning = kind.pint_unit if whole and not unit else kind.meaning(unit)
    if number is None or meaning is None:
        raise _refusal(kind, f"{given} is not {kind.noun}")
    return convert(number, meaning, kind.pint_unit)


def _feet_and_inches(kind: Kind, plain: str, given: str) -> float | None:
    match = FEET.fullmatch(plain)
    if match is None:
        return None
    inches, unit, _ = _split(match["inches"])
    # 8'6 can only be feet and inches; 12 ft 6 could be anything.
    meant = KINDS["Inches"].meaning(unit) == "inch" or (not unit and match["mark"] == "'")
    if inches is None or not meant:
        return None
    if convert(inches, "inch", "foot") >= 1:
        raise _refusal(kind, f"{given} has inches that make a foot or more")
    feet = convert(float(match["feet"]), "foot", "inch")
    return convert(feet + inches, "inch", kind.pint_unit)


def _split(plain: str) -> tuple[float | None, str, bool]:
    """Return the number (None if there is none to read), the unit after it, and if it has no fraction."""
    match = QUANTITY.fullmatch(plain)
    if match is None or match["number"] is match["top"] is None:
        return None, "", True
    number = float((match["number"] or "0").replace(",", ""))
    if match["top"] is not None:
        part = int(match["top"]) / int(match["bottom"])
        if not 0 < part < 1 or not number.is_integer():
            return None, "", False
        number += part
    return -number if match["sign"] == "-" else number, match["unit"], match["top"] is None


def _within(kind: Kind, number: float, given: str) -> float:
    if not isfinite(number):
        raise _refusal(kind, f"{given} is not {kind.noun}")
    if number < kind.lowest:
        raise _refusal(kind, f"{given} is below {kind.lowest:g} {kind.unit}")
    if number > kind.highest:
        raise _refusal(kind, f"{given} is above {kind.highest:g} {kind.unit}")
    return number + 0.0  # minus zero is zero


def _refusal(kind: Kind, problem: str) -> IntakeError:
    return IntakeError(f"{problem}; write {kind.accepts}")
