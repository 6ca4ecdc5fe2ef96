"""One way of writing each measurement: the number and the unit that somebody chose, spelled as the form spells them."""

import re

from assess.units.kind import Kind
from assess.units.kinds import KINDS
from assess.units.reading import FEET, QUANTITY, parse
from assess.units.spelling import LONGEST, tidy

_ON_A_KEYBOARD = {"ft²": "sq ft", "ft³": "cu ft"}  # as the blank form writes them
_COUNTED = {"tons", "days", "weeks", "years", "months"}  # one of them has no s


def spelled(kind: str, text: str) -> str:
    """Return a measurement as it is best written: `200 amps` as `200 A`, `12'6"` as `12 ft 6 in`.

    The unit stays the one that was chosen, a number without one stays bare, and the value is the same to the last
    digit. Raises IntakeError for what is no measurement of that kind.
    """
    asked, value = KINDS[kind], parse(kind, text)
    plain = tidy(text)
    bare = re.sub(rf"^{asked.letter}[ -]?(?=[\d.])", "", plain, flags=re.IGNORECASE) if asked.letter else plain
    found = _feet_and_inches(bare) if asked.feet_and_inches else None
    found = found or _quantity(asked, bare, lettered=bare != plain)
    return found if found is not None and len(found) <= LONGEST and parse(kind, found) == value else text


def _feet_and_inches(plain: str) -> str | None:
    match = FEET.fullmatch(plain)
    rest = match and QUANTITY.fullmatch(match["inches"])
    return f"{_grouped(match['feet'])} ft {_number(rest)} in" if match and rest else None


def _quantity(kind: Kind, plain: str, *, lettered: bool) -> str | None:
    match = QUANTITY.fullmatch(plain)
    if match is None:
        return None
    number, typed = _number(match), match["unit"]
    if not typed:
        return f"{kind.letter}-{number}" if lettered else number
    unit = _unit(kind, typed)
    if unit in _COUNTED and number == "1":
        unit = unit.removesuffix("s")
    return unit and f"{number} {unit}"


def _unit(kind: Kind, typed: str) -> str | None:
    """Return the usual spelling of a unit; a nameplate in W stays in W, though it counts as VA."""
    family = KINDS["Watts"] if kind.name == "VoltAmps" and KINDS["Watts"].meaning(typed) else kind
    meaning = family.meaning(typed)
    shown = next((f for f, unit in zip(family.families, family.units, strict=True) if unit == meaning), None)
    return None if shown is None else _ON_A_KEYBOARD.get(shown, shown)


def _number(match: "re.Match[str]") -> str:
    """Return the number with thousands separated, and with its fraction; digits are those that were typed."""
    parts = [_grouped(match["number"])] if match["number"] else []
    parts += [f"{match['top']}/{match['bottom']}"] if match["top"] else []
    return ("-" if match["sign"] == "-" else "") + " ".join(parts)


def _grouped(number: str) -> str:
    if "e" in number.lower():
        return number.lower()
    whole, _, decimals = number.replace(",", "").partition(".")
    return f"{int(whole or '0'):,}" + (f".{decimals}" if decimals else "")
