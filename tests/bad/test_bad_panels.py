"""One panel that cannot be per message: the field, what was given, what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import ExitCode

MESSAGES = {
    "breaker_of_no_size.toml": (
        "panel.circuits.1.breaker_a (entry 2)",
        "45.5 A is no standard size of a breaker (NEC 240.6(A)) The nearest are 45 A and 50 A",
    ),
    "breaker_of_no_size_below.toml": (
        "panel.subpanels.0.circuits.0.breaker_a (entry 1, entry 1)",
        "5 A is no standard size of a breaker (NEC 240.6(A)) The nearest is 10 A",
    ),
    "feeder_above_its_busbar.toml": (
        "panel.subpanels.0.feeder_breaker_a (entry 1)",
        "a 125 A breaker cannot stand on a busbar of 100 A Read both again.",
    ),
    "feeder_of_no_size.toml": (
        "panel.subpanels.0.feeder_breaker_a (entry 1)",
        "55 A is no standard size of a breaker (NEC 240.6(A)) The nearest are 50 A and 60 A",
    ),
    "main_of_no_size.toml": (
        "panel.main_a",
        "190 A is no standard size of a breaker (NEC 240.6(A)) The nearest are 175 A and 200 A",
    ),
    "node_on_no_panel.toml": (
        "node.fed_from",
        '"garge" is not a sub-panel of this home; did you mean "garage"?',
    ),
    "node_on_undescribed_panel.toml": (
        "node.fed_from",
        '"garage" is not a sub-panel of this home Describe it as [[panel.subpanels]]',
    ),
    "solar_breaker_of_no_size.toml": (
        "pv.breaker_a",
        "42 A is no standard size of a breaker (NEC 240.6(A)) The nearest are 40 A and 45 A",
    ),
    "battery_breaker_of_no_size.toml": (
        "battery.breaker_a",
        "55 A is no standard size of a breaker (NEC 240.6(A)) The nearest are 50 A and 60 A",
    ),
}


@pytest.fixture
def panels(repo: Path) -> Path:
    """Return the shelf of panels that cannot be."""
    return repo / "tests" / "bad" / "panels"


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_a_panel_that_cannot_be_is_refused(panels: Path, cli: Callable[..., Any], name: str) -> None:
    """Nothing is assessed on it; the message leads with the field."""
    field, words = MESSAGES[name]
    ran = cli("home", panels / name)
    told = " ".join(ran.err.replace("\N{THIN SPACE}", " ").split())
    assert (ran.code, ran.out) == (ExitCode.INTAKE, "")
    assert field in told
    assert words in told
    assert "Traceback" not in told


def test_every_panel_has_its_message(panels: Path) -> None:
    """No file lies on the shelf unread."""
    assert {path.name for path in panels.iterdir()} == MESSAGES.keys()
