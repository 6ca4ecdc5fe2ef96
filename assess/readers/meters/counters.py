"""A counter that only counts up, made into the energy between its readings."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

_RESET_BELOW = Decimal("0.9")  # Home Assistant's own rule: a smaller fall is a stutter of the sensor


class Step(NamedTuple):
    """What was counted between two readings of a counter, in its own unit."""

    start: datetime
    seconds: int
    amount: Decimal


class Counter:
    """Remembers the last reading; after a reset the counter has begun again at 0."""

    def __init__(self) -> None:
        self._at: datetime | None = None
        self._value = Decimal(0)

    def step(self, at: datetime, value: Decimal) -> Step | None:
        """Return what was counted since the last reading, or None for the first, a repeated and a stuttering one."""
        before, last = self._at, self._value
        if before is None:
            self._at, self._value = at, value
            return None
        seconds = round((at - before).total_seconds())
        if seconds <= 0 or last * _RESET_BELOW <= value < last:
            return None
        self._at, self._value = at, value
        return Step(before, seconds, value if value < last else value - last)
