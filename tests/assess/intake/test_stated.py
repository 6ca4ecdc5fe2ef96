"""Values with and without where they come from."""

import datetime as dt
from typing import Any

import pytest

from assess.intake import Home
from assess.intake.stated import Stated
from assess.records import Basis, Provenance


def taken_apart(raw: dict[str, Any]) -> tuple[dict[str, Any], Stated]:
    """Return the plain values and what was stated beside them."""
    stated = Stated()
    return stated.section(Home, raw), stated


def test_a_plain_value_stays_as_it_is() -> None:
    """What is written plainly has no provenance of its own."""
    values, stated = taken_apart({"service": {"rating_a": "200 A"}})
    assert values == {"service": {"rating_a": "200 A"}}
    assert (stated.provenance, stated.paths, stated.problems) == ({}, ["service.rating_a"], [])


def test_a_wrapped_value_gives_up_its_provenance() -> None:
    """Basis, range, note and source are kept at the dotted path, the range in the unit of the field."""
    wrapped = {"value": "200 A", "basis": "label", "range": ["180 A", 200], "note": "worn", "source": "photo 3"}
    values, stated = taken_apart({"service": {"rating_a": wrapped}})
    assert values == {"service": {"rating_a": "200 A"}}
    assert stated.provenance == {
        "service.rating_a": Provenance(basis=Basis.LABEL, source="photo 3", low=180, high=200, note="worn")
    }


def test_a_value_in_a_list_is_named_by_its_position() -> None:
    """The paths of a list count from 0, as they do in the records."""
    _, stated = taken_apart(
        {"loads": [{"kind": "spa"}, {"kind": "range", "nameplate_va": {"value": 8000, "basis": "told"}}]}
    )
    assert list(stated.provenance) == ["loads.1.nameplate_va"]
    assert stated.paths == ["loads", "loads.0.kind", "loads.1.kind", "loads.1.nameplate_va"]


def test_a_whole_list_may_carry_its_basis() -> None:
    """That there are no loads can be measured or told like any value."""
    values, stated = taken_apart({"loads": {"value": [], "basis": "told", "note": "empty lot"}})
    assert values == {"loads": []}
    assert stated.provenance["loads"].note == "empty lot"


@pytest.mark.parametrize("word", ["unknown", "Unknown ", "", None])
def test_unknown_is_left_out(word: str | None) -> None:
    """Blank and "unknown" mean that nobody knows, in a wrapper too."""
    values, stated = taken_apart({"service": {"rating_a": word, "volts": {"value": word, "basis": "told"}}})
    assert values == {"service": {"rating_a": None, "volts": None}}
    assert stated.provenance == {}


def test_harmless_differences_of_writing_are_taken_out() -> None:
    """States, ZIP codes, dates and the words of a list are read as they were meant."""
    values, stated = taken_apart(
        {
            "place": {"state": "co", "zip_code": 80205},
            "loads": [{"kind": "Water Heater"}, {"kind": "EV-charger"}],
            "service": {"phases": "1"},
            "internet": {"tests": [{"at": dt.datetime(2024, 5, 1, 12, 0, tzinfo=dt.UTC)}]},
        }
    )
    assert values["place"] == {"state": "CO", "zip_code": "80205"}
    assert [load["kind"] for load in values["loads"]] == ["water_heater", "ev_charger"]
    assert values["service"] == {"phases": 1}
    assert values["internet"]["tests"][0]["at"] == "2024-05-01T12:00:00+00:00"
    assert stated.problems == []


@pytest.mark.parametrize(
    ("wrapper", "says"),
    [
        (
            {"value": "100 A", "basis": "assumed"},
            '"100 A" is assumed and has no range; add range = [lowest, highest] in A',
        ),
        (
            {"value": 100, "basis": "asumed"},
            'basis "asumed" is not one of measured, label, told, assumed; did you mean "assumed"?',
        ),
        (
            {"vale": 100},
            '"vale" is none of value, basis, range, low, high, distribution, note, source, which tell of a value; did',
        ),
        ({"basis": "label"}, "is a table without `value`"),
        ({"value": "100 A", "range": [90]}, "range a list is not a pair"),
        ({"value": "100 A", "range": "90 to 110"}, 'range "90 to 110" is not a pair'),
        ({"value": "100 A", "range": ["90 A", "110 V"]}, 'range: "110 V" is not a current'),
        ({"value": "100 A", "range": [110, 120]}, '"100 A" is not within its range, 110 to 120 A'),
        ({"value": "100 A", "range": [110, 90]}, '"100 A" is not within its range, 110 to 90 A'),
        ({"value": "100 A", "low": 110, "high": 120}, '"100 A" is not within its range, 110 to 120 A'),
        ({"value": "100 A", "low": 90}, "has a low alone; give low and high"),
        ({"value": "100 A", "range": [90, 110], "high": 120}, "has a range and a low or high besides; keep one"),
        (
            {"value": "100 A", "range": [90, 110], "distribution": "triangle"},
            'distribution "triangle" is not one of uniform, triangular, normal; did you mean "triangular"?',
        ),
        (
            {"value": "100 A", "distribution": "normal"},
            'distribution "normal" has nothing to spread over; add low = ... and high = ...',
        ),
        (
            {"value": "100 A", "low": 90, "distribution": "normal"},
            'distribution "normal" has nothing to spread over; add low = ... and high = ...',
        ),
    ],
)
def test_a_wrapper_that_says_too_little_or_too_much(wrapper: dict[str, Any], says: str) -> None:
    """A wrapper is checked before its value is."""
    values, stated = taken_apart({"panel": {"main_a": wrapper}})
    assert values["panel"]["main_a"] in {None, "100 A"}
    assert [problem.field for problem in stated.problems] == ["panel.main_a"]
    assert says in stated.problems[0].says


@pytest.mark.parametrize("ends", [{"low": "4 kW", "high": "8 kW"}, {"range": ["4 kW", "8 kW"]}])
def test_a_distribution_is_kept_with_its_range(ends: dict[str, Any]) -> None:
    """Low and high say the same as a range, and how likely the values between them are stays with them."""
    wrapper = {"value": "5 kW", "basis": "assumed", "distribution": "triangular", **ends}
    _, stated = taken_apart({"room": {"other_heat_w": wrapper}})
    assert stated.problems == []
    kept = stated.provenance["room.other_heat_w"]
    assert (kept.low, kept.high, kept.distribution) == (4_000, 8_000, "triangular")


def test_words_and_answers_need_no_range() -> None:
    """Only a number that is assumed has to say how far off it may be."""
    _, stated = taken_apart(
        {
            "room": {
                "above": {"value": "attic", "basis": "assumed"},
                "combustion_appliance": {"value": False, "basis": "assumed"},
            }
        }
    )
    assert stated.problems == []
    assert stated.provenance["room.above"].basis is Basis.ASSUMED


@pytest.mark.parametrize("end", [float("inf"), float("nan"), 10**400, "inf"])
def test_a_range_has_two_ends(end: object) -> None:
    """What goes on for ever is no range; a field without a unit is no exception."""
    _, stated = taken_apart({"dwelling": {"occupants": {"value": 3, "basis": "told", "range": [1, end]}}})
    assert "is not a number" in stated.problems[0].says


def test_a_range_of_words_is_refused() -> None:
    """There is nothing between attic and roof."""
    _, stated = taken_apart({"room": {"above": {"value": "attic", "range": ["attic", "roof"]}}})
    assert stated.problems[0].says == "has a range, and a range is for numbers; leave it out"


@pytest.mark.parametrize(
    ("section", "name"), [("dwelling", "bedrooms"), ("service", "phases"), ("service", "rating_a")]
)
def test_yes_is_not_a_number(section: str, name: str) -> None:
    """Python counts true as 1; a home does not have true bedrooms."""
    _, stated = taken_apart({section: {name: True}})
    assert stated.problems[0].field == f"{section}.{name}"
    assert stated.problems[0].says.startswith("true is not")
