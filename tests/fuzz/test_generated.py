"""Inputs made by the rules of their format, hostile things in them: a short run, the same each time.

`ASSESS_FUZZ_MINUTES=10 pytest tests/fuzz/test_generated.py` is a long one, other inputs each time.
"""

import os
import sys
import tempfile
from itertools import count
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import guard
from tests.fuzz.main import BUILD
from tests.fuzz.targets import TARGETS, made

# What each takes a second for, more or less.
SHORT = {
    "units": 150,
    "homes": 25,
    "rules": 40,
    "xml": 40,
    "meters": 60,
    "speedtests": 80,
    "weather": 10,
    "panels": 40,
    "tables": 25,
    "reports": 20,
    "photos": 80,
}
MINUTES = float(os.environ.get("ASSESS_FUZZ_MINUTES", "0"))  # of the processor, for each target


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Import late what each target imports late, so that no input pays for it."""
    for name, target in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            patch.setattr(guard, "WALL_SECONDS", 600.0)
            guard.check(target.read, made(name, Random(1)), Path(folder), target.name, seconds=600)  # noqa: S311


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_gives_anything_but_a_result_or_one_message(name: str) -> None:
    """Nothing is written elsewhere, no socket is opened, nothing hangs, warns, swells or ends in a traceback."""
    inputs = count()

    @settings(
        max_examples=10 * SHORT[name] if MINUTES else SHORT[name],
        derandomize=not MINUTES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(dice=st.randoms(use_true_random=False))
    def holds(dice: Random) -> None:
        next(inputs)
        data = made(name, dice)
        with tempfile.TemporaryDirectory() as folder:
            try:
                guard.check(TARGETS[name].read, data, Path(folder), TARGETS[name].name)
            except guard.Misbehaved:
                _keep(name, data)
                raise

    end = process_time() + MINUTES * 60
    holds()
    while process_time() < end:
        holds()
    if MINUTES:
        sys.stderr.write(f"{name}: {next(inputs):,} inputs\n")


def _keep(name: str, data: bytes) -> None:
    """Leave an input that a long run found where those of the other engine are; the last one is the smallest."""
    if MINUTES:
        folder = BUILD / name / "finds"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "by-hypothesis").write_bytes(data)
