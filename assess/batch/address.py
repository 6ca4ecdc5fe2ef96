"""The key that tells one home from another: its address in the normal form of USPS Publication 28, hashed."""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

_LENGTH = 16  # hex digits: of ten million homes one pair in 370,000 runs would share a key
_KEPT = 4096  # addresses remembered while a process runs; nothing of them is written anywhere
# Whatever stands between words; the sign within 77-12 or 1/2 stays.
_JOINT = re.compile(r"(?:(?!(?<=\d)[/-]\d)[\W_])+")
_FRACTION = re.compile(r"(?<=\d)[½¼¾]")
_ZIP = re.compile(r"\d{5}")
_ONE_DOOR = frozenset(("APT", "APARTMENT", "UNIT", "STE", "SUITE", "#", "NO"))  # apartment 2 is unit 2
_LEAST_WORDS, _PLAIN_WORD = 3, 4
_NAME_AND_TYPE = range(2, 4)  # a name of one word or two, and the type
# Words that the parser may take for something else than a name.
_NO_NAMES = ("HIGHWAY", "ROUTE", "STATE", "COUNTY", "BUILDING", "REAR", "FRONT", "UPPER", "LOWER", "SAINT", "HALF")
# Publication 28, appendix C2: what the library leaves as it is written.
_SECONDARY = {
    "BUILDING": "BLDG",
    "FLOOR": "FL",
    "ROOM": "RM",
    "TRAILER": "TRLR",
    "SPACE": "SPC",
    "PENTHOUSE": "PH",
    "BASEMENT": "BSMT",
    "LOWER": "LOWR",
    "UPPER": "UPPR",
    "FRONT": "FRNT",
}
# The parser asks for a whole address and looks at the street alone; the place is in the key as it was told.
_ANY_PLACE = {"city": "COLUMBUS", "state": "OH", "postal_code": "43215"}


def address_key(home_address: str, city: str, state: str, zip_code: str) -> str:
    """Return a hash of number, street, unit and five-digit ZIP code, 16 hex digits; empty without a street address.

    Without a ZIP code city and state stand for it. An address that the parser does not understand is compared by
    its letters and digits.
    """
    street = _folded(home_address)
    if not street:
        return ""
    match = _ZIP.match(zip_code.strip())
    place = match[0] if match else f"{_folded(city)} {_folded(state)}".strip()
    return _hashed(street, place)


@lru_cache(maxsize=_KEPT)
def _hashed(street: str, place: str) -> str:
    return hashlib.sha256(f"{_normal(street)}|{place}".encode()).hexdigest()[:_LENGTH]


def _folded(text: str) -> str:
    """Return a text without accents, capitals and punctuation; the number sign of a unit stays, and a half number."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", _FRACTION.sub(r" \g<0>", text)) if not unicodedata.combining(c)
    )
    return _JOINT.sub(" ", plain.casefold().replace("#", " unit ").replace("\N{FRACTION SLASH}", "/")).strip()


def _normal(street: str) -> str:
    """Return street and unit in normal form."""
    return _at_a_glance(street.upper().split()) or _parsed(street)


def _at_a_glance(words: list[str]) -> str:
    """Return the normal form of number, direction, name, type and unit in this order; empty for all else.

    Most addresses are no more than this, and the parser takes twenty times as long to say the same.
    """
    known = _words()
    if len(words) < _LEAST_WORDS or not words[0].isdecimal():
        return ""
    number, *rest = words
    door: list[str] = []
    if rest[-2] in _ONE_DOOR and (rest[-1].isdecimal() or len(rest[-1]) == 1):
        *rest, _, last = rest
        door = [last]
    ahead = [known.directions[rest.pop(0)]] if rest and rest[0] in known.directions else []
    behind = [known.directions[rest.pop()]] if rest and rest[-1] in known.directions else []
    if len(rest) not in _NAME_AND_TYPE or rest[-1] not in known.types:
        return ""
    *name, kind = rest
    if any(not word.isalpha() or len(word) < _PLAIN_WORD or word in known.special for word in name):
        return ""
    return " ".join([number, *ahead, *name, known.types[kind], *behind, *door])


class _Words(NamedTuple):
    """Words of Publication 28 with their abbreviations, each of which stands for itself too."""

    directions: dict[str, str]
    types: dict[str, str]
    special: frozenset[str]


@cache
def _words() -> _Words:
    from scourgify.address_constants import (
        DIRECTIONAL_REPLACEMENTS,
        OCCUPANCY_TYPE_ABBREVIATIONS,
        STREET_TYPE_ABBREVIATIONS,
    )

    directions, types, units = (
        {short: short for short in table.values()} | dict(table)
        for table in (DIRECTIONAL_REPLACEMENTS, STREET_TYPE_ABBREVIATIONS, OCCUPANCY_TYPE_ABBREVIATIONS)
    )
    return _Words(directions, types, frozenset((*directions, *types, *units, *_NO_NAMES)))


def _parsed(street: str) -> str:
    """Return the normal form as the parser has it."""
    from scourgify import normalize_address_record
    from scourgify.exceptions import AddressNormalizationError

    try:
        found = normalize_address_record({"address_line_1": street, "address_line_2": None, **_ANY_PLACE})
    except (AddressNormalizationError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return street.upper()  # what the parser stumbles over is compared as it stands
    return f"{found['address_line_1']} {_unit(found['address_line_2'])}".strip()


def _unit(line: str | None) -> str:
    """Return the unit without the words that say no more than that it is one."""
    return " ".join(_SECONDARY.get(word, word) for word in (line or "").split() if word not in _ONE_DOOR)
