"""Results by the ending of their name, as Parquet, and in plain words."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assess.batch.writing import Line, parquet, results_columns, write_results
from assess.batch.writing.lines import own_headings
from assess.batch.writing.words import field_in_words, fields_in_words
from assess.errors import MissingLibrary, UsageError

HEADS = [column.heading for column in results_columns()]


@pytest.fixture
def table() -> Any:
    """Return the reader of Parquet files, or skip the test."""
    pytest.importorskip("pyarrow", reason="needs pyarrow, which is optional")
    from pyarrow.parquet import read_table

    return read_table


@pytest.mark.parametrize("name", ["results.csv", "results.xlsx", "RESULTS.CSV"])
def test_the_ending_says_the_form(tmp_path: Path, lines: list[Line], name: str) -> None:
    """In capitals too."""
    assert write_results(tmp_path / name, lines) == len(lines)
    assert (tmp_path / name).stat().st_size > 500


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(UsageError, match=r"Use a name ending in \.csv, \.xlsx, \.parquet"):
        write_results(tmp_path / "results.ods", [])


def test_parquet_has_types_and_hostile_text_as_it_came(
    tmp_path: Path, lines: list[Line], headings: Sequence[str], table: Any
) -> None:
    """Numbers are numbers and blanks are nothing; who reads it starts no formula."""
    assert write_results(tmp_path / "results.parquet", lines, headings) == len(lines)
    rows = table(tmp_path / "results.parquet").to_pylist()
    assert rows[0]["Wall power (W)"] == 15951
    assert rows[1]["Share of it used (%)"] == 98.0
    assert rows[3]["Cap per GPU (W)"] is None
    assert [row["Street"] for row in rows[:5]] == [cells[1] for cells, _ in lines[:5]]
    assert rows[0]["Longitude"] == "-104.99"


def test_parquet_goes_out_in_groups(
    tmp_path: Path, lines: list[Line], table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only one group is held; their rows follow each other. No row at all is a table too."""
    monkeypatch.setattr(parquet, "_ROWS_A_GROUP", 3)
    write_results(tmp_path / "results.parquet", lines)
    from pyarrow.parquet import ParquetFile

    assert ParquetFile(tmp_path / "results.parquet").num_row_groups == 3
    assert table(tmp_path / "results.parquet").column("Row").to_pylist() == [2, 3, 4, 5, 6, 7, 8]
    assert write_results(tmp_path / "none.parquet", []) == 0
    assert table(tmp_path / "none.parquet").column_names == HEADS


def test_without_pyarrow_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what would do instead."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingLibrary, match=r"Write \.csv, or install it: "):
        write_results(tmp_path / "results.parquet", [])
    assert list(tmp_path.iterdir()) == []


def test_headings_of_the_input_stand_once() -> None:
    """A blank one gets a number; one that is there already is told apart."""
    assert list(own_headings(["Row", "a", "A", "", "row"], ["Row"])) == [
        "Row (input)",
        "a",
        "A (input)",
        "column 4",
        "row (input 2)",
    ]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("service.rating_a", "Service rating"),
        ("hvac.systems.1.heating_btu_h", "Heating output"),
        ("hvac.systems", "Heating and cooling equipment"),
        ("loads", "Large electric loads"),
        ("internet.tests", "A speed test of the line"),
        ("service.conductor_size", "service: conductor size"),
        ("room.max_air_f", "room: max air"),
        ("battery.units", "battery: units"),
    ],
)
def test_a_field_is_named_as_one_would_fill_it_in(field: str, words: str) -> None:
    """By the heading of the template; else by its section and its own name, without its unit."""
    assert field_in_words(field) == words


def test_fields_stand_once() -> None:
    """Two systems that lack the same are one thing to ask for."""
    fields = ["hvac.systems.0.heating_btu_h", "hvac.systems.1.heating_btu_h", "loads"]
    assert fields_in_words(fields) == "Heating output; Large electric loads"


def test_columns_have_their_units_and_are_told_once() -> None:
    """What is measured says in what."""
    assert len(set(HEADS)) == len(HEADS)
    assert [heading for heading in HEADS if heading.endswith(")")] == [
        "Cap per GPU (W)",
        "Wall power (W)",
        "Share of it used (%)",
    ]
