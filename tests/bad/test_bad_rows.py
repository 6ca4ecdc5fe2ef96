"""One wrong cell for each message: what is wrong, in which column, what would be right."""

import datetime as dt

import pytest

from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Cell, Problem, RawRow
from assess.errors import IntakeError


def problems(heading: str, cell: Cell) -> list[Problem]:
    """Return what is wrong with a row that is good but for one cell."""
    row: dict[str, Cell] = {"Zip code": "80202", "State": "CO", "Main Breaker": 200, "Sqft": 1800}
    row |= {heading: cell}
    headings = tuple(row)
    return list(read_row(RawRow(9, tuple(row.values())), headings, row_mapping(headings)).problems)


@pytest.mark.parametrize(
    ("heading", "cell", "says", "hint"),
    [
        ("Main Breaker", "-200", "-200 is below 0 A", '"200 A"'),
        ("Main Breaker", "1e308", "out of range", "more than 0 and at most 1200 A"),
        ("Main Breaker", "12 %", '"12 %" is not a current', "a number in A"),
        ("Main Breaker", "two hundred", '"two hundred" is not a number', "2x200"),
        ("Main Breaker", "=SUM(A1)", "is the text of a formula", "write its value"),
        ("Main Breaker", "#REF!", "is an error of the spreadsheet", "mend the formula"),
        ("Main Breaker", dt.date(1900, 7, 18), "is a date, in a column of numbers", "format the column as numbers"),
        ("Main Breaker", "2x200", "read as one service of class 400", "write the rating itself"),
        ("Main Breaker", "1000", "is unusual, read as 1,000 A", "usual is from 60 A to 600 A"),
        ("Main Breaker", "?", "the service rating is not known", 'fill "Main Breaker"'),
        ("Sqft", "0", "0 is out of range", "more than 0 ft²"),
        ("Sqft", "2,45", "a comma that does not group thousands", "1,800"),
        ("Yr Built", "3021", "3021 is out of range", "from 1600 to 2100"),
        ("A/C (tons)", "30000 BTU", "another unit than its column; it was read as 30,000 BTU/h", "tons"),
        ("A/C (tons)", "40", "was left out", "at most 240000 BTU/h"),
        ("Zip code", "M5H 2N2", "is not a US ZIP code", "five digits"),
        ("Zip code", "00000", "is not a ZIP code", "check the five digits"),
        ("Zip code", "02139", "is in Cambridge, MA, but the state is", "correct the one that is wrong"),
        ("State", "Ontario", "is not in the United States", "alabama"),
        ("State", "Calif", "is not a word known here", 'did you mean "california"'),
        ("Country", "Canada", "is not in the United States", "united states"),
        ("Panel Main", "400", "larger than service.rating_a", "read the main breaker again"),
        ("Living area", "2000", 'otherwise than the column "Sqft"', "keep the one that is right"),
        ("Last Name", "=1+1", "looks like a formula and was kept as text", "without the sign before it"),
    ],
)
def test_a_wrong_cell_is_told_with_what_would_be_right(heading: str, cell: Cell, says: str, hint: str) -> None:
    """One problem, its column, and words that a person can mend it by."""
    [problem] = problems(heading, cell)
    assert heading in problem.column
    assert says in problem.says
    assert hint in problem.hint
    assert problem.code.replace("_", "").isalpha()
    assert problem.code == problem.code.lower()


def test_a_table_of_nothing_that_is_known_is_refused() -> None:
    """With headings that would be."""
    with pytest.raises(IntakeError, match="Square Feet"):
        row_mapping(("alpha", "beta"))
