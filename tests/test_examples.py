"""The example homes give the verdicts that their table promises."""

import re
from datetime import date
from pathlib import Path

import pytest

from assess.cli.assessing import assess_file

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
