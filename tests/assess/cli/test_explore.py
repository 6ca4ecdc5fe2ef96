"""`assess home --explore` at the terminal, as JSON and as a report."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.assessment import Assessment
from assess.intake import Placement, PowerManagement

Cli = Callable[..., tuple[int, str, str]]
TITLE = "Every place and power mode"


@pytest.fixture
def home(repo: Path) -> Path:
    """Return a home with options that fit and options that do not."""
    return repo / "examples" / "homes" / "go-capped-phoenix.toml"


def test_the_table_is_there_on_request(cli: Cli, home: Path) -> None:
    """With `--explore` the page has the options, one of them marked; without it nothing of them."""
    code, out, err = cli("home", home, "--explore")
    assert (code, err) == (0, "")
    assert TITLE in out
    assert " > Exterior wall" in out
    assert TITLE not in cli("home", home)[1]


def test_json_has_the_options(cli: Cli, home: Path) -> None:
    """`--explore --json` lists every place and power mode under "options", the same bytes each time."""
    words = ("home", home, "--explore", "--json", "--date", "2026-05-05")
    _, out, _ = cli(*words)
    assert len(json.loads(out)["options"]) == len(Placement) * len(PowerManagement)
    assert sum(option.requested for option in Assessment.model_validate_json(out).options) == 1
    assert cli(*words)[1] == out
    assert json.loads(cli("home", home, "--json")[1])["options"] == []


def test_the_report_has_the_options(cli: Cli, home: Path, tmp_path: Path) -> None:
    """The page for a browser has the table with its headings, and none without `--explore`."""
    page = tmp_path / "report.html"
    assert cli("home", home, "--explore", "--html", page)[0] == 0
    text = page.read_text(encoding="utf-8")
    assert 'id="options"' in text
    for head in ("Place", "Work done", "GPU-hours a year", "What limits it", "What must change", "Rough cost"):
        assert f">{head}</th>" in text
    cli("home", home, "--html", page)
    assert 'id="options"' not in page.read_text(encoding="utf-8")
