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
        assert module.alike(name, text, kept[name]), f"{name} changed; run tests/golden/renderings.py and read the diff"


def test_a_last_digit_is_no_change_and_any_more_is() -> None:
    """Processors add in another order; what is said is still compared to the letter."""
    alike = load().alike
    assert alike("x.json", '{"a": [1.00000000000001, 3]}', '{"a": [1.0, 3]}')
    assert alike("x.json", '{"a": 7e-14}', '{"a": 4e-14}')
    assert not alike("x.json", '{"a": [1.0001, 3]}', '{"a": [1.0, 3]}')
    assert not alike("x.json", '{"a": [1.0, 4]}', '{"a": [1.0, 3]}')
    assert not alike("x.json", '{"a": 1.0}', '{"b": 1.0}')
    assert not alike("x.html", "1.00000000000001", "1.0")
