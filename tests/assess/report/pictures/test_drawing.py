"""The macros: whole SVG, a text for who does not see it, ids of its own, nothing of a hostile name left."""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from assess.assessment import Assessment
from assess.report.document import _environment
from assess.report.pictures import Pictures, pictures_of

HOMES = ["go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston", "metered"]
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def drawn(pictures: Pictures) -> str:
    """Return the part of the page with every picture."""
    return str(_environment().get_template("pictures/all.html.j2").render(pictures=pictures))


@pytest.mark.parametrize("name", HOMES)
def test_every_picture_is_whole_and_named(name: str, pictures: Callable[[str], Pictures]) -> None:
    """Each is one SVG that parses, with its sentence as label and title, its words in it, and its title above."""
    html, wanted = drawn(pictures(name)), pictures(name).drawn
    found = [ET.fromstring(one) for one in SVG.findall(html)]  # noqa: S314 - our own page
    assert len(found) == len(wanted) == html.count("<figcaption><b>")
    for svg, picture in zip(found, wanted, strict=True):
        says = picture.says.replace("\u2009", "\u202f")
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == svg.findtext("title") == says
        assert [one.text for one in svg.iter("text")] == [t.words.replace("\u2009", "\u202f") for t in picture.texts]
        assert float(svg.get("font-size", "0")) >= 7


def test_ids_are_of_one_picture_alone(pictures: Callable[[str], Pictures]) -> None:
    """No id comes twice on a page with all pictures, and every hatching that is used is there."""
    for page in (drawn(pictures("metered")), drawn(pictures("no-go-houston"))):
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        used = set(re.findall(r"url\(#([^)]+)\)", page))
        assert used
        assert used <= set(ids)


def test_a_home_without_pictures_leaves_no_hole(home_of: Callable[[str], Assessment]) -> None:
    """Where there is nothing to draw, the part is empty."""
    home = home_of("go-cleveland")
    verdict = home.verdict.model_copy(update={"waterfall": ()})
    assert drawn(pictures_of(home.model_copy(update={"sections": (), "verdict": verdict}), 484.0)).strip() == ""


def test_a_hostile_name_is_text(home_of: Callable[[str], Assessment], hostile_text: str) -> None:
    """A limit's name that is markup is drawn as words, and its marks of direction are gone."""
    home = home_of("go-capped-phoenix")
    stages = tuple(
        one.model_copy(update={"stopped_by": one.stopped_by.model_copy(update={"name": hostile_text})})
        if one.stopped_by
        else one
        for one in home.verdict.waterfall
    )
    verdict = home.verdict.model_copy(update={"waterfall": stages})
    html = drawn(pictures_of(home.model_copy(update={"verdict": verdict}), 484.0))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
    for one in SVG.findall(html):
        ET.fromstring(one)  # noqa: S314 - our own page
