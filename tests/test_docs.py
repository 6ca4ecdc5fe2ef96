"""The documents are true: every command they show runs, every command there is stands in them."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = re.compile(r"^ {4}(assess [^#\n]+?)\s*(?:#.*)?$", re.MULTILINE)
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the README's file names exist."""
    examples = repo / "examples"
    shutil.copytree(examples / "files", tmp_path / "files")
    (tmp_path / "homes").mkdir()
    shutil.copy(examples / "homes" / "go-cleveland.toml", tmp_path / "homes" / "house.toml")
    shutil.copy(examples / "files" / "audit-seattle.xml", tmp_path / "homes" / "audit.xml")
    shutil.copy(examples / "files" / "panel-schedule.csv", tmp_path / "homes" / "panel.csv")
    shutil.copy(examples / "files" / "fiber-evening.json", tmp_path / "homes" / "speedtest.json")
    shutil.copy(examples / "policies" / "cautious.toml", tmp_path / "homes" / "cautious.toml")
    monkeypatch.chdir(tmp_path / "homes")
    return tmp_path / "homes"


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMAND.findall(README))
def test_the_readme_commands_run(command: str, folder: Path, cli: Callable[..., tuple[int, str, str]]) -> None:
    """Each `assess` line of the README ends with 0 and says something."""
    words = shlex.split(command)[1:]
    if words[0] == "measure" and "--list" not in words:
        pytest.skip("a speed test would use the network, for a day")
    if words[0] == "sign":
        pytest.skip("a certificate is a person's, and tests/assess/report/test_sign.py makes its own")
    if words[0] == "verify":
        assert cli("home", "house.toml", "--pdf", words[1])[0] == 0
    if words[0] == "init":
        (folder / words[1]).unlink()  # it does not overwrite
    code, out, err = cli(*words)
    assert code == 0, err
    assert out or err


def test_every_command_is_in_the_readme() -> None:
    """A command that the README does not show is a command that nobody finds."""
    shown = " ".join(COMMAND.findall(README))
    for command in ("home", "whatif", "compare", "verify", "sign", "read", "measure", "init", "codes", "nodes"):
        assert f"assess {command}" in shown
    assert "--pdf" in shown
    assert "--json" in shown
    assert "--show work" in shown


def test_links_lead_somewhere(repo: Path) -> None:
    """Every relative link of the documents names a file that is there."""
    for document in [
        *repo.glob("*.md"),
        *repo.glob("docs/*.md"),
        *repo.glob("examples/*.md"),
        repo / "codes/README.md",
    ]:
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_exit_codes_are_those_of_the_program() -> None:
    """The README's exit codes are those of the error tree."""
    from assess.errors import ExitCode

    for code in (ExitCode.USAGE, ExitCode.INTAKE, ExitCode.RULE_DATA, ExitCode.REPORT, ExitCode.INTERRUPTED):
        assert str(int(code)) in README.split("Exit codes:")[1].split("\n\n")[0]
