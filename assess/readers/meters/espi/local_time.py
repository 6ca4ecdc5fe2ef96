"""The local clock of a Green Button feed: its offset from UTC and its rules for daylight saving time.

A rule is one number of 32 bits (ESPI, dstStartRule): from the low end 12 bits of seconds, 5 of the hour, 3 of the
weekday (1 Monday to 7 Sunday), 5 of the day of the month, 3 of which such weekday, 4 of the month.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_RULE = re.compile(r"^[0-9A-Fa-f]{8}$")
USA = ("360E2000", "B40E2000")  # second Sunday of March and first of November, at 2:00
_ON_OR_AFTER, _LAST = 1, 7
_MOST_OFFSET_S = 14 * 3600
_WEEK = 7


@dataclass(frozen=True)
class Rule:
    """When the clock changes: month, which weekday (or day of the month), seconds after midnight."""

    month: int
    operator: int
    day: int
    weekday: int
    seconds: int

    def moment(self, year: int) -> datetime:
        """Return the local time of the change in a year, on the clock that holds before it."""
        days = monthrange(year, self.month)[1]
        if self.operator == 0 or self.weekday == 0:
            day = min(max(self.day, 1), days)
        elif self.operator == _LAST:
            last = datetime(year, self.month, days, tzinfo=UTC).isoweekday()
            day = days - (last - self.weekday) % _WEEK
        else:
            earliest = max(self.day, 1) if self.operator == _ON_OR_AFTER else 1 + _WEEK * (self.operator - 2)
            first = datetime(year, self.month, min(earliest, days), tzinfo=UTC).isoweekday()
            day = min(min(earliest, days) + (self.weekday - first) % _WEEK, days)
        return datetime(year, self.month, day, tzinfo=UTC) + timedelta(seconds=self.seconds)


def rule_of(text: str) -> Rule | None:
    """Return the rule that eight hexadecimal digits stand for, or None when they stand for none."""
    if not _RULE.match(text):
        return None
    bits = int(text, 16)
    month, weekday, hour = bits >> 28, bits >> 17 & 7, bits >> 12 & 31
    if not 1 <= month <= 12 or hour > 24:
        return None
    return Rule(month, bits >> 25 & 7, bits >> 20 & 31, weekday, hour * 3600 + min(bits & 0xFFF, 3599))


class LocalTime:
    """Turns seconds since 1970 into local time that knows its offset."""

    def __init__(self, offset_s: int, saving_s: int = 0, rules: tuple[Rule, Rule] | None = None) -> None:
        self._standard = timezone(timedelta(seconds=offset_s))
        self._summer = timezone(timedelta(seconds=offset_s + saving_s))
        self._offset_s, self._saving_s, self._rules = offset_s, saving_s, rules
        self._from = self._until = 0
        self._zone: timezone = self._standard

    def at(self, epoch_s: int) -> datetime:
        """Return the local time of a moment."""
        if not self._from <= epoch_s < self._until:
            self._find(epoch_s)
        return datetime.fromtimestamp(epoch_s, self._zone)

    def _find(self, epoch_s: int) -> None:
        """Find the stretch of unchanged offset around a moment, because the next readings will be in it too."""
        year = datetime.fromtimestamp(epoch_s + self._offset_s, UTC).year
        edges = [(self._epoch(y, 1), True) for y in (year - 1, year, year + 1)]
        edges += [(self._epoch(y, 2), False) for y in (year - 1, year, year + 1)]
        edges.sort()
        before = [edge for edge in edges if edge[0] <= epoch_s]
        after = [edge for edge in edges if edge[0] > epoch_s]
        self._from, summer = before[-1]
        self._until = after[0][0]
        self._zone = self._summer if summer and self._saving_s and self._rules else self._standard

    def _epoch(self, year: int, which: int) -> int:
        if self._rules is None:
            return round(datetime(year, 6 * which - 5, 1, tzinfo=UTC).timestamp())
        rule = self._rules[which - 1]
        ahead = self._saving_s if which == 2 else 0  # the end is told by the summer clock
        return round(rule.moment(year).timestamp()) - self._offset_s - ahead


def offset_text(offset_s: int) -> str:
    """Return `UTC-05:00` for -18000."""
    sign, minutes = "-" if offset_s < 0 else "+", abs(offset_s) // 60
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def seconds_of(text: str, most: int = _MOST_OFFSET_S) -> int | None:
    """Return a number of seconds, or None when the text is none or too much for an offset."""
    try:
        seconds = int(text)
    except ValueError:
        return None
    return seconds if abs(seconds) <= most else None
