from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import assess_electrical
from assess.findings import Finding, Severity
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]
REQUIRED = ["pcs_condition", "pcs_fail_safe", "pcs_restricted", "pcs_marking"]


def told(home: Home, power: NodePower, edition: Edition) -> dict[str, Finding]:
    """Return what is said of power control, by the end of the code."""
    found = assess_electrical(home, power, power, edition).findings
    codes = ("electrical.pcs_", "electrical.software_cap")
    return {one.code.removeprefix("electrical."): one for one in found if one.code.startswith(codes)}


@pytest.mark.parametrize(
    ("management", "codes"),
    [
        (None, ["software_cap"]),
        ("none", ["software_cap"]),
        ("pcs_fixed", REQUIRED),
        ("pcs_dynamic", [*REQUIRED, "pcs_life_safety"]),
    ],
)
def test_each_requirement_is_a_finding(
    home: Build, node: Node, edition: Edition, management: str | None, codes: list[str]
) -> None:
    """Software alone counts for nothing; a listed system has four conditions, one that sheds a fifth thing to know."""
    assert list(told(home(node={"power_management": management}), node(), edition)) == codes


def test_every_requirement_is_told_with_its_clause(home: Build, node: Node, edition: Edition) -> None:
    """One condition sums them up; each says what to do, and where it stands."""
    found = told(home(node={"power_management": "pcs_fixed"}), node(), edition)
    assert [found[code].severity for code in REQUIRED] == [Severity.WARNING] + [Severity.NOTE] * 3
    for code in REQUIRED:
        assert found[code].cure
        assert found[code].cite.startswith("NEC ")


@pytest.mark.parametrize(
    ("name", "listing"), [("nec/2020", "UL 916"), ("nec/2023", "UL 3141"), ("nec/2026", "UL 3141")]
)
def test_the_listing_is_that_of_the_edition(home: Build, node: Node, name: str, listing: str) -> None:
    """Product standards changed with the articles."""
    edition = load_edition(name, allow_unconfirmed=True)
    found = told(home(node={"power_management": "pcs_fixed"}), node(), edition)
    assert listing in found["pcs_condition"].cure
    assert all(one.cite for one in found.values())


@pytest.mark.parametrize(
    ("wall_w", "sections", "setting"),
    [
        (12_500, {}, "53"),  # 52.1 A up to 53: a 70 A breaker carries 56
        (13_440, {}, "56"),  # the most that 70 A carry
        (12_500, {"service": {"rating_a": 102, "volts": 240}, "panel_": {"main_a": 100, "bus_a": 100}}, "52"),
    ],
)
def test_the_label_has_the_setting_and_leaves_the_date_blank(
    home: Build, node: Node, edition: Edition, wall_w: float, sections: dict[str, Any], setting: str
) -> None:
    """Whole amperes, up where breaker and service still carry them, else down."""
    sections = {**sections, "node": {"power_management": "pcs_fixed"}}
    label = told(home(**sections), node(wall_w), edition)["pcs_marking"].cure
    assert f"Setting: {setting}\N{THIN SPACE}A." in label
    assert "Set on: ________." in label
    assert "Do not bypass." in label


def test_a_managed_circuit_brings_the_warning_on_life_safety(home: Build, node: Node, edition: Edition) -> None:
    """Whatever else is switched, smoke alarms are not."""
    circuits = [{"space": "1", "managed": True}]
    found = told(home(node={"power_management": "pcs_fixed"}, panel_={"circuits": circuits}), node(), edition)
    assert "pcs_life_safety" in found
