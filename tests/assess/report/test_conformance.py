"""The checks of a PDF: a report passes them all, and each finds the one thing that was broken."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.report.conformance import findings_of
from assess.report.pdf import render_pdf

pytestmark = pytest.mark.slow

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
PAGE = "<html lang=en><title>A report</title><h2>One</h2><p>Text<h2 style='break-before: page'>Two</h2><p>More"


@pytest.fixture(scope="module")
def small() -> bytes:
    """Return a PDF of two pages, made as every report is."""
    return render_pdf(PAGE, on=date(2026, 11, 26), attached="{}")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_passes_every_check(
    name: str, tmp_path: Path, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes]
) -> None:
    """Each example's report lacks nothing that can be checked without a validator."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(example(name)))
    assert findings_of(path) == []


def _without(key: str) -> Callable[[Pdf], None]:
    def broken(pdf: Pdf) -> None:
        del pdf.Root[key]

    return broken


def _metadata(key: str, value: str | None) -> Callable[[Pdf], None]:
    def broken(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            if value is None:
                del metadata[key]
            else:
                metadata[key] = value

    return broken


def _fonts(pdf: Pdf) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Font"]


def _not_embedded(pdf: Pdf) -> None:
    descriptor = next(one for one in _fonts(pdf) if "/FontDescriptor" in one).FontDescriptor
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def _not_copied(pdf: Pdf) -> None:
    del next(one for one in _fonts(pdf) if "/ToUnicode" in one).ToUnicode


def _attachment(key: str) -> Callable[[Pdf], None]:
    def broken(pdf: Pdf) -> None:
        del pdf.attachments["assessment.json"].obj[key]

    return broken


def _untyped(pdf: Pdf) -> None:
    del pdf.attachments["assessment.json"].obj["/EF"]["/F"]["/Subtype"]


def _detached(pdf: Pdf) -> None:
    del pdf.attachments["assessment.json"]


def _title_hidden(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _untagged_page(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


def _opens(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def _link(**action: Any) -> Callable[[Pdf], None]:
    def broken(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(**action))
        pdf.pages[0].obj.Annots = Array([link])

    return broken


def _script(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([]))


def _by_itself(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary()


BROKEN: list[tuple[Callable[[Pdf], None], str]] = [
    (_without("/OutputIntents"), "There is no output intent with a colour profile."),
    (_metadata("pdfaid:part", "2"), "The metadata call it PDF/A 2, level U, not PDF/A-3u."),
    (_metadata("pdfaid:conformance", None), "The metadata call it PDF/A 3, level none, not PDF/A-3u."),
    (_metadata("dc:title", None), "The metadata give no title."),
    (_title_hidden, "A reader would show the name of the file in place of the title."),
    (_without("/Lang"), "There is no language."),
    (_unmarked, "The document is not marked as tagged."),
    (_without("/StructTreeRoot"), "There is no structure tree."),
    (_untagged_page, "Not tagged: page 2."),
    (_without("/Outlines"), "There are no bookmarks."),
    (_not_embedded, "is not embedded."),
    (_not_copied, "cannot be copied or searched."),
    (_detached, "Nothing is attached."),
    (_without("/AF"), "The attachment assessment.json is not tied to the document (AF)."),
    (_attachment("/AFRelationship"), "does not say what it is to the document (AFRelationship)."),
    (_untyped, "The attachment assessment.json does not say of what type it is."),
    (_opens, "Something happens when it is opened (OpenAction)."),
    (_script, "It carries JavaScript."),
    (_by_itself, "Something happens by itself (AA)."),
    (_link(S=Name.URI, URI="http://192.0.2.1/"), "Something in it acts or reaches out of it (URI)."),
    (_link(S=Name.Launch, F="x.exe"), "Something in it acts or reaches out of it (Launch)."),
    (_link(S=Name.JavaScript, JS="x"), "Something in it acts or reaches out of it (JavaScript)."),
]


@pytest.mark.parametrize(("broken", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_each_check_finds_what_it_is_for(
    broken: Callable[[Pdf], None], said: str, tmp_path: Path, small: bytes
) -> None:
    """A PDF that is broken in one way is found to be broken in that way, and in no other."""
    path = tmp_path / "broken.pdf"
    with Pdf.open(BytesIO(small)) as pdf:
        broken(pdf)
        pdf.save(path)
    (found,) = findings_of(path)
    assert said in found


def test_a_whole_small_pdf_passes(tmp_path: Path, small: bytes) -> None:
    """The PDF that is broken above is whole before that."""
    path = tmp_path / "whole.pdf"
    path.write_bytes(small)
    assert findings_of(path) == []


def test_links_within_the_document_may_be(tmp_path: Path, small: bytes) -> None:
    """A link to another page reaches nothing outside."""
    path = tmp_path / "linked.pdf"
    with Pdf.open(BytesIO(small)) as pdf:
        _link(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]))(pdf)
        pdf.save(path)
    assert findings_of(path) == []


@pytest.mark.parametrize("data", [b"", b"<html>", b"%PDF-1.7\n", b"%PDF-1.7\nnothing %%EOF"])
def test_what_is_no_pdf_is_one_sentence(data: bytes, tmp_path: Path) -> None:
    """A broken file ends as a message and not as a traceback."""
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(ReportError, match="not a PDF"):
        findings_of(path)


def test_the_script_says_which_checks_were_run(tmp_path: Path, repo: Path, small: bytes) -> None:
    """The script names every file and its faults, says that veraPDF was not run, and fails where a file does."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(small)
    with Pdf.open(BytesIO(small)) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(bad)
    environment = {**os.environ, "PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": sys.executable}
    ran = [
        subprocess.run(
            [repo / "scripts" / "check-pdf", *files], env=environment, capture_output=True, text=True, check=False
        )
        for files in ([good], [good, bad])
    ]
    assert [one.returncode for one in ran] == [0, 1]
    assert f"{good}: passed" in ran[1].stdout
    assert f"{bad}: There is no language." in ran[1].stdout
    assert "veraPDF was not run: it is not installed." in ran[0].stdout
    validator = tmp_path / "verapdf"
    validator.write_text('#!/bin/sh\necho "FAIL $3"\n', encoding="utf-8")
    validator.chmod(0o755)
    failed = subprocess.run(
        [repo / "scripts" / "check-pdf", good], env=environment, capture_output=True, text=True, check=False
    )
    assert failed.returncode == 1
    assert f"FAIL {good}" in failed.stdout


def test_the_same_pages_have_the_same_hash_after_saving_anew(small: bytes) -> None:
    """The hash is of what the pages show: how a file is laid out or compressed does not matter to it."""
    from assess.report.opened import opened, pages_sha256

    out = BytesIO()
    with opened(small, "small") as pdf:
        before = pages_sha256(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=True)
    with opened(out.getvalue(), "small") as pdf:
        assert pages_sha256(pdf) == before
