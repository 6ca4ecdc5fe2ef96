"""Editions made up for a test, as files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.rulebook import RULE_NAMES

Write = Callable[[str, str], str]
HEAD = 'id = "{name}"\ntitle = "Made up"\nshort = "NEC"\n'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes an edition and returns its path; a text without an id gets a head."""

    def written(name: str, text: str) -> str:
        path = tmp_path / f"{name}.toml"
        path.write_text(text if "id =" in text else HEAD.format(name=name) + text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def as_in_2023() -> str:
    """Return every rule taken over from nec/2023, one table a rule."""
    return "".join(f'[{name}]\nas_in = "nec/2023"\n' for name in RULE_NAMES)
