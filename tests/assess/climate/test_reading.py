import pytest

from assess.climate.policy import load_policy
from assess.climate.reading import read_station
from assess.climate.stations import Nearby, Station

STATION = Station(
    40.0,
    -105.0,
    "720000",
    "Some AP",
    "CO",
    5_000,
    0.0,
    90.0,
    published=True,
    iecc_zone="5B",
    hdd65_f_day=6_000.0,
    cdd50_f_day=2_500.0,
)


@pytest.mark.parametrize(
    ("elevation_ft", "cooling_1_f", "heating_99_f"),
    [
        (None, 90.0, 0.0),
        (5_000, 90.0, 0.0),
        (5_300, 90.0, 0.0),  # less than 100 m higher
        (5_984.25, 86.4, -3.6),  # 300 m higher: 2 K cooler
        (4_015.75, 93.6, 0.0),  # 300 m lower: 2 K hotter, but no milder winter
    ],
)
def test_two_kelvin_per_three_hundred_metres(
    elevation_ft: float | None, cooling_1_f: float, heating_99_f: float
) -> None:
    """Summer follows the lapse rate both ways, winter only downwards in temperature."""
    reading = read_station(Nearby(3.0, STATION), elevation_ft, load_policy())
    assert reading.cooling_1_f == pytest.approx(cooling_1_f, abs=0.01)
    assert reading.heating_99_f == pytest.approx(heating_99_f, abs=0.01)
    assert reading.correction_f == pytest.approx(cooling_1_f - STATION.cooling_1_f, abs=0.01)
