"""The example homes give the verdicts that their table promises."""

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assess.batch.ledger.plan import Format, Plan
from assess.batch.own_columns import read_own_columns
from assess.batch.records import Options, Status
from assess.batch.run import run_batch
from assess.cli.assessing import assess_file
from assess.verdict.records import Outcome

ROWS = re.compile(r"^\| (\d+) \| ([\w-]+) \| `([a-z ]+)` \| (?:`(\w+)`|–) \|", re.MULTILINE)
DATED = Options(on=date(2026, 5, 5))
TABLE = re.compile(r"^\| \[`([\w-]+\.toml)`\]\([^)]+\) \| `(\w+)` \|", re.MULTILINE)


def promised() -> list[tuple[str, str]]:
    """Return the rows of the table in examples/README.md."""
    readme = Path(__file__).parent.parent / "examples" / "README.md"
    return TABLE.findall(readme.read_text(encoding="utf-8"))


def test_every_example_is_in_the_table(repo: Path) -> None:
    """The table names every home of the folder, and the five outcomes are all there."""
    assert {name for name, _ in promised()} == {f.name for f in (repo / "examples" / "homes").glob("*.toml")}
    assert {outcome for _, outcome in promised()} == {"go", "go_capped", "go_if", "no_go", "incomplete"}


@pytest.mark.parametrize(("name", "outcome"), promised())
def test_an_example_gives_its_verdict(repo: Path, name: str, outcome: str) -> None:
    """Each example home is judged as the table says."""
    assessment = assess_file(repo / "examples" / "homes" / name, on=date(2026, 5, 5))
    assert assessment.verdict.outcome == outcome


@pytest.mark.parametrize(("name", "outcome"), promised())
def test_an_example_says_what_it_shows(repo: Path, name: str, outcome: str) -> None:
    """The first line of each file is a comment that says what it shows."""
    first = (repo / "examples" / "homes" / name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert first.endswith(".")
    assert len(first) > len(outcome) + 20


@pytest.mark.slow
def test_a_list_of_homes_comes_out_as_its_table_says(repo: Path, tmp_path: Path) -> None:
    """Every row of the list has the status and the verdict of the table, which has all of both."""
    readme = (repo / "examples" / "README.md").read_text(encoding="utf-8")
    told = [(int(row), site, status, verdict) for row, site, status, verdict in ROWS.findall(readme)]
    run_batch(
        repo / "examples/batch/homes.csv", tmp_path / "out", Plan(DATED, dated=True, format=Format.CSV), quiet=True
    )
    assert _came_out(tmp_path / "out") == told
    assert {status for _, _, status, _ in told} == set(Status)
    assert {verdict for _, _, _, verdict in told} == {*Outcome, ""}


@pytest.mark.slow
def test_a_list_with_headings_of_its_own_is_read(repo: Path, tmp_path: Path) -> None:
    """The mapping beside the list has every column of it read that is to be, and the homes are assessed."""
    own = read_own_columns(repo / "examples/batch/columns.toml")
    plan = Plan(replace(DATED, columns=own), dated=True, format=Format.CSV)
    finished = run_batch(repo / "examples/batch/survey.csv", tmp_path / "out", plan, quiet=True)
    assert finished.counts.homes == 3
    assert [(site, status) for _, site, status, _ in _came_out(tmp_path / "out")] == [
        ("S-1", "ok"),
        ("S-2", "ok"),
        ("S-3", "warning"),
    ]


def _came_out(folder: Path) -> list[tuple[int, str, str, str]]:
    with (folder / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(int(row["Row"]), row["Site ID"], row["Status"], row["Verdict"]) for row in csv.DictReader(file)]
