"""The PDF: whole, embedded, tagged, reproducible, with its data attached, and made without fetching anything."""

import ctypes
import hashlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from assess.assessment import Assessment
from assess.errors import MissingLibrary, ReportError
from assess.report import pdf as rendering
from assess.report.document import render_html, write_pdf
from assess.report.exchange import content_sha256, from_json, to_json
from assess.report.pdf import render_pdf

pytestmark = pytest.mark.slow

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
SIZES = {"letter": (612, 792), "a4": (595, 842)}
ON = date(2026, 11, 26)


def opened(pdf: bytes) -> Any:
    """Return the document of a PDF."""
    return pypdfium2.PdfDocument(pdf)


def texts(pdf: bytes) -> list[str]:
    """Return the text of every page, on one line each."""
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in opened(pdf)]


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Give the base name of every font that a page uses, and whether it is embedded."""
    for page in opened(pdf):
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(item.raw)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            yield name.value.decode(), raw.FPDFFont_GetIsEmbedded(font) == 1


def _language(document: Any) -> str:
    """Return the language that the document says it is in."""
    size = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize(
    ("name", "paper"),
    [*((name, "letter") for name in NAMES), ("go-capped-phoenix", "a4"), ("incomplete-seattle", "a4")],
)
def test_a_usual_report_is_a_few_pages_of_its_paper(
    name: str, paper: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """Four to twelve pages of the right size, none of them empty: every method, year and money are worked out."""
    pdf = pdf_of(example(name), paper)
    sizes = {tuple(round(side) for side in page.get_size()) for page in opened(pdf)}
    assert sizes == {SIZES[paper]}
    assert 4 <= len(opened(pdf)) <= 12
    assert min(len(text) for text in texts(pdf)) > 400


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_stands_on_page_one(
    name: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """The headline, the room there is and how sure it is are on one page; the electrician begins on the third."""
    first, second, third, *_ = texts(pdf_of(example(name)))
    assert " ".join(example(name).verdict.headline.split()) in first
    assert "How much room there is" in first
    assert "How sure: " in first
    assert "This summary is not the whole report" in second
    assert "Prepared by:" in third
    assert "Single-line diagram" in third
    assert "Prepared by:" not in first + second


def test_every_page_has_its_foot(example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]) -> None:
    """Report id, hash of the data and page number stand on each page."""
    assessment = example("go-cleveland")
    pages = texts(pdf_of(assessment))
    for number, text in enumerate(pages, start=1):
        assert assessment.report_id in text
        assert content_sha256(assessment) in text
        assert f"page {number} of {len(pages)}" in text


def test_the_fonts_are_the_bundled_ones_and_embedded(
    example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """No page needs a font of the reader's machine, nor got one of ours."""
    used = set(fonts(pdf_of(example("go-cleveland"))))
    assert {embedded for _, embedded in used} == {True}
    assert {name.split("+")[-1] for name, _ in used} == {"Report", "Report-Semi-Bold", "Report-Italic"}


def test_the_data_is_attached(example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]) -> None:
    """The attachment is the canonical JSON, has the hash that is printed, and reads back as the assessment."""
    assessment = example("go-cleveland")
    document = opened(pdf_of(assessment))
    assert document.count_attachments() == 1
    attachment = document.get_attachment(0)
    data = bytes(attachment.get_data())
    assert attachment.get_name() == "assessment.json"
    assert hashlib.sha256(data).hexdigest() == content_sha256(assessment)
    assert from_json(data.decode()) == assessment


def test_the_document_says_what_it_is(example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]) -> None:
    """Title, language and bookmarks are there, an author is not, and the structure is tagged."""
    assessment = example("go-cleveland")
    document = opened(pdf_of(assessment))
    about = document.get_metadata_dict()
    assert about["Title"] == f"Example home, Cleveland: site assessment {assessment.report_id}"
    assert about["Author"] == ""
    assert about["CreationDate"].startswith("D:20261126")
    marks = [mark.get_title() for mark in document.get_toc()]
    named = ["For the homeowner", "For the electrician", "Facts", "Single-line diagram", "Panel schedule", "Working"]
    named += ["What work suits this home", "Findings", "Commissioning card", "Sources", "Signatures"]
    assert [mark for mark in marks if mark in named] == named
    assert document.is_tagged()
    assert _language(document) == "en-US"


def test_the_same_assessment_gives_the_same_bytes(
    tmp_path: Path, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """Twice in one process, after other reports and at another time: byte for byte the same."""
    first = pdf_of(example("go-cleveland"))
    pdf_of(example("incomplete-seattle"))
    write_pdf(example("go-cleveland"), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == first


def test_another_process_gives_the_same_bytes(
    tmp_path: Path, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """Another process with another hash seed makes the same file."""
    (tmp_path / "a.json").write_text(to_json(example("go-cleveland")), encoding="utf-8")
    program = (
        "from pathlib import Path; from assess.report.document import write_pdf;"
        "from assess.report.exchange import from_json;"
        "write_pdf(from_json(Path('a.json').read_text('utf-8')), Path('a.pdf'))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "a.pdf").read_bytes() == pdf_of(example("go-cleveland"))


def test_a_page_has_its_own_stylesheet_and_no_other() -> None:
    """Parsed stylesheets are kept, and a page after another is set as it is alone."""
    text = "<html lang=en><head><title>x</title><style>p { font-size: %dpt }</style></head><body><p>Hello"
    plain = "<html lang=en><head><title>x</title></head><body><p>Hello"
    pages = [text % 9, text % 30, plain, text % 9]
    together = [render_pdf(page, on=ON, attached="{}") for page in pages]
    alone = []
    for page in pages:
        rendering._parsed.cache_clear()
        alone.append(render_pdf(page, on=ON, attached="{}"))
    assert together == alone
    assert len(set(together)) == 3


def test_a_stylesheet_in_the_text_is_left_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the one in the head goes to the parsed ones."""
    seen: list[str] = []
    parsed = rendering._parsed

    def noted(style: str) -> Any:
        seen.append(style)
        return parsed(style)

    monkeypatch.setattr(rendering, "_parsed", noted)
    render_pdf("<html lang=en><body><style>p { color: red }</style><p>Hello", on=ON, attached="{}")
    render_pdf("<html lang=en><head><style>p { color: red }</style><body><p>Hello", on=ON, attached="{}")
    assert seen == ["", "p { color: red }"]


def test_every_stream_is_packed(example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]) -> None:
    """Nothing but the metadata, which any program shall find, takes more room than it must."""
    with pikepdf.open(BytesIO(pdf_of(example("go-cleveland")))) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        unpacked = [thing.get("/Type") for thing in streams if "/Filter" not in thing]
    assert unpacked == ["/Metadata"]
    assert len(streams) > 10


def test_the_environment_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date held for the fonts is put back, whether there was one or not."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    render_pdf("<html lang=en><p>Hello", on=ON, attached="{}")
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    render_pdf("<html lang=en><p>Hello", on=ON, attached="{}")
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"


@pytest.mark.parametrize(
    "page",
    [
        '<img src="http://192.0.2.1/x.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<img src="x.png" alt="">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<link rel="stylesheet" href="https://192.0.2.1/x.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        "<style>@import url(http://192.0.2.1/x.css);</style>",
        "<style>body { background: url(http://192.0.2.1/x.png) }</style><p>x",
        "<style>@font-face { font-family: x; src: url(http://192.0.2.1/x.ttf) } p { font-family: x }</style><p>x",
        '<object data="http://192.0.2.1/x.png"></object>',
    ],
)
def test_a_page_may_fetch_nothing(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page asks for outside itself ends the rendering, and no socket is opened."""

    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", no_socket)
    monkeypatch.setattr(socket, "create_connection", no_socket)
    with pytest.raises(ReportError, match="may not fetch anything"):
        render_pdf(f"<html lang=en>{page}", on=ON, attached="{}")


def test_hostile_text_is_printed_as_text(hostile: Assessment, hostile_text: str, pdf_of: Callable[..., bytes]) -> None:
    """Long, many and hostile texts give a report that shows them, on pages that are not empty."""
    pages = texts(pdf_of(hostile))
    together = re.sub(r"\s", "", "".join(pages))
    visible = re.sub(r"[\u202e\u202c\x07\s]", "", hostile_text)
    assert together.count(visible) > 25
    assert min(len(text) for text in pages) > 400


@pytest.mark.parametrize("paper", SIZES)
def test_nothing_runs_out_of_the_page(paper: str, hostile: Assessment, pdf_of: Callable[..., bytes]) -> None:
    """Every letter stands within the margins of its page, however long the words are, in the pictures too."""
    for page in opened(pdf_of(hostile, paper)):
        width, height = page.get_size()
        letters = page.get_textpage()
        boxes = [letters.get_charbox(n) for n in range(letters.count_chars())]
        assert [box for box in boxes if box[0] < box[2] and not 50 <= box[0] <= box[2] <= width - 50] == []
        assert [box for box in boxes if box[1] < box[3] and not 10 <= box[1] <= box[3] <= height - 10] == []


def test_an_unwritable_place_leaves_nothing_behind(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """A folder that is not there is one sentence, and no part of a file."""
    with pytest.raises(ReportError, match="cannot be written here"):
        write_pdf(example("go-cleveland"), tmp_path / "missing" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_missing_pango_is_said_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Callable[[str], Assessment]
) -> None:
    """Without the system library the message gives the command and the way around, and no file appears."""

    class NoPango:
        """An import system in which WeasyPrint finds no library, as it says it itself."""

        def find_spec(self, name: str, *_: object) -> None:
            """Fail as the loading of a missing library does."""
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(MissingLibrary) as caught:
        write_pdf(example("go-cleveland"), tmp_path / "a.pdf")
    assert "needs Pango" in caught.value.message
    assert caught.value.hint is not None
    assert "--html" in caught.value.hint
    assert re.search(r"apt-get install|dnf install|brew install", caught.value.hint)
    assert list(tmp_path.iterdir()) == []


def test_the_page_has_nothing_that_the_renderer_ignores(
    caplog: pytest.LogCaptureFixture, example: Callable[[str], Assessment]
) -> None:
    """The stylesheet has no rule that WeasyPrint does not know, and no picture is without words."""
    rendering._parsed.cache_clear()  # what an earlier page has had parsed would not be spoken of again
    with caplog.at_level("WARNING", logger="weasyprint"):
        render_pdf(render_html(example("go-cleveland")), on=ON, attached="{}")
    assert [record.getMessage() for record in caplog.records] == []
