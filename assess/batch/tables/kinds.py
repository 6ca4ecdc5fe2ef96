"""What kind of table a file is, told by its content and never by its name."""

import re
from pathlib import Path

from assess.errors import IntakeError
from assess.intake import Home

READ = "Read are .xlsx workbooks, CSV and Parquet."
HEAD_BYTES = 64 * 1024

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "is a PDF", "Ask for the table itself, as .xlsx or CSV."),
    (b"\x89PNG", "is an image", READ),
    (b"\xff\xd8\xff", "is an image", READ),
    (b"GIF8", "is an image", READ),
    (b"SQLite format 3", "is a database", "Export the table as CSV."),
    (b"\x1f\x8b", "is compressed with gzip", "Unpack it and give the file in it."),
    (b"7z\xbc\xaf", "is a 7z archive", "Unpack it and give the file in it."),
    (b"Rar!", "is a RAR archive", "Unpack it and give the file in it."),
    (b"{\\rtf", "is a text document", "Save its table as .xlsx or CSV."),
    (b"ARROW1", "is an Arrow file", "Save it as Parquet or CSV."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table|workbook|meta)", re.IGNORECASE)
# A section or a field of the form, after blank lines and comments: further down it may be a line in somebody's note.
_FIELDS = "|".join(Home.model_fields)
_HOME = re.compile(
    rf"\A(?:[^\S\n]*+(?:#[^\n]*+)?\n)*+[^\S\n]*+(?:\[\[?(?:{_FIELDS})[].]|(?:{_FIELDS}|basis|from)[ \t]*=)"
)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')


def kind_of(path: Path) -> str:
    """Return "xlsx", "csv" or "parquet". Raises IntakeError with what to do, for what is none of them."""
    where = str(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise IntakeError("is a device or a pipe, not a file", where=where, hint=READ)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            file.seek(0, 2)
            size = file.tell()
    except OSError as error:
        raise IntakeError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=where) from None
    if not head.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise IntakeError("is empty", where=where, hint="A table has a row of headings and a row for each home.")
    if head.startswith(b"PK"):
        return "xlsx"
    if head.startswith(b"PAR1"):
        return "parquet"
    _refuse(head, size, where)
    return "csv"


def _refuse(head: bytes, size: int, where: str) -> None:
    """Raise IntakeError for what is no text, or text that is no table."""
    for mark, what, right in _MAGIC:
        if head.startswith(mark):
            raise IntakeError(what, where=where, hint=right)
    if head.startswith(_OLE):
        _refuse_ole(where, size)
    plain = head.decode("latin-1").removeprefix("\xef\xbb\xbf")
    if _MARKUP.match(plain):
        raise IntakeError(
            "is a web page or XML, whatever its name says",
            where=where,
            hint="Open it in a spreadsheet program and save it as .xlsx.",
        )
    if _HOME.match(plain):
        raise IntakeError("is one home, not a table of homes", where=where, hint="Assess it with: assess home FILE")
    if _JSON.match(plain):
        raise IntakeError("is JSON", where=where, hint="Save the table as CSV, .xlsx or Parquet.")


def _refuse_ole(where: str, size: int) -> None:
    """Raise IntakeError for a file of the old Office, in which a workbook with a password is wrapped too."""
    with Path(where).open("rb") as file:
        # The directory, which names what is wrapped, stands anywhere; it is looked for at both ends.
        ends = file.read(4 * 1024 * 1024)
        file.seek(max(size - 4 * 1024 * 1024, 0))
        ends += file.read()
    if "EncryptedPackage".encode("utf-16-le") in ends:
        raise IntakeError(
            "is locked with a password",
            where=where,
            hint="Open it, take the password off (File, Info, Protect Workbook) and save it.",
        )
    raise IntakeError("is an old .xls workbook", where=where, hint="Open it and save it as .xlsx.")
