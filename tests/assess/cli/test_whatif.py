"""`assess whatif` at the terminal."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.cli.assessing import assess_file
from assess.intake.setting import setting_of, with_settings
from assess.readers.home import read_home
from assess.report.difference import Difference

Cli = Callable[..., tuple[int, str, str]]
ON = dt.date(2026, 5, 5)


@pytest.fixture
def home(repo: Path) -> Path:
    """Return the home whose cooler holds the node down."""
    return repo / "examples" / "homes" / "go-capped-phoenix.toml"


def plain(out: str) -> str:
    """Return printed text with thin spaces and line ends made plain."""
    return " ".join(out.replace("\N{THIN SPACE}", " ").split())


def test_a_change_is_shown_with_what_it_changes(cli: Cli, home: Path) -> None:
    """Verdicts, limits and the steps that differ stand there; steps that do not differ do not."""
    code, out, err = cli("whatif", home, "--set", "service.rating=400 A", "--set", "room.sun=shade")
    assert (code, err) == (0, "")
    text = plain(out)
    for words in (
        "Verdict GO, CAPPED GO, CAPPED",
        "service.rating_a 200 A (label) 400 A (told)",
        "room.sun part (told) shade (told)",
        "the main breaker stays 200 A and the busbar stays 225 A",
        "Service rating 74.8 A same 93.1 A 213.1 A 18.3 A 138.3 A",
        "new note: The service of 400 A is counted at 320 A.",
        "Air around the cooler 123.4 °F 121.6 °F 121.6 + 1.8 121.6 + 0",
    ):
        assert words in text
    assert "General lighting" not in text


def test_json_is_the_difference(cli: Cli, home: Path) -> None:
    """`--json` prints one document that reads back, the same each time."""
    words = ("whatif", home, "--set", "loads.range.nameplate=8 kW", "--json", "--date", "2026-05-05")
    code, out, _ = cli(*words)
    found = Difference.model_validate_json(out)
    assert code == 0
    assert json.loads(out)["schema_id"] == "assess-difference/1"
    assert [pair.field for pair in found.inputs] == ["loads.0.nameplate_va"]
    assert not found.same
    assert cli(*words)[1] == out


def test_a_change_without_effect_says_so(cli: Cli, home: Path) -> None:
    """A value set to what it was changes no step."""
    _, out, _ = cli("whatif", home, "--set", "room.sun=part")
    assert "Nothing differs" in out


def test_a_part_taken_out_is_unknown(cli: Cli, home: Path) -> None:
    """A home without its loads cannot be decided."""
    _, out, _ = cli("whatif", home, "--unset", "loads", "--json")
    assert Difference.model_validate_json(out).after.outcome == "incomplete"


def test_it_is_a_file_that_says_the_same(home: Path, tmp_path: Path, repo: Path) -> None:
    """The changed home is assessed as the file would be that says so, to the last bit and the report's id."""
    folder = tmp_path / "homes"
    folder.mkdir()
    (tmp_path / "files").symlink_to(repo / "examples" / "files")
    said = home.read_text(encoding="utf-8").replace('sun  = "part"', 'sun  = "full"')
    said = said.replace('rating_a = { value = "200 A", basis = "label" }', 'rating_a = "225 A"')
    (folder / "other.toml").write_text(said, encoding="utf-8")
    settings = [setting_of("service.rating=225 A"), setting_of("room.sun=full")]
    changed = assess_file(home, on=ON, change=lambda one: with_settings(one, settings))
    assert changed == assess_file(folder / "other.toml", on=ON)


@pytest.mark.parametrize("file", ["files/audit-seattle.xml", "json"])
def test_audits_and_json_are_changed_alike(cli: Cli, repo: Path, tmp_path: Path, file: str) -> None:
    """What a home was read from makes no difference."""
    path = repo / "examples" / file
    if file == "json":
        path = tmp_path / "home.json"
        path.write_text('{"service": {"rating_a": "100 A"}}', encoding="utf-8")
    code, out, err = cli("whatif", path, "--set", "service.rating=200 A", "--json")
    assert (code, err) == (0, "")
    pairs = {pair.field: pair for pair in Difference.model_validate_json(out).inputs}
    assert pairs["service.rating_a"].after == "200\N{THIN SPACE}A"


def test_what_is_set_wins_over_what_is_asked_for(cli: Cli, home: Path) -> None:
    """`--gpus` holds for both sides; `--set node.gpus` for the changed one alone."""
    _, out, _ = cli("whatif", home, "--gpus", "8", "--set", "node.gpus=4", "--json")
    found = Difference.model_validate_json(out)
    assert (found.before.requested.gpus, found.after.requested.gpus) == (8, 4)


def test_a_demand_that_is_set_wins_over_the_meter(tmp_path: Path) -> None:
    """A peak that is set stands for the record, as it does in a file, and no half of the record with it."""
    start = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)
    rows = [f"{start + dt.timedelta(minutes=15 * n):%Y-%m-%d %H:%M},{0.2 + n % 90 / 100}" for n in range(40 * 96)]
    (tmp_path / "usage.csv").write_text("\n".join(["DateTime,kWh", *rows]) + "\n", encoding="utf-8")
    home, said = tmp_path / "home.toml", tmp_path / "said.toml"
    home.write_text('[demand]\nfile = "usage.csv"\n', encoding="utf-8")
    said.write_text('[demand]\nfile = "usage.csv"\npeak_kw = "9 kW"\n', encoding="utf-8")
    changed = read_home(home, lambda one: with_settings(one, [setting_of("demand.peak_kw=9 kW")]))
    assert changed == read_home(said)
    assert changed.demand != read_home(home).demand


def test_the_exit_code_is_that_of_the_changed_home(cli: Cli, home: Path) -> None:
    """A no-go ends with 0, and with 1 under `--exit-code`."""
    words = ("whatif", home, "--set", "panel.make=Zinsco")
    assert cli(*words)[0] == 0
    assert cli(*words, "--exit-code")[0] == 1


def test_a_remedy_is_done_by_its_name(cli: Cli, repo: Path) -> None:
    """`--apply` does to the home what the catalogue says."""
    home = repo / "examples" / "homes" / "no-go-houston.toml"
    code, out, err = cli("whatif", home, "--apply", "panel", "--json")
    assert (code, err) == (0, "")
    assert "panel.make" in {pair.field for pair in Difference.model_validate_json(out).inputs}


@pytest.mark.parametrize("name", ["go-if-atlanta", "no-go-houston"])
def test_a_remedy_buys_what_the_verdict_says(repo: Path, name: str) -> None:
    """The node that the verdict promises for a change is the one of the home assessed anew with it."""
    home = repo / "examples" / "homes" / f"{name}.toml"
    promised = assess_file(home, on=ON).verdict.changes
    assert promised is not None
    mended = assess_file(home, on=ON, remedies=[change.id for change in promised.changes])
    assert mended.verdict.best == promised.after
    assert mended.verdict.outcome == promised.outcome
