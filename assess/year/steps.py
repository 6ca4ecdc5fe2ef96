"""The steps of a year: hours or parts of them, of 365 days from 1 January, without a weekday of its own."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]

DAYS = 365
HOURS_OF_DAY = 24
HOUR_S = 3_600
_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Steps:
    """How a year is cut: `per_hour` steps an hour, 1 or 4 as a rule."""

    per_hour: int = 1

    @property
    def count(self) -> int:
        """Return how many steps the year has."""
        return DAYS * self.a_day

    @property
    def a_day(self) -> int:
        """Return how many steps a day has."""
        return HOURS_OF_DAY * self.per_hour

    @property
    def hours(self) -> float:
        """Return the length of a step [h]."""
        return 1 / self.per_hour

    @property
    def seconds(self) -> int:
        """Return the length of a step [s]."""
        return HOUR_S // self.per_hour

    @cached_property
    def month(self) -> Integers:
        """Return the month of each step, 0 to 11."""
        return np.repeat(np.arange(12), np.array(_DAYS_OF_MONTHS) * self.a_day)

    def spread(self, hourly: Array) -> Array:
        """Return a series of hours as one of steps: what is so in an hour is so in all of its steps."""
        return np.repeat(hourly, self.per_hour, axis=-1) if self.per_hour > 1 else hourly

    def monthly(self, series: Array) -> Array:
        """Return the sums of the twelve months."""
        sums: Array = np.bincount(self.month, weights=series, minlength=12).astype(np.float64)
        return sums
