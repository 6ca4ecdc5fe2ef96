from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.metering.record import Record, demand_of, record_of

Make = Callable[..., Any]


def test_sums_are_exact_to_the_last_digit(rows: Make, record: Make) -> None:
    """Ten times a tenth and a value of eighteen digits: floats would round both."""
    found = record(rows("2024-01-01", ["0.1"] * 10 + ["699.999999999999317"]))
    assert found.kwh == Decimal("0.700999999999999317")


def test_what_came_twice_counts_once(rows: Make, record: Make) -> None:
    """The same value is dropped; of two values the larger is kept, and its label is listed."""
    day = rows("2024-01-01", [100, 200, 300, 400])
    again = rows("2024-01-01T00:15", [200, 350])
    found = record(day, again)
    repeats = found.registers[Register.IMPORT].repeats
    assert (repeats.same, repeats.different) == (1, 1)
    assert repeats.listed == (datetime.fromisoformat("2024-01-01T00:30"),)
    assert found.kwh == Decimal("1.05")
    assert found.registers[Register.IMPORT].listed_wh == 1_550


def test_a_measured_reading_goes_before_an_estimate(rows: Make, record: Make) -> None:
    """The utility gave both; what was measured is the truth, though it is lower."""
    found = record(rows("2024-01-01", [100, 200]), rows("2024-01-01", [900], estimated=True))
    assert found.kwh == Decimal("0.3")
    assert found.estimated_share == 0


def test_what_was_not_measured(rows: Make, record: Make, varied: Make) -> None:
    """A gap of a quarter of the day, an estimate of another, and a sensor stuck for a third: three quarters in all."""
    day = rows("2024-06-01", varied(24))
    estimated = rows("2024-06-01T12:00", varied(24), estimated=True)
    stuck = rows("2024-06-01T18:00", [457] * 24)
    assert record(day, estimated, stuck).unmeasured_share == pytest.approx(0.75)
    assert record(rows("2024-06-01", varied(96))).unmeasured_share == 0


SPRING = {"two": ("02:00", "03:00"), "three": ("03:00", "04:00")}


@pytest.mark.parametrize("day", ["2023-03-12", "2024-03-10", "2025-03-09"])
@pytest.mark.parametrize("style", SPRING)
def test_the_hour_skipped_in_spring_is_no_gap(rows: Make, record: Make, varied: Make, style: str, day: str) -> None:
    """Exports leave out the labels of two o'clock, and some those of three."""
    until, after = (datetime.fromisoformat(f"{day}T{time}") for time in SPRING[style])
    whole = rows(day, varied(96))
    found = record([reading for reading in whole if not until <= reading.start < after])
    assert found.cover.hole_count == 0
    assert found.registers[Register.IMPORT].jumps.skipped_s != ()
    assert found.days == 1


@pytest.mark.parametrize("label", ["01:00", "02:00"])
@pytest.mark.parametrize("order", ["after", "between"])
def test_the_hour_doubled_in_autumn_counts_twice(
    rows: Make, record: Make, varied: Make, label: str, order: str
) -> None:
    """Exports double the labels of one o'clock or of two, one hour after the other or quarter by quarter."""
    whole = rows("2024-11-03", varied(96))
    second = rows(f"2024-11-03T{label}", [11, 12, 13, 14])
    at = next(n for n, reading in enumerate(whole) if reading.start == second[0].start)
    if order == "after":
        listed = [*whole[: at + 4], *second, *whole[at + 4 :]]
    else:
        pairs = [one for pair in zip(whole[at : at + 4], second, strict=True) for one in pair]
        listed = [*whole[:at], *pairs, *whole[at + 4 :]]
    found = record(listed)
    assert len(found.series) == 100
    assert found.cover.hole_count == found.cover.overlaps == 0
    assert found.registers[Register.IMPORT].repeats.same == 0
    assert found.kwh == Decimal(sum(varied(96)) + 50) / 1_000


def test_two_equal_hours_of_autumn_are_two(rows: Make, record: Make, varied: Make) -> None:
    """An hourly record may double the hour with the very same value."""
    whole = rows("2024-11-03", varied(24), 60)
    found = record([*whole[:2], whole[1], *whole[2:]])
    assert len(found.series) == 25


def test_a_day_given_twice_in_november_is_a_repeat(rows: Make, record: Make, varied: Make) -> None:
    """Where the whole day comes twice, no hour of it is the doubled one."""
    day = rows("2024-11-03", varied(96))
    found = record(day, day)
    assert len(found.series) == 96
    assert found.registers[Register.IMPORT].repeats.same == 96


def test_an_hour_missing_in_june_is_a_gap(rows: Make, record: Make, varied: Make) -> None:
    """Clocks change in March and November alone."""
    whole = rows("2024-06-09", varied(96))
    found = record(whole[:8], whole[12:])
    assert found.cover.hole_count == 1
    assert found.cover.holes[0].begins == datetime.fromisoformat("2024-06-09T02:00")
    assert found.cover.gap_share == pytest.approx(1 / 24)


def test_thirty_days_over_the_change_of_clocks_are_thirty_days(rows: Make, record: Make, varied: Make) -> None:
    """By the calendar; an hour that does not exist is not held against the record."""
    whole = rows("2024-03-01", varied(30 * 96))
    until, after = datetime.fromisoformat("2024-03-10T02:00"), datetime.fromisoformat("2024-03-10T03:00")
    assert record([r for r in whole if not until <= r.start < after]).days == 30


def test_times_with_an_offset_need_no_guess(record: Make) -> None:
    """With its offset from UTC the doubled hour is two different hours, in any month."""
    first = datetime(2024, 11, 3, 4, tzinfo=UTC)
    readings = [Reading(first + timedelta(hours=n), 3_600, Decimal(500 + n), Register.IMPORT) for n in range(5)]
    found = record(readings)
    assert found.cover.covered_s == 5 * 3_600
    assert found.registers[Register.IMPORT].jumps.doubled_s == ()


def test_lengths_are_worked_out(rows: Make, record: Make) -> None:
    """A hole is no long interval, and a change to hours is no hole."""
    quarters = rows("2024-01-15T14:00", [810, 850, 790, 830])
    hours = rows("2024-01-15T15:00", [1_200, 2_300, 3_150, 2_850], 60)
    assert record(quarters, hours).lengths_s == {900: 4, 3_600: 4}
    holed = rows("2024-01-15", [1, 2, 3, 4, 5, 6, 7, 8])
    found = record(holed[:3], holed[4:])
    assert found.lengths_s == {900: 7}
    assert found.cover.hole_count == 1


def test_readings_left_out_at_random_do_not_turn_into_longer_ones(rows: Make, record: Make, varied: Make) -> None:
    """Every second quarter of an hour may be missing for a while by chance; the rest stay quarters."""
    whole = rows("2024-01-01", varied(4_000))
    kept = [reading for n, reading in enumerate(whole) if (n * n + 3 * n) % 7 > 1]
    assert set(record(kept).lengths_s) == {900}


def test_a_file_of_no_readings_is_a_record_of_none(record: Make) -> None:
    """A file of monthly bills alone is no error; it has no series and no demand."""
    found: Record = record([])
    assert found.series is None
    assert found.kwh is None
    assert demand_of(found) is None


@pytest.mark.parametrize(
    ("readings", "says"),
    [
        ([Reading(datetime(2024, 1, 1), 900, Decimal("NaN"), Register.IMPORT)], "not a number"),  # noqa: DTZ001
        ([Reading(datetime(2024, 1, 1), -900, Decimal(1), Register.IMPORT)], "must be above 0"),  # noqa: DTZ001
        (
            [
                Reading(datetime(2024, 1, 1, tzinfo=UTC), 900, Decimal(1), Register.IMPORT),
                Reading(datetime(2024, 1, 1), 900, Decimal(1), Register.IMPORT),  # noqa: DTZ001
            ],
            "offset from UTC",
        ),
    ],
)
def test_readings_that_make_no_series(readings: list[Reading], says: str) -> None:
    """A value that is no number, a negative length, times of two kinds."""
    with pytest.raises(IntakeError, match=says):
        record_of(MeterFile("test", "Test", "test.csv", None, (), iter(readings)))
