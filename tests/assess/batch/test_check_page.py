"""What a look at a table tells, in the terminal and as JSON."""

import io
import json
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from assess.batch.check import Check
from assess.batch.check_page import FIRST, print_check, write_check_json
from assess.batch.tables.table import open_table
from assess.cli.batch.check import check as command
from assess.errors import UsageError
from assess.numbers import NARROW

TABLE = """\
Lead ID,First Name,Property Address,Zip,Service Size,Sq Ft,Notes
L-1,Ann,1 Sample Street,44102,200A,"1,850",gate code 77
"""


@pytest.fixture
def homes(tmp_path: Path) -> Path:
    """Return a table of one good row and many bad ones."""
    path = tmp_path / "homes.csv"
    bad = (f"L-{n},Bo,{n} Other Street,44102,-{n},1850,\n" for n in range(2, 42))
    path.write_text(TABLE + "".join(bad), "utf-8")
    return path


def printed(path: Path, capsys: pytest.CaptureFixture[str], *, every: bool = False) -> str:
    """Return what is printed of a table."""
    with open_table(path) as table:
        print_check(path.name, Check(table), every=every)
    return capsys.readouterr().out


def test_the_page_tells_columns_rows_and_problems(homes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is read and as what, what is not, the first rows with units, the first problems, the counts."""
    text = printed(homes, capsys)
    assert "E  Service Size" in text
    assert "service rating" in text
    assert "Kept beside the answer, not read: 1\n  Notes" in text
    assert "Personal, not read: 1\n  First Name" in text
    assert f"service rating 200{NARROW}A" in " ".join(text.split(" "))
    assert "-2 is below 0 A" in text
    assert "How the 41 rows are read" in text
    assert "Nothing was assessed" in text
    assert [word for word in ("Ann", "Sample Street", "gate code") if word in text] == []
    assert "\x1b" not in text


def test_all_problems_are_told_when_asked_for(homes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the first, and how many more there are."""
    first, every = printed(homes, capsys), printed(homes, capsys, every=True)
    assert "-41 is below 0 A" not in first
    assert "more; --all lists them" in first
    assert "-41 is below 0 A" in every
    assert "--all" not in every


def test_the_number_of_a_late_row_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands before the status on one line, however many digits it has."""
    path = tmp_path / "long.csv"
    path.write_text("Zip code,Main Breaker\n" + "44102,200\n" * 1200 + "44102,-41\n", "utf-8")
    assert "\n  row 1202 error         Main Breaker: -41 is below 0 A" in printed(path, capsys, every=True)


def test_a_note_that_looks_like_a_home_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what begins as a home is one; a cell may hold lines of anything."""
    path = tmp_path / "notes.csv"
    path.write_text('Zip code,Main Breaker,Notes\n44102,200,"see\n[panel]\nloads = 3"\n', "utf-8")
    assert "How the row is read" in printed(path, capsys)


def test_what_no_column_tells_is_said_with_the_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The template has every column."""
    path = tmp_path / "short.csv"
    path.write_text("Lead ID,Zip,Sq Ft\nL-1,44102,1850\n", "utf-8")
    text = printed(path, capsys)
    assert "the service rating" in text
    assert "assess batch template" in text


@pytest.mark.parametrize("every", [False, True])
def test_the_json_holds_the_same(homes: Path, *, every: bool) -> None:
    """It is one whole object, although its problems are written one by one."""
    out = io.StringIO()
    with open_table(homes) as table:
        write_check_json("homes.csv", Check(table), out, every=every)
    data = json.loads(out.getvalue())
    assert list(data)[:2] == ["form", "file"]
    assert data["rows"] == 41
    assert data["statuses"]["error"] == 40
    assert data["codes"]["negative"] == 40
    told = [problem for problem in data["problems"] if problem["code"] == "negative"]
    assert len(told) == 40 if every else len(data["problems"]) == FIRST
    assert (told[0]["row"], told[0]["column"], told[0]["value"]) == (3, "Service Size", "-2")
    assert data["preview"][0]["values"][0] == {"name": "ZIP code", "value": "44102"}
    assert (len(data["preview"]), data["exit_code"]) == (10, 6)


def test_json_of_a_table_without_problems_is_whole(tmp_path: Path) -> None:
    """An empty list is a list."""
    path = tmp_path / "good.csv"
    path.write_text(TABLE, "utf-8")
    out = io.StringIO()
    with open_table(path) as table:
        write_check_json("good.csv", Check(table), out)
    data = json.loads(out.getvalue())
    assert (data["problems"], data["problems_told"], data["exit_code"]) == ([], 0, 0)


def test_the_command_ends_with_the_code_of_a_run(homes: Path, tmp_path: Path) -> None:
    """Six where rows failed, none where all is well, three where nothing can be used."""
    app = Typer()
    app.command()(command)
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(TABLE, "utf-8")
    bad.write_text("Lead ID,Zip,Service Size\nL-1,44102,-5\n", "utf-8")
    found = [CliRunner().invoke(app, [str(path), "--json"]).exit_code for path in (homes, good, bad)]
    assert found == [6, 0, 3]


def test_a_mapping_that_is_none_is_refused(tmp_path: Path, homes: Path) -> None:
    """The message names the file and what a line of it looks like."""
    mapping = tmp_path / "own.toml"
    mapping.write_text("Kasten -> service", "utf-8")
    with pytest.raises(UsageError, match="not valid TOML") as refused:
        command(homes, columns=mapping)
    assert "service.rating_a" in str(refused.value.hint)
