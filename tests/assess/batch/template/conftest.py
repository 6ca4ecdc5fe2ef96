"""A spreadsheet program as people have it, and the template as a file."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.batch.template import write_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the template as `assess batch template` writes it."""
    path = tmp_path_factory.mktemp("template") / "homes.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Return a function that has LibreOffice open a file and save it in another form, in a folder of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice: there is no soffice on the path")

    def convert(path: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp("office")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = [program, "--headless", profile, "--convert-to", form, "--outdir", str(folder / "out"), str(path)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return folder / "out"

    return convert
