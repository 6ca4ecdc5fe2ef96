"""The drawings as the reader gets them: sound SVG, hostile text as text, panels of any size on one page."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from defusedxml.ElementTree import fromstring

from assess.assessment import Assessment
from assess.numbers import number, quantity
from assess.report.pdf import render_pdf
from assess.report.schematics import panel_schedule, single_line

Changed = Callable[..., Assessment]
Page = Callable[[Assessment], str]
NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


@pytest.fixture(scope="session")
def page(repo: Path) -> Page:
    """Return a function that fills the drawings of an assessment into a page with the report's own style."""
    folder = repo / "templates" / "report"
    loader = jinja2.FileSystemLoader(folder)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"number": number, "quantity": quantity}
    body = environment.get_template("schematics/all.html.j2")
    style = (folder / "report.css").read_text(encoding="utf-8")

    def filled(assessment: Assessment) -> str:
        view = SimpleNamespace(single_line=single_line(assessment), panel_schedule=panel_schedule(assessment))
        head = f"<title>t</title><style>@page {{ size: letter }} {style}</style>"
        return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body.render(view=view)}</body></html>'

    return filled


def svg(html: str) -> Any:
    """Return the drawing of a page; it must be well-formed, and there must be one alone."""
    (found,) = re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)
    return fromstring(found)


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_says_what_it_shows(name: str, example: Callable[[str], Assessment], page: Page) -> None:
    """It is an image with its text alternative twice, every line of lettering in it, and none below 7 points."""
    assessment = example(name)
    diagram, drawn = single_line(assessment), svg(page(assessment))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == drawn.findtext("title") == diagram.words
    texts = [one.text for one in drawn.iter("text")]
    assert texts == [line for note in diagram.notes for line in note.lines]
    assert {one.get("font-size") for one in drawn.iter("g") if one.get("font-size")} == {"7"}
    assert len(list(drawn.iter("rect"))) >= len(diagram.boxes)


def test_every_symbol_has_a_shape(crowded: Assessment, changed: Changed, page: Page) -> None:
    """No symbol is an empty group, and nothing is drawn at a place that is no number."""
    for assessment in (crowded, changed()):
        drawn = svg(page(assessment))
        groups = [one for one in drawn.iter("g") if one.get("transform")]
        assert len(groups) == len(single_line(assessment).symbols)
        assert all(len(one) for one in groups)
        assert not any("nan" in value for one in drawn.iter() for value in one.attrib.values() if one.tag == "path")


def test_hostile_text_is_text(changed: Changed, hostile_text: str, page: Page) -> None:
    """Markup in a name or a label is printed, never obeyed."""
    plain = "".join(letter for letter in hostile_text if letter.isprintable())
    panel = {"make": plain, "location": plain * 9, "circuits": [{"space": "1", "label": plain}]}
    html = page(changed(panel=panel))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("spaces", [42, 84])
def test_a_full_panel_fits_a_page(spaces: int, changed: Changed, page: Page) -> None:
    """The drawing and a full panel of long labels take a page each, on letter paper."""
    pdfium = pytest.importorskip("pypdfium2")
    circuits = [
        {"space": str(n), "breaker_a": 20, "label": f"Circuit {n}, {'long label ' * 12}"} for n in range(1, spaces + 1)
    ]
    assessment = changed(panel={"spaces_total": spaces, "circuits": circuits})
    pdf = pdfium.PdfDocument(render_pdf(page(assessment), on=assessment.date, attached="{}"))
    assert len(pdf) == 2
    text = pdf[1].get_textpage().get_text_bounded()
    assert [n for n in range(1, spaces + 1) if f"Circuit {n}," not in text] == []


def test_the_same_home_gives_the_same_page(crowded: Assessment, page: Page) -> None:
    """Same assessment, same bytes."""
    assert page(crowded) == page(crowded)
