"""What a series does not cover, and what it covers twice."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from assess.metering.record.series import Series, moment

_LISTED = 20
_TOUCH_S = 1  # an inclusive end, 00:14:59, leaves a second that is no hole


@dataclass(frozen=True)
class Hole:
    """A time without readings: the label at which it begins and its hours."""

    begins: datetime
    hours: float


@dataclass(frozen=True)
class Cover:
    """How much of its span a series covers [s]; its holes by length, the longest first; readings that overlap."""

    span_s: int
    covered_s: int
    holes: tuple[Hole, ...]
    hole_count: int
    overlaps: int

    @property
    def gap_share(self) -> float:
        """Return the share of the span without readings."""
        return 1 - self.covered_s / self.span_s if self.span_s > 0 else 0.0


def cover_of(series: Series) -> Cover:
    """Return what a sorted series covers."""
    if len(series) == 0:
        return Cover(0, 0, (), 0, 0)
    reach = np.maximum.accumulate(series.end_s)
    between = series.axis_s[1:] - reach[:-1]
    at = np.flatnonzero(between > _TOUCH_S)
    missing_s = int(between[at].sum())
    span_s = int(reach[-1] - series.axis_s[0])
    longest = at[np.argsort(-between[at], kind="stable")][:_LISTED]
    wall_end = series.wall_s + series.length_s
    holes = tuple(Hole(moment(int(wall_end[n]), _offset(series, int(n))), float(between[n]) / 3_600) for n in longest)
    overlaps = int((between < -_TOUCH_S).sum())
    return Cover(span_s, span_s - missing_s, holes, len(at), overlaps)


def _offset(series: Series, index: int) -> int | None:
    return None if series.offset_s is None else int(series.offset_s[index])
