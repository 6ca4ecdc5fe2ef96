"""A table looked at before it is run."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.batch.check import Check, RowCheck, Use
from assess.batch.records import Status
from assess.batch.tables.table import open_table
from assess.errors import ExitCode, IntakeError

Look = Callable[..., tuple[Check, list[RowCheck]]]

TABLE = """\
Lead ID,First Name,Property Address,City,State,Zip,Service Size,Sq Ft,A/C (tons),Notes
L-1,Ann,1 Sample Street,Cleveland,OH,44102,200A,"1,850",3,gate code 77
L-2,Bo,2 Sample Street,Cleveland,OH,44102,-200,1850,3,
L-3,Cy,3 Sample Street,Cleveland,OH,44102,,1850,3,
L-4,=1+1,1 SAMPLE ST.,Cleveland,OH,44102,200,1850,3,
L-1,Di,5 Sample Street,Cleveland,OH,44102,200,1850,36000 BTU/h,
,,,,,,,,,
L-7,Ed,7 Sample Street,Cleveland,OH,44102,100,900,2,
"""


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return a function that looks at a table of some text."""

    def looked(text: str = TABLE, own: dict[str, str] | None = None) -> tuple[Check, list[RowCheck]]:
        path = tmp_path / "homes.csv"
        path.write_text(text, "utf-8")
        with open_table(path) as table:
            check = Check(table, own)
            return check, list(check.rows())

    return looked


def test_every_column_has_a_use(look: Look) -> None:
    """What is read has a plain name and a unit; what is not read is kept, and persons are known as such."""
    check, _ = look()
    uses = {column.heading: column for column in check.columns}
    assert len(uses) == len(check.columns) == 10
    assert (uses["Service Size"].letters, uses["Service Size"].name, uses["Service Size"].unit) == (
        "G",
        "service rating",
        "A",
    )
    assert (uses["A/C (tons)"].name, uses["A/C (tons)"].unit) == ("cooling capacity of the central ac", "tons")
    assert uses["Notes"].use is Use.KEPT
    assert uses["First Name"].use is Use.PERSONAL
    assert {column.use for column in check.columns} == set(Use)


def test_rows_are_read_and_counted(look: Look) -> None:
    """One status for each row, the gravest; the counts are those of the rows."""
    check, rows = look()
    assert [(row.number, row.status) for row in rows] == [
        (2, Status.OK),
        (3, Status.ERROR),
        (4, Status.INCOMPLETE),
        (5, Status.DUPLICATE),
        (6, Status.DUPLICATE),
        (7, Status.SKIPPED),
        (8, Status.OK),
    ]
    assert check.rows_read == 7
    assert check.statuses[Status.DUPLICATE] == 2
    assert check.codes["negative"] == 1
    assert check.exit_code is ExitCode.ROWS_FAILED


def test_the_same_home_is_found_by_its_number_and_by_its_address(look: Look) -> None:
    """The first row that said it is named."""
    _, rows = look()
    assert [row.duplicate_of for row in rows] == [None, None, None, 2, 2, None, None]
    assert rows[3].problems[-1].says == "is the same home as row 2"


def test_a_problem_of_a_personal_column_keeps_its_value_to_itself(look: Look) -> None:
    """That a name looks like a formula is told, the name is not."""
    _, rows = look()
    told = [problem for problem in rows[3].problems if problem.column == "First Name"]
    assert [(problem.code, problem.value) for problem in told] == [("formula_text", "")]


def test_what_no_column_tells_is_named(look: Look) -> None:
    """A table without the service is read, and says what it lacks; one that has it all lacks nothing."""
    check, _ = look()
    assert check.lacking == ()
    check, rows = look("Lead ID,Zip,Sq Ft\nL-1,44102,1850\n")
    assert check.lacking == ("the service rating",)
    assert rows[0].status is Status.INCOMPLETE
    assert check.exit_code is ExitCode.ASSESSED


def test_nothing_usable_is_an_error_of_intake(look: Look) -> None:
    """Where no row is a home the exit code is that of a file that cannot be read."""
    check, _ = look("Lead ID,Zip,Service Size\nL-1,44102,-5\n")
    assert check.exit_code is ExitCode.INTAKE


def test_a_table_of_strangers_is_refused(look: Look) -> None:
    """Without a column that is known there is nothing to look at."""
    with pytest.raises(IntakeError, match="no column of this table is known"):
        look("Colour,Mood\nred,good\n")


def test_headings_of_ones_own_are_read(look: Look) -> None:
    """A mapping says what nobody could guess."""
    check, rows = look("Ref,Zip,Sq Ft,Kasten\nL-1,44102,1850,150\n", {"Kasten": "service.rating_a"})
    assert check.columns[3].name == "service rating"
    home = rows[0].read.home
    assert home is not None
    assert home.service.rating_a == 150


def test_two_headings_of_one_field_are_told(look: Look) -> None:
    """Of two columns that say the same, the second is for the rows where the first is blank."""
    check, rows = look("Lead ID,Zip,Sq Ft,Service Size,Panel Amps\nL-1,44102,1850,,150\n")
    assert check.columns[4].remark == 'used where "Service Size" is blank'
    home = rows[0].read.home
    assert home is not None
    assert home.service.rating_a == 150


@pytest.mark.skipif("ASSESS_SAMPLES" not in os.environ, reason="ASSESS_SAMPLES names no folder of field samples")
@pytest.mark.parametrize(
    ("name", "rows", "usable"),
    [
        ("crm_import_messy_sample.csv", 13, 6),
        ("resstock_buildstock_n250.csv", 250, 250),
        ("recs2015_5686_homes.csv", 5_686, 5_686),
    ],
)
def test_tables_of_the_field_are_read(name: str, rows: int, usable: int) -> None:
    """A messy import and two public surveys go through whole, every row with a status."""
    with open_table(Path(os.environ["ASSESS_SAMPLES"]) / "resstock" / name) as table:
        check = Check(table)
        assert sum(1 for _ in check.rows()) == check.rows_read == rows
    assert check.usable == usable
