"""Expected values are of the ASHRAE Handbook 2013 tables, with their stations' summers of up to 2010."""

import gzip
from pathlib import Path

import pytest
from pydantic import ValidationError

from assess.climate import DesignConditions, design_conditions
from assess.errors import IntakeError
from assess.records import Confidence

KELVIN = 1.8  # °F


def by_zip(zip_code: str, elevation_ft: float | None = None) -> DesignConditions:
    """Return the design conditions of a ZIP code."""
    found = design_conditions(
        zip_code=zip_code, city=None, state=None, latitude=None, longitude=None, elevation_ft=elevation_ft
    )
    assert found is not None
    return found


def by_position(latitude: float, longitude: float) -> DesignConditions | None:
    """Return the design conditions of a position."""
    return design_conditions(zip_code=None, city=None, state=None, latitude=latitude, longitude=longitude)


def by_city(city: str | None, state: str | None) -> DesignConditions | None:
    """Return the design conditions of a city."""
    return design_conditions(zip_code=None, city=city, state=state, latitude=None, longitude=None)


def fahrenheit(celsius: float) -> float:
    """Return a temperature [°F]."""
    return celsius * KELVIN + 32


@pytest.mark.parametrize(
    ("zip_code", "place", "cooling_04_f"),
    [
        ("85034", "Phoenix", 110.3),
        ("89119", "Las Vegas", 108.5),
        ("75235", "Dallas", 100.2),
        ("78719", "Austin", 99.7),
        ("30303", "Atlanta", 93.9),
        ("80202", "Denver", 94.3),
        ("11371", "New York, LaGuardia", 92.5),
        ("33142", "Miami", 91.8),
        ("60601", "Chicago", 91.4),
        ("98158", "Seattle", 85.3),
    ],
)
def test_the_one_percent_value_is_a_little_below_the_published_04(
    zip_code: str, place: str, cooling_04_f: float
) -> None:
    """In ten climates the 1 % value is not above the 0.4 % one of the city's table, nor 2 K below it."""
    found = by_zip(zip_code)
    assert -2 * KELVIN < found.cooling_1_f - cooling_04_f <= 0, place
    assert found.confidence is Confidence.HIGH
    assert found.distance_mi < 19


@pytest.mark.parametrize(
    ("zip_code", "station", "cooling_1_c"),
    [
        ("85034", "Phoenix-Sky Harbor Intl AP", 42.4),
        ("63134", "St Louis-Lambert Intl AP", 33.9),
        ("87106", "Albuquerque Intl Sunport", 33.9),
        ("58102", "Fargo-Hector Intl AP", 30.9),
        ("05403", "Burlington Intl AP", 29.7),
    ],
)
def test_the_one_percent_value_is_that_of_the_table(zip_code: str, station: str, cooling_1_c: float) -> None:
    """Next to an airport the value is the airport's, within a kelvin of the table of 2013."""
    found = by_zip(zip_code)
    assert found.station_name == station
    assert found.cooling_1_f == pytest.approx(fahrenheit(cooling_1_c), abs=KELVIN)


@pytest.mark.parametrize(
    ("zip_code", "extreme_c"),
    [
        ("85034", 48.7),  # Phoenix
        ("89119", 46.7),  # Las Vegas
        ("80249", 39.5),  # Denver
        ("80916", 37.0),  # Colorado Springs
        ("75235", 43.0),  # Dallas
        ("63134", 40.5),  # St. Louis
        ("67209", 43.4),  # Wichita
        ("23518", 39.3),  # Norfolk
        ("05403", 37.5),  # Burlington
        ("53207", 39.2),  # Milwaukee
        ("58102", 39.3),  # Fargo
        ("58504", 43.3),  # Bismarck
        ("90045", 39.5),  # Los Angeles airport
        ("92363", 50.4),  # Needles
    ],
)
def test_the_hottest_day_is_on_the_strict_side(zip_code: str, extreme_c: float) -> None:
    """The estimate of the twenty-year maximum is not below the published one, nor absurdly above it."""
    assert 0 <= by_zip(zip_code).extreme_max_f - fahrenheit(extreme_c) < 6 * KELVIN


def test_weather_files_agree(samples: Path) -> None:
    """The design line of weather files gives about the same 1 % value and a lower twenty-year maximum."""
    files = {
        "725650TYCST.epw": (39.83, -104.65),
        "USA_AZ_Phoenix-Sky.Harbor.Intl.AP.722780_TMY3.epw": (33.45, -111.98),
        "USA_CO_Colorado.Springs-Peterson.Field.724660_TMY3.epw.gz": (38.82, -104.72),
        "USA_NV_Las.Vegas-McCarran.Intl.AP.723860_TMY3.epw.gz": (36.08, -115.15),
    }
    for name, (latitude, longitude) in files.items():
        raw = (samples / "weather" / name).read_bytes()
        text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("latin-1")
        design = text.splitlines()[1].split(",")
        cooling_1_c = float(design[design.index("Cooling") + 5])
        extreme_c = float(design[design.index("Extremes") + 14])
        found = by_position(latitude, longitude)
        assert found is not None
        assert -0.5 * KELVIN < found.cooling_1_f - fahrenheit(cooling_1_c) < 2 * KELVIN, name
        assert found.extreme_max_f >= fahrenheit(extreme_c), name


def test_an_answer_says_where_it_is_from() -> None:
    """The record cites its source and station and says how the twenty-year maximum was guessed."""
    found = by_zip("85034")
    assert found.wmo == "722780"
    assert "climate.onebuilding.org" in found.cite
    assert found.wmo in found.cite
    assert "assumed" in found.extreme_basis
    assert found.extreme_max_f == found.cooling_1_f + found.extreme_adder.value
    assert "Phoenix-Sky Harbor Intl AP" in found.notes[0]
    assert found.heating_99_f < found.cooling_1_f < found.extreme_max_f


def test_an_answer_holds_the_whole_summer() -> None:
    """Zone, position, degree days and the three estimates are there, each estimate with its figure."""
    found = by_zip("85034", elevation_ft=1_100)
    assert found.iecc_zone == "2B"
    assert (found.latitude_deg, found.longitude_deg) == (33.441, -112.042)
    assert found.home_elevation_ft == 1_100
    assert found.hdd65_f_day == pytest.approx(880, abs=100)
    assert found.cdd50_f_day == pytest.approx(9_600, abs=200)
    assert found.daily_range_class == "medium"
    for field, figure in found.estimates.items():
        assert getattr(found, field) == figure.value
    assert found.cooling_1_f < (found.cooling_04_f or 0) < found.extreme_max_f


def test_a_position_takes_the_zone_of_the_nearest_station() -> None:
    """Without a ZIP code the climate zone is that of the station next to the home."""
    found = by_position(33.45, -112.07)
    assert found is not None
    assert found.iecc_zone == "2B"


def test_degree_days_are_unknown_where_the_temperatures_were_moved() -> None:
    """A house at 8,000 ft has not the degree days of the plains."""
    found = by_zip("80471", elevation_ft=8_000)
    assert (found.hdd65_f_day, found.cdd50_f_day) == (None, None)


def test_the_hottest_and_the_coldest_of_three_count() -> None:
    """In Beverly Hills the valley counts, though the beach is nearer: 94 °F, not the 82 °F there."""
    found = by_zip("90210")
    assert found.station_name == "Hollywood Burbank AP"
    assert found.cooling_1_f > 94
    assert "3 stations" in found.notes[0]


def test_height_is_corrected_when_it_is_known() -> None:
    """A house at 8,000 ft above Boulder is several degrees cooler than the plains."""
    plain, high = by_zip("80471"), by_zip("80471", elevation_ft=8_000)
    assert plain.cooling_1_f - high.cooling_1_f > 5
    assert plain.confidence is Confidence.MEDIUM
    assert any("elevation" in note for note in plain.notes)
    assert any("height" in note for note in high.notes)


def test_a_city_will_do_but_is_less_sure() -> None:
    """City and state give the values of the city's middle, with medium confidence and a note."""
    found = by_city("St. Louis", "MO")
    assert found is not None
    assert found.cooling_1_f == pytest.approx(fahrenheit(33.9), abs=KELVIN)
    assert found.confidence is Confidence.MEDIUM
    assert any("Saint Louis, MO" in note for note in found.notes)


def test_a_position_goes_before_the_zip_code() -> None:
    """Latitude and longitude are the better position; one of the two alone is none."""
    both, half = (
        design_conditions(zip_code="85034", city=None, state=None, latitude=47.44, longitude=longitude)
        for longitude in (-122.31, None)
    )
    assert both is not None
    assert both.cooling_1_f < 85
    assert half == by_zip("85034")


@pytest.mark.parametrize(
    ("city", "state"), [(None, None), (None, "AZ"), ("Phoenix", None), ("Atlantis", "AZ"), ("Phoenix", "ME")]
)
def test_an_unknown_place_is_unknown(city: str | None, state: str | None) -> None:
    """Without a place that can be found the answer is unknown; a state alone is no place."""
    assert by_city(city, state) is None


def test_a_misspelt_city_is_asked_back() -> None:
    """A city that is nearly another is a slip, told with the right name; with a station beside it nothing is asked."""
    with pytest.raises(IntakeError, match='no city "Pheonix" in AZ; did you mean "Phoenix"') as caught:
        by_city("Pheonix", "AZ")
    assert caught.value.where == "place.city"
    assert "ZIP code" in (caught.value.hint or "")
    found = design_conditions(
        zip_code=None, city="Pheonix", state="AZ", latitude=None, longitude=None, station_wmo="722780"
    )
    assert found is not None


def test_a_place_abroad_is_unknown() -> None:
    """Where no station is in reach the answer is unknown, not that of the least distant one."""
    assert by_position(48.85, 2.35) is None
    assert by_position(33.45, 112.07) is None


def test_far_from_stations_the_answer_is_doubtful() -> None:
    """In the middle of Nevada the only station has no published values, and the notes say so."""
    found = by_position(39.5, -117.0)
    assert found is not None
    assert found.confidence is Confidence.LOW
    assert any("no published values" in note for note in found.notes)


@pytest.mark.parametrize("wrong", ["85000", "850", "Phoenix"])
def test_a_wrong_zip_code_is_refused_even_beside_a_position(wrong: str) -> None:
    """A ZIP code that does not exist is a mistake to be told, whatever else is known."""
    with pytest.raises(IntakeError, match=wrong):
        design_conditions(zip_code=wrong, city="Phoenix", state="AZ", latitude=33.45, longitude=-112.07)


def test_a_station_stands_in_for_a_place() -> None:
    """A home that only names its weather station is taken to be there, less surely than by ZIP code."""
    found = design_conditions(zip_code=None, city=None, state="AZ", latitude=None, longitude=None, station_wmo="722780")
    assert found is not None
    assert found.cooling_1_f == pytest.approx(109, abs=1)
    assert found.confidence is not Confidence.HIGH
    assert any("Phoenix" in note for note in found.notes)
    nowhere = design_conditions(
        zip_code=None, city=None, state=None, latitude=None, longitude=None, station_wmo="000000"
    )
    assert nowhere is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("heating_99_f", 9e18), ("extreme_max_f", 300.0), ("daily_range_f", -1.0), ("latitude_deg", 91)],
)
def test_what_no_weather_is_cannot_be_read_back(field: str, value: float) -> None:
    """A report that was tampered with is refused where it is read, not where a year is made of it."""
    conditions = by_zip("44107").model_dump()
    with pytest.raises(ValidationError, match=field):
        DesignConditions.model_validate(conditions | {field: value})
