from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.electrical import assess_electrical
from assess.electrical.panel.tree import load_on, way_to_node
from assess.errors import IntakeError
from assess.findings import Finding, Limit, Section
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]
Node = Callable[..., NodePower]

DRYER = {"space": "1,3", "poles": 2, "nameplate_va": 4_800}
OUTLETS = {"space": "2", "nameplate_va": 1_200}
GARAGE: dict[str, Any] = {
    "name": "garage",
    "feeder_breaker_a": 100,
    "conductor_size": "3",
    "conductor_material": "copper",
    "bus_a": 125,
    "main_a": 0,
    "spaces_total": 12,
    "circuits": [DRYER, OUTLETS],
}
ATTIC: dict[str, Any] = {
    "name": "attic",
    "fed_from": "garage",
    "feeder_breaker_a": 60,
    "bus_a": 100,
    "main_a": 60,
    "spaces_total": 8,
    "circuits": [{"space": "1", "nameplate_va": 2_400}],
}


def on(build: Build, name: str, *subpanels: dict[str, Any], **more: Any) -> Home:
    """Return the whole home with these sub-panels and the node on one of them."""
    return build(panel_={"subpanels": list(subpanels)}, node={"fed_from": name, **more})


def found(home: Home, power: NodePower, edition: Edition) -> Section:
    """Return the electrical section."""
    return assess_electrical(home, power, power, edition)


def feeders(section: Section) -> dict[str, Limit]:
    """Return the limits of sub-panels, by number and field."""
    head = "electrical.subpanels."
    return {one.code.removeprefix(head): one for one in section.limits if one.code.startswith(head)}


def test_a_node_on_the_main_panel_knows_no_feeder(home: Build, node: Node, edition: Edition) -> None:
    """Sub-panels that do not lead to the node set no limits."""
    assert feeders(found(home(panel_={"subpanels": [GARAGE]}), node(), edition)) == {}


def test_every_part_of_a_feeder_bounds_the_node(home: Build, node: Node, edition: Edition) -> None:
    """6,000 VA hang on it, 25 A: breaker 100 A, conductor 3 AWG copper 100 A at 75 °C, busbar 125 A."""
    limits = feeders(found(on(home, "garage", GARAGE), node(), edition))
    assert {code: limit.capacity for code, limit in limits.items()} == pytest.approx(
        {"0.feeder_breaker_a": 75, "0.bus_a": 100, "0.conductor_size": 75}
    )
    assert [limit.demand for limit in limits.values()] == pytest.approx([12_500 / 240 * 1.25] * 3)
    assert all(limit.cite == "NEC 215.2(A)(1)" for limit in limits.values())


def test_the_main_panel_still_bounds_it(home: Build, node: Node, edition: Edition) -> None:
    """Service, main and busbar come first, then the feeders."""
    codes = [one.code.removeprefix("electrical.") for one in found(on(home, "garage", GARAGE), node(), edition).limits]
    assert codes[:3] == ["service", "main", "bus"]
    assert codes[-1] == "spaces"


def test_the_tree_is_walked_to_the_service(home: Build, node: Node, edition: Edition) -> None:
    """A panel carries what hangs on it and on the panels below it."""
    limits = feeders(found(on(home, "attic", GARAGE, ATTIC), node(), edition))
    assert limits["0.feeder_breaker_a"].capacity == pytest.approx(100 - (6_000 + 2_400) / 240)
    assert limits["1.feeder_breaker_a"].capacity == pytest.approx(60 - 2_400 / 240)
    assert limits["1.main_a"].capacity == pytest.approx(50)
    assert next(iter(limits)) == "0.feeder_breaker_a"


def test_the_breaker_to_a_panel_below_is_counted_once(home: Build, node: Node, edition: Edition) -> None:
    """What it feeds is described; where it is not, its nameplate counts."""
    fed = {"space": "5,7", "poles": 2, "load_type": "subpanel", "nameplate_va": 2_400}
    garage = {**GARAGE, "circuits": [DRYER, OUTLETS, fed]}
    described = feeders(found(on(home, "attic", garage, ATTIC), node(), edition))["0.feeder_breaker_a"]
    alone = feeders(found(on(home, "garage", garage), node(), edition))["0.feeder_breaker_a"]
    assert described.capacity == alone.capacity == pytest.approx(100 - 35)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"circuits": None}, "panel.subpanels.0.circuits"),
        ({"circuits": [DRYER, {"space": "2"}]}, "panel.subpanels.0.circuits.1.nameplate_va"),
    ],
)
def test_a_load_that_is_not_known_is_unknown_on_every_part(
    home: Build, node: Node, edition: Edition, change: dict[str, Any], field: str
) -> None:
    """The field is named, and how to settle it; the main panel is as it was."""
    section = found(on(home, "garage", {**GARAGE, **change}), node(), edition)
    for limit in feeders(section).values():
        assert (limit.capacity, limit.fits, limit.field) == (None, None, field)
        assert limit.cure
    assert section.limits[0].fits is True


@pytest.mark.parametrize("part", ["feeder_breaker_a", "bus_a", "main_a"])
def test_a_rating_that_nobody_read_is_unknown(home: Build, node: Node, edition: Edition, part: str) -> None:
    """Each names itself; the others stand."""
    limits = feeders(found(on(home, "garage", {**GARAGE, part: None}), node(), edition))
    unknown = {code: limit.field for code, limit in limits.items() if limit.capacity is None}
    assert unknown == {f"0.{part}": f"panel.subpanels.0.{part}"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"conductor_size": "seven"}, "conductor_size"),
        ({"conductor_material": None}, "conductor_material"),
        ({"conductor_size": "14", "conductor_material": "aluminum"}, "conductor_size"),
    ],
)
def test_a_conductor_of_which_too_little_is_said_is_unknown(
    home: Build, node: Node, edition: Edition, change: dict[str, Any], field: str
) -> None:
    """A size of no table, a material nobody saw, a size not made of it."""
    limits = feeders(found(on(home, "garage", {**GARAGE, **change}), node(), edition))
    assert limits[f"0.{field}"].capacity is None
    assert limits[f"0.{field}"].field == f"panel.subpanels.0.{field}"


def test_a_conductor_nobody_speaks_of_is_told(home: Build, node: Node, edition: Edition) -> None:
    """It is taken to suit its breaker, and the report says so."""
    section = found(on(home, "garage", {**GARAGE, "conductor_size": None}), node(), edition)
    assert set(feeders(section)) == {"0.feeder_breaker_a", "0.bus_a"}
    assert "electrical.feeder_not_stated" in {one.code for one in section.findings}


def test_the_spaces_are_those_of_the_nodes_panel(home: Build, node: Node, edition: Edition) -> None:
    """A full sub-panel has none, whatever is free in the main panel."""
    full = {**GARAGE, "spaces_total": 3}
    spaces = found(on(home, "garage", full), node(), edition).limits[-1]
    assert (spaces.code, spaces.capacity) == ("electrical.spaces", 0)
    unread = found(on(home, "garage", {**GARAGE, "spaces_total": None}), node(), edition).limits[-1]
    assert (unread.capacity, unread.field) == (None, "panel.subpanels.0.spaces_free")


def test_a_setting_is_bounded_by_the_feeder(home: Build, node: Node, edition: Edition) -> None:
    """What gives way to the house still draws its whole setting through the feeder when it may: 80 % of 100 A."""
    section = found(on(home, "garage", GARAGE, power_management="pcs_dynamic"), node(), edition)
    setting = next(one for one in section.limits if one.code == "electrical.setpoint")
    assert setting.capacity == pytest.approx(80)


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["feeder_breaker_a", "bus_a", "main_a"]),
    st.sampled_from([60, 70, 80, 90, 100, 110, 125]),
    st.sampled_from([60, 70, 80, 90, 100, 110, 125]),
)
def test_a_larger_part_never_leaves_less(part: str, one: int, other: int) -> None:
    """Property: breaker, busbar and main of a sub-panel, each alone."""
    edition, small, large = load_edition("nec/2023"), min(one, other), max(one, other)

    def least(rating: int) -> float:
        garage = {**GARAGE, "bus_a": 125, part: rating}
        if part == "bus_a":
            garage["feeder_breaker_a"] = 60
        home = Home.model_validate(
            {
                "dwelling": {"floor_area_ft2": 1_500},
                "service": {"rating_a": 200, "volts": 240},
                "panel": {"bus_a": 200, "main_a": 200, "subpanels": [garage]},
                "loads": [],
                "hvac": {"systems": []},
                "node": {"fed_from": "garage"},
            }
        )
        power = NodePower.model_validate(
            dict.fromkeys(NodePower.model_fields, 0.0)
            | {"gpus": 16, "wall_w": 12_500, "wall_va": 12_500, "current_a": 52, "rated_w": 12_500}
            | {"rated_va": 12_500, "rated_a": 52}
        )
        limits = assess_electrical(home, power, power, edition, recording=False).limits
        return min(limit.capacity for limit in limits if limit.unit == "A" and limit.capacity is not None)

    assert least(small) <= least(large)


@pytest.mark.parametrize(("size", "said"), [("3", False), ("6", True), (None, False)])
def test_a_feeder_is_held_against_its_breaker(
    home: Build, node: Node, edition: Edition, size: str | None, *, said: bool
) -> None:
    """6 AWG copper, 65 A at 75 °C, may have 70 A, not 100 A."""
    one = home(node={"fed_from": "garage"}, panel_={"subpanels": [{**GARAGE, "conductor_size": size}]})
    findings = assess_electrical(one, node(5_000), node(5_000), edition).findings
    found = [f for f in findings if f.code == "electrical.feeder_unprotected"]
    assert [f.mends_home for f in found] == [True] * said
    assert all(f.field == "panel.subpanels.0.feeder_breaker_a" for f in found)


def test_a_panel_that_nobody_describes_is_refused(home: Build, node: Node, edition: Edition) -> None:
    """The nearest name is offered, and those that there are; without any, how to describe one."""
    with pytest.raises(IntakeError) as misspelt:
        found(on(home, "garrage", GARAGE, ATTIC), node(), edition)
    assert 'did you mean "garage"?' in str(misspelt.value)
    assert misspelt.value.hint == "The sub-panels are garage, attic."
    assert misspelt.value.where == "node.fed_from"
    with pytest.raises(IntakeError) as none:
        found(on(home, "garage"), node(), edition)
    assert none.value.hint == "Describe it as [[panel.subpanels]]."


@pytest.mark.parametrize(("circuit", "says"), [({}, "space 5"), ({"label": "Kiln"}, "Kiln")])
def test_a_load_that_is_not_known_is_named(home: Build, circuit: dict[str, Any], says: str) -> None:
    """By its label, or by its space where it has none."""
    one = on(home, "garage", {**GARAGE, "circuits": [DRYER, {"space": "5", **circuit}]})
    missing = load_on(one, way_to_node(one)[0], Worksheet())
    assert isinstance(missing, Finding)
    assert missing.says == f'What {says} of sub-panel "garage" draws is not known.'


def test_the_load_of_a_sub_panel_is_written(home: Build, node: Node, edition: Edition) -> None:
    """Every nameplate by its place, and that each counts in full."""
    steps = {step.label: step for step in found(on(home, "attic", GARAGE, ATTIC), node(), edition).steps}
    connected = steps['Connected to sub-panel "garage"']
    assert (connected.value, connected.unit, connected.note) == (8_400, "VA", "every nameplate in full")
    assert [one.name for one in connected.operands] == ["garage 1,3", "garage 2", "attic 1"]
