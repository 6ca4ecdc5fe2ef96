from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from assess.network import load_network_rules
from assess.network.clock import moment_of

ZONES = load_network_rules().zones
CITIES = {"OH": "America/New_York", "CO": "America/Denver", "AZ": "America/Phoenix", "HI": "Pacific/Honolulu"}


@pytest.mark.parametrize(
    ("text", "state", "kind", "hour"),
    [
        ("2026-05-05T00:12:41Z", "OH", "local", 20),
        ("2026-01-05T00:12:41Z", "OH", "local", 19),
        ("2026-05-05T00:12:41Z", None, "utc", None),
        ("2026-05-04T20:12:41-04:00", None, "local", 20),
        ("2019-07-10 20:08", "OH", "bare", 20),
        ("Mon, 04 May 2026 23:00:00 GMT", "AZ", "local", 16),
    ],
)
def test_times_are_read_on_the_home_clock(text: str, state: str | None, kind: str, hour: int | None) -> None:
    """UTC needs the state, an offset is the place's own, and a time without a zone is taken as the home's."""
    moment = moment_of(text, state, ZONES)
    assert moment is not None
    assert (moment.kind, moment.hour) == (kind, hour)


@pytest.mark.parametrize("text", [None, "", "Fail", "yesterday", "25:61"])
def test_what_is_no_time_is_none(text: str | None) -> None:
    """Nothing is guessed from text that is not a time."""
    assert moment_of(text, "OH", ZONES) is None


def test_weekends_are_the_home_s() -> None:
    """Friday evening in Ohio is Saturday in UTC, and counts as Friday."""
    friday, saturday = (moment_of(f"2026-05-0{day}T02:00:00Z", "OH", ZONES) for day in (2, 3))
    unknown = moment_of("2026-05-02T02:00:00Z", None, ZONES)
    assert friday is not None
    assert saturday is not None
    assert unknown is not None
    assert (friday.weekend, saturday.weekend, unknown.weekend) == (False, True, None)


@pytest.mark.parametrize("state", CITIES)
def test_daylight_saving_is_that_of_the_zone_data(state: str) -> None:
    """Around every change of the clock from 2019 to 2030 the hour is the one of the time zone database."""
    try:
        zone = ZoneInfo(CITIES[state])
    except ZoneInfoNotFoundError:
        pytest.skip("needs the time zone database of the system")
    for year in range(2019, 2031):
        for month, days in ((3, range(7, 17)), (11, range(1, 10)), (7, range(1, 3))):
            for day in days:
                for hour in range(24):
                    utc = datetime(year, month, day, hour, 30, tzinfo=ZoneInfo("UTC"))
                    moment = moment_of(utc.isoformat(), state, ZONES)
                    assert moment is not None
                    assert moment.at == utc.astimezone(zone).replace(tzinfo=None), utc
