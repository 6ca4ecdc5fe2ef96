"""What a record says of the whole house, by the clock of its place, and when it is left alone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import numpy as np
import pytest

from assess.intake import Home
from assess.intake.meter import MeterFile, Reading, Register
from assess.metering.record import Record, record_of
from assess.year.recorded import recorded_use

MakeHome = Callable[..., Home]
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
START_S = int(FIRST.timestamp())
SUNNY = [0 if 8 <= hour < 17 else 300 + hour for _ in range(10) for hour in range(24)]


def record(parts: Mapping[Register, Iterable[int]], start: datetime = FIRST) -> Record:
    """Return the record of hourly watt-hours of these registers from a time on."""
    readings = [
        Reading(start + timedelta(hours=n), 3_600, Decimal(wh), register)
        for register, values in parts.items()
        for n, wh in enumerate(values)
    ]
    return record_of(MeterFile("test", "Test", "test.csv", None, (), iter(readings)))


def test_times_in_utc_are_moved_to_the_place(home: MakeHome) -> None:
    """Phoenix, 112 degrees west, is seven hours behind; without a place the times stay."""
    found = recorded_use(record({Register.IMPORT: [500, 700]}), home(), longitude_deg=-112.07)
    assert found is not None
    assert found.start_s.tolist() == [START_S - 7 * 3_600, START_S - 6 * 3_600]
    unmoved = recorded_use(record({Register.IMPORT: [500, 700]}), home())
    assert unmoved is not None
    assert int(unmoved.start_s[0]) == START_S


def test_the_offset_of_a_file_goes_before_the_longitude(home: MakeHome) -> None:
    """Atlanta keeps Eastern time, though its longitude is nearer to Central: midnight there stays midnight."""
    midnight = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-5)))
    found = recorded_use(record({Register.IMPORT: [500, 700]}, midnight), home(), longitude_deg=-84.4)
    assert found is not None
    assert int(found.start_s[0]) == START_S


def test_a_clock_on_the_wall_stays(home: MakeHome) -> None:
    """Labels without an offset are those of the place."""
    wall = FIRST.replace(tzinfo=None)
    found = recorded_use(record({Register.IMPORT: [500, 700]}, wall), home(), longitude_deg=-112.07)
    assert found is not None
    assert int(found.start_s[0]) == START_S


def test_one_leg_stands_for_both(home: MakeHome) -> None:
    """Half of the service was measured: the house is counted at twice that."""
    found = recorded_use(record({Register.LEG_A: [500, 700]}), home())
    assert found is not None
    assert found.wh.tolist() == [1_000, 1_400]
    assert found.leg_wh is not None
    assert found.leg_wh.tolist() == [500, 700]


def test_of_two_legs_the_more_loaded_counts_in_each_reading(home: MakeHome) -> None:
    """The house is their sum; the more loaded leg changes sides."""
    found = recorded_use(record({Register.LEG_A: [500, 100], Register.LEG_B: [200, 900]}), home())
    assert found is not None
    assert found.leg_wh is not None
    assert (found.wh.tolist(), found.leg_wh.tolist()) == ([700, 1_000], [500, 900])


@pytest.mark.parametrize(
    ("parts", "pv", "used"),
    [
        ({Register.IMPORT: [500, 700], Register.EXPORT: [0, 300]}, None, False),
        ({Register.CONSUMPTION: [500, 700], Register.EXPORT: [0, 300]}, None, True),
        ({Register.CONSUMPTION: [500, 700]}, {"power_kw": 6}, True),
        ({Register.IMPORT: [500, 700]}, {"power_kw": 6}, False),
        ({Register.IMPORT: [500, 700]}, {"power_kw": 0}, True),
        ({Register.IMPORT: SUNNY}, None, False),
        ({Register.IMPORT: SUNNY}, {"power_kw": 0}, True),
    ],
)
def test_what_the_sun_may_hide_is_not_used(
    home: MakeHome, parts: dict[Register, list[int]], pv: dict[str, float] | None, *, used: bool
) -> None:
    """All that the house drew may always be used; what it bought only where no solar fed it beside the meter."""
    where = home() if pv is None else home(pv=pv)
    assert (recorded_use(record(parts), where) is not None) is used


def test_a_leg_that_lacks_readings_says_nothing(home: MakeHome) -> None:
    """A whole that was recorded for longer than its legs keeps no legs."""
    parts = {Register.CONSUMPTION: [700, 800], Register.LEG_A: [500], Register.LEG_B: [200]}
    found = recorded_use(record(parts), home())
    assert found is not None
    assert found.leg_wh is None
    assert np.array_equal(found.wh, [700, 800])
