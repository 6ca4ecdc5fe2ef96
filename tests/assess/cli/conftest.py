"""The program, run in this process as a user would run it."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from assess.cli.main import run


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
