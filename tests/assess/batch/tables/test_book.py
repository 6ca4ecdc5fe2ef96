from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from assess.batch.records import RawRow
from assess.batch.tables.table import Table, open_table
from assess.errors import UsageError

Book = Callable[..., Path]
Row = Callable[..., str]
Read = Callable[..., tuple[Table, list[RawRow]]]


def codes(table: Table) -> list[str]:
    """Return the codes of what is told of a table."""
    return [note.code for note in table.notes]


def test_cells_keep_their_type_and_rows_their_number(book: Book, row: Row, dates: tuple[str, str], read: Read) -> None:
    """A date arrives as one, a time of day as text, a yes as a truth, and an empty cell as nothing."""
    cells = (
        '<c r="A3" t="inlineStr"><is><t>01101</t></is></c><c r="B3"><v>200</v></c><c r="C3" s="1"><v>46000</v></c>'
        '<c r="D3" t="b"><v>1</v></c><c r="F3" s="2"><v>0.5</v></c>'
    )
    path = book(
        row(2, "Zip", "Main Breaker", "Surveyed", "Gas", "Note", "At") + f'<row r="3">{cells}</row>', parts=[dates]
    )
    table, rows = read(path)
    assert (table.kind, table.sheet, table.heading_row, table.rows_known) == ("xlsx", "Homes", 2, 1)
    assert rows == [RawRow(3, ("01101", 200.0, date(2025, 12, 9), True, None, "12:00:00"))]


def test_a_formula_gives_its_saved_value_and_is_told(book: Book, row: Row, read: Read) -> None:
    """Without a saved value the cell is empty; an error is named; the row below is none of it."""
    cells = (
        '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2*2</f></c><c r="C2" t="e"><v>#N/A</v></c>'
        '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2" t="str"><f t="shared" si="0"/><v>x</v></c>'
    )
    rows = read(book(row(1, "a", "b", "c", "d", "e") + f'<row r="2">{cells}</row>' + row(3, 1, 2, 3, 4, "y")))[1]
    assert rows[0].cells == (2.0, None, None, None, "x")
    assert [(note.column, note.code) for note in rows[0].notes] == [
        (0, "formula"),
        (1, "formula_without_value"),
        (2, "error_value"),
        (3, "formula"),
        (3, "error_value"),
        (4, "formula"),
    ]
    assert "#DIV/0!" in rows[0].notes[4].says
    assert rows[1] == RawRow(3, (1.0, 2.0, 3.0, 4.0, "y"))


def test_rows_of_formulas_that_were_never_calculated_are_not_lost(book: Book, row: Row, read: Read) -> None:
    """The reader ends before them; they are given, empty, with what is told of them."""
    never = '<row r="4"><c r="B4"><f>1+1</f></c></row>'
    table, rows = read(book(row(1, "a", "b") + row(2, 1, 2) + never))
    assert table.rows_known == 3
    assert [(one.number, one.cells, len(one.notes)) for one in rows] == [(2, (1.0, 2.0), 0), (4, (None, None), 1)]


def test_cells_without_a_place_are_counted(book: Book, read: Read) -> None:
    """Some writers leave the places away; formulas are found all the same."""
    heads = "<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>"
    rows = read(book(heads + "<row><c><v>1</v></c><c><f>1</f><v>2</v></c></row>"))[1]
    assert rows[0].cells == (1.0, 2.0)
    assert [(note.column, note.code) for note in rows[0].notes] == [(1, "formula")]


def test_element_names_with_a_prefix_are_read(book: Book, row: Row, read: Read) -> None:
    """Some writers name the elements x:row and x:c; formulas are found in them too."""
    plain = row(1, "a", "b") + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>1</f><v>2</v></c></row>'
    sheet = f"<worksheet><sheetData>{plain}</sheetData></worksheet>".replace("</", "\0").replace("<", "<x:")
    sheet = sheet.replace("\0", "</x:").replace(
        "worksheet>", 'worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">', 1
    )
    rows = read(book("", parts=[("xl/worksheets/sheet1.xml", sheet)]))[1]
    assert rows[0].cells == (1.0, 2.0)
    assert [(note.column, note.code) for note in rows[0].notes] == [(1, "formula")]


def test_text_that_begins_a_formula_is_text(book: Book, row: Row, read: Read) -> None:
    """What another program might run arrives letter by letter."""
    bad = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2")
    rows = read(book(row(1, "a", "b", "c", "d") + row(2, *bad)))[1]
    assert rows == [RawRow(2, bad)]


def test_apostrophes_of_a_csv_of_ours_are_taken_off(book: Book, row: Row, read: Read) -> None:
    """They come along where it was opened in a spreadsheet program and saved as a workbook."""
    rows = read(book(row(1, "a", "b", "c") + row(2, "&apos;=1+1", "&apos;  -2", "&apos;87")))[1]
    assert rows == [RawRow(2, ("=1+1", "  -2", "'87"))]


def test_control_characters_are_taken_out(book: Book, row: Row, read: Read) -> None:
    """Tabs and line breaks stay; an escaped NUL goes, and a cell of nothing else is empty."""
    rows = read(book(row(1, "a", "b", "c") + row(2, "x_x0000_y&#10;z", "_x0007_", "a\tb")))[1]
    assert rows == [RawRow(2, ("xy\nz", None, "a\tb"))]


def test_a_million_empty_rows_cost_nothing(book: Book, row: Row, read: Read) -> None:
    """Formats of empty cells reach to the last row and column of the sheet, and are passed over."""
    empty = "".join(f'<row r="{n}" ht="15"/>' for n in range(3, 1_000_000))
    far = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    table, rows = read(book(row(1, "a", "b") + row(2, 1, 2) + empty + far))
    assert rows == [RawRow(2, (1.0, 2.0))]
    assert table.rows_known == 1


def test_empty_rows_between_others_are_given(book: Book, row: Row, read: Read) -> None:
    """They are reported as skipped; those at the end, even with blanks in them, are not there."""
    rows = read(book(row(1, "a", "b") + row(2, 1, 2) + row(5, 3, 4) + row(7, " ", "")))[1]
    nothing = (None, None)
    assert rows == [RawRow(2, (1.0, 2.0)), RawRow(3, nothing), RawRow(4, nothing), RawRow(5, (3.0, 4.0))]


def test_empty_columns_on_the_left_stay(book: Book, read: Read) -> None:
    """A table that begins in column C has its cells below its headings."""
    words = '<c r="C{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="D{0}" t="inlineStr"><is><t>{2}</t></is></c>'
    sheet = f'<row r="4">{words.format(4, "a", "b")}</row><row r="6">{words.format(6, "x", "y")}</row>'
    table, rows = read(book(sheet))
    assert (table.headings, table.heading_row) == (("", "", "a", "b"), 4)
    assert rows[-1] == RawRow(6, (None, None, "x", "y"))


def test_merged_headings_name_the_first_column(book: Book, row: Row, read: Read) -> None:
    """The others have none, their cells are kept; a title that is merged above is no heading."""
    sheet = row(1, "Homes of spring") + row(2, "Id", "Service", None, "Zip") + row(3, 1, 200, 240, 3)
    merged = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B2:C2"/><mergeCell ref="A30:A31"/></mergeCells>'
    table, rows = read(book(f"{sheet}\n{merged}"))
    assert table.headings == ("Id", "Service", "", "Zip")
    assert codes(table) == ["merged_cells", "merged_headings", "no_heading", "title_rows"]
    assert 'columns B to C are merged; "Service"' in table.notes[1].says
    assert rows == [RawRow(3, (1.0, 200.0, 240.0, 3.0))]


def test_headings_merged_over_two_rows_are_found_above(book: Book, row: Row, read: Read) -> None:
    """The value of merged cells stands in the topmost row of them."""
    sheet = row(1, "Zip") + row(2, None, "Volts", "Amps") + row(3, 1, 240, 200)
    table, _ = read(book(f'{sheet}\n<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'))
    assert table.headings == ("Zip", "Volts", "Amps")


def test_hidden_sheets_are_named_and_not_read(book: Book, row: Row, read: Read) -> None:
    """The first sheet that is shown and has headings is read; the others are told."""
    homes = row(1, "a", "b") + row(2, 1, 2)
    path = book(
        ("Costs", "hidden", homes), ("Secret", "veryHidden", homes), ("Cover", "", row(1, "x")), ("Spring", "", homes)
    )
    table, _ = read(path)
    assert table.sheet == "Spring"
    assert [note.says for note in table.notes] == [
        'The sheet "Spring" is read; "Cover" is left out.',
        '"Costs", "Secret" are hidden, and not read.',
    ]
    with pytest.raises(UsageError, match=r'"Secret" is hidden, and hidden sheets are not read\. Show it'):
        open_table(path, sheet="secret")


def test_the_sheet_called_homes_comes_first(book: Book, row: Row, read: Read) -> None:
    """A page of instructions before it may have a table too; and any sheet can be asked for."""
    path = book(("Read me", "", row(1, "c", "d")), ("Homes ", "", row(1, "a", "b")))
    assert read(path)[0].headings == ("a", "b")
    assert read(path, "read ME")[0].headings == ("c", "d")
    with pytest.raises(UsageError, match=r'has no sheet "Reed me"\. Did you mean "Read me"\?'):
        open_table(path, sheet="Reed me")


def test_links_to_other_files_are_told(book: Book, row: Row, read: Read) -> None:
    """They are never opened."""
    table, _ = read(book(row(1, "a", "b"), parts=[("xl/externalLinks/externalLink1.xml", "<externalLink/>")]))
    assert codes(table) == ["external_links"]


def test_rows_can_be_read_again_and_left_early(book: Book, row: Row) -> None:
    """Each call begins at the first row; closing ends the process that reads, wherever it stands."""
    path = book(row(1, "a", "b") + "".join(row(n, n, "x" * 500) for n in range(2, 5000)))
    with open_table(path) as table:
        first = list(islice(table.rows(), 3))
        assert first == list(islice(table.rows(), 3))
        assert [one.number for one in first] == [2, 3, 4]
        assert len(list(table.rows())) == 4998


def test_a_workbook_of_libreoffice_is_read(repo: Path, read: Read) -> None:
    """As saved by LibreOffice 7.4 from a CSV: dates, a text with an accent, an empty row and a formula."""
    table, rows = read(repo / "tests" / "data" / "batch" / "homes-libreoffice.xlsx")
    assert table.headings[:3] == ("Site ID", "Address", "City")
    assert [one.number for one in rows] == [2, 3, 4, 5]
    assert rows[1].cells[1] == "7 Café Row, Unit 2"
    assert rows[1].cells[8:] == (date(2026, 10, 4), None)
    assert not any(rows[2].cells)
    assert rows[3].cells[7] == 2
    assert [note.code for note in rows[3].notes] == ["formula"]


def test_a_workbook_of_openpyxl_is_read(tmp_path: Path, read: Read) -> None:
    """As this program's own template is made: a formula has no value yet, a text that begins with = is one."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.create_sheet("Homes")
    sheet.append(["Site ID", "Main Breaker", "Surveyed", "Said"])
    sheet.append(["op-1", 200, date(2026, 10, 3), None])
    sheet.append(["op-2", "=100+100", None, "x"])
    sheet["D2"].value, sheet["D2"].data_type = "=1+1", "s"
    made.save(tmp_path / "homes.xlsx")
    table, rows = read(tmp_path / "homes.xlsx")
    assert table.sheet == "Homes"
    assert rows[0] == RawRow(2, ("op-1", 200.0, date(2026, 10, 3), "=1+1"))
    assert rows[1].cells == ("op-2", None, None, "x")
    assert [note.code for note in rows[1].notes] == ["formula_without_value"]
