"""Where the node stands, on the first page."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.intake import Placement, Room
from assess.report.answer import answer
from assess.report.document import render_html
from assess.report.place import place_in_words


def in_words(assessment: Assessment) -> str:
    """Return the place of the node in the figures that page one shows."""
    return place_in_words(assessment, answer(assessment.verdict, ()).figures)


def at(assessment: Assessment, placement: Placement | None, described: Placement | None) -> Assessment:
    """Return the assessment with its node at another place, in a home whose room was described as this."""
    home = assessment.home.model_copy(update={"room": Room(kind=described)})
    return assessment.model_copy(
        update={"home": home, "node": assessment.node.model_copy(update={"placement": placement})}
    )


@pytest.mark.parametrize(
    ("placement", "described", "says"),
    [
        (Placement.OUTDOOR_PAD, Placement.OUTDOOR_PAD, "It would stand on a pad outdoors."),
        (Placement.OUTDOOR_PAD, None, "It would stand on a pad outdoors."),
        (Placement.OUTDOOR_PAD, Placement.GARAGE, "It would stand on a pad outdoors, not in the garage."),
        (Placement.EXTERIOR_WALL, Placement.EXTERIOR_WALL, "It would stand outdoors, on a wall of the house."),
        (Placement.UTILITY_ROOM, Placement.BASEMENT, "It would stand in the utility room, not in the basement."),
        (Placement.GARAGE, Placement.LIVING_SPACE, "It would stand in the garage, not in a room that is lived in."),
        (None, Placement.GARAGE, "Where it would stand is not known."),
    ],
)
def test_the_place_is_told_and_so_is_another_than_was_described(
    placement: Placement | None, described: Placement | None, says: str, example: Callable[[str], Assessment]
) -> None:
    """A home surveyed for its garage must not read of a plain yes for a pad outdoors."""
    assert in_words(at(example("go-cleveland"), placement, described)) == says


def test_after_changes_it_stands_where_they_put_it(example: Callable[[str], Assessment]) -> None:
    """Atlanta's node is asked for in the basement; were it moved outdoors, the figures would be those of the pad."""
    indoors = example("go-if-atlanta")
    assert in_words(indoors) == "It would stand in the basement."
    changes = indoors.verdict.changes
    assert changes is not None
    first, *others = changes.changes
    moved = changes.model_copy(
        update={"changes": (first.model_copy(update={"sets": ("node.placement = outdoor_pad",)}), *others)}
    )
    verdict = indoors.verdict.model_copy(update={"changes": moved})
    outdoors = indoors.model_copy(update={"verdict": verdict})
    assert in_words(outdoors) == "It would stand on a pad outdoors, not in the basement."


def test_it_stands_on_the_first_page(example: Callable[[str], Assessment]) -> None:
    """The sentence is in the box of the answer, before any list."""
    page = render_html(at(example("go-cleveland"), Placement.OUTDOOR_PAD, Placement.GARAGE))
    assert page.index("not in the garage") < page.index("<h2>")
