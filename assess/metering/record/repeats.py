"""Readings that came twice: which one is kept, and which ones say different things."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from assess.metering.record.series import Flags, Series

_LISTED = 20  # as many as a person reads


@dataclass(frozen=True)
class Repeats:
    """How many readings came again with the value they had, and with another; when the first of those began."""

    same: int = 0
    different: int = 0
    listed: tuple[datetime, ...] = ()


def without_repeats(series: Series) -> tuple[Series, Repeats]:
    """Return a sorted series with one reading for each start, and what was left out.

    Of several the shortest is kept, then one that was measured and not estimated, then the larger: the strict side.
    """
    if len(series) == 0:
        return series, Repeats()
    wh = series.wh
    length = np.where(series.length_s > 0, series.length_s, np.iinfo(np.int64).max)
    order = np.lexsort((-wh, series.estimated, length, series.axis_s))
    ordered = series.taking(order)
    first: Flags = np.concatenate(([True], np.diff(ordered.axis_s) != 0))
    if bool(first.all()):
        return ordered, Repeats()
    kept_at = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))
    again = np.flatnonzero(~first)
    differs = ordered.code[again] != ordered.code[kept_at[again]]
    listed = dict.fromkeys(ordered.label(int(n)) for n in again[differs][:_LISTED])
    repeats = Repeats(int((~differs).sum()), int(differs.sum()), tuple(listed))
    return ordered.taking(first), repeats
