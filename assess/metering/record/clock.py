"""What the labels of a record do when clocks change: an hour skipped in spring, an hour doubled in autumn."""

from dataclasses import dataclass

import numpy as np

from assess.metering.record.series import Flags, Integers
from assess.rulebook import load_reference

HOUR_S = 3_600
DAY_S = 86_400


@dataclass(frozen=True)
class Jumps:
    """Where labels jump: starts of the hours that are skipped and of those that are doubled [wall s]."""

    skipped_s: tuple[int, ...] = ()
    doubled_s: tuple[int, ...] = ()


def day_of(wall_s: Integers) -> tuple[Integers, Integers, Integers]:
    """Return year, month and day of the month of each label."""
    day = (wall_s // DAY_S).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    since = month.astype(np.int64)
    return since // 12 + 1970, since % 12 + 1, (day - month).astype(np.int64) + 1


def unfolded(wall_s: Integers) -> tuple[Integers, Jumps, Flags]:
    """Return sorted labels without their jumps [s], where those are, and which readings are the second of an hour.

    A doubled hour must be doubled whole, and alone on its day: anything else is a reading that came twice. Labels
    that never jump come back as they are. Which of two readings of one label came first is not told by the label.
    """
    second = np.zeros(len(wall_s), dtype=np.bool_)
    shift = np.zeros(len(wall_s), dtype=np.int64)
    skipped = _skipped(wall_s)
    for start in skipped:
        shift[wall_s >= start] -= HOUR_S
    doubled = _doubled(wall_s)
    for start in doubled:
        inside = np.flatnonzero((wall_s >= start) & (wall_s < start + HOUR_S))
        second[inside[1::2]] = True
        shift[inside[1::2]] += HOUR_S
        shift[wall_s >= start + HOUR_S] += HOUR_S
    return wall_s + shift, Jumps(skipped, doubled), second


def _in_week(wall_s: Integers, season: str) -> Flags:
    """Return which labels lie in the small hours of the week in which clocks change."""
    figure = load_reference("reference/metering").figure
    _, month, day = day_of(wall_s)
    week = (day >= figure(f"clock.{season}_first").value) & (day <= figure(f"clock.{season}_last").value)
    hour = wall_s % DAY_S // HOUR_S
    in_month: Flags = (month == figure(f"clock.{season}_month").value) & week
    return in_month & (hour <= figure("clock.latest_hour").value)


def _skipped(wall_s: Integers) -> tuple[int, ...]:
    """Return the starts of the hours that the labels skip in spring, one a year."""
    steps = np.diff(np.unique(wall_s))
    if len(steps) == 0:
        return ()
    lengths, counts = np.unique(steps, return_counts=True)
    step = int(lengths[np.argmax(counts)])
    found = np.flatnonzero(np.diff(wall_s) == step + HOUR_S)
    starts = wall_s[found] + step
    hour = starts % DAY_S // HOUR_S
    starts = starts[_in_week(starts, "spring") & (hour >= 1) & (starts % HOUR_S == 0)]
    return _one_a_year(starts)


def _doubled(wall_s: Integers) -> tuple[int, ...]:
    """Return the starts of the hours whose labels all come twice in autumn, one a year."""
    labels, counts = np.unique(wall_s, return_counts=True)
    _, month, _ = day_of(labels)
    autumn = month == load_reference("reference/metering").figure("clock.autumn_month").value
    twice = labels[(counts > 1) & autumn]
    starts = []
    for hour in np.unique(twice // HOUR_S):
        inside = labels // HOUR_S == hour
        same_day = twice // DAY_S == hour * HOUR_S // DAY_S
        alone = bool(np.all(twice[same_day] // HOUR_S == hour))
        if alone and bool(np.all(counts[inside] == 2)):
            starts.append(int(hour) * HOUR_S)
    found = np.array(starts, dtype=np.int64)
    return _one_a_year(found[_in_week(found, "autumn")])


def _one_a_year(starts: Integers) -> tuple[int, ...]:
    years, _, _ = day_of(starts)
    unique, counts = np.unique(years, return_counts=True)
    sure = unique[counts == 1]
    return tuple(int(start) for start, year in zip(starts, years, strict=True) if year in sure)
