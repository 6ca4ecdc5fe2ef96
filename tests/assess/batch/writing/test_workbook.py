"""Results as a workbook."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assess.batch.records import RowResult, Status
from assess.batch.writing import Line, results_columns, workbook, write_results_xlsx
from assess.errors import ReportError

HEADS = [column.heading for column in results_columns()]


@pytest.fixture
def written(tmp_path: Path, lines: list[Line], headings: Sequence[str]) -> Path:
    """Return the results as a workbook."""
    assert write_results_xlsx(tmp_path / "results.xlsx", lines, headings) == len(lines)
    return tmp_path / "results.xlsx"


def test_every_text_is_typed_as_text(written: Path, lines: list[Line]) -> None:
    """Nothing is a formula, and each hostile cell is what it was; numbers are numbers."""
    sheet = load_workbook(written)["Results"]
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s", "n"}
    streets = [sheet.cell(row, len(HEADS) + 2).value for row in range(2, 7)]
    assert streets == [cells[1] for cells, _ in lines[:5]]
    assert sheet.cell(2, len(HEADS) + 3).value == "-200"
    assert sheet.cell(2, len(HEADS) + 4).value == -104.99
    assert sheet.cell(2, HEADS.index("Wall power (W)") + 1).value == 15951
    assert sheet.cell(2, len(HEADS) + 2).quotePrefix


def test_the_verdict_has_its_colour_and_the_sheet_its_filter(written: Path) -> None:
    """One light fill for each outcome; the headings stand still."""
    sheet = load_workbook(written)["Results"]
    verdicts = [sheet.cell(row, HEADS.index("Verdict") + 1) for row in range(2, 9)]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in verdicts if cell.value}
    assert len(set(fills.values())) == 5
    assert all(min(int(color[place : place + 2], 16) for place in (2, 4, 6)) > 0xD0 for color in fills.values())
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(sheet.max_column)}8"
    assert sheet.freeze_panes == "C2"


def test_it_is_printed_on_pages_that_can_be_read(written: Path) -> None:
    """Its own columns over two pages, with row and site on each; the input's are left out; problems on one."""
    book = load_workbook(written)
    for sheet, columns, wide in ((book["Results"], len(HEADS), 2), (book["Problems"], 8, 1)):
        assert sheet.print_area.replace("$", "").endswith(f"A1:{get_column_letter(columns)}{sheet.max_row}")
        assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (wide, "$A:$B")


def test_a_second_sheet_lists_every_problem(written: Path) -> None:
    """One line a problem, with its row and site."""
    rows = list(load_workbook(written)["Problems"].iter_rows(values_only=True))
    assert rows[0] == ("Row", "Site ID", "Makes it", "Column", "Value", "Code", "Problem", "Hint")
    assert rows[1][:6] == (7, "S-7", "warning", "=Note", "=1+1", "formula_text")
    assert rows[2][4:] == ("@SUM(1,2)", "not_a_number", '"@SUM(1,2)" is no number', "Write it.")
    assert len(rows) == 3


def test_what_a_workbook_cannot_hold_is_taken_out(tmp_path: Path) -> None:
    """Control characters and half characters would break the file, and a cell has an end."""
    lines: list[Line] = [(("a\x01b\ud800", "x" * 40_000), RowResult(2, "S", Status.OK, ""))]
    write_results_xlsx(tmp_path / "results.xlsx", lines, ["A", "B"])
    sheet = load_workbook(tmp_path / "results.xlsx")["Results"]
    assert sheet.cell(2, len(HEADS) + 1).value == "a\ufffdb\ufffd"
    assert len(str(sheet.cell(2, len(HEADS) + 2).value)) == 32_767


def test_more_rows_than_it_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the forms that hold them, and no file left behind."""
    assert workbook.MOST_WORKBOOK_ROWS == 50_000
    monkeypatch.setattr(workbook, "MOST_WORKBOOK_ROWS", 3)
    rows: list[Line] = [((), RowResult(number, "S", Status.OK, "")) for number in range(4)]
    assert write_results_xlsx(tmp_path / "three.xlsx", rows[:3]) == 3
    with pytest.raises(ReportError, match="holds 3 rows, and there are more"):
        write_results_xlsx(tmp_path / "four.xlsx", rows)
    assert [entry.name for entry in tmp_path.iterdir()] == ["three.xlsx"]


def test_a_run_that_breaks_off_leaves_what_was_there(tmp_path: Path, lines: list[Line]) -> None:
    """Neither a half file nor an open one."""

    def broken() -> Iterator[Line]:
        yield from lines[:3]
        raise KeyboardInterrupt

    path = tmp_path / "results.xlsx"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_results_xlsx(path, broken())
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["results.xlsx"]


@pytest.mark.slow
def test_libreoffice_starts_no_formula(written: Path, office: Callable[[Path, str], Path]) -> None:
    """Opened there and saved as CSV, every text is the text that it was."""
    saved = office(written, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
    with (saved / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    texts = [row[len(HEADS) + 1] for row in rows[1:6]]
    assert texts[:4] == ['=HYPERLINK("http://127.0.0.1/"&A1,"open")', "+1 Fir St", "@SUM(1,2)", "-200"]
    assert {row[len(HEADS) + 2] for row in rows[1:6]} == {"-200"}
