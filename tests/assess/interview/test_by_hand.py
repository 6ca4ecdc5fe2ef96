"""What the form says for a file, said to a hand that types."""

import pytest

from assess.intake import Home
from assess.intake.fields import Shape
from assess.intake.messages import mismatch, place_of
from assess.interview.by_hand import accepted, refused, with_unit
from assess.interview.questions import shape_of


def shape(field: str) -> Shape:
    """Return the shape of a field of the form."""
    found = shape_of(Home, field)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("place.zip_code", "five digits, such as 80205"),
        ("safety.fuse_panel", "y or n"),
        (
            "dwelling.floor_area_ft2",
            "a number in ft², or with its unit, such as 1,800 sq ft or 167 m² (units: ft², m²)",
        ),
        (
            "room.length_ft",
            "a number in ft, or with its unit, such as 12.5 ft or 12 ft 6 in or 12' 6\" (units: ft, in, m, cm)",
        ),
        ("panel.circuits.space", "space number as on the wall: 7, 7,9 for two poles, 8A for a tandem"),
        ("internet.test_files", "one or more, with commas between them"),
        ("dwelling.bedrooms", "a whole number, from 0 to 20"),
        ("dwelling.status", "one of existing, new"),
    ],
)
def test_what_may_be_typed_has_no_quotes(field: str, words: str) -> None:
    """A file needs quotes and true; a hand needs neither."""
    assert accepted(shape(field)) == words


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        (("place", "zip_code"), "3031", '"3031" does not fit; write five digits, such as 80205'),
        (
            ("safety", "fuse_panel"),
            "maybe",
            '"maybe" is neither yes nor no; write y or n, or dk where it is not known',
        ),
        (
            ("service", "rating_a"),
            "big",
            '"big" is not a current; write a number in A, or with its unit, such as 200 A or 200 amps',
        ),
    ],
)
def test_a_refusal_says_what_to_type(path: tuple[str, ...], typed: str, words: str) -> None:
    """The message is the one that a home file gets, with what would be right as it is typed."""
    assert refused(mismatch(place_of(path), typed), shape(".".join(path))) == words


def test_a_bare_number_is_shown_with_its_unit() -> None:
    """What was typed without a unit is shown with that of the field, and nothing else is touched."""
    assert with_unit("200", shape("service.rating_a")) == "200 A"
    assert with_unit("2.5 tons", shape("hvac.systems.cooling_btu_h")) == "2.5 tons"
    assert with_unit("3", shape("dwelling.bedrooms")) == "3"
    assert with_unit("30318", shape("place.zip_code")) == "30318"
