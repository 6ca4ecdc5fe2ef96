"""The spreadsheet that people fill in, as a file and in the programs that open it."""

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from assess.batch.records import Options, RawRow, Task
from assess.batch.template import template_columns, write_template
from assess.batch.template.columns import entry_rows, examples
from assess.batch.template.writing import template_bytes
from assess.batch.work import answer_rows
from assess.errors import AssessError, ReportError, UsageError
from assess.intake import Home
from assess.readers.rows import home_of, mapping_of

HEADINGS = tuple(column.heading for column in template_columns())
# Every sheet of the workbook as a CSV of its own: commas, UTF-8, cells as they are shown.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def checks_of(path: Path) -> dict[str, tuple[str | None, str | None, str]]:
    """Return kind, formula and range of the check of every column of the sheet that is filled in."""
    sheet = load_workbook(path)["Homes"]
    found = {}
    for check in sheet.data_validations.dataValidation:
        for area in check.sqref.ranges:
            found[str(sheet.cell(1, area.min_col).value)] = (check.type, check.formula1, area.coord)
    return found


def homes_of(rows: list[list[str]]) -> list[Home]:
    """Return the homes of rows whose first has the headings."""
    mapping = mapping_of(rows[0])
    return [home_of(dict(zip(rows[0], row, strict=True)), mapping) for row in rows[1:]]


def test_its_sheets_and_what_they_are_called(template: Path) -> None:
    """Instructions come first, the sheet to fill in has one row of headings, and the lists are hidden."""
    book = load_workbook(template)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Instructions", "visible"),
        ("Homes", "visible"),
        ("Examples", "visible"),
        ("Lists", "hidden"),
    ]
    properties: Any = book
    assert properties.custom_doc_props["schema_version"].value == "assess-template-1"
    for name in ("Homes", "Examples"):
        assert tuple(cell.value for cell in book[name][1]) == HEADINGS
        assert book[name].freeze_panes == "B2"
        assert book[name].page_setup.orientation == "landscape"
    assert book["Homes"].max_row == 1
    said = " ".join(str(cell.value) for row in book["Instructions"] for cell in row if cell.value)
    for words in (
        "blank is unknown, never zero and never no",
        "assess batch run",
        "assess batch check",
        "sent nowhere",
    ):
        assert words in said
    assert set(HEADINGS) <= set(said.split("  ")) | {str(cell.value) for cell in book["Instructions"]["C"]}


def test_headings_are_locked_and_cells_are_open(template: Path) -> None:
    """By the style of each column, so that ten thousand rows cost nothing; without a password."""
    sheet = load_workbook(template)["Homes"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert all(cell.protection.locked for cell in sheet[1])
    columns = [sheet.column_dimensions[get_column_letter(place)] for place in range(1, len(HEADINGS) + 1)]
    assert not any(column.protection.locked for column in columns)
    assert columns[HEADINGS.index("ZIP code")].number_format == "@"
    assert columns[HEADINGS.index("Year built")].number_format == "0"


def test_every_column_has_a_prompt_and_the_check_that_fits_it(template: Path) -> None:
    """A list for words, bounds for numbers, over all rows at once."""
    checks = checks_of(template)
    assert tuple(checks) == HEADINGS
    for place, column in enumerate(template_columns(), 1):
        kind, formula, area = checks[column.heading]
        letter = get_column_letter(place)
        assert area == f"{letter}2:{letter}{entry_rows() + 1}"
        expected = {"choice": "list", "whole": "whole", "number": "decimal", "digits": "textLength", "text": None}
        assert kind == expected[column.form]
        assert (formula is None) == (kind is None)
    for check in load_workbook(template)["Homes"].data_validations.dataValidation:
        assert check.prompt
        assert len(check.prompt) <= 255
        assert check.type is None or (check.error and len(check.error) <= 255)


def test_a_list_offers_the_words_of_its_column(template: Path) -> None:
    """The range that a check names holds just these words."""
    book, checks = load_workbook(template), checks_of(template)
    for column in template_columns():
        if column.choices:
            sheet, _, area = str(checks[column.heading][1]).partition("!")
            assert tuple(str(cell.value) for (cell,) in book[sheet][area.replace("$", "")]) == column.choices


def test_nothing_in_it_is_a_formula(template: Path) -> None:
    """Cells are text and numbers; there are no macros, links or comments."""
    cells = [cell for sheet in load_workbook(template) for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    parts = zipfile.ZipFile(template).namelist()
    assert [part for part in parts if "vba" in part.lower() or "external" in part.lower() or "comment" in part] == []


def test_the_same_bytes_every_time(template: Path) -> None:
    """Two copies can be told to be the same, and a program's release changes nothing unasked."""
    assert template_bytes() == template.read_bytes()
    with zipfile.ZipFile(template) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {2000}
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


def test_a_file_that_exists_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    """Someone's filled-in homes are not lost by a second command."""
    path = tmp_path / "homes.xlsx"
    path.write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        write_template(path)
    assert path.read_text() == "mine"
    write_template(path, force=True)
    assert load_workbook(path).sheetnames[1] == "Homes"
    assert [entry.name for entry in tmp_path.iterdir()] == ["homes.xlsx"]


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("homes.csv", UsageError, "is a workbook"),
        ("homes", UsageError, "is a workbook"),
        ("no/such/folder/homes.xlsx", ReportError, "no such file or directory"),
        ("folder.xlsx", UsageError, "exists already"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, error: type[AssessError], says: str) -> None:
    """What is wrong with it is said, and nothing is left behind."""
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(error, match=says):
        write_template(tmp_path / name)
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.xlsx"]


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    """Not even with --force."""
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(ReportError, match="is a folder"):
        write_template(tmp_path / "folder.xlsx", force=True)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    """One message, and the file is as it was."""
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(ReportError, match="not a directory"):
        write_template(tmp_path / "notes" / "homes.xlsx")
    assert (tmp_path / "notes").read_text() == "mine"


def test_a_sheet_that_was_filled_in_is_read(template: Path, tmp_path: Path) -> None:
    """The examples, typed into the sheet of homes and saved, are the homes that they were."""
    book = load_workbook(template)
    for number, example in enumerate(examples(), 2):
        for place, heading in enumerate(HEADINGS, 1):
            book["Homes"].cell(number, place, example.cells.get(heading))
    book.save(tmp_path / "filled.xlsx")
    rows: list[Any] = list(load_workbook(tmp_path / "filled.xlsx")["Homes"].iter_rows(values_only=True))
    for example, cells in zip(examples(), rows[1:], strict=True):
        (result,) = answer_rows(Task(rows[0], (RawRow(2, cells),), Options(on=date(2026, 11, 1))))
        assert result.answer is not None
        assert result.answer.outcome == example.outcome


@pytest.mark.slow
def test_libreoffice_reads_the_examples_as_we_do(template: Path, office: Callable[[Path, str], Path]) -> None:
    """Saved as CSV by another program, each row is the same home as from the data."""
    saved = office(template, EVERY_SHEET)
    assert {path.name for path in saved.iterdir()} >= {"homes-Homes.csv", "homes-Examples.csv"}
    with (saved / "homes-Examples.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == HEADINGS
    meant = [[str(example.cells.get(heading, "")) for heading in HEADINGS] for example in examples()]
    assert homes_of(rows) == homes_of([list(HEADINGS), *meant])


@pytest.mark.slow
def test_libreoffice_keeps_lists_and_checks(template: Path, office: Callable[[Path, str], Path]) -> None:
    """Opened and saved by another program it is still a sheet with lists, bounds and open cells."""
    saved = office(template, "xlsx") / "homes.xlsx"
    before, after = checks_of(template), checks_of(saved)
    lists = {heading: formula for heading, (kind, formula, _) in before.items() if kind == "list"}
    kept = {heading: formula for heading, (kind, formula, _) in after.items() if kind == "list"}
    assert {heading: str(formula).replace("$", "") for heading, formula in kept.items()} == {
        heading: str(formula).replace("$", "") for heading, formula in lists.items()
    }
    for heading, (kind, _, area) in before.items():
        if kind in {"whole", "decimal"}:
            assert after[heading][0] == kind
            # LibreOffice keeps the check of a thousand rows beyond the last that is filled.
            kept_area, whole_area = CellRange(after[heading][2]), CellRange(area)
            assert kept_area.issubset(whole_area)
            assert kept_area.min_row == whole_area.min_row
            assert kept_area.size["rows"] >= 1_000
    book = load_workbook(saved)
    assert tuple(cell.value for cell in book["Homes"][1])[: len(HEADINGS)] == HEADINGS
    assert book["Homes"].protection.sheet
    assert not book["Homes"].column_dimensions["B"].protection.locked
