"""The summary as one page: HTML that needs nothing else, and the PDF made of it with its counts attached."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from assess.batch.summary.counts import Counts
from assess.batch.summary.ran import Ran
from assess.batch.summary.statistics import to_json
from assess.batch.summary.view import IS_NOT, View, counted, view_of
from assess.errors import ReportError
from assess.numbers import number, percent
from assess.report.document import PAPERS
from assess.report.files import write_whole
from assess.report.templates import environment
from assess.verdict.records import Outcome

_TEMPLATE = "batch.html.j2"
_STYLES = ("report.css", "batch.css")


def render_summary(counts: Counts, ran: Ran, *, paper: str = "letter") -> str:
    """Return the summary as HTML. Raises ReportError for an unknown paper."""
    return _filled(view_of(counts, ran), paper)


def write_summary_html(path: Path, counts: Counts, ran: Ran) -> None:
    """Write the summary as one HTML file with its fonts, whole or not at all. Raises ReportError."""
    from assess.report.browser import for_browsers

    view = view_of(counts, ran)
    html = for_browsers(_filled(view, "letter"), head="", foot=_foot(view), seal=_seal(view))
    write_whole(path, html.encode())


def write_summary_pdf(path: Path, counts: Counts, ran: Ran, *, paper: str = "letter") -> None:
    """Write the summary as PDF with its counts attached, whole or not at all.

    Raises ReportError, and MissingLibrary when Pango is not installed.
    """
    from assess.report.pdf import render_pdf

    html = _filled(view_of(counts, ran), paper)
    write_whole(path, render_pdf(html, on=ran.options.on, attached=to_json(counts, ran), name="statistics.json"))


def _filled(view: View, paper: str) -> str:
    if paper not in PAPERS:
        raise ReportError(f'there is no paper "{paper}"; write {" or ".join(PAPERS)}.')
    on = view.ran.options.on
    return str(
        _environment()
        .get_template(_TEMPLATE)
        .render(
            view=view,
            paper=PAPERS[paper],
            issued=f"{on:%B} {on.day}, {on.year}",
            head="",
            foot=_foot(view),
            seal=_seal(view),
            held_back=counted(view.counts.binds.total(), "home"),
            undecided=counted(view.counts.outcomes[Outcome.INCOMPLETE], "home"),
            homes=partial(counted, noun="home"),
            left=counted,
            is_not=IS_NOT,
        )
    )


def _foot(view: View) -> str:
    return f"assess {view.ran.version}"


def _seal(view: View) -> str:
    return f"Rule data SHA-256 {view.rule_data_sha256}"


@cache
def _environment() -> Any:
    return environment(_STYLES, {"number": number, "percent": percent, "whole": lambda count: f"{count:,}"})
