"""A PDF that came from anywhere, opened with care: its attachment, its metadata, the text and the hash of its pages."""

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assess.errors import ReportError
from assess.regular import read_regular

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

MEBIBYTE = 1024 * 1024
FILE_BYTES = 64 * MEBIBYTE  # a report with a dozen photographs has a tenth of it
STREAM_BYTES = 64 * MEBIBYTE  # of one stream, unpacked
DATA_BYTES = 16 * MEBIBYTE  # the data of a usual home have a fiftieth of it
PAGES = 500
ATTACHED = "assessment.json"
SEAL = "pages-sha256:"  # stands before the hash of the pages, among the keywords
# What ties a page or a note on it to the document, and is no part of what it shows.
_ABOUT_A_PAGE = {"/Annots", "/P", "/Parent", "/StructParent", "/StructParents", "/Tabs"}
_ABOUT_A_STREAM = {"/DecodeParms", "/Filter", "/Length"}
_UNHEARD = logging.NullHandler()  # what qpdf murmurs of a file would stand between the lines of the answer
_SHOW_TEXT = {"Tj", "TJ", "'", '"'}
_ONE_BY_ONE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that begins as a PDF does. Raises ReportError, for one that is too large too."""
    try:
        if path.is_file() and path.stat().st_size > FILE_BYTES:
            raise ReportError(f"has more than the {FILE_BYTES // MEBIBYTE} MB that are read", where=str(path))
        data = read_regular(path, FILE_BYTES)
    except OSError as error:
        raise ReportError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=str(path)) from error
    if not data.startswith(b"%PDF-"):
        hint = "Only the PDF of a report carries its data; HTML, JSON and tables cannot be checked."
        raise ReportError("is not a PDF", where=str(path), hint=hint)
    return data


class _NoProgram:
    """What stands in for the decoder of JBIG2 pictures, for which pikepdf starts a program, if only to see it there."""

    def check_available(self) -> None:
        """Refuse. Raises DataDecodingError, which is a PdfError."""
        from pikepdf import DataDecodingError

        raise DataDecodingError("JBIG2 is not decoded")

    def decode_jbig2(self, _jbig2: bytes, _shared: bytes) -> bytes:
        """Refuse as above: it is not asked once it is not there."""
        self.check_available()
        return b""


@contextmanager
def opened(data: bytes, where: str) -> "Iterator[Pdf]":
    """Give the PDF of these bytes; whatever is broken in it ends as one ReportError."""
    import pikepdf
    from pikepdf import jbig2

    logging.getLogger("pikepdf").addHandler(_UNHEARD)
    decoder = jbig2.get_decoder()
    jbig2.set_decoder(cast("jbig2.JBIG2DecoderInterface", _NoProgram()))
    before: dict[str, Any] = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_BYTES, run_length_max_memory=STREAM_BYTES
    )
    try:
        with pikepdf.Pdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise ReportError("is encrypted", where=where, hint="Reports are written without a password.")
            if len(pdf.pages) > PAGES:
                raise ReportError(f"has more than the {PAGES} pages that are read", where=where)
            yield pdf
    except pikepdf.PasswordError:
        raise ReportError("is encrypted", where=where, hint="Reports are written without a password.") from None
    except (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as bad:
        raise ReportError("is broken, or not a PDF", where=where, hint="Ask for the file anew.") from bad
    finally:
        pikepdf.settings.set_qpdf_limits(**before)
        jbig2.set_decoder(decoder)


def root(pdf: "Pdf") -> Any:
    """Return the catalog of a PDF, which may hold anything."""
    return pdf.Root


def attached_data(pdf: "Pdf", where: str) -> bytes:
    """Return the data that a report carries. Raises ReportError when there are none."""
    if ATTACHED not in pdf.attachments:
        hint = "Only a PDF written by this program can be checked, and printing one to PDF again loses its data."
        raise ReportError(f"carries no {ATTACHED}", where=where, hint=hint)
    data = bytes(pdf.attachments[ATTACHED].get_file().read_bytes())
    if len(data) > DATA_BYTES:
        raise ReportError(f"carries more than the {DATA_BYTES // MEBIBYTE} MB of data that are read", where=where)
    return data


def about(pdf: "Pdf") -> tuple[str, str]:
    """Return description and keywords of the document's metadata (XMP), empty where there are none."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        return str(metadata.get("dc:description", "")), str(metadata.get("pdf:Keywords", ""))


def pages_sha256(pdf: "Pdf") -> str:
    """Return the SHA-256 of all that the pages show, in their order: content, fonts, pictures, and notes laid over it.

    The field of a signature is left out: it comes after the hash.
    """
    known: dict[tuple[int, int], bytes] = {}
    digest = hashlib.sha256()
    for page in pdf.pages:
        digest.update(_hash(page.obj, known))
        for note in page.obj.get("/Annots", []):
            if note.get("/FT") != "/Sig":
                digest.update(_hash(note, known))
    return digest.hexdigest()


def _hash(thing: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """Return the hash of an object and all that it refers to; a circle ends where it closes."""
    import pikepdf

    if not isinstance(thing, pikepdf.Object):
        return hashlib.sha256(repr(thing).encode()).digest()
    place = thing.objgen if thing.is_indirect else (0, 0)
    if place in known:
        return known[place]
    if place != (0, 0):
        known[place] = b"circle"
    digest = hashlib.sha256()
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        aside = _ABOUT_A_STREAM if isinstance(thing, pikepdf.Stream) else _ABOUT_A_PAGE
        digest.update(b"{")
        for key in sorted(set(thing.keys()) - aside):
            digest.update(key.encode() + _hash(thing[key], known))
        if isinstance(thing, pikepdf.Stream):
            digest.update(_unpacked(thing))
    elif isinstance(thing, pikepdf.Array):
        digest.update(b"[")
        for item in thing:
            digest.update(_hash(item, known))
    else:
        digest.update(thing.unparse())
    if place != (0, 0):
        known[place] = digest.digest()
    return digest.digest()


def _unpacked(stream: "Object") -> bytes:
    """Return the bytes of a stream, those of a photograph as they are."""
    import pikepdf

    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def page_text(page: "Page") -> str:
    """Return the text that a page writes itself, without white space and in the order in which it is drawn."""
    import pikepdf

    fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    letters: dict[str, dict[int, str]] = {}
    current, text = "", []
    steps: Any = pikepdf.parse_content_stream(page)
    for operands, operator in steps:
        if str(operator) == "Tf":
            current = str(operands[0])
            if current not in letters:
                letters[current] = _letters(fonts.get(current))
        elif str(operator) in _SHOW_TEXT:
            shown = operands[-1]
            for piece in shown if isinstance(shown, pikepdf.Array) else [shown]:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    pairs = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
                    text.append("".join(letters.get(current, {}).get(code, "") for code in pairs))
    return re.sub(r"\s", "", "".join(text))


def _letters(font: Any) -> dict[int, str]:
    """Return the letters of a font's two-byte codes, from the map that it carries for copying text."""
    if font is None or "/ToUnicode" not in font:
        return {}
    pairs = (pair for part in _ONE_BY_ONE.findall(font["/ToUnicode"].read_bytes()) for pair in _PAIR.findall(part))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}
