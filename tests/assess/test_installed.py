"""What is typed to add a package to the copy that runs."""

import sys
import tomllib
from pathlib import Path

import pytest

from assess import installed


def test_the_extras_are_those_of_the_project(repo: Path) -> None:
    """Each extra for users is known here by the package that it brings."""
    extras = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert {name: wants for name, (wants, *_) in extras.items() if name != "dev"} == {
        name: installed.needed_for(name) for name in installed.EXTRAS
    }
    assert all(installed.needed_for(name).startswith(package) for name, package in installed.EXTRAS.items())


def test_the_requirements_are_those_of_the_project(repo: Path) -> None:
    """What the program needs is read from the record of its installation."""
    wanted = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sorted(installed.needed()) == sorted(wanted)


@pytest.mark.parametrize(
    ("left", "adds", "renews"),
    [
        ("pipx_metadata.json", 'pipx inject assess "pyhanko', "pipx reinstall assess"),
        ("uv-receipt.toml", "install", "uv tool upgrade assess --reinstall"),
        ("pyvenv.cfg", "install", "--force-reinstall"),
    ],
)
def test_each_installer_has_its_command(
    left: str, adds: str, renews: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an installer leaves in its environment tells which one it was."""
    (tmp_path / left).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert adds in installed.how_to_add("sign")
    assert renews in installed.anew()


def test_an_environment_without_pip_is_served_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pip in the environment uv installs; a path with a space is quoted."""
    monkeypatch.setattr(sys, "executable", "/Users/Jo Doe/bin/python")
    monkeypatch.setattr(installed, "find_spec", lambda _: None)
    assert installed.adding("pyarrow") == 'uv pip install --python "/Users/Jo Doe/bin/python" "pyarrow"'
    monkeypatch.setattr(installed, "find_spec", lambda _: object())
    assert installed.adding("pyarrow") == '"/Users/Jo Doe/bin/python" -m pip install "pyarrow"'
