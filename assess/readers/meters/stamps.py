"""Dates and times as meters write them, read without guessing: month first, as in the USA, unless the file shows more.

A day and a time of day are each read once and remembered, because a year of quarter hours has only 366 of one and
96 of the other.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from assess.errors import IntakeError
from assess.units.spelling import quoted

Value = TypeVar("Value")

OLDEST, NEWEST = 1990, 2100  # no interval meter is older, and no record comes from later
_REMEMBERED = 100_000
_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$", re.ASCII)
_SLASHES = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$", re.ASCII)
_DOTS = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$", re.ASCII)
_NAMED = re.compile(r"^(\d{1,2})-([A-Za-z]{3})-(\d{4}|\d{2})$", re.ASCII)
_SOLID = re.compile(r"^(\d{4})(\d\d)(\d\d)$", re.ASCII)
_TIME = re.compile(r"^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?$", re.ASCII)
_ZONED = re.compile(r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF_DAY = 12
_CENTURY = 2000
_HOUR_S = 3600


class Clock:
    """Reads the stamps of one file; `place` says where it stands when a message is needed."""

    def __init__(self, place: Callable[[], str], head: str = "") -> None:
        self._place = place
        self._day_first = _shows_days_first(head)
        self._days = _Remembered(self._day)
        self._times = _Remembered(_time)
        self._local = self._zoned = False

    def stamp(self, text: str) -> datetime:
        """Return day and time written in one cell, aware where it says its offset. Raises IntakeError."""
        day, mark, time = text.partition(" ")
        if not mark:
            day, _, time = text.partition("T")
        try:
            at = self._days[day] + self._times[time]
        except (KeyError, OverflowError):
            return self._other(text)
        if self._zoned:
            raise self._mixed(text)
        self._local = True
        return at

    def joined(self, day: str, time: str) -> datetime:
        """Return a day and a time of day from two cells. Raises IntakeError."""
        try:
            at = self._days[day] + self._times[time]
        except (KeyError, OverflowError):
            return self._other(f"{day.strip()} {time.strip()}")
        if self._zoned:
            raise self._mixed(f"{day} {time}")
        self._local = True
        return at

    def _other(self, text: str) -> datetime:
        plain = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
        zone = _ZONED.search(plain)
        bare = (plain[: zone.start()] if zone else plain).replace("T", " ").replace(",", "")
        day, _, time = bare.partition(" ")
        try:
            local = self._days[day] + self._times[time or "0:00"]
            if zone is None:
                if self._zoned:
                    raise self._mixed(text)
                self._local = True
                return local
            if self._local:
                raise self._mixed(text)
            self._zoned = True
            offset = "+00:00" if zone[1].isalpha() else zone[1]
            return local.replace(tzinfo=datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo)
        except (KeyError, ValueError, OverflowError):
            order = "day" if self._day_first else "month"
            raise IntakeError(
                f"{quoted(text)} is no date and time, read with the {order} first where it is not written year first",
                where=self._place(),
                hint='Write it as "2024-07-02 21:00".',
            ) from None

    def _mixed(self, text: str) -> IntakeError:
        return IntakeError(
            f"{quoted(text)} is not like the stamps before it: some have an offset from UTC and some have none",
            where=self._place(),
            hint="Export the file with one of both.",
        )

    def _day(self, text: str) -> datetime:
        if match := _ISO.match(text) or _SOLID.match(text):
            year, month, day = map(int, match.groups())
        elif match := _SLASHES.match(text):
            first, second, year = map(int, match.groups())
            month, day = (second, first) if self._day_first else (first, second)
        elif match := _DOTS.match(text):
            day, month, year = map(int, match.groups())
        elif (match := _NAMED.match(text)) and match[2].lower() in _MONTHS:
            day, month, year = int(match[1]), _MONTHS.index(match[2].lower()) + 1, int(match[3])
        else:
            raise KeyError(text)
        year += _CENTURY if year < 100 else 0
        if not OLDEST <= year < NEWEST:
            raise KeyError(text)
        try:
            return datetime(year, month, day)  # noqa: DTZ001 - the local clock, as the file writes it
        except ValueError:
            raise KeyError(text) from None


def _time(text: str) -> timedelta:
    match = _TIME.match(text)
    if match is None:
        raise KeyError(text)
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[5]:
        if not 1 <= hour <= _HALF_DAY:
            raise KeyError(text)
        hour = hour % _HALF_DAY + (_HALF_DAY if match[5].lower() == "p" else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        raise KeyError(text)
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int((match[4] or "0").ljust(6, "0")))


class _Remembered(dict[str, Value], Generic[Value]):
    """A table that fills itself; it is emptied before it could hold more than a file of meter data needs."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Value:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[text] = self._read(text)
        return value


def _shows_days_first(head: str) -> bool:
    """Return whether a first number above 12 shows that dates are written day first."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"\b(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b", head)]
    return any(a > _HALF_DAY for a, _ in pairs) and not any(b > _HALF_DAY for _, b in pairs)


def seconds_between(start: datetime, end: datetime, usual: int) -> int:
    """Return how long an interval is, 0 or less where its end is not after its start.

    On the local clock the interval before a clock change looks an hour longer or shorter than the `usual` one.
    """
    seconds = round((end - start).total_seconds())
    if start.tzinfo is None and usual and abs(seconds - usual) == _HOUR_S:
        return usual
    return seconds
