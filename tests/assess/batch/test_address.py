"""One home has one key, however its address is written."""

import pytest

from assess.batch.address import _at_a_glance, _folded, _parsed, address_key

PLACE = ("Springfield", "MA", "01101")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("123 N Main St", "123 North Main Street"),
        ("123 N Main St", "  123  n. MAIN st. "),
        ("45 Oak Ave Apt 2", "45 Oak Avenue, Unit 2"),
        ("45 Oak Ave Apt 2", "45 Oak Ave #2"),
        ("9 Elm Ct Bldg 4 Apt 2", "9 Elm Court, Building 4, Apt. 2"),
        ("5 Río Vista Ln", "5 Rio Vista Lane"),
        ("12 1/2 Elm St", "12½ Elm Street"),
        ("7 County Rd 12", "7 County Road 12"),
    ],
)
def test_an_address_written_in_two_ways_is_one(one: str, other: str) -> None:
    """Abbreviations of USPS Publication 28, accents, punctuation and words before a unit."""
    assert address_key(one, *PLACE) == address_key(other, *PLACE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("45 Oak Ave Apt 2", "45 Oak Ave Apt 3"),
        ("45 Oak Ave Apt 2", "45 Oak Ave"),
        ("9 Elm Ct Bldg 4 Apt 2", "9 Elm Ct Bldg 5 Apt 2"),
        ("123 N Main St", "123 S Main St"),
        ("123 Main St", "123 Main Ave"),
        ("123 Main St", "1230 Main St"),
        ("77-12 41st Ave", "7712 41st Ave"),
        ("12 1/2 Elm St", "12 Elm St"),
        ("PO Box 12", "PO Box 13"),
    ],
)
def test_two_homes_are_two(one: str, other: str) -> None:
    """The unit, the building, the direction and the type of street tell them apart."""
    assert address_key(one, *PLACE) != address_key(other, *PLACE)


def test_the_place_is_its_zip_code_or_else_city_and_state() -> None:
    """Of a ZIP+4 the first five digits count."""
    street = "123 Main St"
    assert address_key(street, "", "", "01101-1234") == address_key(street, *PLACE)
    assert address_key(street, *PLACE) != address_key(street, "Springfield", "IL", "62701")
    assert address_key(street, "St. Paul", "MN", "") == address_key(street, "ST PAUL", "mn", "")
    assert address_key(street, "Springfield", "MA", "") != address_key(street, "Springfield", "IL", "")


def test_a_key_is_sixteen_hex_digits_and_says_nothing_of_the_address() -> None:
    """And there is none without a street."""
    key = address_key("123 Main St", *PLACE)
    assert len(key) == 16
    assert set(key) <= set("0123456789abcdef")
    assert address_key("", *PLACE) == address_key(" - ", *PLACE) == ""


@pytest.mark.parametrize(
    "text", ["xx", "&&& 3", "123", "((", "\x00", "北京市", "a" * 5000, "12 12 12 12", "corner of 3rd"]
)
def test_what_no_parser_understands_has_a_key_all_the_same(text: str) -> None:
    """Its letters and digits are compared as they stand."""
    assert address_key(text, *PLACE) == address_key(f" {text} ", *PLACE)


def test_what_is_read_at_a_glance_is_what_the_parser_says() -> None:
    """Number, direction, name, type, unit: the common form is known without the parser, and equal to it."""
    names = ["Main", "Washington", "Sunset Hill", "Oak Grove", "Lakeview", "Martin", "Georgia", "Broadway"]
    kinds = ["St", "Street", "Avenue", "Rd", "Drive", "Ln", "Court", "Blvd", "Place", "Way", "Circle", "Trail"]
    read = 0
    for number, name in enumerate(names, 11):
        for at, kind in enumerate(kinds):
            ahead, behind = ("", "N ", "Southwest ")[at % 3], ("", " NW")[at % 2]
            street = _folded(f"{number} {ahead}{name} {kind}{behind}{('', ' Apt 2', ' Unit B')[number % 3]}")
            if glance := _at_a_glance(street.upper().split()):
                read += 1
                assert glance == _parsed(street)
    assert read > 60
