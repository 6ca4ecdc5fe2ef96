"""Results as CSV."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from assess.batch.records import RowResult, Status
from assess.batch.writing import Line, results_columns, write_results_csv
from assess.batch.writing.safe import csv_cell, starts_a_formula
from assess.errors import ReportError

HEADS = [column.heading for column in results_columns()]


def read(path: Path) -> list[list[str]]:
    """Return the records of a CSV as another program reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_a_row_for_every_row_in_its_order(tmp_path: Path, lines: list[Line]) -> None:
    """The results, each under its heading, numbers as numbers and blanks where there is nothing."""
    assert write_results_csv(tmp_path / "results.csv", lines) == len(lines)
    rows = [dict(zip(HEADS, record, strict=True)) for record in read(tmp_path / "results.csv")[1:]]
    assert [row["Row"] for row in rows] == ["2", "3", "4", "5", "6", "7", "8"]
    assert [row["Verdict"] for row in rows] == ["go", "go_capped", "go_if", "no_go", "incomplete", "", ""]
    assert [row["GPUs"] for row in rows] == ["16", "16", "0", "0", "16", "", ""]
    assert [row["Cap per GPU (W)"] for row in rows] == ["600", "475", "", "", "600", "", ""]
    assert rows[0]["Wall power (W)"] == "15951"
    assert rows[0]["Share of it used (%)"] == "100"
    assert rows[2]["What would change it"] == "'=A larger service"
    assert rows[3]["Hazards that block"] == "panel make"
    assert rows[4]["What is missing"] == "Panel busbar rating; Large electric loads; A speed test of the line"
    assert rows[5]["Status"] == "error"
    assert rows[5]["First problem"] == 'Street: "@SUM(1,2)" is no number; Write it. (and 1 more)'
    assert rows[6]["Status"] == "skipped"


def test_the_inputs_own_columns_stand_behind(tmp_path: Path, lines: list[Line], headings: Sequence[str]) -> None:
    """A heading that we have too is told apart, a short row ends in blanks, and a number stays one."""
    write_results_csv(tmp_path / "results.csv", lines, headings)
    records = read(tmp_path / "results.csv")
    assert records[0] == [*HEADS, "Site ID (input)", "Street", "'=Note", "Longitude"]
    assert {len(record) for record in records} == {len(HEADS) + 4}
    assert records[1][-4:] == ["S-2", '\'=HYPERLINK("http://127.0.0.1/"&A1,"open")', "'-200", "-104.99"]
    assert records[6][-1] == ""


def test_it_is_the_csv_of_the_standard_and_of_spreadsheets(tmp_path: Path, lines: list[Line]) -> None:
    """RFC 4180 ends lines with CR LF; the mark at the front makes Excel read UTF-8."""
    write_results_csv(tmp_path / "results.csv", lines)
    data = (tmp_path / "results.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfRow,Site ID,Status")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"]
)
def test_text_that_could_start_a_formula_gets_an_apostrophe(text: str) -> None:
    """As ASVS 1.2.10 lists them, at single and at double width."""
    assert starts_a_formula(text)
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (-200, -200),
        (-0.5, -0.5),
        (3.0, 3),
        (True, "yes"),
        (None, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        ("1 Fir St", "1 Fir St"),
        ("a\0b", "ab"),
        ("\ud800", "?"),
        ("\0=1", "'=1"),
    ],
)
def test_other_cells_stand_as_they_are(cell: str | float | None, shown: str | float) -> None:
    """Numbers are numbers, also negative ones; what no file can hold is taken out."""
    assert csv_cell(cell) == shown


def test_a_run_that_breaks_off_leaves_what_was_there(tmp_path: Path, lines: list[Line]) -> None:
    """Half a table of results would be taken for a whole one."""

    def broken() -> Iterator[Line]:
        yield from lines[:3]
        raise KeyboardInterrupt

    path = tmp_path / "results.csv"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_results_csv(path, broken())
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["results.csv"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, lines: list[Line]) -> None:
    """One message, with the name of the file."""
    with pytest.raises(ReportError, match=r"results\.csv: cannot be written: no such file or directory"):
        write_results_csv(tmp_path / "gone" / "results.csv", lines)


def test_rows_are_taken_one_by_one(tmp_path: Path) -> None:
    """None is kept: nearly all of them are on the disk before the last is asked for."""

    def many() -> Iterator[Line]:
        for number in range(20_000):
            if number == 19_999:
                part = next(tmp_path.glob(".*.part"))
                assert part.stat().st_size > 300_000
            yield (), RowResult(number, "S", Status.OK, "")

    assert write_results_csv(tmp_path / "results.csv", many()) == 20_000


@pytest.mark.slow
def test_libreoffice_starts_no_formula(
    tmp_path: Path, lines: list[Line], headings: Sequence[str], office: Callable[[Path, str], Path]
) -> None:
    """Opened as a spreadsheet and saved again, every text is the text that it was."""
    write_results_csv(tmp_path / "results.csv", lines, headings)
    saved = read(office(tmp_path / "results.csv", "csv:Text - txt - csv (StarCalc):44,34,76,1") / "results.csv")
    texts = [record[len(HEADS) + 1] for record in saved[1:6]]
    assert texts == ['\'=HYPERLINK("http://127.0.0.1/"&A1,"open")', "'+1 Fir St", "'@SUM(1,2)", "'-200", "'\tTab"]
    assert {record[len(HEADS) + 2] for record in saved[1:6]} == {"'-200"}
    assert {record[len(HEADS) + 3] for record in saved[1:6]} == {"-104.99"}
