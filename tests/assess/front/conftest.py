"""A folder with an example home in it, as a script of the documents finds it."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def folder(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the present folder: `house.toml` is in it, and what that names beside it."""
    shutil.copytree(repo / "examples" / "files", tmp_path / "files")
    (tmp_path / "homes").mkdir()
    shutil.copy(repo / "examples" / "homes" / "go-cleveland.toml", tmp_path / "homes" / "house.toml")
    monkeypatch.chdir(tmp_path / "homes")
    return tmp_path / "homes"
