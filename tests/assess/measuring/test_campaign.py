from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assess.errors import UsageError
from assess.intake import SpeedTest
from assess.measuring.campaign import Pace, Schedule, pace_of, run_campaign, schedule_of
from assess.measuring.log import Entry, open_log
from assess.rulebook import load_reference

START = datetime(2026, 5, 1, 18, tzinfo=UTC)
FREE = Pace(60, 0)


class Clock:
    """A clock that stands still until somebody waits; tests take `takes` on it."""

    def __init__(self, takes: timedelta = timedelta(seconds=40)) -> None:
        self.at = START
        self.takes = takes
        self.began: list[timedelta] = []

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    def wait_until(self, moment: datetime) -> None:
        """Let the time pass."""
        self.at = max(self.at, moment)

    def test(self, began: datetime) -> Entry:
        """Take a test."""
        self.began.append(began - START)
        self.at += self.takes
        return Entry(SpeedTest(up_mbps=1, tool="fake", at=began.isoformat()))


def campaign(schedule: Schedule, clock: Clock, path: Path, test: Callable[[datetime], Entry] | None = None) -> None:
    """Run a campaign on a clock that costs no time."""
    with open_log(path) as log:
        run_campaign(schedule, log, test or clock.test, clock.wait_until, clock.now, lambda _entry, _number: None)


@pytest.mark.parametrize(
    ("for_s", "every_s", "tests", "apart"),
    [
        (86_400, 1_800, 48, 1_800),
        (86_400, None, 24, 3_600),
        (3_600, 3_600, 1, 3_600),
        (5_400, 3_600, 1, 3_600),
        (600, 1, 10, 60),
    ],
)
def test_a_length_and_an_interval_make_so_many_tests(
    for_s: float, every_s: float | None, tests: int, apart: float
) -> None:
    """A day of half hours has 48; without an interval it is an hour; below a minute it is a minute."""
    schedule = schedule_of(for_s, every_s, 3_600, FREE)
    assert (schedule.tests, schedule.every_s) == (tests, apart)


def test_without_a_length_it_is_one_test() -> None:
    """At once; but an interval alone is half a sentence."""
    assert schedule_of(None, None, 3_600, FREE).tests == 1
    with pytest.raises(UsageError, match="not for how long"):
        schedule_of(None, 1_800, 3_600, FREE)
    with pytest.raises(UsageError, match="less than the 1 h between"):
        schedule_of(1_800, None, 3_600, FREE)


def test_no_day_holds_more_tests_than_the_service_allows() -> None:
    """40 a day: 39 intervals and a start at random within each touch at most 40 starts in any 24 hours."""
    figures = load_reference("reference/measuring")
    pace = pace_of(figures, per_day=40, shared=True)
    every = schedule_of(7 * 86_400, 1_800, 3_600, pace).every_s
    assert every == 37 * 60
    worst = [0.0 if n else pace.spread * every for n in range(60)]  # the first late, all others early
    starts = [n * every + late for n, late in enumerate(worst)]
    assert max(sum(first <= start < first + 86_400 for start in starts) for first in starts) <= 40


def test_tests_start_on_the_grid(tmp_path: Path) -> None:
    """Every half hour from the first, however long each takes."""
    clock = Clock()
    campaign(Schedule(4, 1_800), clock, tmp_path / "log.jsonl")
    assert clock.began == [timedelta(minutes=30 * n) for n in range(4)]


def test_a_test_that_overruns_is_not_made_up_for(tmp_path: Path) -> None:
    """The next begins when it has ended, and the grid goes on from there."""
    clock = Clock(takes=timedelta(minutes=45))
    campaign(Schedule(3, 1_800), clock, tmp_path / "log.jsonl")
    assert clock.began == [timedelta(minutes=45 * n) for n in range(3)]


def test_a_campaign_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Stopped in its third test, it has two; the same call takes the other two, half an hour after the last."""
    path, clock, schedule = tmp_path / "log.jsonl", Clock(), Schedule(4, 1_800)

    def stopped(began: datetime) -> Entry:
        if len(clock.began) == 2:
            raise KeyboardInterrupt
        return clock.test(began)

    with pytest.raises(KeyboardInterrupt):
        campaign(schedule, clock, path, stopped)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    clock.at = START + timedelta(minutes=40)
    campaign(schedule, clock, path)
    assert clock.began == [timedelta(minutes=m) for m in (0, 30, 60, 90)]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4


def test_a_campaign_that_is_whole_takes_no_more(tmp_path: Path) -> None:
    """The same call again does nothing."""
    clock, path = Clock(), tmp_path / "log.jsonl"
    campaign(Schedule(2, 60), clock, path)
    campaign(Schedule(2, 60), clock, path)
    assert len(clock.began) == 2


def test_a_single_test_does_not_wait_for_the_last_one(tmp_path: Path) -> None:
    """Whatever the log has, it begins now."""
    clock, path = Clock(), tmp_path / "log.jsonl"
    single = schedule_of(None, None, 3_600, FREE)
    campaign(single.one_more_than(0), clock, path)
    campaign(single.one_more_than(1), clock, path)
    assert clock.began == [timedelta(0), clock.takes]


def test_starts_on_shared_servers_are_spread(tmp_path: Path) -> None:
    """Within a tenth of the interval after they are due, and not drifting away."""
    clock = Clock()
    campaign(Schedule(20, 1_800, 180), clock, tmp_path / "log.jsonl")
    late = [(began.total_seconds() - 1_800 * n) for n, began in enumerate(clock.began)]
    assert late[0] == 0  # somebody has just typed the command
    assert all(0 <= seconds <= 180 for seconds in late)
    assert len(set(late)) > 1
