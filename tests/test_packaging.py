"""The wheel carries all it needs, the locks agree, and `assess --help` stays light."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from assess import __version__

CARRIED = ("codes", "templates")
SIGNS = "²³°×·÷±≤≥≈−–—“”‘’′″Ωµ✓←↑→↓"
LIST_FILES = """
import sys
import assess
from assess.resources import folder

def walk(place, path):
    for entry in place.iterdir():
        if entry.is_dir():
            walk(entry, path + entry.name + "/")
        else:
            print(path + entry.name)

print(assess.__file__)
for name in sys.argv[1:]:
    walk(folder(name), name + "/")
"""
HELP = """
import sys
from assess.cli.main import run

sys.argv = ["assess", "--help"]
try:
    run()
finally:
    slow = {"assess.verdict", "jinja2", "numpy", "openpyxl", "pint", "pydantic", "weasyprint"}
    print(*sorted(set(sys.modules) & slow), file=sys.stderr)
"""


def call(*command: str | Path, cwd: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing of this process's Python settings."""
    settings = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env=settings | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def carried_files(repo: Path) -> set[str]:
    """Return the files of `codes/` and `templates/` in the checkout."""
    files = (path for name in CARRIED for path in (repo / name).rglob("*") if path.is_file())
    return {path.relative_to(repo).as_posix() for path in files if "__pycache__" not in path.parts}


def locked(text: str) -> set[tuple[str, str]]:
    """Return the (name, version) pairs of a requirements lock."""
    return set(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


@pytest.fixture(scope="module")
def project(repo: Path) -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def wheel(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=repo)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that holds the wheel and nothing else.

    The dependencies are lent by this process's environment through a .pth line, so that no network is needed.
    Python reads no .pth inside a folder lent that way, so an editable install of the checkout stays unseen.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    call(sys.executable, "-m", "pip", "-q", "--python", python, "install", "--no-deps", wheel, cwd=folder)
    places = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(places.stdout.strip(), "lent.pth").write_text("\n".join(lent), "utf-8")
    return binaries


@pytest.fixture(scope="module")
def empty(repo: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the wheel and the locked dependencies, fetched by their hashes, and nothing lent."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    python, lock = binaries / "python", repo / "requirements.lock"
    uv = shutil.which("uv")
    install: list[str | Path] = (
        [uv, "pip", "install", "-q", "--python", python]
        if uv
        else [sys.executable, "-m", "pip", "-q", "--python", python, "install"]
    )
    fetched = subprocess.run([*map(str, install), "--require-hashes", "-r", lock], capture_output=True, check=False)
    if fetched.returncode:
        pytest.skip(f"the locked packages cannot be had here: {fetched.stderr.decode(errors='replace').strip()[-300:]}")
    call(*install, "--no-deps", wheel, cwd=folder)
    return binaries


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(repo: Path, empty: Path, tmp_path: Path) -> None:
    """Of nothing but the wheel and its lock: version, a verdict with its PDF, and a batch of three rows."""
    assert call(empty / "assess", "--version", cwd=tmp_path).stdout.startswith(f"assess {__version__}, Python")
    home, table = repo / "examples/homes/go-cleveland.toml", repo / "examples/batch/homes.csv"
    done = call(empty / "assess", "home", home, "--pdf", "report.pdf", "--edition", "page", cwd=tmp_path)
    assert "This home can host the node" in done.stdout
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
    call(empty / "assess", "batch", "run", table, "--out", "out", "--limit", "3", "--no-summary-pdf", cwd=tmp_path)
    counted = json.loads((tmp_path / "out/statistics.json").read_text("utf-8"))
    assert counted["rows"] == 3


@pytest.mark.slow
def test_the_doctor_knows_an_altered_edition(empty: Path, tmp_path: Path) -> None:
    """A figure changed in the installed data is found by the hash of the wheel, named, and told by the exit code."""
    (edition,) = empty.parent.rglob("assess/_bundled/codes/nec/2023.toml")
    text = edition.read_text("utf-8")
    edition.unlink()  # the installer may share its files between environments
    edition.write_text(text + "# one line more\n", "utf-8")
    done = subprocess.run([empty / "assess", "doctor"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "differs from what was installed: nec/2023.toml" in " ".join(done.stdout.split())


@pytest.mark.slow
def test_the_wheel_runs(fresh: Path, tmp_path: Path) -> None:
    """The installed command and `python -m assess` start, away from the checkout, and know their version."""
    for command in ([fresh / "assess"], [fresh / "python", "-m", "assess"]):
        assert __version__ in call(*command, "--version", cwd=tmp_path).stdout


@pytest.mark.slow
def test_the_wheel_carries_data(repo: Path, fresh: Path, tmp_path: Path) -> None:
    """Every file of `codes/` and `templates/` is found from the wheel, and no other."""
    home, *found = call(fresh / "python", "-c", LIST_FILES, *CARRIED, cwd=tmp_path).stdout.splitlines()
    assert Path(home).is_relative_to(fresh.parent)
    assert set(found) == carried_files(repo)


@pytest.mark.slow
def test_the_wheel_runs_unopened(repo: Path, wheel: Path, tmp_path: Path) -> None:
    """The data is found inside the zip file too."""
    done = call(sys.executable, "-c", LIST_FILES, *CARRIED, cwd=tmp_path, path=str(wheel))
    home, *found = done.stdout.splitlines()
    assert Path(home).is_relative_to(wheel)
    assert set(found) == carried_files(repo)


@pytest.mark.slow
def test_the_sdist_carries_data(repo: Path, tmp_path: Path) -> None:
    """The source archive holds what the wheel is built from."""
    call(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=repo)
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert carried_files(repo) | {"pyproject.toml", "LICENSE", "assess/py.typed"} <= names


def test_help_is_light(tmp_path: Path) -> None:
    """`assess --help` imports none of the slow packages."""
    done = call(sys.executable, "-c", HELP, cwd=tmp_path)
    assert "home" in done.stdout
    assert done.stderr.strip() == ""


def test_the_tool_lists_are_equal(project: dict[str, Any]) -> None:
    """The extra `dev`, for pip, and the dependency group `dev`, for uv, name the same tools."""
    groups = project["dependency-groups"]
    tools = [tool for tool in groups["dev"] if isinstance(tool, str)]
    assert sorted(groups["build"] + tools) == sorted(project["project"]["optional-dependencies"]["dev"])


def test_the_locks_agree(repo: Path) -> None:
    """What pip installs is what uv installs; `uv lock` was followed by the two exports."""
    packages = tomllib.loads((repo / "uv.lock").read_text("utf-8"))["package"]
    everything = {(package["name"], package["version"]) for package in packages if package["name"] != "assess"}
    run, dev, checks = (
        locked((repo / f"requirements{kind}.lock").read_text("utf-8")) for kind in ("", "-dev", "-checks")
    )
    assert dev | checks == everything
    assert run < dev


def test_the_locks_name_everything(repo: Path, project: dict[str, Any]) -> None:
    """Each dependency of the program is in the lock of the program."""
    run = {name for name, _ in locked((repo / "requirements.lock").read_text("utf-8"))}
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    assert {re.split(r"[<>=~!\[; ]", entry)[0] for entry in wanted} <= run


def test_the_locks_name_no_private_index(repo: Path) -> None:
    """The locks hold for everyone: packages come from PyPI or from the index the reader has configured."""
    hosts = set(re.findall(r"\w+://([^/\"]*)", (repo / "uv.lock").read_text("utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    for kind in ("", "-dev", "-checks"):
        assert "://" not in (repo / f"requirements{kind}.lock").read_text("utf-8")


def test_the_fonts_have_the_signs(repo: Path) -> None:
    """Every bundled font has the signs of engineering text and figures of one width."""
    fonts = sorted((repo / "templates/report/fonts").glob("*.ttf"))
    assert fonts
    for path in fonts:
        font = TTFont(path)
        glyphs = font.getBestCmap()
        assert [sign for sign in SIGNS if ord(sign) not in glyphs] == []
        assert len({font["hmtx"][glyphs[ord(figure)]][0] for figure in "0123456789"}) == 1
