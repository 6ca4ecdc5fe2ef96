"""The template as a file."""

from pathlib import Path

import pytest

from assess.batch.template import write_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the template as `assess batch template` writes it."""
    path = tmp_path_factory.mktemp("template") / "homes.xlsx"
    write_template(path)
    return path
