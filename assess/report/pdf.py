"""HTML to PDF: nothing is fetched but the bundled fonts, and the same page always gives the same bytes."""

import atexit
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from io import BytesIO, StringIO
from threading import Lock
from types import MappingProxyType
from typing import Any

from assess.errors import MissingLibrary, ReportError
from assess.report.faces import FACES
from assess.report.opened import SEAL, pages_sha256
from assess.resources import folder
from assess.systems import NO_PANGO, PANGO, command

_INSTEAD = "Write the report with --html, which needs nothing and prints from any browser. Or install it:"
_SCHEME = "report:"
_OPENING, _CLOSING = "<style>", "</style>"
_STYLES = 8  # the report, the card and the summary of a batch, each on two papers
_ONE_AT_A_TIME = Lock()
_NONE: Mapping[str, bytes] = MappingProxyType({})
# PDF/A-3 is the archive form that allows an attachment. Level U promises that text can be searched and copied, which
# can be checked; level A also that the structure is right, which no program can. WeasyPrint writes the same tags for
# either when asked: an eighth of the time and a third of the size. It does not claim PDF/A and PDF/UA in one file.
_VARIANT = "pdf/a-3u"


def render_pdf(
    html: str, *, on: date, attached: str, pictures: Mapping[str, bytes] = _NONE, name: str = "assessment.json"
) -> bytes:
    """Return the PDF of a page with its data, `attached`, under a name.

    `pictures` are JPEGs that the page calls by their names; no other is let in.

    Raises MissingLibrary when Pango is not installed, ReportError when the page asks for anything outside itself.
    The environment variable SOURCE_DATE_EPOCH is set meanwhile, so threads render one after the other.
    """
    weasyprint = load_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    stamp = datetime.combine(on, time(), tzinfo=UTC)
    try:
        with _ONE_AT_A_TIME, _at(stamp):
            fetcher, faces, fonts = _bundled()
            fetcher.pictures = pictures
            bare, style = _apart(html)
            data = weasyprint.Attachment(
                string=attached,
                name=name,
                description="Inputs, working and results of this report",
                created=stamp,
                modified=stamp,
                relationship="Source",
                url_fetcher=fetcher,
            )
            page = weasyprint.HTML(string=bare, base_url=_SCHEME, url_fetcher=fetcher)
            pdf = page.write_pdf(
                stylesheets=[faces, _parsed(style)],
                font_config=fonts,
                attachments=[data],
                pdf_variant=_VARIANT,
                pdf_tags=True,
                # The seal packs the streams and names the file, and WeasyPrint would pack each of them twice.
                uncompressed_pdf=True,
                pdf_identifier=False,
            )
            return _sealed(pdf)
    except FatalURLFetchingError as refused:
        raise ReportError(str(refused)) from None


def _sealed(pdf: bytes) -> bytes:
    """Return the PDF with the hash of its pages among its keywords, so that a changed page shows."""
    import pikepdf

    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        seal = SEAL + pages_sha256(document)
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["pdf:Keywords"] = seal
        document.docinfo["/Keywords"] = seal
        # WeasyPrint names each attachment twice.
        document.Root.AF = pikepdf.Array([attached.obj for attached in document.attachments.values()])
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _apart(html: str) -> tuple[str, str]:
    """Return a page without the stylesheet in its head, and the stylesheet."""
    head, body, rest = html.partition("<body")
    before, _, inside = head.partition(_OPENING)
    style, closing, after = inside.partition(_CLOSING)
    return (f"{before}{after}{body}{rest}", style) if closing else (html, "")


@lru_cache(maxsize=_STYLES)
def _parsed(style: str) -> Any:
    """Return a stylesheet parsed: a fifth of the time of one page, and the same for every page of a run."""
    import weasyprint

    fetcher, _, fonts = _bundled()
    return weasyprint.CSS(string=style, base_url=_SCHEME, url_fetcher=fetcher, font_config=fonts)


def load_weasyprint() -> Any:
    """Return WeasyPrint, the package. Raises MissingLibrary when it finds no Pango."""
    try:
        # Where it finds no library WeasyPrint prints advice of its own, and among results of ours.
        with redirect_stdout(StringIO()):
            import weasyprint
    except (ImportError, OSError) as error:
        raise MissingLibrary(NO_PANGO, hint=f"{_INSTEAD} {command(PANGO)}") from error
    return weasyprint


@cache
def _bundled() -> tuple[Any, Any, Any]:
    """Return the fetcher, the font faces and the font configuration, which every report of a run shares."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class BundledOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint says nothing of its types
        """Serves the bundled fonts and the pictures of this page, and ends the rendering at anything else."""

        pictures: Mapping[str, bytes] = _NONE

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ARG002
            name = url.removeprefix(_SCHEME)
            if url.startswith(_SCHEME) and name in self.pictures:
                return URLFetcherResponse(url, self.pictures[name], {"Content-Type": "image/jpeg"})
            if not url.startswith(_SCHEME) or name not in FACES:
                raise FatalURLFetchingError(f'The page asks for "{url}", and a report may not fetch anything.')
            return URLFetcherResponse(url, folder("templates").joinpath("report", "fonts", name).read_bytes())

    # At exit WeasyPrint's own clean-up comes too late to find the library it calls.
    atexit.register(_bundled.cache_clear)
    fetcher, fonts = BundledOnly(), FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "Report"; src: url({_SCHEME}{n}); {how} }}' for n, how in FACES.items()
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
