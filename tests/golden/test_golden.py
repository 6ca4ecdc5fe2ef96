"""Nothing has changed: the examples render as they did; tests/golden/renderings.py writes them anew."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load() -> ModuleType:
    """Return the module beside this file, whose script writes the goldens."""
    spec = importlib.util.spec_from_file_location("renderings", Path(__file__).with_name("renderings.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["renderings"] = module
    spec.loader.exec_module(module)
    return module


def test_the_examples_render_as_they_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """Terminal page, JSON and HTML of every example are those that were reviewed."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    module = load()
    found = dict(module.renderings())
    kept = {path.name: path.read_text(encoding="utf-8") for path in module.EXPECTED.iterdir()}
    assert found.keys() == kept.keys()
    for name, text in found.items():
        assert text == kept[name], f"{name} changed; run tests/golden/renderings.py and read the diff"
