"""Plain words: limits by the names they have at home, no fields of the form, and every word of the trade explained."""

import re

import pytest

from assess.findings import Limit
from assess.report.plain import GRADES, explained, plain_name, plainly, without_fields
from assess.verdict import Grade

COOLER = Limit(code="thermal.cooler", name="Outdoor heat rejection", capacity=1, demand=2, unit="W")
OTHER = Limit(code="some.other", name="Some other limit", capacity=1, demand=2, unit="W")


def test_a_limit_goes_by_its_name_at_home() -> None:
    """A known limit has a plain name, in sentences too; one that is not known keeps its own."""
    assert plain_name(COOLER) == "outdoor cooler on the hottest day"
    assert plain_name(OTHER) == "some other limit"
    said = plainly("Cooling falls short (outdoor heat rejection).", (COOLER, OTHER))
    assert said == "Cooling falls short (outdoor cooler on the hottest day)."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Read it on the bill; internet.unlimited_data = true says there is none.", "Read it on the bill."),
        ("Run `assess measure` at home.", "Run assess measure at home."),
        (
            "Read the label. Its fuse is a dryer.2 fuse, e.g. 30 A.",
            "Read the label. Its fuse is a dryer.2 fuse, e.g. 30 A.",
        ),
    ],
)
def test_fields_of_the_form_are_not_for_the_homeowner(text: str, left: str) -> None:
    """What speaks of a field is cut out, and nothing that only looks like one."""
    assert without_fields(text) == left


def test_only_words_that_occur_are_explained() -> None:
    """A word is explained where it is used, in any of the texts, and no other is."""
    words = dict(explained(("The node takes 77\u2009A.", "Install one listed to UL 3141.")))
    assert set(words) == {"Node", "A", "UL 3141, UL 1741"}
    assert explained(("Nothing of the trade.",)) == ()


def test_an_explanation_needs_no_other() -> None:
    """What explains a word is no abbreviation itself, but for units and the GPU, which are always explained."""
    texts = explained(
        ("node GPU 5 W each 5 kWh BTU/h panel breaker load continuous PCS UL 1 disconnect nameplate surge",)
    )
    assert len(texts) > 9
    for _, means in texts:
        assert set(re.findall(r"\b[A-Z]{2,}\b", means)) <= {"GPU", "BTU"}


def test_every_grade_is_put_in_words() -> None:
    """No grade is a bare letter."""
    assert set(GRADES) == {grade.value for grade in Grade}
