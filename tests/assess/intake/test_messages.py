"""pydantic's findings, told in the words of the form."""

import re

import pytest
from pydantic import ValidationError

from assess.errors import ExitCode, IntakeError
from assess.intake import Home
from assess.intake.messages import MOST, Problem, place_of, problems, refusal, unknown_field

FOREIGN = re.compile(
    r"input_value|input_type|type=|https?:|pydantic|valid dictionary|Extra inputs|Value error", re.IGNORECASE
)


def found_in(given: dict[str, object]) -> dict[str, str]:
    """Return what is wrong with a mapping, by field."""
    with pytest.raises(ValidationError) as caught:
        Home.model_validate(given)
    return {problem.field: problem.says for problem in problems(caught.value, given)}


def test_a_wrong_unit_keeps_its_own_message() -> None:
    """The measured types say themselves what they accept."""
    says = found_in({"service": {"rating_a": "200 V"}})["service.rating_a"]
    assert says.startswith('"200 V" is not a current')
    assert '"200 A"' in says


def test_a_value_out_of_range_is_quoted_as_typed() -> None:
    """The user's own words stand in the message, not the number they were read into."""
    assert found_in({"room": {"height_ft": "0 ft"}}) == {
        "room.height_ft": '"0 ft" is out of range; accepted is more than 0 and at most 40 ft'
    }


def test_a_misspelt_choice_gets_the_list_and_the_nearest() -> None:
    """An unknown word is answered with all words that are known and the one that was probably meant."""
    says = found_in({"loads": [{"kind": "rnge"}]})["loads.0.kind"]
    assert says.startswith('"rnge" is not one of range, oven, cooktop')
    assert says.endswith('did you mean "range"?')


def test_a_choice_of_two_lists_is_refused_once() -> None:
    """A union of word lists does not give one message for each list."""
    assert list(found_in({"panel": {"circuits": [{"space": "7", "load_type": "oven door"}]}})) == [
        "panel.circuits.0.load_type"
    ]


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"service": {"ratng_a": 200}}, "service.ratng_a", 'not a field of service; did you mean "rating_a"?'),
        ({"servce": {}}, "servce", 'not a field of this form; did you mean "service"?'),
        ({"rating_a": 200}, "rating_a", "it belongs to service"),
        ({"panel": {"loads": []}}, "panel.loads", "it stands above the first heading"),
        ({"demand": {"xyzzy": 1}}, "demand.xyzzy", "the fields are peak_kw, interval_min, period_days"),
    ],
)
def test_an_unknown_field_is_led_home(given: dict[str, object], field: str, says: str) -> None:
    """A field the form does not have is answered with the nearest name, its section, or the names there are."""
    assert says in found_in(given)[field]


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"dwelling": {"bedrooms": "three"}}, "dwelling.bedrooms", '"three" is not a whole number'),
        ({"dwelling": {"bedrooms": 2.5}}, "dwelling.bedrooms", "2.5 is not a whole number"),
        ({"dwelling": {"stories": "two"}}, "dwelling.stories", '"two" is not a number'),
        ({"dwelling": {"stories": 10**400}}, "dwelling.stories", "is not a number"),
        ({"dwelling": {"window_shgc": float("inf")}}, "dwelling.window_shgc", "inf is not a number"),
        ({"service": {"meter_main": "maybe"}}, "service.meter_main", '"maybe" is neither yes nor no'),
        ({"place": {"zip_code": "8020"}}, "place.zip_code", 'five digits, in quotes, such as "80205"'),
        ({"demand": "8 kW"}, "demand", '"8 kW" is not a section'),
        ({"panel": []}, "panel", "a list is not a section"),
        ({"service": {"rating_a": {"value": {"value": 200}}}}, "service.rating_a", "a table is not a current"),
        ({"service": {"rating_a": [200]}}, "service.rating_a", "a list is not a current"),
        ({"hvac": {"systems": {"kind": "boiler"}}}, "hvac.systems", "headed [[hvac.systems]]"),
        ({"panel": {"circuits": [{}]}}, "panel.circuits.0.space", "is missing; write space number"),
        ({"provenance": {"loads": {"basis": "seen"}}}, "provenance.loads.basis", "measured, label, told, assumed"),
        ({"internet": {"test_files": "a.json"}}, "internet.test_files", '"a.json" does not fit; write a list of texts'),
    ],
)
def test_each_kind_of_mistake_has_its_words(given: dict[str, object], field: str, says: str) -> None:
    """What was given and what is accepted stand in every message."""
    assert says in found_in(given)[field]


def test_no_word_of_pydantic_comes_through() -> None:
    """A home wrong in every way is still answered in plain words."""
    wrong: dict[str, object] = dict.fromkeys(Home.model_fields, 3)
    wrong["dwelling"] = {"stories": [], "status": [], "gas_service": []}
    told = found_in(wrong)
    assert len(told) == len(Home.model_fields) + 2
    assert not FOREIGN.search(" ".join(told.values()))


def test_what_contradicts_itself_is_told_as_the_record_tells_it() -> None:
    """A message written in a record comes through whole."""
    says = found_in({"panel": {"bus_a": 100, "main_a": 200}})["panel"]
    assert says.startswith("the main breaker (200 A) is larger than the busbar rating (100 A)")


def test_the_first_problem_leads_and_the_others_are_listed() -> None:
    """One error carries all problems, the first as its message."""
    error = refusal(
        [Problem("a.b", "is wrong"), Problem("loads.0.kind", "is wrong too"), Problem("", "cannot be")], "home.toml"
    )
    assert (error.where, error.message, error.exit_code) == ("home.toml, a.b", "is wrong", ExitCode.INTAKE)
    assert error.hint == "\nThere are 2 more problems:\n  loads.0.kind (entry 1): is wrong too\n  cannot be"


def test_one_other_problem_is_not_many() -> None:
    """One is counted as one."""
    assert "There is 1 more problem:" in str(refusal([Problem("a", "x"), Problem("b", "y")], "home.toml"))


def test_a_long_list_is_cut_and_counted() -> None:
    """Nobody reads a hundred problems, so ten are named and the rest are counted."""
    error = refusal([Problem(f"f{n}", "is wrong") for n in range(25)], "home.toml")
    assert str(error).count("is wrong") == MOST
    assert "There are 24 more problems" in str(error)
    assert str(error).endswith("and 15 more")


def test_a_problem_of_the_whole_home_names_only_the_file() -> None:
    """Where two sections disagree there is no one field to point at."""
    assert isinstance(refusal([Problem("", "cannot be")], "home.toml"), IntakeError)
    assert str(refusal([Problem("", "cannot be")], "home.toml")) == "home.toml: cannot be"


def test_a_path_is_followed_as_far_as_the_form_goes() -> None:
    """Positions of lists count as steps, and what lies beyond a value does not."""
    place = place_of(("panel", "circuits", 3, "space", "more"))
    assert (place.field, place.heading) == ("panel.circuits.3.space", "panel.circuits.space")
    assert unknown_field(place_of(("loads", 0, "knd"))) == '"knd" is not a field of loads.0; did you mean "kind"?'
