"""The policy: what may be set otherwise has bounds and a name, and says that it is a choice."""

import pytest

from assess.records import Confidence, Figure
from assess.rulebook import load_reference
from assess.verdict.policy import usual_words, words_to_choose

POLICY = load_reference("reference/policy")
OPEN = {key: one for key, one in POLICY.figures.items() if one.low is not None and one.high is not None}


@pytest.mark.parametrize("figure", OPEN.values(), ids=OPEN)
def test_what_may_be_set_has_a_name_and_room_to_move(figure: Figure) -> None:
    """A figure with bounds has a name for readers, and bounds that are not one and the same."""
    assert figure.note
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < figure.high


def test_what_a_search_asks_for_may_be_set() -> None:
    """Minimum, margins, availability and room air are open to a policy of one's own."""
    assert {
        "go.minimum_gpus",
        "margins.electrical",
        "margins.heat",
        "margins.internet",
        "year.availability",
        "room.living_space",
        "room.unoccupied",
    } <= OPEN.keys()


@pytest.mark.parametrize("key", ["go.minimum_gpus", "margins.heat", "year.availability"])
def test_a_choice_says_that_it_is_one(key: str) -> None:
    """What no source backs is called policy and is of low confidence."""
    figure = POLICY.figure(key)
    assert figure.cite.startswith("policy: ")
    assert figure.confidence is Confidence.LOW


def test_nothing_is_kept_free_unless_asked() -> None:
    """The usual margins are nothing: the codes and the heat balance have their own reserves."""
    assert {POLICY.figure(f"margins.{name}").value for name in ("electrical", "heat", "internet")} == {0}


def test_words_are_of_their_lists() -> None:
    """Each word of the policy is one of those that may stand there, and the table has a cite."""
    assert usual_words() == {"confidence.grade": "D", "confidence.lower_bound": "assumed"}
    assert all(word in words_to_choose(key) for key, word in usual_words().items())
    assert POLICY.raw["confidence"]["cite"].startswith("policy: ")
