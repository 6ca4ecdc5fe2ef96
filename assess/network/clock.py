"""When a test was made, on the home's own clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

from assess.network.needs import Zones

Kind = Literal["local", "utc", "bare"]
_SUNDAY = 7


@dataclass(frozen=True)
class Moment:
    """A time to order tests by; `kind` says whose clock it is on.

    `local`: the home's, known. `utc`: UTC, the home's zone not being known. `bare`: written without a zone, and taken
    as the home's.
    """

    at: datetime
    kind: Kind

    @property
    def hour(self) -> int | None:
        """Return the hour of the home's day, 0 to 23; None where it is not known."""
        return None if self.kind == "utc" else self.at.hour

    @property
    def weekend(self) -> bool | None:
        """Return whether it is a Saturday or Sunday at the home; None where that is not known."""
        return None if self.kind == "utc" else self.at.isoweekday() >= _SUNDAY - 1


def moment_of(text: str | None, state: str | None, zones: Zones) -> Moment | None:
    """Return when a test says it was made; None where it says nothing that is a time."""
    read = read_time(text or "")
    if read is None:
        return None
    if read.tzinfo is None:
        return Moment(read, "bare")
    if read.utcoffset():  # an offset that is not zero is the clock of the place
        return Moment(read.replace(tzinfo=None), "local")
    utc = read.astimezone(UTC).replace(tzinfo=None)
    standard = zones.hours.get(state or "")
    if standard is None:
        return Moment(utc, "utc")
    local = utc + timedelta(hours=standard)
    saves = state not in zones.always_standard and _daylight(local)
    return Moment(local + timedelta(hours=1) if saves else local, "local")


def read_time(text: str) -> datetime | None:
    """Return a time as a tool wrote it, in ISO 8601 or as mail writes it; None where it is neither."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _daylight(standard: datetime) -> bool:
    """Return whether US daylight saving time holds: second Sunday of March to first of November, 2:00 by the clock."""
    start = _sunday(standard.year, 3, 2) + timedelta(hours=2)
    end = _sunday(standard.year, 11, 1) + timedelta(hours=1)  # 2:00 by the summer clock
    return start <= standard < end


def _sunday(year: int, month: int, which: int) -> datetime:
    first = datetime(year, month, 1)  # noqa: DTZ001 - the home's own clock, which has no zone here
    return first + timedelta(days=(_SUNDAY - first.isoweekday()) % _SUNDAY + 7 * (which - 1))
