"""The front door as the documents show it: every block runs, every name is there, and type checkers agree."""

import ast
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import assess

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLE = TOP / "examples" / "python" / "assess_a_home.py"
WRONG = """
from datetime import date
from assess import assess, load_home, nothing
assess("house.toml", on=date(2026, 11, 27)).verdict.outcom
load_home(3)
"""


@pytest.mark.slow
def test_the_blocks_of_the_page_run_one_after_the_other(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who types them all beside a home has a report, and the message that the page shows."""
    shutil.copytree(repo / "examples" / "files", tmp_path / "files")
    (tmp_path / "homes").mkdir()
    shutil.copy(repo / "examples" / "homes" / "go-cleveland.toml", tmp_path / "homes" / "house.toml")
    monkeypatch.chdir(tmp_path / "homes")
    names: dict[str, object] = {}
    for block in BLOCKS:
        exec(compile(block, "docs/api.md", "exec"), names)  # noqa: S102 - the page's own
    assert (tmp_path / "homes" / "report.pdf").read_bytes().startswith(b"%PDF-")
    said = capsys.readouterr().out.splitlines()
    shown = re.search(r"^prints ``(.*?)``\.", PAGE, re.MULTILINE)
    assert shown is not None
    assert said[-1] == shown.group(1)
    assert len(BLOCKS) == 7


@pytest.mark.slow
def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """Its cells, one after the other, tell of one home, of changes to it, of many homes, and write a report."""
    runpy.run_path(str(EXAMPLE))
    said = capsys.readouterr().out
    assert said.startswith("go_if: ")
    assert "mini_split_12000 and a service of 60 A: no node" in said
    assert len(re.findall(r"^(?:go|go_capped|no_go|incomplete) +\d+ GPUs", said, re.MULTILINE)) == 6
    assert "cannot be judged: place.zip_code" in said
    assert Path(said.split(" kB in ")[1].strip()).read_bytes().rstrip().endswith(b"</html>")


def test_every_name_is_on_the_page() -> None:
    """A name that the page does not tell of is a name that nobody finds; the records are told of by what has them."""
    assert [name for name in assess.__all__ if not re.search(rf"\b{name}\b", PAGE)] == []
    for error in ("UsageError", "IntakeError", "RuleDataError", "ReportError"):
        assert f"| `{error}` | {int(getattr(assess, error).exit_code)} |" in PAGE


def test_every_name_says_what_it_is() -> None:
    """Each name of the interface has a docstring that begins with a sentence; a name that there is not is refused."""
    for name in assess.__all__:
        said = getattr(assess, name).__doc__
        assert said, name
        assert said.split("\n\n")[0].rstrip().endswith((".", "mend: `message` says what, `where` says where")), name
    assert dir(assess) == sorted(assess.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'asess'"):
        _ = assess.asess  # type: ignore[attr-defined]


def test_type_checkers_see_the_names_that_are_there() -> None:
    """The imports that only type checkers read come from the rooms that names are taken from at run time."""
    tree = ast.parse((TOP / "assess" / "__init__.py").read_text(encoding="utf-8"))
    only = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name: node.module for node in only.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert sorted(seen) == sorted(assess.__all__)
    assert seen == vars(assess)["_ROOM"]


def test_importing_the_package_imports_nothing_else() -> None:
    """Every command imports it first, so nothing of ours or of others comes along before it is asked for."""
    code = "import sys; before = {*sys.modules}; import assess; print(sorted({*sys.modules} - before))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, cwd=TOP)
    tops = {name.split(".")[0] for name in ast.literal_eval(done.stdout)}
    assert tops - sys.stdlib_module_names == {"assess"}
    assert "assess." not in done.stdout


@pytest.mark.slow
def test_a_users_script_is_checked_strictly(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The example and the page pass mypy at its strictest, and a script with mistakes does not."""
    (tmp_path / "example.py").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "page.py").write_text("\n".join(BLOCKS), encoding="utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    cache = request.config.cache
    assert cache is not None
    words = ("-m", "mypy", "--strict", "--no-error-summary", f"--cache-dir={cache.mkdir('mypy')}", "--config-file=")
    done = subprocess.run(
        [sys.executable, *words, "example.py", "page.py", "wrong.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    found = re.findall(r"^(.+?:\d+): error: .*\[(.+)\]$", done.stdout, re.MULTILINE)
    assert sorted(found) == [
        ("wrong.py:3", "attr-defined"),
        ("wrong.py:4", "arg-type"),
        ("wrong.py:4", "attr-defined"),
        ("wrong.py:5", "arg-type"),
    ], done.stdout + done.stderr
