"""Every input that once made the program misbehave is read or refused in one message."""

from pathlib import Path

import pytest

from tests.fuzz import guard
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).with_name("found")
CASES = sorted(path.relative_to(FOUND).as_posix() for path in FOUND.rglob("*") if path.is_file())


@pytest.mark.parametrize("case", CASES)
def test_what_was_found_stays_mended(case: str, tmp_path: Path) -> None:
    """The folder names the target, the file what was wrong with it."""
    target = TARGETS[case.partition("/")[0]]
    said = guard.check(target.read, (FOUND / case).read_bytes(), tmp_path, target.name)
    assert said is None or said.startswith("Error: ")
