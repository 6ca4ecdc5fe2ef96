"""Workbooks from strangers."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from assess.errors import IntakeError
from assess.readers.panels import read_panel


def saved(path: Path, *rows: tuple[str | float | date, ...]) -> Path:
    """Return the path of a workbook with these rows."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def refused(path: Path) -> str:
    """Return why a file is refused."""
    with pytest.raises(IntakeError) as caught:
        read_panel(path)
    return str(caught.value)


def test_numbers_of_a_sheet_are_spaces(tmp_path: Path) -> None:
    """7.0 is space 7; True is yes; sheets follow one another."""
    path = saved(tmp_path / "p.xlsx", ("space", "breaker_a", "label", "managed"), (7.0, 20, "Bath", True))
    (circuit,) = read_panel(path).panel.circuits or ()
    assert (circuit.space, circuit.breaker_a, circuit.managed) == ("7", 20, True)


def test_a_date_for_two_spaces_is_told_as_such(tmp_path: Path) -> None:
    """A spreadsheet makes a date of 7-9."""
    path = saved(tmp_path / "p.xlsx", ("space", "label"), (date(2026, 7, 9), "Range"))
    assert "row 2: holds a date where a space or a figure belongs" in refused(path)


def test_formulas_are_not_computed(tmp_path: Path) -> None:
    """A formula that no program has computed has no value, so the row has no space."""
    path = saved(tmp_path / "p.xlsx", ("space", "label"), ("=1+2", "Bath"))
    assert "row 2, space: has no space number" in refused(path)


def archive(**parts: bytes) -> bytes:
    """Return a zip of these parts; two underscores stand for a slash and one for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(a_csv=b"space,label"), "is a zip archive and no xlsx workbook"),
        (archive(xl__workbook_xml=b"", xl__vbaProject_bin=b""), "holds macros"),
        (archive(xl__workbook_xml=b"<a/>"), "is a broken workbook"),
        (archive(xl__workbook_xml=b"<a/>", xl__big=bytes(40 * 1024**2)), "unpacks to more than"),
        (archive(xl__workbook_xml=b"<a/>" * 99)[:60], "is a broken or cut-off zip archive"),
        (b"%PDF-1.7", "is a PDF"),
        (bytes(range(256)) * 4, "is not UTF-8 text"),
    ],
    ids=["zip", "macros", "broken", "large", "cut off", "pdf", "bytes"],  # the bytes of an archive hold its time
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    """Archives without a workbook, with macros, broken, or that grow; other files by what they are."""
    path = tmp_path / "p.xlsx"
    path.write_bytes(data)
    assert says in refused(path)


def test_a_folder_is_no_schedule(tmp_path: Path) -> None:
    """The message says so."""
    assert "is a folder" in refused(tmp_path)
