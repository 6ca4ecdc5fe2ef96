"""A record is laid over the year by date and hour, whatever year it is of, and its gaps are filled and counted."""

import csv
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from assess.year.measured import Measured, aligned, aligned_leg
from assess.year.steps import Array, Steps

EPOCH = datetime.fromisoformat("1970-01-01")
HOURS = Steps()


def record(start: datetime, wh: Array, minutes: int = 60) -> Measured:
    """Return readings without a gap from a label on."""
    first = int((start - EPOCH).total_seconds())
    count = len(wh)
    return Measured(first + 60 * minutes * np.arange(count), np.full(count, 60 * minutes), np.asarray(wh, dtype=float))


def moved(old: Measured, years: int) -> Measured:
    """Return the same readings with another year on their labels, the 29th of February left out."""
    labels = [EPOCH + timedelta(seconds=int(s)) for s in old.start_s]
    keep = np.array([(label.month, label.day) != (2, 29) for label in labels])
    kept = [label for label, k in zip(labels, keep, strict=True) if k]
    new = [int((label.replace(year=label.year + years) - EPOCH).total_seconds()) for label in kept]
    return Measured(np.array(new), old.length_s[keep], old.wh[keep])


@pytest.fixture
def year() -> Array:
    """Return 8,760 different hours [Wh]."""
    return np.random.default_rng(1).uniform(200, 3_000, HOURS.count)


def test_a_whole_year_comes_back_as_it_is(year: Array) -> None:
    """Every hour of a year from January on stands where it was measured, and none is filled."""
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), year), HOURS)
    assert laid.watts == pytest.approx(year, abs=1e-9)
    assert (laid.held, laid.near, laid.other, laid.below) == (HOURS.count, 0, 0, 0)


def test_a_year_from_july_is_put_in_the_order_of_the_calendar(year: Array) -> None:
    """What was read from July to June stands from January to December."""
    july = 181 * 24
    laid = aligned(record(datetime.fromisoformat("2022-07-01"), np.roll(year, -july)), HOURS)
    assert laid.watts == pytest.approx(year, abs=1e-9)


@pytest.mark.parametrize("years", [-5, -1, 1, 2, 28])
def test_the_same_record_of_another_year_gives_the_same_load(year: Array, years: int) -> None:
    """Labels of another year, a leap year or not, change nothing; here with a gap of three days."""
    whole = record(datetime.fromisoformat("2023-01-01"), year)
    keep = np.ones(HOURS.count, dtype=bool)
    keep[2_000:2_072] = False
    gap = Measured(whole.start_s[keep], whole.length_s[keep], whole.wh[keep])
    assert np.array_equal(aligned(moved(gap, years), HOURS).watts, aligned(gap, HOURS).watts)


def test_the_29th_of_february_is_left_out(year: Array) -> None:
    """In a leap year the 1st of March follows the 28th of February."""
    leap = np.insert(year, 59 * 24, np.full(24, 9_999.0))
    assert aligned(record(datetime.fromisoformat("2024-01-01"), leap), HOURS).watts == pytest.approx(year, abs=1e-9)


def test_of_two_years_the_later_counts(year: Array) -> None:
    """Where a record goes round, what was measured last stands."""
    laid = aligned(record(datetime.fromisoformat("2022-01-01"), np.concatenate([year, year + 100])), HOURS)
    assert laid.watts == pytest.approx(year + 100, abs=1e-6)


def test_a_gap_is_filled_from_the_week_before(year: Array) -> None:
    """Same weekday, same hour, and counted."""
    keep = np.ones(HOURS.count, dtype=bool)
    keep[4_000:4_010] = False
    whole = record(datetime.fromisoformat("2023-01-01"), year)
    laid = aligned(Measured(whole.start_s[keep], whole.length_s[keep], whole.wh[keep]), HOURS)
    assert laid.watts[4_000:4_010] == pytest.approx(year[4_000 - 168 : 4_010 - 168], abs=1e-9)
    assert (laid.held, laid.near, laid.other) == (HOURS.count - 10, 10, 0)


def test_a_season_without_readings_follows_the_usual_home_scaled_to_the_record() -> None:
    """Forty days at twice the usual: the far side of the year is twice the usual, too."""
    usual = 500 + 400 * np.sin(2 * np.pi * np.arange(HOURS.count) / HOURS.count)
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), 2 * usual[: 40 * 24]), HOURS, usual)
    assert laid.watts[4_380:4_400] == pytest.approx(2 * usual[4_380:4_400], rel=1e-9)
    assert laid.held == 40 * 24
    assert laid.near + laid.other == HOURS.count - laid.held
    assert laid.near == 2 * 28 * 24


def test_without_a_usual_home_farther_weeks_stand_in() -> None:
    """A record of a month of one value gives a year of it, and all that is farther than four weeks is counted so."""
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), np.full(30 * 24, 700.0)), HOURS)
    assert laid.watts == pytest.approx(700)
    assert laid.other > 6_000


@pytest.mark.parametrize(("minutes", "per_hour"), [(15, 1), (15, 4), (60, 4), (30, 1), (5, 4)])
def test_energy_is_kept_when_intervals_and_steps_differ(minutes: int, per_hour: int) -> None:
    """Readings are added up or spread, their energy stays."""
    steps = Steps(per_hour)
    wh = np.random.default_rng(2).uniform(10, 500, 365 * 24 * 60 // minutes)
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), wh, minutes), steps)
    assert laid.watts.sum() * steps.hours == pytest.approx(wh.sum(), rel=1e-12)
    assert laid.held == steps.count


def test_what_was_counted_twice_counts_once(year: Array) -> None:
    """The same readings again change nothing."""
    once = record(datetime.fromisoformat("2023-01-01"), year)
    twice = Measured(*(np.concatenate([part, part[50:90]]) for part in (once.start_s, once.length_s, once.wh)))
    assert aligned(twice, HOURS).watts == pytest.approx(year, abs=1e-9)


def test_power_that_flows_out_is_nothing_and_counted(year: Array) -> None:
    """A home that exports draws nothing from this record in that hour."""
    year[10:13] = -500
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), year), HOURS)
    assert laid.below == 3
    assert laid.watts.min() == 0


def test_half_a_step_measured_is_a_measured_step() -> None:
    """Two quarters of four say what the hour was; one does not."""
    start = int((datetime.fromisoformat("2023-05-01") - EPOCH).total_seconds())
    two = Measured(start + np.array([0, 900, 3_600]), np.full(3, 900), np.array([100.0, 300, 900]))
    laid = aligned(two, HOURS)
    assert laid.held == 1
    assert laid.watts[120 * 24] == pytest.approx(800)


def test_a_record_that_measures_nothing_is_refused() -> None:
    """No reading of a known length, or no step well enough measured."""
    nothing = np.array([], dtype=np.int64)
    with pytest.raises(ValueError, match="no reading"):
        aligned(Measured(nothing, nothing, np.array([])), HOURS)
    with pytest.raises(ValueError, match="no step"):
        aligned(Measured(np.array([0]), np.array([600]), np.array([1.0])), HOURS)


def test_the_fuller_leg_is_laid_alike(year: Array) -> None:
    """Where legs were measured the fuller one stands at its date; without them there is none."""
    whole = record(datetime.fromisoformat("2023-01-01"), year)
    leg = aligned_leg(Measured(whole.start_s, whole.length_s, whole.wh, 0.7 * whole.wh), HOURS)
    assert leg is not None
    assert leg == pytest.approx(0.7 * year, abs=1e-9)
    assert aligned_leg(whole, HOURS) is None


def test_what_is_filled_in_makes_no_peak_that_nobody_saw() -> None:
    """A home at three times the usual in winter: its summer is no higher than its own peak, or the usual one."""
    usual = np.where(np.arange(HOURS.count) // 24 < 60, 1_000.0, 5_000.0)
    laid = aligned(record(datetime.fromisoformat("2023-01-01"), np.full(40 * 24, 3_000.0)), HOURS, usual)
    assert laid.watts[200 * 24 : 220 * 24].max() == 5_000
    assert laid.watts[: 40 * 24].min() == 3_000


def test_where_nothing_was_measured_the_leg_keeps_its_share(year: Array) -> None:
    """Forty days of a leg at three quarters of the house: the rest of the year is three quarters of the house too."""
    whole = record(datetime.fromisoformat("2023-01-01"), year)
    days = slice(0, 40 * 24)
    short = Measured(whole.start_s[days], whole.length_s[days], whole.wh[days], 0.75 * whole.wh[days])
    leg = aligned_leg(short, HOURS, year)
    assert leg is not None
    summer = slice(200 * 24, 220 * 24)
    assert leg[summer] == pytest.approx(0.75 * year[summer], abs=1e-9)


def test_a_real_year_of_quarter_hours(samples: Path) -> None:
    """Its energy and its highest quarter-hour as counted by the csv module and Decimal; the leap day apart."""
    path = samples / "meter" / "generic_csv" / "generic_15min_1yr.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    starts = [datetime.strptime(row["DateTime"], "%m/%d/%y %H:%M") for row in rows]  # noqa: DTZ007 - a clock on a wall
    kwh = [Decimal(row["kWh"]) for row in rows]
    assert len(kwh) == 35_136
    assert sum(kwh) == Decimal("8463.093")
    seconds = np.array([int((s - EPOCH).total_seconds()) for s in starts])
    read = Measured(seconds, np.full(len(seconds), 900), np.array([float(1_000 * k) for k in kwh]))
    steps = Steps(4)
    laid = aligned(read, steps)
    # By its labels the spring hour is missing and the autumn hour is there twice, of which the first counts.
    first = dict(zip(reversed(starts), reversed(kwh), strict=True))
    counted = sum(k for start, k in first.items() if (start.month, start.day) != (2, 29))
    assert (laid.held, laid.near, laid.other) == (steps.count - 4, 4, 0)
    spring = slice((31 + 28 + 9) * 96 + 8, (31 + 28 + 9) * 96 + 12)
    filled_kwh = laid.watts[spring].sum() / 4_000
    assert laid.watts.sum() / 4_000 - filled_kwh == pytest.approx(float(counted), rel=1e-9)
    assert laid.watts.max() == pytest.approx(12_712, abs=0.5)
