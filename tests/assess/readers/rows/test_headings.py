"""Which column feeds which field."""

import pytest

from assess.errors import IntakeError
from assess.readers.rows import mapping_of


def fields(headings: list[str]) -> dict[str, str | None]:
    """Return the field that each known heading feeds."""
    return {heading: column.field for heading, column in mapping_of(headings).feeds.items()}


def test_people_head_their_columns_in_many_ways() -> None:
    """Capitals, brackets, slashes and underscores do not count."""
    assert fields(["Lead ID", "SQUARE FEET", "Yr_Built", "State/Region", "A/C (tons)", "Main Breaker"]) == {
        "Lead ID": "contact.site_id",
        "SQUARE FEET": "dwelling.floor_area_ft2",
        "Yr_Built": "dwelling.year_built",
        "State/Region": "place.state",
        "A/C (tons)": "cooling_btu_h",
        "Main Breaker": "service.rating_a",
    }


def test_the_kind_of_table_is_the_one_that_knows_most_columns() -> None:
    """A ResStock heading such as State is one of a general list too, and a prefix does not hide it."""
    assert mapping_of(["Building", "State", "Vintage", "Cooking Range"]).table.name == "resstock"
    assert mapping_of(["in.vintage", "in.cooking_range", "in.geometry_floor_area"]).table.name == "resstock"
    assert mapping_of(["DOEID", "TOTSQFT_EN", "YearMade"]).table.name == "recs2015"
    assert mapping_of(["Zip code", "State", "Bedrooms"]).table.name == "general"


def test_what_is_not_known_is_named_and_not_dropped() -> None:
    """Whoever imports the table can list what was only kept."""
    assert mapping_of(["Zip code", "Notes", "Owner mood", ""]).unknown == ("Notes", "Owner mood")


def test_a_column_that_joins_another_waits_for_it() -> None:
    """A climate zone without its division names no station."""
    whole, half = mapping_of(["DOEID", "Division", "ClimateRegion_IECC"]), mapping_of(["DOEID", "Division"])
    assert whole.beside == {"Division": "ClimateRegion_IECC"}
    assert whole.unknown == ()
    assert half.unknown == ("Division",)


def test_two_columns_of_one_meaning_are_refused() -> None:
    """Which of them holds is for the owner of the table to say."""
    with pytest.raises(IntakeError, match='"Sqft" and "Living area" say the same'):
        mapping_of(["Sqft", "Living area"])


def test_a_table_of_something_else_is_refused() -> None:
    """The message names headings that would be known."""
    with pytest.raises(IntakeError, match="Square Feet"):
        mapping_of(["alpha", "beta"])
