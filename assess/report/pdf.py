"""HTML to PDF: nothing is fetched but the bundled fonts, and the same page always gives the same bytes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from assess.errors import MissingLibrary, ReportError
from assess.report.system import pango_advice
from assess.resources import folder

_SCHEME = "report:"
_FACES = {
    "IBMPlexSans-Regular.ttf": "font-weight: 400",
    "IBMPlexSans-Italic.ttf": "font-weight: 400; font-style: italic",
    "IBMPlexSans-SemiBold.ttf": "font-weight: 600",
}
# PDF/A-3 is the archive form that allows an attachment; its level A is tagged for screen readers.
_VARIANT = "pdf/a-3a"


def render_pdf(html: str, *, on: date, attached: str) -> bytes:
    """Return the PDF of a page with its data, `attached`, as assessment.json.

    Raises MissingLibrary when Pango is not installed, ReportError when the page asks for anything outside itself.
    The environment variable SOURCE_DATE_EPOCH is set meanwhile, so two threads must not render at once.
    """
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    stamp = datetime.combine(on, time(), tzinfo=UTC)
    try:
        with _at(stamp):
            fetcher, faces, fonts = _bundled()
            data = weasyprint.Attachment(
                string=attached,
                name="assessment.json",
                description="Inputs, working and results of this report",
                created=stamp,
                modified=stamp,
                relationship="Source",
                url_fetcher=fetcher,
            )
            page = weasyprint.HTML(string=html, base_url=_SCHEME, url_fetcher=fetcher)
            pdf = page.write_pdf(stylesheets=[faces], font_config=fonts, attachments=[data], pdf_variant=_VARIANT)
            return bytes(pdf)
    except FatalURLFetchingError as refused:
        raise ReportError(str(refused)) from None


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise MissingLibrary(
            "a PDF needs Pango, and it is not installed.",
            hint=f"{pango_advice()} Or write the report with --html, which needs nothing and prints from any browser.",
        ) from error
    return weasyprint


@cache
def _bundled() -> tuple[Any, Any, Any]:
    """Return the fetcher, the font faces and the font configuration, which every report of a run shares."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class BundledOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint says nothing of its types
        """Serves the bundled fonts and ends the rendering at anything else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ARG002
            name = url.removeprefix(_SCHEME)
            if not url.startswith(_SCHEME) or name not in _FACES:
                raise FatalURLFetchingError(f'The page asks for "{url}", and a report may not fetch anything.')
            return URLFetcherResponse(url, folder("templates").joinpath("report", "fonts", name).read_bytes())

    fetcher, fonts = BundledOnly(), FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "Report"; src: url({_SCHEME}{n}); {how} }}' for n, how in _FACES.items()
    )
    return fetcher, weasyprint.CSS(string=faces, url_fetcher=fetcher, font_config=fonts), fonts


@contextmanager
def _at(stamp: datetime) -> Iterator[None]:
    """Hold SOURCE_DATE_EPOCH at `stamp`: font subsets would else carry the time of day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(stamp.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
