"""Text from the bytes of a speed test: UTF-8, UTF-16 as some consoles write it, or Windows-1252; gzip is unpacked."""

import zlib

from assess.errors import IntakeError
from assess.readers.limits import MEBIBYTE, SPEED_TEST_BYTES

_GZIP, _WIDE = b"\x1f\x8b", (b"\xff\xfe", b"\xfe\xff")
_FOREIGN = {
    b"PK\x03\x04": "is a zip archive or a spreadsheet",
    b"%PDF": "is a PDF",
    b"\x89PNG": "is an image",
    b"\xff\xd8\xff": "is an image",
}
_HINT = "Save what the program printed as plain text, CSV or JSON."
_GZIP_WINDOW = 31  # zlib's largest, with the head of a gzip file


def text_of(data: bytes, where: str) -> tuple[str, str | None]:
    """Return the text of a file, and what is doubtful of it. Raises IntakeError for no text, or too much of it."""
    if data.startswith(_GZIP):
        data = _unpacked(data, where)
    if what := next((what for mark, what in _FOREIGN.items() if data.startswith(mark)), None):
        raise IntakeError(what, where=where, hint=_HINT)
    doubt = None
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        # Only names of places can be other than ASCII; a wrong letter in one changes no figure.
        text, doubt = data.decode("cp1252", errors="replace"), "the file is not UTF-8; names in it may be misspelled"
    if "\0" in text[:100_000]:
        raise IntakeError("is not text", where=where, hint=_HINT)
    return text, doubt


def _unpacked(data: bytes, where: str) -> bytes:
    try:
        unpacker = zlib.decompressobj(_GZIP_WINDOW)
        plain = unpacker.decompress(data, SPEED_TEST_BYTES + 1)
    except zlib.error:
        raise IntakeError("is a broken gzip file", where=where, hint="Download it again.") from None
    if len(plain) > SPEED_TEST_BYTES:
        raise IntakeError(
            f"unpacks to more than the {SPEED_TEST_BYTES // MEBIBYTE} MB that are read",
            where=where,
            hint="Cut it to the period that matters.",
        )
    if not unpacker.eof:
        raise IntakeError("is a gzip file cut short", where=where, hint="Download it again.")
    return plain
