"""Tables that do harm or hide something, tried at the command line: what is said, and what is written."""

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from assess.batch.records import Depth, Options, RawRow, RowResult, Task
from assess.batch.summary import Counts, Ran, render_summary, to_json
from assess.batch.tables.table import open_table
from assess.batch.work import answer_rows
from assess.batch.writing import Line, write_errors_csv, write_results
from assess.cli.batch import batch
from assess.errors import ExitCode, IntakeError

HEADINGS = ("Site ID", "Last Name", "Address", "State", "Zip code", "Main Breaker", "Square Feet", "Notes")
GOOD = ("S-1", "", "1 Sycamore Lane", "CO", "80202", 200, 1800, "")
OPTIONS = Options(dt.date(2026, 5, 1), Depth.SCREEN)
HOSTILE = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "  =1",
    "\n=1",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|' /C calc'!A0",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "<script>alert(1)</script>",
)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def text(path: Path, *rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def book(path: Path, *rows: tuple[object, ...], change: Callable[[Any], object] | None = None) -> Path:
    """Write rows as a workbook, changed before it is saved."""
    made = Workbook()
    sheet: Any = made.active
    for row in (HEADINGS, *rows):
        sheet.append(row)
    if change is not None:
        change(sheet)
    made.save(path)
    return path


def looked_at(path: Path) -> tuple[int, str]:
    """Return the exit code of a look at a table, and all that it said, on one line."""
    ran = CliRunner().invoke(batch, ["check", str(path), "--all"], terminal_width=200)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, " ".join(ran.output.split())


def answered(path: Path) -> tuple[tuple[str, ...], list[Line], list[RowResult]]:
    """Return headings, lines and results of a table."""
    with open_table(path) as table:
        rows: list[RawRow] = list(table.rows())
        results = answer_rows(Task(table.headings, tuple(rows), OPTIONS))
        return table.headings, [(row.cells, one) for row, one in zip(rows, results, strict=True)], results


@pytest.mark.parametrize(
    ("column", "cell", "code", "says"),
    [
        (5, "200A", ExitCode.ASSESSED, "service rating 200 A"),
        (5, "2x200", ExitCode.ASSESSED, "was read as one service of class 400"),
        (5, "320/400", ExitCode.ASSESSED, "service rating 400 A"),
        (5, 1e308, ExitCode.INTAKE, "out of range"),
        (5, dt.datetime(1900, 7, 18), ExitCode.ASSESSED, "is a date, in a column of numbers"),  # noqa: DTZ001 - as books have it
        (5, "x" * 40_000, ExitCode.INTAKE, "is not a number"),
        (6, "1e308", ExitCode.ASSESSED, "is that of no dwelling, and was left out"),
        (6, "9" * 400, ExitCode.INTAKE, "Square Feet"),
    ],
)
def test_cells_that_are_no_plain_numbers(column: int, cell: Any, code: ExitCode, says: str, tmp_path: Path) -> None:
    """Read where that is safe, told where it may be otherwise; the one row of the table decides the exit code."""
    row = (*GOOD[:column], cell, *GOOD[column + 1 :])
    found, said = looked_at(book(tmp_path / "homes.xlsx", row))
    assert (found, says in said) == (code, True), said


def test_an_xlsx_hides_nothing(tmp_path: Path) -> None:
    """Merged and doubled headings, a formula without a value and a hidden sheet are each told."""

    def change(sheet: Any) -> None:
        sheet.merge_cells("B1:C1")
        sheet["H1"] = "Main Breaker"
        sheet["G2"] = "=900*2"
        sheet.parent.create_sheet("Old").sheet_state = "hidden"

    code, said = looked_at(book(tmp_path / "homes.xlsx", GOOD, change=change))
    assert code == ExitCode.ASSESSED
    for words in (
        "columns B to C are merged",
        '"Main Breaker" stands there more than once',
        "holds a formula without a saved value",
        '"Old" is hidden, and not read',
    ):
        assert words in said


def test_exit_codes_of_a_look(tmp_path: Path) -> None:
    """All rows well, some wrong, none of use."""
    bad = (*GOOD[:5], "bad", *GOOD[6:])
    other = ("S-2", "", "2 Sycamore Lane", *GOOD[3:])
    assert looked_at(text(tmp_path / "a.csv", GOOD, other))[0] == ExitCode.ASSESSED
    assert looked_at(text(tmp_path / "b.csv", GOOD, (*other[:5], "bad", *other[6:])))[0] == ExitCode.ROWS_FAILED
    assert looked_at(text(tmp_path / "c.csv", bad))[0] == ExitCode.INTAKE
    assert looked_at(text(tmp_path / "d.csv"))[0] == ExitCode.INTAKE


def test_a_table_that_is_refused_leaves_no_folder(tmp_path: Path) -> None:
    """A workbook with macros, one with a cell far away, and a text of no encoding."""
    macros = book(tmp_path / "macros.xlsm", GOOD)
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", "x")
    far = book(tmp_path / "far.xlsx", GOOD, change=lambda sheet: sheet.cell(1_048_576, 16_384, 1))
    encoded = text(tmp_path / "no.csv", GOOD)
    encoded.write_bytes(encoded.read_bytes() + b"S-2,\xff\x81\r\n")
    for path in (macros, far, encoded):
        ran = CliRunner().invoke(batch, ["run", str(path), "--out", str(tmp_path / "out"), "--screen"])
        assert isinstance(ran.exception, IntakeError)
        assert str(ran.exception).startswith(str(path))
        assert ran.exception.hint
        assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_million_empty_rows_are_none(tmp_path: Path) -> None:
    """As Excel leaves them behind where a column was formatted to the bottom."""
    path = text(tmp_path / "homes.csv", GOOD)
    with path.open("ab") as file:
        file.write(b",,,,,,,\r\n" * 1_000_000)
    with open_table(path) as table:
        assert sum(1 for _ in table.rows()) == 1


def test_hostile_text_is_text_in_every_file(tmp_path: Path) -> None:
    """In any column, among results and rows to be mended as CSV and xlsx, and in the summary; nothing is a formula."""
    rows: list[tuple[object, ...]]
    rows = [(f"S-{n}", hostile, hostile, "CO", "80202", hostile, 1800, hostile) for n, hostile in enumerate(HOSTILE)]
    rows += [(hostile, "", f"{n} Elm St", "CO", "80202", 200, 1800, hostile) for n, hostile in enumerate(HOSTILE)]
    headings, lines, results = answered(text(tmp_path / "homes.csv", *rows))
    write_results(tmp_path / "results.csv", lines, headings)
    write_results(tmp_path / "results.xlsx", lines, headings)
    write_errors_csv(tmp_path / "errors.csv", headings, lines)
    for name in ("results.csv", "errors.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, strict=True) for cell in row]
        assert not [cell for cell in cells if cell.lstrip(" ").startswith(_STARTS)]
    types = {cell.data_type for sheet in load_workbook(tmp_path / "results.xlsx") for row in sheet for cell in row}
    assert types <= {"s", "n"}
    counts = Counts()
    for result in results:
        counts.add(result)
    for page in (render_summary(counts, Ran(OPTIONS)), to_json(counts, Ran(OPTIONS))):
        assert not [hostile for hostile in HOSTILE if len(hostile) > 6 and hostile in page]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_rows_to_be_mended_come_back_the_same(ending: str, tmp_path: Path) -> None:
    """Fed back as they are, even by way of a spreadsheet program, the problems are the same; mended, they are homes."""
    rows = [
        (f"S-{n}", hostile, f"{n} Elm St", "CO", "80202", "bad", 1800, hostile) for n, hostile in enumerate(HOSTILE)
    ]
    headings, lines, _ = answered(text(tmp_path / "homes.csv", *rows))
    write_errors_csv(tmp_path / "errors.csv", headings, lines)
    with (tmp_path / "errors.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.reader(file))
    back = tmp_path / f"back{ending}"
    if ending == ".xlsx":
        made = Workbook()
        for row in told:
            made.active.append(row)  # type: ignore[union-attr]
        for cell in (cell for row in made.active for cell in row):  # type: ignore[union-attr]
            cell.data_type = "s"
        made.save(back)
    else:
        back.write_bytes((tmp_path / "errors.csv").read_bytes())
    headings, lines, results = answered(back)
    assert [cells[: len(HEADINGS)] for cells, _ in lines] == [
        tuple(re.sub(r"^\N{APOSTROPHE}", "", cell) or None for cell in row[: len(HEADINGS)]) for row in told[1:]
    ]
    write_errors_csv(tmp_path / "again.csv", headings, lines)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "errors.csv").read_bytes()
    mended = text(tmp_path / "mended.csv", *[(*row[:5], "200A", *row[6:]) for row in told[1:]], headings=tuple(told[0]))
    assert all(result.answer is not None for result in answered(mended)[2])
    assert results[0].answer is None
