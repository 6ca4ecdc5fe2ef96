"""Where the checkout and the field samples are, the program as a user runs it, and a report of any data."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from assess.cli.main import run


@pytest.fixture(scope="session")
def repo() -> Path:
    """Return the top folder of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of field samples, which are not part of the project, or skip the test."""
    named = os.environ.get("ASSESS_SAMPLES")
    if not named:
        pytest.skip("needs field samples: set ASSESS_SAMPLES to their folder")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"ASSESS_SAMPLES names {named!r}, which is not a folder")
    return folder


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the program with these words and return exit code, stdout and stderr."""

    def call(*words: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["assess", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.setenv("NO_COLOR", "1")
        try:
            run()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def carrying() -> Callable[[str], bytes]:
    """Return a function that makes a small report of any data, each hash in it right, as who forges one would."""
    from assess.report.pdf import render_pdf

    def made(text: str) -> bytes:
        said = f"Data SHA-256 {hashlib.sha256(text.encode()).hexdigest()}"
        head = f'<html lang=en><title>A report</title><meta name=description content="{said}">'
        style = "<style>* { font: 8pt Report }</style>"
        page = f'{head}{style}<h2>One</h2><p>{said}<p style="break-before: page">{said}'
        return render_pdf(page, on=date(2026, 11, 26), attached=text)

    return made
