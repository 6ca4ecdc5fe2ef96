import pytest

from assess.errors import ExitCode, IntakeError
from assess.records import Confidence
from assess.rulebook import adoption, choose_edition, list_editions
from assess.rulebook.adoption import FALLBACK


def test_the_user_goes_before_the_home_and_the_home_before_the_state() -> None:
    """Whoever names an edition means it."""
    assert choose_edition("nec/2020", "my-city.toml", "CO").name == "nec/2020"
    assert choose_edition(None, "my-city.toml", "CO").name == "my-city.toml"
    assert choose_edition(None, None, "CO").name == "nec/2023"


def test_a_named_edition_has_a_reason_and_no_warning() -> None:
    """There is nothing to doubt about what was asked for."""
    assert choose_edition("nec/2023", None, None).warning == ""
    assert choose_edition("nec/2023", None, None).reason == "named on the command line"
    assert choose_edition(None, "nec/2023", None).reason == "named in the home file"


def test_the_state_s_edition_comes_with_its_date_and_confidence() -> None:
    """The report can say where the edition comes from and how sure that is."""
    choice = choose_edition(None, None, "GA")
    assert choice.reason == (
        "adopted by GA (lists of JADE Learning, onlyplans.io and a trade page, as of 2026-06, confidence high; "
        "from 1 January 2025)"
    )
    assert (choice.name, choice.warning, choice.confidence) == ("nec/2023", "", Confidence.HIGH)


def test_without_a_state_the_fallback_is_told() -> None:
    """Nothing is chosen silently."""
    choice = choose_edition(None, None, None)
    assert (choice.name, choice.confidence) == (FALLBACK, Confidence.LOW)
    assert "Give place.state or place.code" in choice.warning


def test_a_state_that_leaves_it_to_its_cities_is_told() -> None:
    """Whoever assesses a home in Phoenix has to ask in Phoenix."""
    choice = choose_edition(None, None, "AZ")
    assert adoption("AZ").edition is None
    assert choice.name == FALLBACK
    assert "Ask the local building department" in choice.warning


@pytest.mark.parametrize(
    ("state", "name"), [("FL", "nec/2020"), ("TN", "nec/2017"), ("CA", "amendments/ca"), ("WA", "amendments/wa")]
)
def test_each_state_gets_its_own(state: str, name: str) -> None:
    """A home in Florida is judged by 2020, one in Tennessee by 2017, one in California by its own code."""
    assert choose_edition(None, None, state).name == name


@pytest.mark.parametrize(
    ("state", "city", "name"),
    [
        ("IL", "Chicago", "amendments/chicago"),
        ("IL", "City of Chicago", "amendments/chicago"),
        ("IL", "Springfield", FALLBACK),
        ("IL", None, FALLBACK),
        ("NY", "new york city", "amendments/nyc"),
        ("NY", "Brooklyn", "amendments/nyc"),
        ("NY", "Albany", "nec/2023"),
        ("CT", "Brooklyn", "nec/2020"),
    ],
)
def test_a_city_goes_before_its_state(state: str, city: str | None, name: str) -> None:
    """Chicago and New York have codes of their own; a namesake in another state has not."""
    assert choose_edition(None, None, state, city).name == name


def test_a_source_of_its_own_is_named() -> None:
    """Where a text of the law was read, the report names it and not the lists."""
    assert choose_edition(None, None, "TX").reason.startswith("adopted by TX (16 TAC 73.100, as of 2026-06")
    assert "Title 14E" in choose_edition(None, None, "IL", "Chicago").reason


@pytest.mark.parametrize(("state", "name"), [("ME", "nec/2023"), ("CA", "amendments/ca")])
def test_lists_that_disagree_are_told(state: str, name: str) -> None:
    """Both editions are named, and who can settle it."""
    choice = choose_edition(None, None, state)
    assert (choice.name, adoption(state).also) == (name, ("nec/2020",))
    assert choice.warning.endswith(
        "Another list gives nec/2020. Confirm it with the building department, and give place.code."
    )


def test_lists_that_disagree_on_a_local_state_are_told() -> None:
    """Nevada's counties adopt, and the lists name two editions."""
    assert "Another list gives nec/2017, nec/2023." in choose_edition(None, None, "NV").warning


def test_the_fallback_is_carried() -> None:
    """There is always an edition to work with."""
    assert FALLBACK in list_editions()


@pytest.mark.parametrize("state", ["co", "ZZ", "", "Colorado"])
def test_what_is_no_state_is_refused(state: str) -> None:
    """Two capital letters, as on an envelope."""
    with pytest.raises(IntakeError, match="is not a state") as caught:
        adoption(state)
    assert caught.value.exit_code is ExitCode.INTAKE
    assert caught.value.where == "place.state"
