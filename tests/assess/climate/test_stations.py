import pytest

from assess.climate.policy import load_policy
from assess.climate.stations import around, choose_stations, usable

LOS_ANGELES = (34.05, -118.25)


@pytest.mark.parametrize(
    ("name", "wmo", "stands_where_houses_do"),
    [
        ("Phoenix-Sky Harbor Intl AP", "722780", True),
        ("Oak Harbor-NAS Whidbey Island-Ault Field", "720749", True),
        ("Denver-Centennial AP", "724666", True),
        ("Capitol Reef Natl Park", "755710", True),
        ("Redondo Beach-Hermosa Beach Pier", "722883", False),
        ("Ventura Harbor", "723924", False),
        ("CGS Erie", "725265", False),
        ("New London Ledge Lighthouse", "725047", False),
        ("Boston", "994971", False),
    ],
)
def test_shore_structures_are_passed_over(name: str, wmo: str, *, stands_where_houses_do: bool) -> None:
    """A pier, a harbor or a Coast Guard station is no place for houses; an airport named for one is."""
    assert usable(name, wmo, load_policy()) is stands_where_houses_do


def test_distance_is_along_the_great_circle() -> None:
    """A degree of latitude is 69 miles long, one of longitude at Denver's latitude 53."""
    policy = load_policy()
    denver = next(n.station for n in around(39.83, -104.66, 10, policy) if n.station.name == "Denver Intl AP")
    for north, east, distance_mi in ((1, 0, 69.1), (-1, 0, 69.1), (0, 1, 53.1), (0, -1, 53.1)):
        found = around(denver.latitude + north, denver.longitude + east, 70, policy)
        assert {n.station: n.distance_mi for n in found}[denver] == pytest.approx(distance_mi, abs=0.1)


def test_nothing_out_of_reach_is_found() -> None:
    """Every station found is within reach, and a smaller reach finds a part of them."""
    policy = load_policy()
    wide, narrow = (around(*LOS_ANGELES, reach, policy) for reach in (60, 20))
    assert all(n.distance_mi <= 60 for n in wide)
    assert set(narrow) == {n for n in wide if n.distance_mi <= 20}
    assert 0 < len(narrow) < len(wide)


def test_the_three_nearest_published_stations_speak() -> None:
    """In a city the stations chosen are published ones, the nearest three, nearest first."""
    policy = load_policy()
    chosen = choose_stations(*LOS_ANGELES, None, policy)
    published = sorted(n for n in around(*LOS_ANGELES, policy.near.value, policy) if n.station.published)
    assert len(published) > 3
    assert chosen == published[:3]


def test_height_counts_as_distance_when_it_is_known() -> None:
    """For a house at 8,500 ft above Boulder a station on the plains is not the first to ask."""
    policy = load_policy()
    unknown = choose_stations(40.015, -105.27, None, policy)
    high = choose_stations(40.015, -105.27, 8_500, policy)
    assert unknown[0].station.name == "Boulder Muni AP"
    assert high[0].station.elevation_ft > 8_000


def test_a_computed_station_speaks_only_when_no_other_is_there() -> None:
    """Austin, Nevada, has a station of its own without published values, and no other within 50 miles."""
    chosen = choose_stations(39.5, -117.0, None, load_policy())
    assert [(n.station.name, n.station.published) for n in chosen] == [("Austin", False)]


def test_out_at_sea_no_station_speaks() -> None:
    """Paris has no station, nor has a position that lost the sign of its longitude."""
    policy = load_policy()
    assert choose_stations(48.85, 2.35, None, policy) == []
    assert choose_stations(33.448, 112.074, None, policy) == []


@pytest.mark.parametrize("here", [LOS_ANGELES, (64.8, -147.7), (51.9, -176.6), (21.3, -157.9), (44.0, -103.2)])
def test_none_within_reach_is_passed_over_for_its_longitude(here: tuple[float, float]) -> None:
    """What lies too far east or west is left out before it is measured, and nothing else is, far north least of all."""
    policy = load_policy()
    every = around(*here, 13_000, policy)
    for reach in (20, 150, 400):
        within = {near.station for near in every if near.distance_mi <= reach}
        assert {near.station for near in around(*here, reach, policy)} == within
