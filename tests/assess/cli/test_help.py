"""What help says, and how it looks on a terminal, off one, and where it is narrow."""

import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from assess.cli.main import app

Cli = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[3] / "examples"
README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
# What only a person, a network or an earlier command can have; where these run is said beside each.
ELSEWHERE = {
    "assess measure --for 24h --every 30m": "tests/assess/cli/test_measure.py, against a server of its own",
    "assess measure --server host:port --tool iperf3": "tests/assess/cli/test_measure.py",
    'assess sign report.pdf --p12 me.p12 --reason "Checked on site"': "tests/assess/report/test_sign.py",
    "assess home house.toml --pdf report.pdf --card card.pdf": "tests/test_docs.py, each of the two",
}


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command and group by what is typed for it."""

    def walked(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for inner in getattr(command, "commands", {}).values():
            yield from walked(f"{name} {inner.name}", inner)

    yield from walked("assess", typer.main.get_command(app))


COMMANDS = dict(commands())
EVERY = list(dict.fromkeys(example for command in COMMANDS.values() for example in command.examples))
NEW = [one for one in EVERY if f"    {one} " not in README and f"    {one}\n" not in README and one not in ELSEWHERE]


def test_every_command_gives_examples_of_itself() -> None:
    """One to three, each of this command or, for a group, of one in it."""
    for name, command in COMMANDS.items():
        assert 1 <= len(command.examples) <= 3, name
        assert [one for one in command.examples if not f"{one} ".startswith(f"{name} ")] == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the names that examples use, which is the current one."""
    shutil.copytree(EXAMPLES / "files", tmp_path / "files")
    (tmp_path / "homes").mkdir()
    shutil.copy(EXAMPLES / "homes" / "go-cleveland.toml", tmp_path / "homes" / "house.toml")
    for file in (EXAMPLES / "batch").iterdir():
        shutil.copy(file, tmp_path / "homes")
    monkeypatch.chdir(tmp_path / "homes")
    return tmp_path / "homes"


@pytest.mark.parametrize("example", NEW)
def test_every_example_runs(example: str, folder: Path, cli: Cli) -> None:
    """What the README does not show and run already runs here as it is printed."""
    words = shlex.split(example)[1:]
    code, out, err = cli(*words)
    assert code == 0, err
    assert out
    assert folder.exists()


def test_help_off_a_terminal_is_plain_text(cli: Cli) -> None:
    """No box and no colour; examples stand whole on lines of their own; -h is --help."""
    code, out, _ = cli("home", "--help")
    assert code == 0
    assert out.isascii()
    assert "\nExamples:\n  assess home house.toml\n  assess home house.toml --pdf report.pdf --card card.pdf\n" in out
    assert cli("home", "-h")[1] == out


def test_an_error_off_a_terminal_is_plain_text(cli: Cli) -> None:
    """What is wrong stands on a line of its own, that a program can find."""
    code, out, err = cli("home", "house.toml", "--cod", "nec/2023")
    assert (code, out) == (2, "")
    assert "\nError: No such option: --cod" in err
    assert err.isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_help_on_a_terminal_has_boxes(tmp_path: Path) -> None:
    """And in a terminal of 40 columns nothing but the examples is wider than it."""
    import pexpect

    said: str = pexpect.run(
        f"{sys.executable} -m assess read --help",
        cwd=str(tmp_path),
        env={"TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "40", "NO_COLOR": "1", "PATH": "/usr/bin:/bin"},
        encoding="utf-8",
    )
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in said.splitlines()]
    assert any(line.startswith("╭─ Options") for line in lines)
    assert [line for line in lines if len(line) > 40 and not line.startswith("  assess ")] == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("hom",), "'home'"),
        (("batch", "rn"), "'run'"),
        (("home", "house.toml", "--metod", "auto"), "--method"),
        (("home", "house.toml", "--paper", "lettr"), "'letter'"),
        (("home", "house.toml", "--show", "wrok"), "'work'"),
        (("codes", "show", "nec2023"), "nec/2023"),
        (("codes", "show", "nec/2023", "optional_dweling"), '"optional_dwelling"'),
        (("nodes", "show", "xfra16"), "xfra-16"),
        (("measure", "--tool", "iperf"), '"iperf3"'),
        (("whatif", "house.toml", "--set", "service.ratng=200 A"), "service.rating_a"),
        (("whatif", "house.toml", "--apply", "pcs_dynamc"), '"pcs_dynamic"'),
    ],
)
def test_a_slip_of_the_hand_is_told_what_was_meant(words: tuple[str, ...], meant: str, folder: Path, cli: Cli) -> None:
    """Commands, options, words of a list, editions, rules, nodes, tools, fields and remedies."""
    assert folder.exists()
    code, out, err = cli(*words)
    assert code in {2, 3, 4}
    assert out == ""
    assert re.search(rf"(?i)(did you mean|possible options:) .*{re.escape(meant)}", err), err


def test_a_misspelt_heading_and_policy_are_told_what_was_meant(folder: Path, cli: Cli) -> None:
    """A column that is not read for a letter too few, and a figure that a policy does not set."""
    (folder / "few.csv").write_text("Site ID,State,Yeer Built\nA-1,OH,2004\n", "utf-8")
    assert 'did you mean "year built"?' in " ".join(cli("batch", "check", "few.csv")[1].split())
    (folder / "mine.toml").write_text("[margins]\nhaet = 0.1\n", "utf-8")
    assert "Did you mean margins.heat?" in cli("home", "house.toml", "--policy", "mine.toml")[2]
