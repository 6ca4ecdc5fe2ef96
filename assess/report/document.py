"""The report of one Assessment: one page of HTML that needs nothing else, and the PDF made of it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.numbers import number, quantity
from assess.report.editions import Audience, Edition
from assess.report.exchange import content_sha256, sha256_of, to_json
from assess.report.files import write_whole
from assess.report.photos import Picture, beside
from assess.report.templates import clean, environment
from assess.report.view import view

PAPERS = {"letter": "letter", "a4": "A4"}
_TEMPLATES = {Edition.FULL: "report.html.j2", Edition.PAGE: "page.html.j2"}
_STYLES = ("report.css", "pictures/pictures.css")


def render_html(
    assessment: Assessment,
    *,
    paper: str = "letter",
    photos: Sequence[Picture] = (),
    audience: Audience = Audience.BOTH,
    edition: Edition = Edition.FULL,
) -> str:
    """Return the report as one HTML file that needs nothing else. Raises ReportError for an unknown paper.

    The one-page edition is for every audience.
    """
    return fill_template(_TEMPLATES[edition], assessment, paper=paper, photos=photos, audience=audience)


def fill_template(
    name: str,
    assessment: Assessment,
    *,
    paper: str,
    photos: Sequence[Picture] = (),
    audience: Audience = Audience.BOTH,
    embedded: bool = True,
    sha256: str = "",
) -> str:
    """Return a template of `templates/report/` filled with an assessment; not `embedded`, photos go by their names.

    The hash of the data takes a while, so whoever has it gives it. Raises ReportError for an unknown paper.
    """
    if paper not in PAPERS:
        raise ReportError(f'there is no paper "{paper}"; write {" or ".join(PAPERS)}.')
    template = _environment().get_template(name)
    found = {"view": view(assessment, sha256), "photos": photos, "audience": str(audience)}
    return str(template.render(found, paper=PAPERS[paper], embedded=embedded))


def write_html(
    assessment: Assessment,
    path: Path,
    *,
    photos: Sequence[Picture] = (),
    audience: Audience = Audience.BOTH,
    edition: Edition = Edition.FULL,
) -> None:
    """Write the report as one HTML file with its fonts, whole or not at all. Raises ReportError."""
    from assess.report.browser import for_browsers

    sha256 = content_sha256(assessment)
    html = fill_template(
        _TEMPLATES[edition], assessment, paper="letter", photos=photos, audience=audience, sha256=sha256
    )
    around = view(assessment, sha256)
    head, foot, seal = map(clean, (around.head, around.foot, around.seal))
    write_whole(path, for_browsers(html, head=head, foot=foot, seal=seal).encode())


def write_pdf(
    assessment: Assessment,
    path: Path,
    *,
    paper: str = "letter",
    photos: Sequence[Picture] = (),
    audience: Audience = Audience.BOTH,
    edition: Edition = Edition.FULL,
) -> None:
    """Write the report as PDF with its data attached, whole or not at all.

    Raises ReportError, and MissingLibrary when Pango is not installed.
    """
    from assess.report.pdf import render_pdf

    shown = photos if edition is Edition.FULL and audience is not Audience.HOMEOWNER else ()
    data = to_json(assessment)
    html = fill_template(
        _TEMPLATES[edition],
        assessment,
        paper=paper,
        photos=shown,
        audience=audience,
        embedded=False,
        sha256=sha256_of(data),
    )
    write_whole(path, render_pdf(html, on=assessment.date, attached=data, pictures=beside(shown)))


@cache
def _environment() -> Any:
    return environment(_STYLES, {"kilowatts": _kilowatts, "number": number, "quantity": quantity})


def _kilowatts(watts: float) -> str:
    return quantity(watts / 1000, "kW")
