from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.electrical import assess_electrical
from assess.electrical.panel.heat import rating_in_heat_a
from assess.findings import Finding, Section
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_edition, load_reference
from assess.worksheet import Worksheet

Build = Callable[..., Home]
Node = Callable[..., NodePower]
SIZES = load_edition("nec/2023").rules.overcurrent_sizes.sizes_a


def carried_a(rating_a: float, ambient_c: float) -> float:
    """Return what a breaker carries at a temperature in °C."""
    return rating_in_heat_a("Breaker", rating_a, ambient_c * 1.8 + 32, Worksheet())


@pytest.mark.parametrize(
    ("rating", "row"),
    [
        (80, {45: 77, 50: 73, 55: 70, 60: 67, 65: 63, 70: 59}),
        (100, {45: 99, 50: 96, 55: 92, 60: 85, 65: 80, 70: 69}),
        (60, {45: 58, 50: 56, 55: 55, 60: 53, 65: 51, 70: 48}),
        (50, {45: 49, 50: 47, 55: 45, 60: 44, 65: 42, 70: 40}),
    ],
)
def test_the_makers_table_is_read_for_its_sizes(rating: float, row: dict[int, float]) -> None:
    """Schneider Electric, PowerPacT B: 80 A is 77, 73, 70, 67, 63 and 59 A from 45 to 70 °C."""
    assert {celsius: carried_a(rating, celsius) for celsius in row} == pytest.approx(row)


@pytest.mark.parametrize("celsius", [40, 45, 50, 55, 60, 65, 70, 75, 80])
def test_other_sizes_follow_the_root(celsius: float) -> None:
    """The square root of (105 - T) / 65, as for switchgear: 0.92 at 50 °C."""
    assert carried_a(70, celsius) == pytest.approx(70 * ((105 - celsius) / 65) ** 0.5, rel=1e-4)


@given(st.sampled_from(SIZES), st.sampled_from(SIZES), st.floats(104, 180), st.floats(0, 76))
def test_a_larger_breaker_and_cooler_air_never_carry_less(
    one: float, other: float, hot_f: float, more_f: float
) -> None:
    """Monotone in size and in temperature, across the maker's table and the rule."""
    sheet = Worksheet()
    low, high = sorted((one, other))
    assert rating_in_heat_a("", low, hot_f, sheet) <= rating_in_heat_a("", high, hot_f, sheet) + 1e-9
    hotter_f = min(180.0, hot_f + more_f)
    assert rating_in_heat_a("", low, hotter_f, sheet) <= rating_in_heat_a("", low, hot_f, sheet) + 1e-9


def section(home: Home, power: NodePower, edition: Edition) -> Section:
    """Return the electrical section."""
    return assess_electrical(home, power, power, edition)


def heat(found: Section) -> Finding | None:
    """Return the finding on the node's breaker in the heat."""
    return next((one for one in found.findings if one.code == "electrical.breaker_heat"), None)


def test_a_hot_main_breaker_leaves_less(home: Build, node: Node, edition: Edition) -> None:
    """200 A at 122 °F count for 184 A; service and busbar stay as they are."""
    cool, hot = (section(home(panel_={"ambient_f": f}), node(), edition) for f in (104, 122))
    left = [{one.code: one.capacity or 0.0 for one in found.limits} for found in (cool, hot)]
    assert left[0]["electrical.main"] == left[0]["electrical.service"]
    share = dict(load_reference("reference/equipment").table("breaker_heat.rule").rows)[122]
    assert left[0]["electrical.main"] - left[1]["electrical.main"] == pytest.approx(200 * (1 - share))
    assert left[1]["electrical.service"] == left[0]["electrical.service"]
    assert heat(cool) is None


def test_the_nodes_breaker_is_named_with_the_one_that_would_do(home: Build, node: Node, edition: Edition) -> None:
    """52.1 A take a 70 A breaker, which carries 64.4 A at 122 °F; they ask 65.1 A, so 80 A, good for 73 A, is named."""
    found = heat(section(home(panel_={"ambient_f": 122}), node(), edition))
    assert found is not None
    assert "a 70\N{THIN SPACE}A breaker carries 64.4\N{THIN SPACE}A" in found.says
    assert found.means.endswith("asks 65.1\N{THIN SPACE}A, so it would trip.")
    assert "80\N{THIN SPACE}A breaker" in found.cure


def test_a_breaker_that_still_carries_the_node_is_told_too(home: Build, node: Node, edition: Edition) -> None:
    """12 kW ask 62.5 A: the 70 A breaker carries them at 122 °F."""
    found = heat(section(home(panel_={"ambient_f": 122}), node(12_000), edition))
    assert found is not None
    assert "trip" not in found.means


def test_a_node_on_a_sub_panel_has_its_feeder_in_the_heat(home: Build, node: Node, edition: Edition) -> None:
    """The air of the main panel is around the breaker that feeds the sub-panel, not around the node's."""
    garage: dict[str, Any] = {
        "name": "garage",
        "feeder_breaker_a": 100,
        "bus_a": 125,
        "main_a": 0,
        "circuits": [],
        "spaces_total": 8,
    }
    found = section(
        home(panel_={"ambient_f": 122, "subpanels": [garage]}, node={"fed_from": "garage"}), node(), edition
    )
    assert 'Feeder breaker of sub-panel "garage", 100 A in hot air' in {step.label for step in found.steps}
    left = {one.code: one.capacity for one in found.limits}
    assert left["electrical.subpanels.0.feeder_breaker_a"] == pytest.approx(96)
    assert heat(found) is None
