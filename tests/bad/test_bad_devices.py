"""A device in place of a file: it has no end, so it is not even begun."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import ExitCode

ENDLESS = Path("/dev/zero")
HOME, HOMES = "examples/homes/go-cleveland.toml", "examples/batch/homes.csv"
WRONG: dict[str, tuple[tuple[object, ...], ExitCode]] = {
    "home": (("home", ENDLESS), ExitCode.INTAKE),
    "policy": (("home", HOME, "--policy", ENDLESS), ExitCode.RULE_DATA),
    "columns": (("batch", "check", HOMES, "--columns", ENDLESS), ExitCode.USAGE),
    "report": (("verify", ENDLESS), ExitCode.REPORT),
    "meter": (("read", ENDLESS), ExitCode.INTAKE),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
@pytest.mark.parametrize("name", WRONG)
def test_a_device_is_told_for_one(
    name: str, cli: Callable[..., Any], repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command that takes a file says what it was given instead."""
    monkeypatch.chdir(repo)
    words, code = WRONG[name]
    ran = cli(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("Error: /dev/zero: ")
    assert ran.err.endswith("is a device or a pipe, not a file\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_an_edition_that_is_a_device_is_told(cli: Callable[..., Any], repo: Path, tmp_path: Path) -> None:
    """An edition is known by its ending, so the device needs a name with it."""
    (tmp_path / "mine.toml").symlink_to(ENDLESS)
    ran = cli("home", repo / HOME, "--code", tmp_path / "mine.toml")
    assert ran.code == ExitCode.RULE_DATA
    assert "the edition cannot be read: it is a device or a pipe, not a file" in ran.err
