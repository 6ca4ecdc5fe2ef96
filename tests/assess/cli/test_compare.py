"""`assess compare` at the terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.report.difference import Difference

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def homes(repo: Path) -> Path:
    """Return the folder of the example homes."""
    return repo / "examples" / "homes"


def test_two_homes_stand_side_by_side(cli: Cli, homes: Path) -> None:
    """Each under its name, with the inputs that differ."""
    code, out, err = cli("compare", homes / "go-cleveland.toml", homes / "no-go-houston.toml")
    assert (code, err) == (0, "")
    assert "go-cleveland.toml → no-go-houston.toml" in out
    rows = [" ".join(line.replace("\N{THIN SPACE}", " ").split()) for line in out.splitlines()]
    assert "service.rating_a 200 A (label) 150 A (label)" in rows
    assert any("blocking" in row and row.startswith("new") for row in rows)


def test_a_home_equals_itself(cli: Cli, homes: Path) -> None:
    """Two equal homes are said to be equal, and nothing is listed."""
    _, out, _ = cli("compare", homes / "go-cleveland.toml", homes / "go-cleveland.toml")
    assert "Nothing differs" in out
    assert "Limits" not in out


def test_one_home_under_two_editions(cli: Cli, homes: Path) -> None:
    """The rules that differ are named, and where they change a limit it is seen."""
    words = ("compare", homes / "go-if-atlanta.toml", "--code", "nec/2020", "--code", "nec/2023")
    code, out, err = cli(*words)
    assert (code, err) == (0, "")
    assert "nec/2020 → nec/2023" in out
    assert "Electric vehicle supply equipment" in out
    found = Difference.model_validate_json(cli(*words, "--json")[1])
    assert (found.before.name, found.after.name) == ("nec/2020", "nec/2023")
    assert found.inputs == ()
    assert "electric_vehicles" in {rule.rule for rule in found.rules}


def test_one_edition_holds_for_both_homes(cli: Cli, homes: Path) -> None:
    """`--code` given once is no difference."""
    _, out, _ = cli(
        "compare", homes / "go-cleveland.toml", homes / "go-if-atlanta.toml", "--code", "nec/2020", "--json"
    )
    found = Difference.model_validate_json(out)
    assert found.before.edition == found.after.edition
    assert "2020" in found.before.edition
    assert found.rules == ()


def test_a_no_go_on_either_side_counts(cli: Cli, homes: Path) -> None:
    """Under `--exit-code` one no-go ends the command with 1."""
    words = ("compare", homes / "go-cleveland.toml", homes / "no-go-houston.toml")
    assert cli(*words)[0] == 0
    assert cli(*words, "--exit-code")[0] == 1
