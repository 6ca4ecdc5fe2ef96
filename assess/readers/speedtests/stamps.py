"""The time of a test as ISO 8601. A zone is kept where one is written and never invented."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from assess.errors import IntakeError
from assess.readers.speedtests.build import words

_EPOCH = re.compile(r"^(\d{10}(?:\.\d+)?|\d{13})$")
_LOOSE = re.compile(
    r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T_-]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?$"
)
# Mon Mar  2 01:15:00 UTC 2026, as `date` writes it, and Mon, 23 Nov 2026 06:49:17 GMT.
_DATE = re.compile(r"^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: ([AP]M))? ?([A-Z]{3,5})? (\d{4})$")
_MAIL = re.compile(r"^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) ?([A-Z]{3})?$")
# syslog's, which leaves the year out
YEARLESS = re.compile(r"^[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d(?::\d\d)?$")
_MILLISECONDS = 13


def epoch(seconds: float) -> str | None:
    """Return a count of seconds since 1970 as a time in UTC; None where it is no time of this age."""
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError, OSError):
        return None


def when(value: object) -> str | None:
    """Return a time as ISO 8601, as far as it can be read; a text that is none is returned as it is."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return epoch(value / 1000 if value >= 10.0**11 else float(value))
    text = words(value)
    return text and (stamp_of(text) or text)


def stamp_of(text: str) -> str | None:
    """Return a text as ISO 8601, or None where it is no time in a form that leaves nothing open."""
    if ":" not in text:
        milliseconds = len(text) == _MILLISECONDS and "." not in text
        return epoch(float(text) / (1000 if milliseconds else 1)) if _EPOCH.match(text) else None
    if _is_time(text):
        return f"{text[:10]}T{text[11:]}" if text[4] == "-" else text
    return _loose(text)


def _loose(text: str) -> str | None:
    if match := _LOOSE.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        plain = f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}{f':{second}' if second else ''}{zone or ''}"
        return plain if _is_time(plain) else None
    if match := _DATE.match(text):
        month, day, time, half, zone, year = match.groups()
    elif match := _MAIL.match(text):
        day, month, year, time, zone = match.groups()
        half = None
    else:
        return None
    form, plain = ("%b %d %Y %I:%M:%S %p", f"{month} {day} {year} {time} {half}") if half else (
        "%b %d %Y %H:%M:%S", f"{month} {day} {year} {time}"
    )  # fmt: skip
    try:
        read = datetime.strptime(plain, form)  # noqa: DTZ007 - a zone of three letters, such as CST, is not one zone
    except ValueError:
        return None
    return f"{read.isoformat()}{'Z' if zone in {'UTC', 'GMT'} else ''}"


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


class Stamps:
    """Reads the times of one log; which of day and month stands first is told by its first lines."""

    def __init__(self, place: Callable[[], str], head: str) -> None:
        from assess.readers.meters.stamps import Clock  # late: the meters ask what a file is, and so for us

        self._clock = Clock(place, head)

    def read(self, text: str) -> str | None:
        """Return a time as ISO 8601, or None where it is none."""
        text = text.strip()
        found = stamp_of(text)
        if found is not None or not any(mark in text for mark in ":/."):
            return found
        try:
            return self._clock.stamp(text).isoformat()
        except IntakeError:
            return None
