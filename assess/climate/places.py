"""Places: where a ZIP code or a city is.

The table has 42,000 rows in ascending order. It is never parsed: a ZIP code is found by bisecting the
text, so that one look-up takes microseconds and a command that needs none pays nothing.
"""

import re
from bisect import bisect_left
from collections import Counter
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

from assess.errors import IntakeError
from assess.resources import folder

_ZIP = re.compile(r"([0-9]{5})(-[0-9]{4})?")
_ALIKE = 0.85  # of 1; two letters of a name of eight turned round
_SPELLED_OUT = {"ft": "fort", "mt": "mount", "st": "saint", "ste": "sainte"}


class Place(NamedTuple):
    """A city and its state, at the ZIP code's position or the middle of the city's ZIP codes [degrees].

    The IECC zone is the ZIP code's, such as `2B` (7 and 8 have no letter), or that of most of the city's.
    """

    city: str
    state: str
    latitude: float
    longitude: float
    iecc_zone: str


def place_of_zip(zip_code: str) -> Place:
    """Return the place of a five-digit or ZIP+4 code. Raises IntakeError when there is none."""
    match = _ZIP.fullmatch(zip_code.strip())
    if match is None:
        raise IntakeError(
            f'"{zip_code}" is not a ZIP code',
            where="zip_code",
            hint='Write five digits in quotes, such as "02139"; spreadsheets drop a leading zero.',
        )
    row = _row_of(match[1])
    if row is None:
        raise IntakeError(
            f'"{zip_code}" is not a ZIP code of the states or territories',
            where="zip_code",
            hint="Check the five digits, or leave it out and give latitude and longitude, or city and state.",
        )
    _, state, city, latitude, longitude, iecc_zone = row.split(",")
    return Place(city, state, float(latitude), float(longitude), iecc_zone)


@lru_cache(maxsize=4096)
def place_of_city(city: str, state: str) -> Place | None:
    """Return the middle of all ZIP codes of a city, or None when its state (two letters) has no such city.

    Capitals, spaces, dots and the short forms St., Ste., Ft. and Mt. do not matter.
    """
    rows = re.findall(rf"^[0-9]{{5}},{re.escape(state.strip().upper())},(.+),(.+),(.+),(.+)$", _table(), re.MULTILINE)
    found = [row for row in rows if _plain(row[0]) == _plain(city)]
    if not found:
        return None
    latitude, longitude = (sum(float(row[i]) for row in found) / len(found) for i in (1, 2))
    [(iecc_zone, _)] = Counter(row[3] for row in found).most_common(1)
    return Place(found[0][0], state.strip().upper(), latitude, longitude, iecc_zone)


def nearest_city(city: str, state: str) -> str | None:
    """Return the city of a state (two letters) that is spelled most like an unknown one, if any is much like it."""
    names = re.findall(rf"^[0-9]{{5}},{re.escape(state.strip().upper())},([^,]+),", _table(), re.MULTILINE)
    spelled = {_plain(name): name for name in names}
    near = get_close_matches(_plain(city), spelled, n=1, cutoff=_ALIKE)
    return spelled[near[0]] if near else None


@lru_cache(maxsize=4096)
def _row_of(zip_code: str) -> str | None:
    text = _table()

    def zip_at(position: int) -> str:
        start = text.rfind("\n", 0, position) + 1
        return text[start : start + len(zip_code)]

    first = text.index("\n") + 1  # below the heading
    start = bisect_left(range(len(text)), zip_code, lo=first, key=zip_at)
    return text[start : text.index("\n", start)] if text.startswith(f"{zip_code},", start) else None


def _plain(city: str) -> str:
    return "".join(_SPELLED_OUT.get(word, word) for word in re.findall("[a-z]+", city.lower()))


@cache
def _table() -> str:
    return folder("codes").joinpath("climate", "zips.csv").read_text(encoding="utf-8")
