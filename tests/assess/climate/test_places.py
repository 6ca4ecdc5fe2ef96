import pytest

from assess.climate import place_of_city, place_of_zip
from assess.errors import IntakeError


@pytest.mark.parametrize(
    ("zip_code", "city", "state", "latitude", "longitude"),
    [
        ("00501", "Holtsville", "NY", 40.815, -73.045),  # the first row
        ("02139", "Cambridge", "MA", 42.365, -71.105),
        ("85004", "Phoenix", "AZ", 33.456, -112.069),
        ("96813", "Honolulu", "HI", 21.318, -157.852),
        ("99950", "Ketchikan", "AK", 55.5, -131.5),  # the last row
    ],
)
def test_a_zip_code_has_a_place(zip_code: str, city: str, state: str, latitude: float, longitude: float) -> None:
    """A ZIP code gives its city, state and position, the first and the last of the table too."""
    place = place_of_zip(zip_code)
    assert (place.city, place.state) == (city, state)
    assert place.latitude == pytest.approx(latitude, abs=0.5)
    assert place.longitude == pytest.approx(longitude, abs=0.6)


@pytest.mark.parametrize(
    ("zip_code", "zone"),
    [
        ("85034", "2B"),  # Phoenix; the station index calls it 1B
        ("02139", "5A"),  # Boston; the station index calls it 4A
        ("33142", "1A"),
        ("98158", "4C"),
        ("99501", "7"),
        ("00901", "1A"),
        ("80203", "5B"),
        ("10001", "4A"),
    ],
)
def test_a_zip_code_has_its_legal_climate_zone(zip_code: str, zone: str) -> None:
    """The zone is that of IECC table C301.1, not one computed from recent weather."""
    assert place_of_zip(zip_code).iecc_zone == zone


def test_a_city_has_the_zone_of_most_of_its_zip_codes() -> None:
    """Denver is in zone 5B."""
    place = place_of_city("Denver", "CO")
    assert place is not None
    assert place.iecc_zone == "5B"


def test_zip_plus_four_is_the_same_place() -> None:
    """The four digits after the hyphen, and spaces around, do not matter."""
    assert place_of_zip(" 85004-1234 ") == place_of_zip("85004")


@pytest.mark.parametrize(
    "wrong", ["", "8500", "850045", "85004-12", "8500A", "\u0668\u0665\u0660\u0660\u0664", "zip,s"]
)
def test_what_is_not_a_zip_code_is_refused(wrong: str) -> None:
    """Anything but five plain digits is refused with the field, the words and what would be right."""
    with pytest.raises(IntakeError) as caught:
        place_of_zip(wrong)
    assert caught.value.where == "zip_code"
    assert f'"{wrong}"' in caught.value.message
    assert "five digits" in (caught.value.hint or "")


@pytest.mark.parametrize("unknown", ["00000", "00001", "09001", "85000", "99999"])
def test_a_zip_code_that_nobody_has_is_refused(unknown: str) -> None:
    """Unassigned and military codes are refused, below the first and above the last of the table too."""
    with pytest.raises(IntakeError, match=unknown) as caught:
        place_of_zip(unknown)
    assert caught.value.where == "zip_code"
    assert "latitude" in (caught.value.hint or "")


def test_a_city_is_the_middle_of_its_zip_codes() -> None:
    """Downtown Denver is within five miles or so of the middle of Denver's ZIP codes."""
    place = place_of_city("Denver", "CO")
    assert place is not None
    assert place.latitude == pytest.approx(39.74, abs=0.07)
    assert place.longitude == pytest.approx(-104.99, abs=0.09)


@pytest.mark.parametrize(
    ("written", "state", "meant"),
    [
        ("st. louis", "mo", "Saint Louis"),
        ("Ft Worth", "TX", "Fort Worth"),
        ("WINSTON-SALEM", "NC", "Winston Salem"),
        ("McAllen", "TX", "Mcallen"),
        ("Mt Pleasant", "SC", "Mount Pleasant"),
        ("Ste. Genevieve", "MO", "Sainte Genevieve"),
    ],
)
def test_a_city_may_be_written_as_people_do(written: str, state: str, meant: str) -> None:
    """Capitals, spaces, dots and short forms do not matter."""
    place = place_of_city(written, state)
    assert place is not None
    assert (place.city, place.state) == (meant, state.upper())


@pytest.mark.parametrize(
    ("city", "state"), [("Nowhere", "MO"), ("Denver", "AZ"), ("Denver", "ZZ"), ("", "CO"), ("Denver", "..")]
)
def test_a_city_that_is_not_there_has_no_place(city: str, state: str) -> None:
    """A city unknown in its state has no place; a pattern is not a state."""
    assert place_of_city(city, state) is None
