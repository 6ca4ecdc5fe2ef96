"""How people type: the lookalikes, blanks, dots and hyphens that do not change what is meant."""

import re

from assess.errors import printable

LONGEST = 40  # characters; no honest measurement is longer

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"  # zero-width characters that spreadsheets and web pages leave
_LOOKALIKES = str.maketrans(
    dict.fromkeys("\u2032\u2018\u2019\u02b9\u00b4`", "'")  # prime, curly quotes, accents
    | dict.fromkeys("\u2033\u201c\u201d\u02ba", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")  # hyphens, en dash, minus
    | dict.fromkeys("\u00ba\u02da", "°")  # ordinal, ring above
    | dict.fromkeys("\u00b5\u03bc", "u")  # micro, Greek mu
    | dict.fromkeys("\u22c5\u2022\u2219", "·")
    | dict.fromkeys(_INVISIBLE)
    | {"\u2103": "°C", "\u2109": "°F"}
    | {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅛": " 1/8", "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8"}
)
_RAISED = str.maketrans("²³", "23", "^")
_JOINT = re.compile(r"(?<=[\w°²³])[\s.·-]+(?=[\w°(])")
_BLANK = re.compile(r"\s")
_SLASH = re.compile(r"\s*/\s*|\s+per\s+", re.IGNORECASE)
_TIMES = (
    (re.compile(r"/sec(?:ond)?\b", re.IGNORECASE), "/s"),
    (re.compile(r"/minute\b", re.IGNORECASE), "/min"),
    (re.compile(r"/h(?:ou)?r\b", re.IGNORECASE), "/h"),
)


def tidy(text: str) -> str:
    """Return the text with single spaces and plain quotes, hyphens and degree signs."""
    return " ".join(text.translate(_LOOKALIKES).split()).replace("''", '"')


def key(unit: str) -> str:
    """Return what two spellings of one unit have in common; capitals are kept.

    "sq. ft.", "sq ft" and "sq-ft" share a key, and so do "BTU per hour" and "BTU/hr".
    """
    unit = _SLASH.sub("/", unit.rstrip(" ."))
    for long, short in _TIMES:
        unit = long.sub(short, unit)
    return _JOINT.sub("", unit).translate(_RAISED)


def quoted(text: str) -> str:
    """Return the user's own words in quotes, made printable and cut to a length one can read."""
    shown = text.strip()
    shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    return f'"{printable(_BLANK.sub(" ", shown))}"'
