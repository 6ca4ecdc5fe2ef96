from assess.climate.policy import load_policy
from assess.climate.reading import Reading
from assess.climate.reasons import doubts, workings
from assess.climate.stations import Nearby, Station
from assess.records import Confidence

NEAR = Station(
    40.0,
    -105.0,
    "720001",
    "Near AP",
    "CO",
    5_000,
    0.0,
    90.0,
    published=True,
    iecc_zone="5B",
    hdd65_f_day=6_000.0,
    cdd50_f_day=2_500.0,
)
HIGH = NEAR._replace(wmo="720002", name="High AP", elevation_ft=8_000.0, heating_99_f=-9.0, cooling_1_f=80.0)
GUESS = NEAR._replace(wmo="720003", name="Guess", published=False)


def reading(station: Station, distance_mi: float = 3.0, correction_f: float = 0.0) -> Reading:
    """Return a reading of a station as it stands."""
    return Reading(Nearby(distance_mi, station), station.cooling_1_f, station.heating_99_f, correction_f)


def doubted(*readings: Reading, elevation_ft: float | None = None, stands_for: str | None = None) -> list[Confidence]:
    """Return the confidences that the doubts leave."""
    return [doubt.confidence for doubt in doubts(readings, elevation_ft, stands_for, load_policy())]


def test_a_near_published_station_leaves_no_doubt() -> None:
    """One good station next to a house in a known place is not commented on."""
    assert doubted(reading(NEAR)) == []


def test_distance_lowers_the_confidence_in_two_steps() -> None:
    """Beyond 30 km confidence is medium, beyond 80 km low; the nearest station decides."""
    assert doubted(reading(NEAR, 18.0)) == []
    assert doubted(reading(NEAR, 20.0)) == [Confidence.MEDIUM]
    assert doubted(reading(NEAR, 60.0)) == [Confidence.LOW]
    assert doubted(reading(NEAR, 60.0), reading(NEAR, 2.0)) == []


def test_a_computed_value_and_a_city_leave_doubts() -> None:
    """A typical year is not a design table, and the middle of a city is not the house."""
    assert doubted(reading(GUESS)) == [Confidence.LOW]
    assert doubted(reading(NEAR), stands_for="in the middle of Denver, CO") == [Confidence.MEDIUM]


def test_stations_of_unlike_height_leave_a_doubt_until_the_height_is_known() -> None:
    """Where stations stand 3,000 ft apart, the height of the house matters."""
    both = (reading(NEAR), reading(HIGH))
    assert doubted(*both) == [Confidence.MEDIUM]
    assert doubted(*both, elevation_ft=5_500) == []


def test_one_station_needs_no_working() -> None:
    """There is nothing to explain when one station is taken as it stands."""
    only = reading(NEAR)
    assert list(workings([only], only, only)) == []


def test_the_working_names_what_was_weighed() -> None:
    """The report lists the stations, where the winter value is from, and the correction for height."""
    hot, cold = reading(NEAR, correction_f=-8.5), reading(HIGH)
    said = " ".join(workings([hot, cold], hot, cold))
    for part in ("hottest of 2", "Near AP", "winter", "High AP", "8.5", "5,000"):
        assert part in said
