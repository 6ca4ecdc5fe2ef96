"""The documents are true: every command they show runs, every command there is stands in them."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = re.compile(r"^ {4}(assess [^#\n]+?)\s*(?:#.*)?$", re.MULTILINE)
INDENTED = re.compile(r"^ {4,}(assess [^#\n]+?)\s*(?:#.*)?$", re.MULTILINE)
TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
MANY_HOMES = (TOP / "docs" / "batch.md").read_text(encoding="utf-8")


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
    for file in (examples / "batch").iterdir():
        shutil.copy(file, tmp_path / "homes")
    monkeypatch.chdir(tmp_path / "homes")
    return tmp_path / "homes"


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMAND.findall(README))
def test_the_readme_commands_run(command: str, folder: Path, cli: Callable[..., tuple[int, str, str]]) -> None:
    """Each `assess` line of the README says something and ends with 0, or with 6 for a list that has rows to mend."""
    words = shlex.split(command)[1:]
    if words[0] == "measure" and "--list" not in words:
        pytest.skip("a speed test would use the network, for a day")
    if "--watch" in words:
        pytest.skip("it goes on until it is stopped, and tests/assess/cli/test_watching.py stops it")
    if words[0] == "sign":
        pytest.skip("a certificate is a person's, and tests/assess/report/test_sign.py makes its own")
    if words[0] == "interview":
        pytest.skip("a visit is typed at a terminal, as in tests/assess/interview")
    if words[0] == "verify":
        assert cli("home", "house.toml", "--pdf", words[1])[0] == 0
    if words[0] == "init":
        (folder / words[1]).unlink()  # it does not overwrite
    if words[:2] == ["batch", "merge"]:
        for part in ("1", "2"):
            assert cli("batch", "run", "homes.csv", "--shard", f"{part}/2", "--out", f"part-{part}")[0] in {0, 6}
    if words[:2] == ["batch", "purge"]:
        assert cli("batch", "run", "homes.csv", "--out", words[2])[0] == 6
    code, out, err = cli(*words)
    assert code == _due(words), err
    assert out or err


@pytest.mark.slow
def test_the_commands_for_many_homes_run_one_after_the_other(
    folder: Path, cli: Callable[..., tuple[int, str, str]]
) -> None:
    """Who types all commands of docs/batch.md into a folder with the examples has what the page says."""
    for command in INDENTED.findall(MANY_HOMES):
        words = shlex.split(command)[1:]
        code, _, err = cli(*words)
        part = "--shard" in words or "--limit" in words  # which may have none of the rows to mend
        assert code in ({0, 6} if part else {_due(words)}), f"{command}: {err}"
    for name in ("results.xlsx", "summary.html", "summary.pdf", "statistics.json", "ledger.sqlite"):
        assert (folder / "results" / name).exists()
        assert f"`{name}`" in MANY_HOMES
    assert not (folder / "results" / "reports").exists()  # purged
    assert (folder / "surveyed" / "results.xlsx").exists()


def _due(words: list[str]) -> int:
    """Return the exit code that a command has on the examples: their list of homes has rows that cannot be read."""
    fails = words[0] == "batch" and "homes.csv" in words and "--dry-run" not in words
    return 6 if fails else 0


def test_the_columns_of_the_results_are_in_the_documents() -> None:
    """Every column of a table of results is explained in docs/batch.md, and every status."""
    from assess.batch.records import Status
    from assess.batch.writing import results_columns

    for column in results_columns():
        assert re.search(rf"^\|.*{re.escape(column.heading)}.*\|$", MANY_HOMES, re.MULTILINE), column.heading
    for status in Status:
        assert f"| `{status}` |" in MANY_HOMES


def test_every_command_is_in_the_readme() -> None:
    """A command that the README does not show is a command that nobody finds."""
    shown = " ".join(COMMAND.findall(README))
    for command in (
        "home",
        "whatif",
        "compare",
        "verify",
        "sign",
        "read",
        "measure",
        "init",
        "interview",
        "fmt",
        "panel",
        "codes",
        "nodes",
        "doctor",
        "batch",
    ):
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

    for code in ExitCode:
        assert str(int(code)) in README.split("Exit codes:")[1].split("\n\n")[0]
        assert f"\n| {int(code)} |" in MANY_HOMES or code is ExitCode.NO_GO
