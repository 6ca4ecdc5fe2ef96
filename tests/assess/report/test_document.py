"""The HTML: everything is said, nothing said by others is markup, nothing is fetched."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.report.document import render_html, write_html
from assess.report.editions import Audience
from assess.report.exchange import content_sha256
from assess.verdict import Outcome

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


def text_of(html: str) -> str:
    """Return what a reader sees, on one line."""
    body = re.sub(r"<(style|title)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def plain(text: str) -> str:
    """Return a text as the report spaces it."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_there(name: str, example: Callable[[str], Assessment]) -> None:
    """Headline, limits, findings, steps, work, assumptions and the report's own numbers are all printed.

    What work suits stands in its table with the reason of every cell, in place of findings and working.
    """
    assessment = example(name)
    text = text_of(render_html(assessment))
    wanted = [assessment.verdict.headline, assessment.report_id, assessment.edition.title]
    wanted += [limit.name for limit in assessment.verdict.limits]
    worked = [section for section in assessment.sections if section.name != "suitability"]
    wanted += [finding.says for section in worked for finding in section.findings]
    wanted += [step.label for section in worked for step in section.steps]
    wanted += [row.title for row in assessment.suitability.rows]
    wanted += [cell.reason for row in assessment.suitability.rows if not row.never for cell in row.cells]
    wanted += [assumption.what for assumption in assessment.assumptions]
    wanted += [unknown.cure for unknown in assessment.verdict.unknowns]
    if assessment.verdict.changes:
        wanted += [*assessment.verdict.changes.titles, assessment.verdict.changes.buys]
    assert [one for one in wanted if plain(one) not in text] == []


def test_the_card_is_there_only_where_something_can_be_installed(example: Callable[[str], Assessment]) -> None:
    """A technician gets settings for a go and none for a no-go."""
    assert "nvidia-smi -pl" in render_html(example("go-cleveland"))
    assert "Commissioning card" not in render_html(example("no-go-houston"))


def test_worksheets_that_do_not_decide_say_so(example: Callable[[str], Assessment]) -> None:
    """Each one that is for information carries the words."""
    assessment = example("go-cleveland")
    shown = [section for section in assessment.sections if section.name != "suitability"]
    aside = [sheet for section in shown for sheet in section.worked if not sheet.governs]
    assert aside
    assert render_html(assessment).count("for information only, does not decide") == len(aside)


def test_signature_lines_are_blank(example: Callable[[str], Assessment]) -> None:
    """The program fills in no name, license or date for anyone."""
    html = render_html(example("go-cleveland"))
    lines = re.findall(r"<p>(Name|Company|License no\. and state|Signature|Date) <i></i></p>", html)
    assert len(lines) == 10
    blanks = re.findall(r'<span class="blank">(.*?)</span>', html)
    assert blanks == ["Name", "Company", "License no.", "State", "Date"]


def test_the_disclaimer_is_that_of_the_project(repo: Path, example: Callable[[str], Assessment]) -> None:
    """What the report says it is not stands word for word in DISCLAIMER.md."""
    html = render_html(example("go-cleveland"))
    (section,) = re.findall(r'<section class="disclaimer".*?</section>', html, flags=re.DOTALL)
    paragraphs = [text_of(p) for p in re.findall(r"<p>(.*?)</p>", section)]
    document = (repo / "DISCLAIMER.md").read_text(encoding="utf-8")
    assert len(paragraphs) == 5
    assert [p for p in paragraphs[:4] if p not in document] == []


def test_hostile_text_is_text(hostile: Assessment, hostile_text: str) -> None:
    """Markup and template code of others are shown and not obeyed; what hides or reorders text is gone."""
    html = render_html(hostile)
    visible = hostile_text.replace("\u202e", "").replace("\u202c", "").replace("\x07", "")
    assert visible in text_of(html)
    assert "<script" not in html
    assert "<img" not in html
    assert not set(html) & set("\u202e\u202c\u2066\x07\x00")


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_whole(name: str, audience: Audience, example: Callable[[str], Assessment]) -> None:
    """No heading is empty or followed by another of its rank, no cell of a table is empty, and no link is dead."""
    body = render_html(example(name), audience=audience).split("<body", 1)[1]
    assert re.findall(r"<(h[1-3]|caption|li|dd)\b[^>]*>\s*</", body) == []
    assert re.findall(r"</h2>\s*(?:</?(?:div|section)[^>]*>\s*)*<h2", body) == []
    # A panel has places with no breaker in them.
    without_schedule = re.sub(r'<section id="panel-schedule">.*?</section>', "", body, flags=re.DOTALL)
    assert re.findall(r"<t[dh][^>]*>\s*</t", without_schedule) == []
    assert [target for target in re.findall(r'href="#([^"]*)"', body) if f'id="{target}"' not in body] == []


def test_sections_that_are_missing_leave_no_heading(without_findings: Assessment) -> None:
    """Without disciplines, limits, options, photos, card, weather and doubts nothing is left of them."""
    gone = {
        "outcome": Outcome.NO_GO,
        "best": None,
        "card": None,
        "limits": (),
        "conditions": (),
        "waterfall": (),
        "sensitivity": None,
        "reasons": (),
    }
    verdict = without_findings.verdict.model_copy(update=gone)
    bare = without_findings.model_copy(update={"sections": (), "verdict": verdict, "weather": None, "assumptions": ()})
    titles = [text_of(title) for title in re.findall(r"<h2.*?</h2>", render_html(bare), flags=re.DOTALL)]
    homeowners = ["How sure this is", "What happens next", "What was not looked at", "How long it holds"]
    homeowners += ["Your data and your rights", "Words used here"]
    electricians = ["Facts", "Single-line diagram", "Panel schedule", "What work suits this home", "Findings"]
    electricians += ["What was known, and how", "What this report is not", "Sources", "Signatures"]
    assert titles == homeowners + electricians


def test_a_page_without_findings_says_so(without_findings: Assessment) -> None:
    """An empty chapter is not left empty."""
    assert "Nothing was found that has to be said." in text_of(render_html(without_findings))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_needs_nothing_else(name: str, example: Callable[[str], Assessment]) -> None:
    """No link, script, image or style of the page leads out of it."""
    html = render_html(example(name))
    assert re.findall(r"<(?:script|link|img|iframe|object|embed|base)\b", html) == []
    assert re.findall(r"url\((?!#)|@import|\bsrc=", html) == []
    assert {target for target in re.findall(r'href="([^"]*)"', html) if not target.startswith("#")} == set()


def test_links_lead_somewhere(example: Callable[[str], Assessment]) -> None:
    """Every link of the page has its target in it."""
    html = render_html(example("go-cleveland"))
    targets = re.findall(r'href="#([^"]*)"', html)
    assert targets
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_the_hash_of_the_data_is_printed(example: Callable[[str], Assessment]) -> None:
    """The page carries the SHA-256 of its canonical JSON."""
    assert content_sha256(example("go-cleveland")) in render_html(example("go-cleveland"))


def test_numbers_do_not_part_from_their_units(example: Callable[[str], Assessment]) -> None:
    """The thin space between them is one that no line may break at."""
    html = render_html(example("go-cleveland"))
    assert "\u2009" not in html
    assert "200\u202fA" in html


def test_an_unknown_paper_is_refused(example: Callable[[str], Assessment]) -> None:
    """A paper that is not known is named, with those that are."""
    with pytest.raises(ReportError, match=r'no paper "legal"; write letter or a4'):
        render_html(example("go-cleveland"), paper="legal")


def test_the_file_is_the_page(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """What is written is what is rendered, in UTF-8; only the end of its style sheet is made for browsers."""
    write_html(example("go-cleveland"), tmp_path / "a.html")
    written, rendered = (tmp_path / "a.html").read_text(encoding="utf-8"), render_html(example("go-cleveland"))
    style, closing, page = rendered.partition("</style>")
    assert written.startswith(style)
    assert written.endswith(closing + page)
