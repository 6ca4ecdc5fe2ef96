"""Tests over a day or a week: when each is due, and going on after an interruption."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil, floor
from random import uniform

from assess.errors import UsageError
from assess.measuring.duration import spoken
from assess.measuring.log import Entry, Log
from assess.rulebook import Reference

_DAY_S = 86_400


@dataclass(frozen=True)
class Schedule:
    """How many tests, how far apart; each after the first starts at random within `spread_s` after it is due."""

    tests: int
    every_s: float
    spread_s: float = 0.0
    repeats: bool = True

    def one_more_than(self, done: int) -> "Schedule":
        """Return the schedule that takes a single test at once, whatever the log has."""
        return replace(self, tests=done + 1)


@dataclass(frozen=True)
class Pace:
    """What a service allows: the shortest interval, and the part of it within which tests start at random."""

    least_s: float
    spread: float


def pace_of(figures: Reference, *, per_day: float | None, shared: bool) -> Pace:
    """Return the pace for a tool: `per_day` tests of one line at most, random starts on shared servers."""
    least = figures.figure("schedule.least").value * 60
    if per_day is not None:
        # A day can touch one interval more than fit into it. Whole minutes are what people type.
        least = max(least, ceil(_DAY_S / (per_day - 1) / 60) * 60)
    return Pace(least, figures.figure("schedule.spread").value if shared else 0.0)


def schedule_of(for_s: float | None, every_s: float | None, usual_s: float, pace: Pace) -> Schedule:
    """Return the schedule that `--for` and `--every` ask for; one test without either. Raises UsageError.

    The interval is stretched to what the service allows.
    """
    if for_s is None:
        if every_s is not None:
            raise UsageError("says how often, but not for how long", where="--every", hint="Add --for 24h.")
        return Schedule(1, 0.0, repeats=False)
    every = max(usual_s if every_s is None else every_s, pace.least_s)
    if for_s < every:
        raise UsageError(
            f"{spoken(for_s)} are less than the {spoken(every)} between two tests",
            where="--for",
            hint="Leave it out for a single test.",
        )
    return Schedule(floor(for_s / every), every, pace.spread * every)


def run_campaign(
    schedule: Schedule,
    log: Log,
    test: Callable[[datetime], Entry],
    wait_until: Callable[[datetime], None],
    now: Callable[[], datetime],
    done: Callable[[Entry, int], None],
) -> None:
    """Take the tests that the log still lacks, each when it is due, and write each before the next.

    What was taken before counts, so that the same call goes on after an interruption. A test that overran or a
    computer that slept delays the rest; it is never made up for by tests close together.
    """
    last = log.entries[-1].began if log.entries else None
    due = now() if last is None else max(now(), last + timedelta(seconds=schedule.every_s))
    while len(log.entries) < schedule.tests:
        spread = schedule.spread_s if log.entries else 0.0  # the first begins when somebody typed it
        wait_until(due + timedelta(seconds=uniform(0, spread)))  # noqa: S311 - no secret depends on it
        entry = test(now())
        log.add(entry)
        done(entry, len(log.entries))
        due = max(now(), due + timedelta(seconds=schedule.every_s))
