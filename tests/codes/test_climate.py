import csv
from itertools import pairwise
from pathlib import Path

import pytest

from assess.climate.hourly.habits import load_habits
from assess.climate.policy import load_policy
from assess.climate.summer import load_summers

# fmt: off
STATES = {
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID",
    "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC",
    "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD",
    "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY", "AS", "GU", "MP", "PR", "VI",
}
# fmt: on

Rows = list[dict[str, str]]


def read(repo: Path, name: str) -> Rows:
    """Return the rows of one of the two tables."""
    with (repo / "codes" / "climate" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def stations(repo: Path) -> Rows:
    """Return the weather stations."""
    return read(repo, "stations.csv")


@pytest.fixture(scope="module")
def zips(repo: Path) -> Rows:
    """Return the ZIP codes."""
    return read(repo, "zips.csv")


def test_there_are_about_3000_stations_most_of_them_published(stations: Rows) -> None:
    """The index of April 2026 has 2,959 stations in the states and some in the territories."""
    published = sum(row["basis"] == "published" for row in stations)
    assert 2_959 <= len(stations) <= 3_100
    assert 0.75 < published / len(stations) < 0.85
    assert {row["basis"] for row in stations} == {"published", "computed"}


def test_there_are_about_42000_zip_codes(zips: Rows) -> None:
    """The postal service has some 41,600 ZIP codes in use; the table has a few retired ones too."""
    assert 41_000 < len(zips) < 43_000


def test_the_tables_stay_small(repo: Path) -> None:
    """Together the tables take less than 1.9 MB of the wheel before it is compressed."""
    sizes = {name: (repo / "codes" / "climate" / name).stat().st_size for name in ("stations.csv", "zips.csv")}
    assert sizes["zips.csv"] < 1_600_000
    assert sizes["stations.csv"] < 300_000


@pytest.mark.parametrize(("name", "key", "length"), [("stations.csv", "wmo", 6), ("zips.csv", "zip", 5)])
def test_keys_ascend_and_none_comes_twice(repo: Path, name: str, key: str, length: int) -> None:
    """Looking up by bisection needs keys of one length in strictly ascending order."""
    keys = [row[key] for row in read(repo, name)]
    assert all(len(k) == length and k.isascii() and k.isdigit() for k in keys)
    assert all(a < b for a, b in pairwise(keys))


@pytest.mark.parametrize("name", ["stations.csv", "zips.csv"])
def test_a_row_is_its_cells_between_commas(repo: Path, name: str) -> None:
    """No cell is quoted or empty and lines end plainly, so that the text can be searched as it is."""
    raw = (repo / "codes" / "climate" / name).read_bytes()
    assert raw.endswith(b"\n")
    assert [mark for mark in (b'"', b"\r", b",,", b",\n", b"\n,", b"\n\n") if mark in raw] == []


def test_both_tables_cover_every_state(stations: Rows, zips: Rows) -> None:
    """The fifty states, the District and five territories have stations and ZIP codes, and no one else."""
    assert {row["state"] for row in stations} == STATES
    assert {row["state"] for row in zips} == STATES


def test_positions_are_in_the_united_states(stations: Rows, zips: Rows) -> None:
    """Everything lies between American Samoa and Utqiagvik, and west of Maine or out in the Pacific."""
    for row in (*stations, *zips):
        assert -15 < float(row["lat"]) < 72, row
        assert -180 <= float(row["lon"]) < -64 or 144 < float(row["lon"]) <= 180, row


def test_temperatures_are_possible_and_in_order(stations: Rows) -> None:
    """A summer lies between Arctic coast and Death Valley, above the winter of its station."""
    for row in stations:
        heating, cooling = float(row["heating_99_f"]), float(row["cooling_1_f"])
        assert -62 < heating < 80, row
        assert 45 < cooling < 119, row
        assert cooling - heating > 3, row
        assert -300 < float(row["elevation_ft"]) < 14_000, row


def test_every_row_has_a_climate_zone_that_exists(stations: Rows, zips: Rows) -> None:
    """Zones run from 1 to 8 with a moisture letter, which 7 and 8 have not; the islands and Miami are 1A."""
    exist = {*(f"{n}{m}" for n in "123456" for m in "ABC"), "7", "8"}
    assert {row["iecc_zone"] for row in (*stations, *zips)} <= exist
    assert {row["iecc_zone"] for row in (*stations, *zips) if row["state"] in {"GU", "HI", "PR", "VI"}} == {"1A"}
    assert {row["iecc_zone"] for row in zips if row["city"] == "Miami" and row["state"] == "FL"} == {"1A"}


def test_degree_days_are_possible(stations: Rows) -> None:
    """Heating runs from nothing to the Arctic coast, cooling from nothing to Death Valley, and not both high."""
    for row in stations:
        heating, cooling = float(row["hdd65_f_day"]), float(row["cdd50_f_day"])
        assert 0 <= heating < 21_000, row
        assert 0 <= cooling < 12_000, row
        assert heating < 5_000 or cooling < 6_000, row


def test_summers_are_in_order_and_fit_everyone() -> None:
    """Each estimate rises from low to high, zones and states exist, and the last region takes whoever is left."""
    *named, last = load_summers().region
    for region in (*named, last):
        for low, likely, high in (region.adder_04_f, region.dew_point_f, region.daily_range_f):
            assert 0 < low <= likely <= high, region.name
        assert set(region.states) <= STATES
        assert all(zone in {"7", "8"} or (zone[0] in "123456" and zone[1:] in set("ABC")) for zone in region.zones)
    assert all(region.states or region.zones for region in named)
    assert (last.states, last.zones, last.milder_than_f, last.above_ft, last.below_ft) == ((), (), None, None, None)


def test_the_habits_of_years_are_in_order() -> None:
    """The daily wave goes from nothing to the whole range, and summers are no darker than winters."""
    habits = load_habits()
    assert (min(habits.daily_range.hours), max(habits.daily_range.hours)) == (0, 1)
    assert all(0 < c.winter <= c.summer < habits.clearest.value for c in habits.clearness)
    assert habits.clearness[-1].zones == ()
    zones = [zone for c in habits.clearness for zone in c.zones]
    assert len(zones) == len(set(zones))


def test_zip_codes_lie_in_their_states(stations: Rows, zips: Rows) -> None:
    """Positions and states agree: nearly every ZIP code is within a degree or so of its state."""
    boxes: dict[str, tuple[float, float, float, float]] = {}
    for state in STATES:
        lats = [float(row["lat"]) for row in stations if row["state"] == state]
        lons = [float(row["lon"]) for row in stations if row["state"] == state]
        boxes[state] = (min(lats) - 1.2, max(lats) + 1.2, min(lons) - 1.2, max(lons) + 1.2)
    outside = []
    for row in zips:
        south, north, west, east = boxes[row["state"]]
        if not (south < float(row["lat"]) < north and west < float(row["lon"]) < east):
            outside.append(row)
    assert len(outside) < len(zips) / 1_000


def test_every_word_passed_over_is_the_name_of_a_station(stations: Rows) -> None:
    """A word of the list that no station has, such as a misspelt one, would do nothing."""
    words = {word for row in stations for word in row["name"].replace("-", " ").split()}
    policy = load_policy()
    assert policy.skip_words <= words
    assert policy.keep_words <= words
    assert any(row["wmo"].startswith(policy.skip_wmo) for row in stations)


def test_figures_are_in_order() -> None:
    """Near is nearer than far and far than out of reach, and a figure lies in its own range."""
    policy = load_policy()
    assert 0 < policy.near.value < policy.far.value < policy.reach.value
    assert 0 < policy.height_step.value < policy.height_spread.value
    for figure in (policy.lapse, *(e.adder for e in policy.extreme)):
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.value <= figure.high


def test_every_place_has_one_region_for_its_hottest_day() -> None:
    """Regions share no state, name only states, and the last one takes whoever is left."""
    *named, last = load_policy().extreme
    states = [state for region in named for state in region.states]
    assert len(states) == len(set(states))
    assert set(states) <= STATES
    assert all(region.states for region in named)
    assert (last.states, last.below) == ((), None)
