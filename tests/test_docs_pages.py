"""Whoever does what a page shows has what the page says: each page is run from top to bottom in one folder."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from assess.cli.main import app
from scripts.site.shown import Given, Saved, commands, inline, shown

TOP = Path(__file__).parent.parent
DOCS = TOP / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
EVERY = PAGES | {
    path.name: path.read_text(encoding="utf-8") for path in (TOP / "README.md", TOP / "examples/README.md")
}
ELSEWHERE = {"batch.md"}  # run by tests/test_docs.py, with the columns it explains
IN_A_CHECKOUT = "tutorial-data.md"
EXAMPLES = TOP / "examples"
# What a page says is in the reader's folder before it begins.
NEEDED = {
    "amendments.md": {"house.toml": "homes/go-cleveland.toml"},
    "field-kit.md": {"house.toml": "homes/go-cleveland.toml"},
    "panel-schedule.md": {"house.toml": "homes/go-cleveland.toml", "schedule.csv": "files/panel-schedule.csv"},
    "policy.md": {"house.toml": "homes/go-cleveland.toml", "cautious.toml": "policies/cautious.toml"},
    "start.md": {"go-cleveland.toml": "homes/go-cleveland.toml"},
    "report-file.md": {"house.toml": "homes/go-cleveland.toml"},
}
SKIPPED = {
    "assess interview": "a visit is typed at a terminal, as in tests/assess/interview",
    "assess home house.toml --watch": "it goes on until it is stopped, and tests/assess/cli/test_watching.py stops it",
    "assess doctor": "what it finds is the machine's; tests/assess/doctor prepares some",
    "assess sign": "a certificate is a person's, and tests/assess/report/test_sign.py makes its own",
    "assess batch run homes.xlsx": "needs a workbook or a cluster; docs/batch.md does the same with a CSV",
    "assess batch merge homes.xlsx": "merges what the line above would have answered",
    "assess home go-cleveland.toml --pdf": "tests/test_docs.py writes this very report, as the README has it",
    "assess verify report.pdf --code": "of an edition of one's own; tests/assess/cli/test_verify.py makes one",
}
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder to work in, beside the files that the example homes name."""
    shutil.copytree(EXAMPLES / "files", tmp_path / "files")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def save(folder: Path, part: Saved) -> None:
    """Write a file as the page shows it, or add to it."""
    path = folder / part.name
    before = path.read_text(encoding="utf-8") if part.added else ""
    path.write_text(before + part.text, encoding="utf-8")


def check(command: Given, code: int, out: str) -> None:
    """Hold a command to the exit code and to the lines that the page shows."""
    assert code == (command.code or 0), f"{command.line}: {out}"
    said = " ".join("".join(" " if sign in "│╭╮╰╯─" else sign for sign in out).split())
    for line in command.output:
        assert line in said, f"{command.line} does not say {line!r}: {said}"


def skipped(command: Given) -> bool:
    """Return whether a command cannot run in a test; SKIPPED says why."""
    return any(command.line.startswith(start) for start in SKIPPED)


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [name for name, text in PAGES.items() if commands(text) and name not in {*ELSEWHERE, IN_A_CHECKOUT}],
)
def test_a_page_does_what_it_shows(page: str, folder: Path, cli: Cli) -> None:
    """Files are saved and commands given in the page's order; each ends as the page says and says what it shows."""
    for name, example in NEEDED.get(page, {}).items():
        shutil.copy(EXAMPLES / example, folder / name)
    if page == "amendments.md":
        (folder / "my-city.toml").write_text(toml_of(PAGES[page]), encoding="utf-8")
    if page == "report-file.md":
        assert cli("home", "house.toml", "--pdf", "report.pdf", "--edition", "page")[0] == 0
    for part in shown(PAGES[page]):
        if isinstance(part, Saved):
            save(folder, part)
        elif not skipped(part):
            if part.words[0] == "init":
                (folder / part.words[-1]).unlink(missing_ok=True)  # it does not overwrite
            code, out, err = cli(*part.words)
            check(part, code, out + err)


def toml_of(page: str) -> str:
    """Return the first TOML of a page."""
    return page.split("```toml\n", maxsplit=1)[1].partition("```")[0]


@pytest.mark.slow
def test_data_is_added_in_a_checkout(tmp_path: Path) -> None:
    """What the page adds to the catalogue is there in the next command: in a checkout of its own, as a process."""
    for name in ("assess", "codes", "templates", "examples"):
        shutil.copytree(TOP / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    for part in shown(PAGES[IN_A_CHECKOUT]):
        if isinstance(part, Saved):
            save(tmp_path, part)
            continue
        done = subprocess.run(
            [sys.executable, "-m", "assess", *part.words],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "PATH": ""},
            check=False,
        )
        check(part, done.returncode, done.stdout + done.stderr)


def asked(words: tuple[str, ...]) -> Iterator[str]:
    """Yield what of a command the program does not know: a command, or an option of it."""
    command: Any = typer.main.get_command(app)
    path: list[str] = []
    for word in words:
        inner = getattr(command, "commands", {})
        if word in inner:
            command, path = inner[word], [*path, word]
        elif inner and not word.startswith("-"):
            yield f"assess {' '.join([*path, word])}"
            return
        elif word.startswith("--") and word != "--":
            names = {name for p in command.params for name in (*p.opts, *p.secondary_opts)} | {"--help"}
            if word.partition("=")[0] not in names:
                yield word


@pytest.mark.parametrize("page", list(EVERY))
def test_every_command_and_option_that_a_page_names_is_there(page: str) -> None:
    """In examples and in sentences, those that are not run too."""
    named = [*(command.words for command in commands(EVERY[page])), *inline(EVERY[page])]
    for words in named:
        if words[0] != "COMMAND":
            assert list(asked(tuple(word.strip("|,;.") for word in words if "|" not in word))) == [], words


def test_what_is_not_run_is_still_shown() -> None:
    """A reason for skipping stands for a command of some page, and goes with it."""
    lines = [command.line for page in PAGES.values() for command in commands(page)]
    assert [start for start in SKIPPED if not any(line.startswith(start) for line in lines)] == []


def test_an_unknown_command_is_seen() -> None:
    """A misspelt command, an option of another command, and a right one."""
    assert list(asked(("hom", "house.toml"))) == ["assess hom"]
    assert list(asked(("batch", "chek", "homes.csv"))) == ["assess batch chek"]
    assert list(asked(("home", "house.toml", "--columns", "a.toml"))) == ["--columns"]
    assert list(asked(("batch", "check", "homes.csv", "--columns", "a.toml"))) == []


def test_what_a_page_shows_is_found() -> None:
    """Files, additions, commands with their exit code, output, and fences that are none of these."""
    page = (
        "Save as `a.toml`:\n\n```toml\nx = 1\n```\n\n    assess home a.toml # ends with 3\n\n"
        "```text\nOne  two\n…\n```\n"
        "Add to `a.toml`:\n\n```toml\ny = 2\n```\n\n```sh\n    assess nothing\n```\n\n      assess nodes list\n"
    )
    assert shown(page) == [
        Saved("a.toml", "x = 1\n", added=False),
        Given(("home", "a.toml"), 3, ("One two",)),
        Saved("a.toml", "y = 2\n", added=True),
        Given(("nodes", "list"), None),
    ]
