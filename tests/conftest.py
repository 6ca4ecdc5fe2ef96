"""Where the checkout and the field samples are."""

import os
from pathlib import Path

import pytest


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
