"""Workbooks made of a few lines of XML, so that a test says every letter that matters to it."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from assess.batch.records import RawRow
from assess.batch.tables.table import Table, open_table

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DATE_STYLES = (
    f'<styleSheet xmlns="{SHEETS}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/>'
    "</cellXfs></styleSheet>"
)
Cell = str | float | None
Sheet = tuple[str, str, str]
"""Name, state (empty where shown) and the XML of the rows, with what follows them on a second line."""


def text_row(number: int, *cells: Cell) -> str:
    """Return the XML of a row of texts and figures."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f'<row r="{number}">{"".join(_cell(f"{letters[n]}{number}", c) for n, c in enumerate(cells))}</row>'


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a workbook of sheets, and of other parts by their names."""

    def write(*sheets: Sheet | str, parts: Iterable[tuple[str, str | bytes]] = (), name: str = "homes.xlsx") -> Path:
        given = [("Homes", "", sheet) if isinstance(sheet, str) else sheet for sheet in sheets]
        listed = "".join(
            f'<sheet name="{title}" sheetId="{n}" {f"state={chr(34)}{state}{chr(34)}" if state else ""} r:id="r{n}"/>'
            for n, (title, state, _) in enumerate(given, 1)
        )
        relations = "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n, _ in enumerate(given, 1)
        )
        contents: dict[str, str | bytes] = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        }
        for n, (_, _, rows) in enumerate(given, 1):
            above, _, below = rows.partition("\n")
            contents[f"xl/worksheets/sheet{n}.xml"] = (
                f'<worksheet xmlns="{SHEETS}"><sheetData>{above}</sheetData>{below}</worksheet>'
            )
        contents.update(parts)
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in contents.items():
                archive.writestr(part, content)
        return path

    return write


@pytest.fixture
def row() -> Callable[..., str]:
    """Return the function that writes a row as XML."""
    return text_row


@pytest.fixture
def dates() -> tuple[str, str]:
    """Return the part of a workbook whose style 1 is a date, and style 2 a time of day."""
    return ("xl/styles.xml", DATE_STYLES)


@pytest.fixture
def read() -> Callable[..., tuple[Table, list[RawRow]]]:
    """Return a function that reads a table whole and gives it, closed, with its rows."""

    def whole(path: Path, sheet: str | None = None) -> tuple[Table, list[RawRow]]:
        with open_table(path, sheet=sheet) as table:
            return table, list(table.rows())

    return whole
