from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from assess.economics.energy import YearEnergy, by_hour, by_month, clock, total
from assess.errors import UsageError


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_clock_is_that_of_the_time_zone_database(year: int) -> None:
    """Month, weekend and hour are those that the zone database gives for Los Angeles, hour by hour."""
    zone, standard = ZoneInfo("America/Los_Angeles"), timedelta(hours=-8)
    hours = 8784 if year % 4 == 0 else 8760
    for hour, moment in enumerate(clock(year, hours, daylight=True)):
        utc = datetime(year, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(hours=hour) - standard
        there = utc.astimezone(zone)
        assert tuple(moment) == (there.month, there.weekday() >= 5, there.hour), there


def test_without_daylight_time_the_clock_just_runs() -> None:
    """Every day has its 24 hours, and 8,760 hours of a leap year have no 29 February."""
    plain = clock(2024, 8760, daylight=False)
    assert [moment.hour for moment in plain] == list(range(24)) * 365
    assert sum(moment.month == 2 for moment in plain) == 28 * 24


def test_months_of_an_even_year_go_by_their_length() -> None:
    """A node that never rests uses 31 parts of 365 in January."""
    months = by_month(8760.0, 2026)
    assert months == pytest.approx([24.0 * days for days in (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)])


def test_quarter_hours_are_added_up() -> None:
    """Four quarters make an hour, and an array of NumPy is as good as a list."""
    quarters = np.arange(35_040.0)
    hours = by_hour(quarters)
    assert len(hours) == 8760
    assert hours[1] == 4 + 5 + 6 + 7
    assert sum(hours) == pytest.approx(total(quarters)) == pytest.approx(float(quarters.sum()))


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf"), [1.0] * 100, [1.0] * 8784, [-1.0] * 8760])
def test_what_is_no_year_is_refused(amount: float | list[float]) -> None:
    """A sum below 0, no number, a wrong length, and a leap year in 2026."""
    with pytest.raises(UsageError, match=r"^node_kwh "):
        YearEnergy(node_kwh=amount)


def test_the_rounding_of_two_runs_is_no_negative_year() -> None:
    """A difference of two runs may leave a last bit below 0."""
    assert total(YearEnergy(1.0, cooling_kwh=-1e-9).cooling_kwh or 0) == pytest.approx(0, abs=1e-6)
