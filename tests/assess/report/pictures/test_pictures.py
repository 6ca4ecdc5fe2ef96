"""All pictures of all homes: drawn where the data are, in their paper, no words upon others, always the same."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import combinations

import pytest

from assess.assessment import Assessment
from assess.report.pictures import Pictures, pictures_of
from assess.report.pictures.shapes import Box, Line, Picture, Trace

DRAWN = {
    "go-capped-phoenix": {"limits", "headroom", "day", "months", "heat"},
    "go-cleveland": {"limits", "headroom", "day", "months", "heat"},
    "go-if-atlanta": {"limits", "headroom", "heat", "failure"},
    "incomplete-seattle": {"limits", "heat"},
    "no-go-houston": {"limits", "headroom", "heat"},
    "metered": {"limits", "headroom", "day", "months", "heat", "download", "upload"},
}
SLACK = 0.2  # points: what rounding moves


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_drawn_without_its_data(name: str, pictures: Callable[[str], Pictures]) -> None:
    """Each home has the pictures for which its assessment has the figures, and no other."""
    assert {picture.name for picture in pictures(name).drawn} == DRAWN[name]


def test_an_assessment_of_nothing_has_no_pictures(home_of: Callable[[str], Assessment]) -> None:
    """Without sections and stages nothing is drawn, and nothing fails."""
    home = home_of("go-cleveland")
    verdict = home.verdict.model_copy(update={"waterfall": ()})
    assert pictures_of(home.model_copy(update={"sections": (), "verdict": verdict}), 484.0).drawn == ()


def places(picture: Picture) -> Iterator[tuple[float, float]]:
    """Yield every corner of every shape."""
    for field in fields(picture):
        value = getattr(picture, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Box):
                assert one.width >= 0, one
                assert one.height >= 0, one
                yield from ((one.x, one.y), (one.x + one.width, one.y + one.height))
            elif isinstance(one, Line):
                yield from ((one.x1, one.y1), (one.x2, one.y2))
            elif isinstance(one, Trace):
                yield from one.points


@pytest.mark.parametrize("width", [300.0, 484.0, 504.0])
@pytest.mark.parametrize("name", DRAWN)
def test_all_of_it_is_in_the_paper(name: str, width: float, home_of: Callable[[str], Assessment]) -> None:
    """No shape is cut off at an edge, and at the width of a page no word is."""
    for picture in pictures_of(home_of(name), width).drawn:
        assert picture.width == width
        for x, y in places(picture):
            assert -SLACK <= x <= width + SLACK, picture.name
            assert -SLACK <= y <= picture.height + SLACK, picture.name
        for text in picture.texts if width > 400 else ():
            left, top, right, bottom = text.edges
            assert left >= -SLACK, (picture.name, text)
            assert right <= width + SLACK, (picture.name, text)
            assert top >= -SLACK, (picture.name, text)
            assert bottom <= picture.height + SLACK, (picture.name, text)


@pytest.mark.parametrize("name", DRAWN)
def test_no_words_stand_upon_others(name: str, pictures: Callable[[str], Pictures]) -> None:
    """The boxes around any two words of a picture are apart."""
    for picture in pictures(name).drawn:
        for one, other in combinations(picture.texts, 2):
            a, b = one.edges, other.edges
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across <= SLACK or down <= SLACK, (picture.name, one, other)


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_home_has_the_same_pictures(name: str, home_of: Callable[[str], Assessment]) -> None:
    """Geometry depends on the assessment alone."""
    assert pictures_of(home_of(name), 484.0) == pictures_of(home_of(name), 484.0)


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_says_what_it_shows(name: str, pictures: Callable[[str], Pictures]) -> None:
    """The text in its place is one sentence with figures, and the title is not that sentence."""
    for picture in pictures(name).drawn:
        assert picture.says.endswith(".")
        assert ". " not in picture.says
        assert any(c.isdigit() for c in picture.says), picture.says
        assert picture.title
        assert picture.title not in picture.says
