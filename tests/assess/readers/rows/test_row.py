"""A row read whole, by a reader that remembers what it has read."""

import csv
from pathlib import Path

import pytest

from assess.intake import HvacKind
from assess.readers.rows import RowReader, RowReading, home_of, mapping_of
from assess.readers.rows.marks import Cell


def read(row: dict[str, Cell]) -> RowReading:
    """Read one row by its own headings."""
    return RowReader(list(row), mapping_of(row, same_twice="noted")).read(list(row.values()))


@pytest.mark.parametrize(
    ("cell", "rating_a", "continuous_a"),
    [
        ("200A", 200, None),
        ("200 amp", 200, None),
        ("200\u00a0Amps", 200, None),
        ("\uff12\uff10\uff10\uff21", 200, None),
        (200, 200, None),
        (200.0, 200, None),
        ("2 x 200 A", 400, None),
        ("2×200", 400, None),
        ("320/400", 400, 320),
        ("320/400 A", 400, 320),
    ],
)
def test_a_service_is_written_in_many_ways(cell: Cell, rating_a: float, continuous_a: float | None) -> None:
    """Units, spaces that do not break, letters of twice the width, and what electricians write for class 400."""
    home = read({"Main Breaker": cell, "Zip": "85201"}).home
    assert home is not None
    assert (home.service.rating_a, home.service.continuous_a) == (rating_a, continuous_a)


@pytest.mark.parametrize(
    ("cell", "zip_code"),
    [
        ("1101", "01101"),
        (1101.0, "01101"),
        ("1101.0", "01101"),
        ("01101-2345", "01101-2345"),
        ("11012345", "01101-2345"),
        (" 01101 ", "01101"),
    ],
)
def test_zeros_that_a_spreadsheet_dropped_come_back(cell: Cell, zip_code: str) -> None:
    """In front of five digits, and of nine."""
    home = read({"Zip code": cell}).home
    assert home is not None
    assert home.place.zip_code == zip_code


def test_a_number_and_a_yes_are_not_mistaken_for_each_other() -> None:
    """1, 1.0 and true are equal to Python, and the reader remembers them apart."""
    headings = ["Zip", "Bedrooms"]
    reader = RowReader(headings, mapping_of(headings))
    assert reader.read(["85201", 1]).wrongs[:0] == ()
    assert [wrong.code for wrong in reader.read(["85201", True]).wrongs if wrong.grade == "error"] == ["not_a_number"]
    assert [wrong.code for wrong in reader.read(["85201", 1.0]).wrongs if wrong.grade == "error"] == []


def test_the_site_number_stays_as_it_is_written() -> None:
    """Its zeros are part of it."""
    assert read({"Site ID": "0042", "Zip": "85201"}).values["contact"]["site_id"] == "0042"


def test_one_address_counts_whole_and_the_homes_own_first() -> None:
    """A street is never taken from one address and its ZIP code from another."""
    row: dict[str, Cell] = {
        "Mailing Street": "1 Elsewhere Rd",
        "Mailing City": "Reno",
        "Mailing Zip/Postal Code": "89501",
        "Street": "9 Elm Ct",
        "City": None,
        "Zip": "85201",
        "Sqft": 1800,
    }
    own = read(row).values
    assert own["contact"]["address"] == "9 Elm Ct"
    assert own["place"] == {"zip_code": "85201"}
    mailing = read(row | {"Street": "", "Zip": " "}).values
    assert mailing["contact"]["address"] == "1 Elsewhere Rd"
    assert mailing["place"] == {"city": "Reno", "zip_code": "89501"}


@pytest.mark.parametrize(
    ("heading", "cell", "address"),
    [
        ("Unit", "2", "9 Elm Ct, Unit 2"),
        ("Unit", 2.0, "9 Elm Ct, Unit 2"),
        ("Address Line 2", "Apt 2", "9 Elm Ct, Apt 2"),
        ("Apt", None, "9 Elm Ct"),
    ],
)
def test_the_second_line_of_an_address_is_part_of_it(heading: str, cell: Cell, address: str) -> None:
    """Two doors of one house are two homes."""
    assert read({"Street": "9 Elm Ct", heading: cell, "Zip": "85201"}).values["contact"]["address"] == address


def test_cooling_that_is_told_twice_is_told_once() -> None:
    """The first that is filled counts; another size is for a person to decide."""
    same = read({"Zip": "85201", "A/C (tons)": "3", "HVAC tonnage": "36000 BTU/h"})
    assert {wrong.code for wrong in same.wrongs if wrong.grade == "review"} == set()
    torn = read({"Zip": "85201", "A/C (tons)": "3", "HVAC tons": "4"})
    assert "said_twice" in {wrong.code for wrong in torn.wrongs}
    assert torn.values["hvac"]["systems"] == [{"cooling_btu_h": 36_000, "kind": "central_ac"}]


def test_people_do_not_reach_the_home() -> None:
    """Name, telephone and mail address are no part of it."""
    home = read({"First Name": "Example", "Phone": "555 0100", "Email": "a@example.com", "Zip": "85201"}).home
    assert home is not None
    assert home.contact.model_dump(exclude_none=True, exclude_defaults=True) == {}


def test_cooling_alone_does_not_say_that_nothing_heats_by_electricity() -> None:
    """It stands while the loads are unknown anyhow, and with heating that is told; else all of it is unknown."""
    cooling: dict[str, Cell] = {"Zip": "85201", "A/C (tons)": "3"}
    alone = read(cooling).home
    assert alone is not None
    assert alone.loads is None
    assert [one.kind for one in alone.hvac.systems or ()] == [HvacKind.CENTRAL_AC]
    both = read(cooling | {"Heating Type": "Gas furnace"}).home
    assert both is not None
    assert {one.kind for one in both.hvac.systems or ()} == {HvacKind.CENTRAL_AC, HvacKind.FURNACE_GAS}
    pump = read(cooling | {"Heating Type": "Heat pump"}).home
    assert pump is not None
    assert [(one.kind, one.cooling_btu_h) for one in pump.hvac.systems or ()] == [(HvacKind.HEAT_PUMP, 36_000)]
    heat = read({"Zip": "85201", "Heating Type": "Gas furnace"}).home
    assert heat is not None
    assert heat.hvac.systems is None
    assert heat.dwelling.gas_service is True


def test_a_home_without_cooling_says_so() -> None:
    """None under tons, and what heats: the list is whole."""
    home = read({"Zip": "85201", "A/C (tons)": "none", "Heating Type": "Gas furnace"}).home
    assert home is not None
    assert [one.kind for one in home.hvac.systems or ()] == [HvacKind.FURNACE_GAS]


@pytest.mark.parametrize("file", ["resstock_buildstock_n250.csv", "recs2015_5686_homes.csv"])
def test_a_reader_that_remembers_says_what_one_that_does_not_says(samples: Path, file: str) -> None:
    """Row by row, over homes of the field."""
    with (samples / "resstock" / file).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))[:250]
    headings = list(rows[0])
    mapping = mapping_of(headings)
    reader = RowReader(headings, mapping)
    for row in rows[::5]:
        fresh = RowReader(headings, mapping).read(list(row.values()))
        assert reader.read(list(row.values())) == fresh
        assert fresh.home == home_of(row, mapping)
