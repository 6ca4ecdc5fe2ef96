"""The summary as a page."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from assess.batch.records import Options, RowResult, Status
from assess.batch.summary import Counts, Ran, render_summary, write_summary_html, write_summary_pdf
from assess.errors import ReportError
from assess.verdict.records import Outcome

Results = Callable[..., RowResult]


@pytest.fixture
def full(result: Results) -> Counts:
    """Return counts with every list longer than the page has room for."""
    counts = Counts()
    fields = ("internet.tests", "panel.make", "panel.main_a", "panel.bus_a", "panel.spaces_free", "safety.fuse_panel")
    more = (
        "safety.split_bus",
        "loads",
        "hvac.systems",
        "service.rating_a",
        "safety.panel_place",
        "internet.data_cap_tb",
    )
    rest = (*fields, *more, "safety.panel_heat_or_corrosion", "place.zip_code", "pv")
    statuses = list(Status)
    for n in range(2_100):
        outcome = list(Outcome)[n % 5]
        unknowns = rest[: n % 16] if outcome is Outcome.INCOMPLETE else ()
        edition = ("nec/2017", "nec/2020", "nec/2023", "nec/2026", "amendments/ma", "amendments/ca")[n % 6]
        binding = f"A limit of many words, the {n % 9}th"
        counts.add(
            result(
                n,
                outcome,
                statuses[n % 7],
                gpus=16,
                wall_w=14_000,
                binding=binding,
                unknowns=unknowns,
                edition=edition,
                report="reports/000/000002.pdf",
            )
        )
    return counts


def test_the_page_says_what_the_counts_say(counts: Counts, ran: Ran) -> None:
    """Headline, figures, bars, questions, statuses and the run; nothing of a row."""
    html = render_summary(counts, ran)
    text = re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))
    assert "2 of 8 homes can host a node as they are" in text
    assert "Go, with a smaller node 1 12.5%" in text
    assert "Panel spaces 2 66.7%" in text
    assert "Photograph the panel: its door open, its label, its main breaker" in text
    assert "could not be used 1" in text
    assert "nec/2023, 7 homes" in text
    assert [word for word in ("SITE", "Sample", "Owner") if word in html] == []


def test_words_from_outside_are_no_markup(counts: Counts, ran: Ran) -> None:
    """A node or a limit may be called anything."""
    hostile = "<script>alert(1)</script>\u202e"
    counts.binds[hostile] = 9
    html = render_summary(counts, replace(ran, options=replace(ran.options, node=hostile)))
    assert "<script" not in html
    assert "\u202e" not in html
    assert html.count("&lt;script&gt;") == 2


def test_an_unknown_paper_is_refused(counts: Counts, ran: Ran) -> None:
    """The message says which there are."""
    with pytest.raises(ReportError, match="letter or a4"):
        render_summary(counts, ran, paper="foolscap")


def test_the_browser_has_all_it_needs(tmp_path: Path, counts: Counts, ran: Ran) -> None:
    """One file with its fonts in it, and nothing that is fetched."""
    write_summary_html(tmp_path / "summary.html", counts, ran)
    html = (tmp_path / "summary.html").read_text("utf-8")
    assert "data:font/woff;base64," in html
    assert re.findall(r'(?:src|href)="(?!#)', html) == []
    assert [path.name for path in tmp_path.iterdir()] == ["summary.html"]


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_is_one_page_however_long_its_lists_are(tmp_path: Path, full: Counts, ran: Ran, paper: str) -> None:
    """Long lists are cut and counted, so that the page holds; the counts are attached whole."""
    path = tmp_path / "summary.pdf"
    write_summary_pdf(
        path, full, replace(ran, options=replace(ran.options, gpus=16, allow_unconfirmed=True)), paper=paper
    )
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        (name,) = pdf.attachments
        assert json.loads(pdf.attachments[name].get_file().read_bytes())["rows"] == 2_100


@pytest.mark.slow
def test_an_empty_run_has_its_page(tmp_path: Path, ran: Ran) -> None:
    """No row at all is told as such, and the same run gives the same bytes."""
    for name in ("one.pdf", "two.pdf"):
        write_summary_pdf(tmp_path / name, Counts(), Ran(Options(ran.options.on)))
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert "No home could be assessed." in render_summary(Counts(), ran)
