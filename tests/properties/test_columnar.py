"""Tables of any columns and any cells say the same read by columns as read row by row."""

import datetime as dt
import importlib.util
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Cell, RawRow, Status
from assess.errors import IntakeError
from assess.readers.rows import Mapping
from assess.readers.rows.columns import Column, tables

_ALIKE = Path(__file__).parent.parent / "assess" / "batch" / "columnar" / "alike.py"
_ODD: tuple[Cell, ...] = (
    *("n/a", " ", "unknown", "=1+1", "abc", "-5", "1e999", "2x200", "Ontario", "12 apples", "#REF!", "0", "1", "yes"),
    *("no", "x" * 70, "O''Brien 5", "-call()", "9999999", True, 7, 2.5, -0.0, float("nan"), dt.date(2026, 1, 2)),
)
_NUMBERS = ("1", "2", "3", "8", "12", "100", "125", "200", "240", "1500", "2400", "3.5", "36000")
_OF_FIELD = {"place.zip_code": ("80202", "1101", "44101", "99999"), "place.latitude": ("40.1", "33.2")}
_OTHER_ADDRESS = (
    "Mailing Street",
    "Mailing City",
    "Mailing State",
    "Mailing Zip",
    "Billing Street",
    "Billing Zip Code",
)
_ROWS, _BLOCK = 24, 10


@pytest.fixture(scope="module")
def read_alike() -> Any:
    """Return what reads rows both ways and holds them against one another."""
    spec = importlib.util.spec_from_file_location("alike", _ALIKE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read_alike


def headings_of(name: str, lots: Random) -> tuple[str, ...]:
    """Return headings of some columns of a kind of table, in any order, some of them twice, others unknown."""
    columns = next(table.column for table in tables() if table.name == name)
    share = lots.uniform(0.1, 1)
    needed = {"place.zip_code", "service.rating_a", "dwelling.floor_area_ft2"}
    found: list[str] = []
    for column in columns:
        if column.field in needed or lots.random() < share:
            found += [lots.choice(column.names), *([column.beside] if column.beside else [])]
            if name == "general" and lots.random() < 0.1:
                found.append(lots.choice(column.names))
    if name == "general" and lots.random() < 0.4:
        found += lots.sample(_OTHER_ADDRESS, 3)
    found += ["Notes", "My own"] if lots.random() < 0.4 else []
    found = list(dict.fromkeys(found))
    lots.shuffle(found)
    return tuple(found)


def good_cells(headings: tuple[str, ...], mapping: Mapping, heading: str, column: Column) -> list[Cell]:
    """Return cells of a column that have nothing wrong by themselves."""
    likely = [
        *[*column.words][:12],
        *map(str, column.choices),
        *[*column.bands][:8],
        *_OF_FIELD.get(column.field or "", ()),
    ]
    if column.example is not None:
        likely += [str(column.example)] * 3
    if not likely or not (column.words or column.choices):
        likely += _NUMBERS
    at = headings.index(heading)

    def is_good(cell: str) -> bool:
        row = RawRow(1, tuple(cell if place == at else None for place in range(len(headings))))
        found = read_row(row, headings, mapping).problems
        return all(one.status is Status.INCOMPLETE or one.code == "list_not_whole" for one in found)

    return [cell for cell in likely if is_good(cell)] or [""]


def cell_of(good: list[Cell], odd: float, blank: float, lots: Random) -> Cell:
    """Return a cell of a row."""
    chance = lots.random()
    if chance < odd:
        return lots.choice(_ODD)
    if chance < odd + blank:
        return lots.choice(("", None))
    cell = lots.choice(good)
    is_number = isinstance(cell, str) and cell.replace(".", "", 1).isdecimal() and lots.random() < 0.1
    return float(str(cell)) if is_number else cell


@pytest.mark.slow
@pytest.mark.parametrize("name", [table.name for table in tables()])
@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 1 << 30))
def test_a_table_says_the_same_by_columns(name: str, seed: int, read_alike: Any) -> None:
    """Homes, what is lacking, site numbers and address keys of plain rows are those of the reader of rows."""
    lots = Random(seed)  # noqa: S311 - cells, not keys
    headings = headings_of(name, lots)
    try:
        mapping = row_mapping(headings)
    except IntakeError:  # half of a column that joins two is no column
        return
    good = {heading: good_cells(headings, mapping, heading, column) for heading, column in mapping.feeds.items()}
    odd, blank = lots.choice((0, 0, 0.005, 0.03)), lots.choice((0.05, 0.2, 0.6))
    free: list[Cell] = ["note", "call -5", "x", 4]
    rows = [
        RawRow(number, tuple(cell_of(good.get(heading, free), odd, blank, lots) for heading in headings))
        for number in range(2, _ROWS)
    ]
    rows += [RawRow(_ROWS + 1, rows[0].cells[: len(headings) // 2])]
    plain, could_be = read_alike(headings, rows, _BLOCK)
    assert plain <= could_be
