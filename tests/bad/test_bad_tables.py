"""One table that cannot be read per message: bombs, locks, macros, other kinds of file, and what is cut off."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.batch.tables.table import open_table
from assess.errors import ExitCode, IntakeError, UsageError

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
SHEET = "xl/worksheets/sheet1.xml"
MEBIBYTE = 1024 * 1024


def members() -> dict[str, bytes]:
    """Return the parts of a workbook of two headings and one home, as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Site ID", "Main Breaker"])
    sheet.append(["one", 200])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(**changed: bytes | str) -> bytes:
    """Return a workbook in which parts are changed or added; `sheet` is the XML of its rows."""
    parts: dict[str, bytes | str] = {**members()}
    if "sheet" in changed:
        rows = changed.pop("sheet")
        parts[SHEET] = f'<worksheet xmlns="{SHEETS}"><sheetData>{rows!s}</sheetData></worksheet>'
    parts.update(changed)
    return zipped(parts)


def zipped(parts: dict[str, Any]) -> bytes:
    """Return a zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def bomb(name: str, before: bytes, again: bytes, times: int, states: int | None = None) -> bytes:
    """Return a workbook with a part that repeats a block of bytes, made in no time; `states` is the size it tells."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = squeeze.compress(before) + squeeze.flush(zlib.Z_FULL_FLUSH)
    block = squeeze.compress(again) + squeeze.flush(zlib.Z_FULL_FLUSH)
    stream = head + block * times + squeeze.flush()
    size = states or len(before) + len(again) * times
    whole = bytearray(packed(**{name: stream}))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entry = archive.getinfo(name)
    # The stream is put in the place of itself, packed once more, and both of its headers say so.
    at = entry.header_offset
    begin = at + 30 + sum(struct.unpack_from("<HH", whole, at + 26))
    behind = bytes(whole[begin + entry.compress_size :])
    sizes = struct.pack("<III", entry.CRC, len(stream), size)
    whole[at + 14 : at + 26] = sizes
    moved = bytes(whole[:begin]) + stream + behind
    return _with_directory(moved, name, sizes, len(stream) - entry.compress_size)


def _with_directory(data: bytes, name: str, sizes: bytes, shift: int) -> bytes:
    whole = bytearray(data)
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", whole, end + 16)[0] + shift
    struct.pack_into("<I", whole, end + 16, start)
    offset, changed = start, -1
    while whole[offset : offset + 4] == b"PK\x01\x02":
        length, extra, comment = struct.unpack_from("<HHH", whole, offset + 28)
        at = struct.unpack_from("<I", whole, offset + 42)[0]
        if whole[offset + 46 : offset + 46 + length] == name.encode():
            whole[offset + 16 : offset + 28] = sizes
            changed = at
        elif 0 <= changed < at:
            struct.pack_into("<I", whole, offset + 42, at + shift)
        offset += 46 + length + extra + comment
    return bytes(whole)


def cell(place: str) -> str:
    """Return a cell with a figure."""
    return f'<c r="{place}"><v>1</v></c>'


ROWS = f'<worksheet xmlns="{SHEETS}"><sheetData>'.encode()
ZEROS = b"0" * MEBIBYTE
SPARSE = f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'
WIDE = f'<row r="1">{cell("A1")}{cell("ALM1")}</row>'
SCATTERED = f'<row r="1">{cell("ALL1")}</row><row r="900000">{cell("A900000")}</row>'
BINARY = bytes(range(256)) * 20

# Name: the bytes, words of the message.
WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty. A table has a row of headings"),
    "blank": (lambda: b"\xef\xbb\xbf\r\n \r\n", "is empty"),
    "home": (
        lambda: b'# A home.\n[service]\nrating_a = "200 A"\n\n[[loads]]\nkind = "range"\n',
        "is one home, not a table of homes. Assess it with: assess home FILE",
    ),
    "old": (lambda: OLE, "is an old .xls workbook. Open it and save it as .xlsx."),
    "locked": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password. Open it, take"),
    "pdf": (lambda: b"%PDF-1.7\n", "is a PDF. Ask for the table itself, as .xlsx or CSV."),
    "image": (lambda: b"\x89PNG\r\n\x1a\n", "is an image"),
    "json": (lambda: b'[\n {"site": 1}]', "is JSON. Save the table as CSV, .xlsx or Parquet."),
    "web page": (lambda: b"<html><table><tr><td>Site", "is a web page or XML, whatever its name says"),
    "gzip": (lambda: b"\x1f\x8b\x08\0", "is compressed with gzip. Unpack it"),
    "program": (lambda: BINARY, "is not text, and of no kind that is read"),
    "open document": (lambda: zipped({"content.xml": "<a/>"}), "is an OpenDocument file (.ods). Open it and save it"),
    "numbers": (lambda: zipped({"Index/Document.iwa": "x"}), "is a Numbers document. Export it from Numbers as Excel"),
    "binary book": (lambda: zipped({"xl/workbook.bin": "x"}), "is a binary workbook (.xlsb)"),
    "letter": (lambda: zipped({"word/document.xml": "x"}), "is a text document (.docx)"),
    "archive": (lambda: zipped({"homes.csv": "a,b\n"}), "is a zip archive and no .xlsx workbook. Unpack it"),
    "macros": (lambda: packed(**{"xl/vbaProject.bin": b"x"}), "with macros, which are never run. Save it as .xlsx"),
    "for macros": (
        lambda: packed(**{"[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
        "is a workbook for macros (.xlsm). Save it as .xlsx",
    ),
    "cut off": (lambda: packed()[:-200], "is a damaged or cut-off .xlsx workbook. Download it again"),
    "cut off early": (lambda: packed()[:100], "is a damaged or cut-off .xlsx workbook"),
    "two of a name": (lambda: packed(**{"XL/workbook.xml": "<a/>"}), "holds two parts of one name"),
    "outside": (lambda: packed(**{"../../etc/x": "x"}), "or one outside its folder"),
    "entities": (
        lambda: packed(**{"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'}),
        "declares a document type or entities",
    ),
    "entities in the sheet": (
        lambda: packed(**{SHEET: f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{SHEETS}">&b;</worksheet>'}),
        "holds a sheet that no spreadsheet program writes",
    ),
    "broken sheet": (lambda: packed(sheet="<row><c></row>"), "is a broken workbook ("),
    "no sheet": (lambda: packed(**{"xl/workbook.xml": "<workbook/>"}), "is a workbook without a sheet of cells"),
    "one huge cell": (lambda: bomb(SHEET, ROWS, ZEROS, 1025), "unpacks to 1,025 MB, more than the 1,024 MB"),
    "huge words": (lambda: bomb("xl/sharedStrings.xml", b"<sst>", ZEROS, 1025), "unpacks to 1,025 MB"),
    "huge words that are said to be few": (
        lambda: bomb("xl/sharedStrings.xml", b"<sst>", ZEROS, 1025, states=5_000),
        "unpacks to more than it states. It is broken, or made to do harm.",
    ),
    "huge cell that is said to be small": (
        lambda: bomb(SHEET, ROWS, ZEROS, 1025, states=5_000),
        "unpacks to more than it states",
    ),
    "one row without end": (
        lambda: bomb(SHEET, ROWS, b"<row><c><v>1</v></c></row>" * 40_000, 200),
        "times its size, which no table does",
    ),
    "sparse": (lambda: packed(sheet=SPARSE), "has a cell in column XFD, beyond the 1,000 columns that are read"),
    "wide": (lambda: packed(sheet=WIDE), "has a cell in column ALM, beyond the 1,000 columns that are read"),
    "scattered": (
        lambda: packed(sheet=SCATTERED),
        "spreads its cells over 900,000 rows and as far as column ALL, more than the memory can take",
    ),
    "row beyond all": (lambda: packed(sheet=f"<row>{cell('A1048577')}</row>"), "more than the 1,048,576 rows"),
    "no headings": (
        lambda: packed(sheet=f'<row r="1">{cell("A1")}</row>'),
        "has no row of headings among its first 20",
    ),
    "empty sheet": (lambda: packed(sheet=""), "has no row of headings among its first 20"),
    "figures": (lambda: b"1,2\n3,4\n", "has no row of headings among its first 20 rows. The headings stand in one row"),
    "wide text": (lambda: b",".join(b"c%d" % n for n in range(1001)), "has more than the 1,000 columns that are read"),
    "no encoding": (
        lambda: "a,b\n1,Café\n".encode() + "2,Café \x81\n".encode("latin-1"),
        "is neither UTF-8 nor Windows-1252: line 3 is not UTF-8, and line 3 holds a character of neither",
    ),
    "half a character": (lambda: "a,b\n1,2\n".encode("utf-16") + b"\0", "line 3 is not UTF-16. Save it as"),
    "cut-off parquet": (lambda: b"PAR1" + b"\0" * 50, "is a broken or cut-off Parquet file. Write it again"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_table_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    """The message leads with the file, says what it is and what would be right; nothing takes long."""
    made, message = WRONG[name]
    path = tmp_path / "homes.csv"
    path.write_bytes(made())
    begun = time.process_time()
    with pytest.raises(IntakeError) as caught:
        open_table(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)
    assert caught.value.exit_code == ExitCode.INTAKE
    assert time.process_time() - begun < 3  # the bombs hold a gigabyte, which takes longer


def test_a_damaged_part_is_told_from_a_broken_one(tmp_path: Path) -> None:
    """One letter changed on the way shows in the check sum."""
    parts = members()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path = tmp_path / "homes.xlsx"
    path.write_bytes(buffer.getvalue().replace(b"<v>200</v>", b"<v>900</v>"))
    with pytest.raises(IntakeError, match="is a damaged or cut-off"):
        open_table(path)


def test_nested_and_binary_columns_of_parquet_are_refused(tmp_path: Path) -> None:
    """They are named, and what to do with them."""
    pa: Any = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "homes.parquet"
    table = {"site": ["one"], "loads": [["oven", "dryer"]], "photo": [b"\x89PNG"], "place": [{"city": "Ada"}]}
    parquet.write_table(pa.table(table), path)
    with pytest.raises(IntakeError, match='holds lists, records or bytes in columns "loads", "photo", "place"'):
        open_table(path)


def test_files_that_are_not_there_or_are_folders(tmp_path: Path) -> None:
    """The system's own words, in small letters."""
    with pytest.raises(IntakeError, match="cannot be read: no such file or directory"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(IntakeError, match="cannot be read: is a directory"):
        open_table(tmp_path)


def test_a_sheet_is_for_workbooks(tmp_path: Path) -> None:
    """A CSV has none."""
    path = tmp_path / "homes.csv"
    path.write_text("a,b\n", "utf-8")
    with pytest.raises(UsageError, match="is a CSV, which has no sheets"):
        open_table(path, sheet="Homes")


def test_a_workbook_whose_sheets_are_all_hidden(tmp_path: Path) -> None:
    """None of them is read."""
    book = members()["xl/workbook.xml"].decode().replace('state="visible"', 'state="veryHidden"')
    path = tmp_path / "homes.xlsx"
    path.write_bytes(packed(**{"xl/workbook.xml": book}))
    with pytest.raises(UsageError, match='all sheets are hidden: "Sheet"'):
        open_table(path)


def test_headings_only_are_a_table_without_rows(tmp_path: Path) -> None:
    """It is for whoever runs it to say that there is nothing to do."""
    path = tmp_path / "homes"
    for content in (b"Site ID,Main Breaker", packed(sheet="".join(_headings()))):
        path.write_bytes(content)
        with open_table(path) as table:
            assert table.headings == ("Site ID", "Main Breaker")
            assert list(table.rows()) == []


def _headings() -> list[str]:
    texts = (("A1", "Site ID"), ("B1", "Main Breaker"))
    cells = "".join(f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' for place, text in texts)
    return [f'<row r="1">{cells}</row>']


def test_pyarrow_is_asked_for_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is missing the message says how to get it."""
    from assess.errors import MissingLibrary

    path = tmp_path / "homes.parquet"
    path.write_bytes(b"PAR1" + b"\0" * 50)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingLibrary, match=r"or install it: .* install .*pyarrow>="):
        open_table(path)
