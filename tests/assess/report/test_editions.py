"""The editions of the report: two pages for the homeowner, a part for the electrician, and one page of all."""

import re
from collections.abc import Callable
from time import process_time
from typing import Any

import pypdfium2
import pytest

from assess.assessment import Assessment
from assess.report.document import write_pdf
from assess.report.editions import Audience, Edition
from assess.report.exchange import content_sha256

pytestmark = pytest.mark.slow

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
PAPERS = ["letter", "a4"]
CLAUSE = re.compile(r"\bNEC\b|\bArticle \d|\b\d{3}\.\d{1,3}\(|§")
EDGE_PT = 50


def pages_of(pdf: bytes) -> list[Any]:
    """Return the pages of a PDF."""
    return list(pypdfium2.PdfDocument(pdf))


def text_of(page: Any) -> str:
    """Return the text of a page, on one line."""
    return " ".join(page.get_textpage().get_text_bounded().split())


def outside(page: Any) -> list[tuple[float, ...]]:
    """Return the boxes of letters that stand in the margins beside a page or beyond its foot and head."""
    width, height = page.get_size()
    letters = page.get_textpage()
    boxes = [letters.get_charbox(n) for n in range(letters.count_chars())]
    return [
        (left, bottom, right, top)
        for left, bottom, right, top in boxes
        if left < right and (left < EDGE_PT or right > width - EDGE_PT or bottom < 10 or top > height - 10)
    ]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_homeowner_reads_two_pages(
    name: str, paper: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """Answer, room, certainty, what comes next, what was not looked at, how long it holds, rights, and no clause."""
    pages = pages_of(pdf_of(example(name), paper, audience=Audience.HOMEOWNER))
    text = " ".join(text_of(page) for page in pages)
    assert len(pages) <= 2
    for title in ("How much room there is", "How sure", "What happens next", "What was not looked at"):
        assert title in text
    for words in ("(120 days)", "Your data and your rights", "assess verify", "nothing was sent anywhere"):
        assert words in text
    body = text.replace(content_sha256(example(name)), "")
    assert CLAUSE.findall(body) == []
    assert re.findall(r"\b[a-z]+\.[a-z]+_[a-z_]+\b", body) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_homeowner_reads_two_pages_of_anything(
    paper: str, extreme: Assessment, pdf_of: Callable[..., bytes]
) -> None:
    """Long names, long notes and long lists are held to two pages, with what is left out counted."""
    pages = pages_of(pdf_of(extreme, paper, audience=Audience.HOMEOWNER))
    assert len(pages) <= 2
    text = " ".join(text_of(page) for page in pages)
    assert "in the electrician's part" in text
    assert "What was not looked at" in text
    assert [place for page in pages for place in outside(page)] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_one_page_of_anything(paper: str, extreme: Assessment, pdf_of: Callable[..., bytes]) -> None:
    """However much there is to say, the one-page edition is one page, within its margins."""
    (page,) = pages_of(pdf_of(extreme, paper, edition=Edition.PAGE))
    assert "All inputs, working and results are attached" in text_of(page)
    assert outside(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_the_answer(name: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]) -> None:
    """Verdict, cap, reasons and margins are on it, and the whole data is in it."""
    assessment = example(name)
    pdf = pdf_of(assessment, edition=Edition.PAGE)
    (page,) = pages_of(pdf)
    text = text_of(page)
    assert " ".join(assessment.verdict.headline.split()) in text
    assert "cap for each GPU" in text
    assert "How much room there is" in text
    assert pypdfium2.PdfDocument(pdf).count_attachments() == 1
    assert content_sha256(assessment) in text


def test_the_page_costs_little(example: Callable[[str], Assessment], tmp_path: Any) -> None:
    """Its processor time is at most three tenths of that of the full report of the same home."""
    assessment = example("no-go-houston")
    spent = {}
    for edition in (Edition.PAGE, Edition.FULL, Edition.PAGE):  # the first warms fonts and templates up
        start = process_time()
        write_pdf(assessment, tmp_path / "a.pdf", edition=edition)
        spent[edition] = process_time() - start
    assert spent[Edition.PAGE] <= 0.3 * spent[Edition.FULL]


@pytest.mark.parametrize("name", ["go-capped-phoenix", "no-go-houston", "incomplete-seattle"])
def test_the_electricians_part_stands_alone(
    name: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """It begins on page one with its title block, and holds everything in the order of a permit set."""
    pages = pages_of(pdf_of(example(name), audience=Audience.ELECTRICIAN))
    text = " ".join(text_of(page) for page in pages)
    assert text_of(pages[0]).startswith("For the electrician")
    order = ["Prepared by:", "Facts", "Single-line diagram", "Panel schedule", "Working", "Load and circuit"]
    order += ["What work suits this home", "How the answer was found", "Findings", "What was known, and how"]
    order += ["What this report is not", "Sources", "Signatures"]
    places = [text.index(title) for title in order]
    assert places == sorted(places)
    assert "Your data and your rights" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_alone_at_the_foot(
    name: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """The last words above the foot of a page are never those of a heading, nor what only leads in after one."""
    document = pypdfium2.PdfDocument(pdf_of(example(name)))
    titles = {" ".join(mark.get_title().split()) for mark in document.get_toc()}
    for page in document:
        body = page.get_textpage().get_text_bounded(bottom=44).split("\n")
        last = next(line for line in reversed([" ".join(line.split()) for line in body]) if line)
        assert last not in titles
        assert not last.startswith("Of each: what was seen")
        assert not last.endswith("A mark holds for the values before it.")
