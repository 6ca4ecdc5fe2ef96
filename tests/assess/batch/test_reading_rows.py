"""A row read for a batch: its home, its status, and everything that is wrong with it."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Cell, Note, RawRow, Status

GOOD: dict[str, Cell] = {
    "Site ID": "A-1",
    "Zip code": "80202",
    "State": "CO",
    "Main Breaker": "200A",
    "Square Feet": "1,800",
}


def read(cells: dict[str, Cell], *notes: Note, good: bool = True) -> ReadRow:
    """Read one row by its own headings, over those of a good one."""
    row = GOOD | cells if good else cells
    headings = tuple(row)
    return read_row(RawRow(7, tuple(row.values()), notes), headings, row_mapping(headings))


def codes(found: ReadRow) -> list[str]:
    """Return the codes of a row's problems."""
    return [problem.code for problem in found.problems]


def test_a_good_row_is_ok_and_a_home() -> None:
    """Nothing is told of it."""
    found = read({})
    assert (found.status, found.problems, found.site_id) == (Status.OK, (), "A-1")
    assert found.home is not None
    assert found.home.service.rating_a == 200


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Main Breaker", "-200", "negative"),
        ("Main Breaker", -200.0, "negative"),
        ("Main Breaker", "1e308", "out_of_range"),
        ("Main Breaker", 1e308, "out_of_range"),
        ("Main Breaker", "200 V", "wrong_unit"),
        ("Main Breaker", "12 %", "wrong_unit"),
        ("Main Breaker", "two hundred", "not_a_number"),
        ("Main Breaker", True, "not_a_number"),
        ("Main Breaker", "=100+100", "formula_text"),
        ("Square Feet", "0", "out_of_range"),
        ("Square Feet", 0, "out_of_range"),
        ("Square Feet", "2,45", "not_a_number"),
        ("Square Feet", "1_800", "not_a_number"),
        ("Yr Built", "3021", "out_of_range"),
        ("Yr Built", "1987-1990", "not_a_number"),
        ("Bedrooms", "many", "not_a_number"),
        ("State", "Masachusetts", "unknown_word"),
        ("Zip code", "02139", "contradiction"),
        ("Panel Main", "400", "contradiction"),
    ],
)
def test_what_no_home_can_have_is_an_error(heading: str, cell: Cell, code: str) -> None:
    """The row is not assessed; column, value, code, what is wrong and what would be right are told."""
    found = read({heading: cell})
    assert (found.status, found.home) == (Status.ERROR, None)
    [problem] = found.problems
    assert heading in problem.column
    assert (problem.code, problem.status) == (code, Status.ERROR)
    assert problem.says
    assert problem.hint


@pytest.mark.parametrize(
    ("heading", "cell", "code", "left_out"),
    [
        ("Main Breaker", "2x200", "ambiguous", False),
        ("Main Breaker", "1,000 A", "unusual", False),
        ("Main Breaker", "#REF!", "cell_error", True),
        ("Main Breaker", dt.date(1900, 7, 18), "date_as_number", True),
        ("Square Feet", "60,000", "unusual", False),
        ("Yr Built", dt.datetime(1905, 6, 9, tzinfo=dt.UTC), "date_as_number", True),
        ("A/C (tons)", "40", "unusual", True),
        ("Zip code", "00000", "unknown_zip", True),
    ],
)
def test_what_may_be_meant_otherwise_needs_review_and_is_assessed(
    heading: str, cell: Cell, code: str, *, left_out: bool
) -> None:
    """It is read where it can be, else left unknown, and the row has its home."""
    found = read({heading: cell})
    assert found.status is Status.NEEDS_REVIEW
    assert code in codes(found)
    assert found.home is not None
    values = {
        "Main Breaker": found.home.service.rating_a,
        "Square Feet": found.home.dwelling.floor_area_ft2,
        "Yr Built": found.home.dwelling.year_built,
        "A/C (tons)": found.home.hvac.systems,
        "Zip code": found.home.place.zip_code,
    }
    assert (values[heading] is None) == left_out


@pytest.mark.parametrize(
    "cells",
    [
        {"Zip code": "M5H 2N2", "State": "ON"},
        {"Zip code": "M5H 2N2"},
        {"State": "Ontario"},
        {"Country": "Canada"},
        {"Country/Region": "Mexico", "Main Breaker": ""},
    ],
)
def test_a_place_outside_the_united_states_has_no_answer(cells: dict[str, Cell]) -> None:
    """There is neither weather nor code for it; what else the row lacks is no matter."""
    found = read(cells)
    assert (found.status, found.home) == (Status.NEEDS_REVIEW, None)
    assert set(codes(found)) == {"not_a_us_address"}


@pytest.mark.parametrize("cell", ["USA", "United States", "us", ""])
def test_the_united_states_are_no_news(cell: str) -> None:
    """A column of countries is read and says nothing more."""
    assert read({"Country": cell}).status is Status.OK


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("A/C (tons)", "30000 BTU", "other_unit"),
        ("Down Mbps", "1 Gbps", "other_unit"),
        ("Square Feet", "167 m²", "other_unit"),
        ("Last Name", '=HYPERLINK("http://example.invalid","x")', "formula_text"),
        ("Notes", "@SUM(A1)", "formula_text"),
        ("Address", "+cmd|' /C calc'!A0", "formula_text"),
    ],
)
def test_what_was_read_safely_and_is_worth_a_look_is_a_warning(heading: str, cell: str, code: str) -> None:
    """Another unit than the heading's is converted, and text is never a formula here."""
    found = read({heading: cell})
    assert (found.status, codes(found)) == (Status.WARNING, [code])
    assert found.home is not None


@pytest.mark.parametrize(
    ("heading", "cell"), [("A/C (tons)", "4 ton"), ("Phone", "+1 555 0100"), ("Address", "-"), ("Notes", "- see photo")]
)
def test_the_unit_of_the_heading_and_a_telephone_number_are_no_news(heading: str, cell: str) -> None:
    """Neither is worth a look."""
    assert read({heading: cell}).status is Status.OK


def test_what_an_answer_needs_and_the_row_lacks_is_told_with_its_column() -> None:
    """A blank cell, and a column that the table does not have; the row is assessed all the same."""
    blank = read({"Main Breaker": "n/a"})
    assert (blank.status, codes(blank), blank.problems[0].column) == (
        Status.INCOMPLETE,
        ["blank_needed"],
        "Main Breaker",
    )
    assert blank.home is not None
    bare = read({"Zip code": "80202"}, good=False)
    assert codes(bare) == ["blank_needed", "blank_needed"]
    assert "Main Breaker" in bare.problems[0].hint


def test_every_problem_of_a_row_is_told_and_the_gravest_is_its_status() -> None:
    """Not only the first."""
    found = read({"Main Breaker": "2x200", "Square Feet": "-1", "Yr Built": "3021", "Down Mbps": "1 Gbps"})
    assert codes(found) == ["ambiguous", "negative", "out_of_range", "other_unit"]
    assert found.status is Status.ERROR


@pytest.mark.parametrize("cells", [{"Site ID": "A-9"}, {"Site ID": None}, {"Site ID": "A-9", "Main Breaker": " "}])
def test_a_row_with_nothing_but_its_number_is_skipped(cells: dict[str, Cell]) -> None:
    """It is no home."""
    found = read(dict.fromkeys(GOOD) | cells)
    assert (found.status, found.home, found.problems) == (Status.SKIPPED, None, ())


def test_a_row_that_names_a_person_is_not_empty() -> None:
    """It is incomplete, and the person is not in it."""
    found = read(dict.fromkeys(GOOD) | {"First Name": "Example", "Email": "a@example.com"})
    assert found.status is Status.INCOMPLETE
    assert "Example" not in str(found)


def test_notes_of_the_table_are_told_with_their_column() -> None:
    """A cell beyond the headings may be a shifted row; a formula read by its value is worth a look."""
    found = read({}, Note(3, "formula", "a formula, read by the value it had"))
    assert (found.status, found.problems[0].column, found.problems[0].value) == (Status.WARNING, "Main Breaker", "200A")
    assert read({}, Note(9, "extra_cells", "A cell stands there")).status is Status.NEEDS_REVIEW


def test_what_stands_beside_rows_that_were_to_be_mended_is_not_looked_at() -> None:
    """Neither its quotes of formulas nor its numbers say anything of the home."""
    beside: dict[str, Cell] = {"assess: row": "7", "assess: value": "=1+1 | @SUM(1)", "assess: hint": "-200 is below"}
    assert read(beside).status is Status.OK
    assert read(dict.fromkeys(GOOD) | beside, good=False).status is Status.SKIPPED


def test_two_columns_of_one_meaning_are_read_as_one() -> None:
    """The first that is filled counts; where they say otherwise a person decides."""
    assert read({"Living Area": "1800"}).status is Status.OK
    filled = read({"Square Feet": "", "Living Area": "2000"})
    assert filled.home is not None
    assert (filled.status, filled.home.dwelling.floor_area_ft2) == (Status.OK, 2000)
    torn = read({"Living Area": "2000"})
    assert torn.home is not None
    assert (torn.status, codes(torn), torn.home.dwelling.floor_area_ft2) == (Status.NEEDS_REVIEW, ["said_twice"], 1800)


def test_long_values_are_shortened() -> None:
    """What stands in a cell is told in 60 characters at most."""
    found = read({"Notes": "=A1" + "x" * 500, "Main Breaker": "y" * 500})
    assert all(len(problem.value) <= 60 for problem in found.problems)


def test_a_short_row_is_read_as_far_as_it_goes() -> None:
    """Cells that are not there are blank."""
    headings = tuple(GOOD)
    found = read_row(RawRow(3, ("A-1", "80202", "CO"), ()), headings, row_mapping(headings))
    assert found.status is Status.INCOMPLETE


def test_the_same_home_has_the_same_key() -> None:
    """However its street is written, and whatever else the row says."""
    one = read({"Address": "123 N Main St"})
    two = read({"Address": "123 North Main Street", "Zip code": "80202-1234", "Main Breaker": "bad"})
    assert one.address_key == two.address_key != ""
    assert read({}).address_key == ""


def test_the_messy_list_is_read_as_a_careful_person_would(samples: Path) -> None:
    """Thirteen rows of a CRM export, each with a trap that its last column names, and one that is there twice."""
    with (samples / "resstock" / "crm_import_messy_sample.csv").open(encoding="utf-8-sig", newline="") as lines:
        headings, *rows = [tuple(row) for row in csv.reader(lines)]
    mapping = row_mapping(headings)
    found = [read_row(RawRow(n, row), headings, mapping) for n, row in enumerate(rows, 2)]
    statuses = ["ok", "ok", "warning", "needs review", "incomplete", "error", "error", "needs review", "warning"]
    assert [one.status for one in found] == [*statuses, "skipped", "error", "ok", "ok"]
    assert found[0].address_key == found[1].address_key == found[12].address_key
    assert len({one.address_key for one in found}) == 11
    homes = [one.home for one in found]
    assert [n for n, home in enumerate(homes, 1) if home is None] == [6, 7, 8, 10, 11]
    fourth, ninth, twelfth = homes[3], homes[8], homes[11]
    assert fourth is not None
    assert ninth is not None
    assert twelfth is not None
    assert (fourth.service.rating_a, fourth.dwelling.floor_area_ft2, fourth.internet.plan_up_mbps) == (400, 5200, 1000)
    assert (ninth.place.city, ninth.contact.address) == ("Española", "5 Río Vista Ln")
    tons = [systems[0].cooling_btu_h for systems in (ninth.hvac.systems, twelfth.hvac.systems) if systems]
    assert tons == [30_000, 48_000]
    assert mapping.personal == ("First Name", "Last Name", "Email", "Phone")
    assert "example.com" not in str(homes)
