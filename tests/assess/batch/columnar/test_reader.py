"""A block of rows read by columns says what each of its rows says alone, and leaves the others alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.batch.columnar import ColumnReader, remembered
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Cell, Note, RawRow, Status
from assess.batch.tables.table import open_table
from assess.readers.nameplates import with_usual_nameplates
from assess.verdict.screening.screen import Screen
from assess.verdict.screening.sites import Asking

Listed = Callable[[int], tuple[tuple[str, ...], list[RawRow]]]
LOADS = ("ZIP code", "Service rating (A)", "Floor area (ft²)", "Bedrooms", "Range (kW)", "Clothes dryer (kW)")
TEMPLATE = (
    *LOADS,
    "Water heater (kW)",
    "All large loads listed?",
    "Cooling equipment",
    "Cooling capacity (tons)",
    "Heating equipment",
    "Tested download (Mbps)",
    "Tested upload (Mbps)",
)


def rows_of(*several: tuple[Cell, ...]) -> list[RawRow]:
    """Return rows of these cells."""
    return [RawRow(number, cells) for number, cells in enumerate(several, 2)]


def places(headings: tuple[str, ...], rows: list[RawRow]) -> list[int]:
    """Return which rows are plain."""
    found: list[int] = ColumnReader(headings, row_mapping(headings)).read(rows).plain.tolist()
    return found


@pytest.mark.parametrize(
    "name", ["crm_import_messy_sample.csv", "resstock_buildstock_n250.csv", "recs2015_5686_homes.csv"]
)
def test_samples_say_the_same_either_way(samples: Path, read_alike: Any, name: str) -> None:
    """Real tables say the same row by row, and no row that only lacks something is left to be read alone."""
    with open_table(samples / "resstock" / name) as table:
        headings, rows = tuple(table.headings), [row for row, _ in zip(table.rows(), range(1_000), strict=False)]
    plain, could_be = read_alike(headings, rows, 300)
    assert 0 < plain == could_be


def test_a_list_of_homes_says_the_same_either_way(read_alike: Any, listed_homes: Listed) -> None:
    """Every row of a list as a sales team keeps it is plain, and says the same in every block."""
    assert read_alike(*listed_homes(600), 200) == (600, 600)


def test_lists_say_the_same_either_way(read_alike: Any) -> None:
    """Loads, equipment and speed tests count as they do alone, and cooling without heating beside loads does not."""
    cells: list[tuple[Cell, ...]] = [
        (zip_code, 200.0, "2400", beds, cooks, "5", heater, whole, cools, tons, heats, down, "")
        for zip_code, beds, cooks, heater, whole, cools, tons, heats, down in (
            ("80202", "3", "8", "4.5", "Yes", "Heat pump", "3", "Same as cooling", "90.5"),
            ("44101", "", "9", "", "Yes", "Central air conditioner", "2.5", "Gas furnace", ""),
            ("44101", "2", "", "5.5", "Yes", "Central air conditioner", "4", "", "91"),
            ("85001", "2", "", "", "Yes", "None", "", "None", ""),
            ("85001", "5", "12", "0", "yes", "Room air conditioner", "", "Boiler", "20"),
        )
    ]
    assert read_alike(TEMPLATE, rows_of(*cells, *cells), 4) == (8, 8)


def test_loads_that_may_not_be_all_are_left_alone() -> None:
    """A load without a word that nothing is left out is a warning, which only the reader of rows words."""
    assert places((*LOADS[:5], "All large loads listed?"), rows_of(("80202", 200, 2400, 3, 8, "no"))) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [(0, "99999"), (1, "9999"), (1, "abc"), (2, "12"), (3, "-1"), (4, "=1+1"), (4, "#REF!"), (5, "=HYPERLINK(1)")],
)
def test_whatever_is_to_be_told_of_a_cell_leaves_its_row_alone(column: int, cell: str) -> None:
    """A problem of any cell, read or not, is told by the reader of rows; its neighbours stay plain."""
    headings = ("ZIP code", "Main Breaker", "Square Feet", "Beds", "Site ID", "Notes")
    good: list[Cell] = ["80202", "200", "2400", "3", "S-1", "call first"]
    bad = [cell if at == column else kept for at, kept in enumerate(good)]
    assert places(headings, rows_of(tuple(good), tuple(bad), tuple(good))) == [0, 2]


def test_columns_that_contradict_one_another_leave_the_row_alone() -> None:
    """What no cell has wrong and two of them have, is found: a main larger than its bus, a state without the ZIP."""
    headings = ("ZIP code", "State", "Main Breaker", "Square Feet", "Panel bus", "Panel main")
    good = ("80202", "CO", "200", "2400", "200", "200")
    larger, elsewhere = ("80202", "CO", "200", "2400", "100", "200"), ("80202", "OH", "200", "2400", "200", "200")
    beyond = ("80202", "CO", "100", "2400", "200", "200")
    assert places(headings, rows_of(larger, good, elsewhere, beyond)) == [1]


def test_what_the_table_notes_of_a_row_leaves_it_alone() -> None:
    """A row with a note, and an empty one, are for the reader of rows."""
    good, rows = ("80202", "200", "2400"), rows_of(("", "", ""), ("80202", "200", "2400"))
    noted = RawRow(9, good, (Note(None, "extra_cells", "has more cells than headings"),))
    assert places(("ZIP code", "Main Breaker", "Square Feet"), [noted, *rows]) == [2]


def test_yes_and_one_are_told_apart() -> None:
    """Python takes True for 1, and a table does not."""
    headings = ("Main Breaker", "Square Feet", "ZIP code", "Beds")
    reader = ColumnReader(headings, row_mapping(headings))
    several = rows_of((200, 2400, "80202", 1), (200, 2400, "80202", True), (200.0, 2400.0, "80202", 1.0))
    assert reader.read(several).plain.tolist() == [0, 2]
    assert reader.read(several[1:2]).count == 0


def test_what_was_remembered_is_forgotten_when_it_is_too_much(
    read_alike: Any, listed_homes: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that forgets between blocks reads the same."""
    monkeypatch.setattr(remembered, "_MOST_KEPT", 3)
    assert read_alike(*listed_homes(60), 20) == (60, 60)


def test_no_rows_are_no_rows() -> None:
    """A block without rows, and one without a plain row, have no homes."""
    headings = ("Main Breaker", "ZIP code", "Address")
    reader = ColumnReader(headings, row_mapping(headings))
    assert [reader.read(rows).count for rows in ([], rows_of(("", "", "")))] == [0, 0]
    assert reader.address_keys([]) == []


def test_addresses_of_several_kinds_count_as_they_do_alone(read_alike: Any) -> None:
    """Of home and mailing address the first that is filled counts, with its second line."""
    headings = ("Street", "Unit", "City", "State", "Zip", "Mailing Street", "Mailing Zip", "Main Breaker", "Sq Ft")
    several = (
        ("12 Elm Street", "2", "Mesa", "AZ", "85201", "9 Oak Ave", "80202", "200", "2400"),
        ("12 Elm Street", "", "Mesa", "AZ", "85201", "", "", "200", "2400"),
        ("", "", "", "", "", "9 Oak Ave", "80202", "200", "2400"),
        (" ", "", "", "", "", "9  Oak Ave ", "802", "200", "2400"),
        ("", "", "", "", "", "", "", "200", ""),
    )
    plain, could_be = read_alike(headings, rows_of(*several), 5)
    assert 0 < plain == could_be


@pytest.mark.slow
def test_the_screen_answers_the_same_either_way(listed_homes: Listed) -> None:
    """A screen of columns gives the very verdicts that it gives of the homes read row by row."""
    headings, rows = listed_homes(400)
    mapping = row_mapping(headings)
    found = ColumnReader(headings, mapping).read(rows)
    homes = [read_row(rows[place], headings, mapping).home for place in found.plain.tolist()]
    known = [with_usual_nameplates(home) for home in homes if home is not None]
    assert found.count == len(known)
    assert set(found.statuses) == {Status.OK, Status.INCOMPLETE}
    screened = Screen(Asking()).rows(found.rows, found.count, found.sure)
    assert screened == Screen(Asking()).homes(known)
    assert any(brief is not None and brief.gpus for brief in screened)
