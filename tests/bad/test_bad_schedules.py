"""One panel schedule that cannot be per message: the row, what was given, what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import ExitCode

MESSAGES = {
    "barn_without_parent.csv": 'has 2 panels that no other one feeds ("House", "Barn"); a home has one',
    "cut_off.json": "is not whole JSON: expecting ',' delimiter at line 1",
    "fact_not_known.csv": 'row 1: "panel.amps" is not known of a panel',
    "line_of_no_breaker.txt": 'line 3: "forty 40/2 Range" is neither a breaker nor a fact of a panel',
    "main_above_busbar.csv": "the main breaker (200 A) is larger than the busbar rating (100 A)",
    "parent_that_is_not_there.csv": 'sub-panel "Barn" is fed from "Shed", which is not a sub-panel of this home',
    "poles_side_by_side.csv": 'row 2: a 2-pole breaker takes two spaces one above the other, such as "7,9", not "7,8"',
    "quote_left_open.csv": "is broken CSV at line 2: unexpected end of data",
    "rating_in_words.csv": 'row 2, breaker_a: "twenty" is not a current',
    "schema_without_values.json": "is the schema of SPAN's v2 interface: it names properties and holds no value",
    "simulation.yaml": "is the YAML of a panel simulator, which is not read",
    "space_beyond_panel.csv": 'row 3: space "21" is beyond the 20 spaces of the panel',
    "space_twice.csv": 'row 3: space "7" is used twice, by "Bath" (row 2) and "Hall"',
    "three_spaces.json": 'circuit "Bath": takes 3 spaces; a breaker of a dwelling takes one or two',
}


@pytest.fixture
def schedules(repo: Path) -> Path:
    """Return the shelf of schedules that cannot be."""
    return repo / "tests" / "bad" / "schedules"


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_a_schedule_that_cannot_be_is_refused(schedules: Path, cli: Callable[..., Any], name: str) -> None:
    """Nothing is shown of it; the message leads with the file."""
    ran = cli("read", schedules / name)
    assert (ran.code, ran.out) == (ExitCode.INTAKE, "")
    assert ran.err.startswith(f"Error: {schedules / name}")
    assert MESSAGES[name] in ran.err
    assert "Traceback" not in ran.err


def test_every_schedule_has_its_message(schedules: Path) -> None:
    """No file lies on the shelf unread."""
    assert {path.name for path in schedules.iterdir()} == MESSAGES.keys()
