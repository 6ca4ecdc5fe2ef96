"""The rows that are to be mended, written so that they can be fed back."""

import csv
from collections.abc import Sequence
from pathlib import Path

from assess.batch.records import Problem, RowResult, Status
from assess.batch.writing import Line, write_errors_csv
from assess.readers.rows import mapping_of


def read(path: Path) -> list[list[str]]:
    """Return the records of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_a_row_stands_once_with_all_its_problems(tmp_path: Path, lines: list[Line], headings: Sequence[str]) -> None:
    """Its own columns as they came, and beside them row, columns, values, codes and hints."""
    assert write_errors_csv(tmp_path / "errors.csv", headings, lines) == 1
    heads, row = read(tmp_path / "errors.csv")
    assert heads[:4] == ["Site ID", "Street", "'=Note", "Longitude"]
    assert heads[4:] == ["assess: row", "assess: column", "assess: value", "assess: code", "assess: hint"]
    assert row[0] == "S-7"
    assert row[3] == ""
    assert row[4:] == [
        "7",
        "'=Note | Street",
        "'=1+1 | @SUM(1,2)",
        "formula_text | not_a_number",
        'was kept as text | "@SUM(1,2)" is no number; Write it.',
    ]


def test_only_rows_to_be_mended_are_written(tmp_path: Path) -> None:
    """Errors, doubts and gaps; what was answered, an empty row or a duplicate is not to be entered again."""
    lines: list[Line] = [((str(status),), RowResult(n, "", status, "")) for n, status in enumerate(Status, 2)]
    write_errors_csv(tmp_path / "errors.csv", ["Site ID"], lines)
    assert [record[0] for record in read(tmp_path / "errors.csv")[1:]] == ["needs review", "incomplete", "error"]
    write_errors_csv(tmp_path / "errors.csv", ["Site ID"], lines, [Status.WARNING])
    assert [record[0] for record in read(tmp_path / "errors.csv")[1:]] == ["warning"]


def test_what_stands_beside_is_ignored_when_it_is_fed_back(tmp_path: Path) -> None:
    """The reader of rows knows none of these headings; a second round has them once."""
    problem = Problem("Zip", "x", "not_understood", "is no ZIP code", "Write five digits.", Status.ERROR)
    lines: list[Line] = [(("S-1", "x"), RowResult(2, "S-1", Status.ERROR, "", (problem,)))]
    write_errors_csv(tmp_path / "one.csv", ["Site ID", "Zip"], lines)
    heads, row = read(tmp_path / "one.csv")
    mapping = mapping_of(heads)
    assert list(mapping.feeds) == ["Site ID", "Zip"]
    assert all(heading.startswith("assess: ") for heading in mapping.unknown)
    again: list[Line] = [(row, RowResult(2, "S-1", Status.ERROR, "", (problem,)))]
    write_errors_csv(tmp_path / "two.csv", heads, again)
    assert read(tmp_path / "two.csv") == [heads, row]


def test_without_a_row_to_mend_there_are_headings_alone(tmp_path: Path) -> None:
    """An old list of errors must not be left beside a run without any."""
    assert write_errors_csv(tmp_path / "errors.csv", ["Site ID"], []) == 0
    assert len(read(tmp_path / "errors.csv")) == 1
