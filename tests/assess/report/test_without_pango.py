"""A machine on which Pango cannot be loaded: all works but the PDF, and that is said once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run the program where the system finds a Pango that it cannot load."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux looks for libraries in LD_LIBRARY_PATH first")
    (tmp_path / "libraries").mkdir()
    (tmp_path / "libraries" / "libpango-1.0.so.0").write_text("not a library")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "assess", *map(str, words)],
            cwd=tmp_path,
            env=os.environ | {"LD_LIBRARY_PATH": str(tmp_path / "libraries"), "COLUMNS": "100"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_a_home_is_assessed_and_written_for_a_browser(repo: Path, tmp_path: Path, call: Call) -> None:
    """Verdict and HTML are there, the PDF is refused with its cure, and WeasyPrint's own advice is not printed."""
    home = repo / "examples/homes/go-cleveland.toml"
    done = call("home", home, "--html", "a.html", "--pdf", "a.pdf")
    assert done.returncode == 5
    assert "This home can host the node" in done.stdout
    assert "WeasyPrint" not in done.stdout + done.stderr
    assert (tmp_path / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    error = done.stderr.partition("Error: ")[2]
    assert error.startswith("a PDF needs Pango, and it is not installed.\n")
    assert "--html" in error
    assert error.count("pango") >= 1
    assert not (tmp_path / "a.pdf").exists()


def test_the_doctor_names_what_is_missing(call: Call) -> None:
    """It ends with the code of a report that cannot be made, and gives the command."""
    done = call("doctor", "--platform", "fedora")
    assert done.returncode == 5
    assert "libpango-1.0-0 cannot be loaded" in " ".join(done.stdout.split())
    assert "sudo dnf install pango harfbuzz\n" in done.stdout
    assert "Missing or broken: Pango, for PDF." in done.stdout


def test_a_batch_answers_every_row_and_says_it_once(repo: Path, tmp_path: Path, call: Call) -> None:
    """Four homes that want a report get one sentence, and the results are whole."""
    done = call("batch", "run", repo / "examples/batch/homes.csv", "--out", "out", "--limit", "5", "--pdf", "go")
    assert done.returncode == 5
    assert "WeasyPrint" not in done.stdout + done.stderr
    assert done.stderr.count("needs Pango") == 1
    assert "the same command prints them: " in done.stderr
    assert {"results.xlsx", "summary.html"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert list((tmp_path / "out").rglob("*.pdf")) == []
