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


def told(home: Home, power: NodePower, edition: Edition) -> dict[str, Finding]:
    """Return what is said of batteries, by the end of the code."""
    found = assess_electrical(home, power, power, edition).findings
    kinds = ("electrical.storage_", "electrical.stand_alone")
    return {one.code.removeprefix("electrical."): one for one in found if one.code.startswith(kinds)}


def test_a_home_without_a_battery_is_not_spoken_to(home: Build, node: Node, edition: Edition) -> None:
    """Nor is a node that comes without one."""
    assert told(home(), node(), edition) == {}
    assert told(home(node={"battery_kwh": 0}), node(), edition) == {}


@pytest.mark.parametrize(
    ("battery", "codes"),
    [
        ({"energy_kwh": 13.5, "location": "garage"}, set()),
        ({"energy_kwh": 40, "units": 2}, set()),
        ({"energy_kwh": 40}, {"storage_unit"}),
        ({"energy_kwh": 41, "units": 2}, {"storage_unit"}),
        ({"energy_kwh": 54, "units": 3, "location": "basement"}, {"storage_total"}),
        ({"energy_kwh": 54, "units": 3, "location": "garage"}, set()),
        ({"energy_kwh": 90, "units": 6, "location": "outdoors"}, {"storage_total"}),
        ({"energy_kwh": 13.5, "opening_distance_ft": 3}, set()),
        ({"energy_kwh": 13.5, "opening_distance_ft": 2.5}, {"storage_opening"}),
        ({}, set()),
    ],
)
def test_the_battery_that_is_there(
    home: Build, node: Node, edition: Edition, battery: dict[str, Any], codes: set[str]
) -> None:
    """20 kWh a cabinet, 40 kWh in a basement, 80 kWh in a garage or outdoors, 3 ft from openings."""
    found = told(home(battery=battery), node(), edition)
    assert set(found) == codes
    assert all(one.severity is Severity.WARNING for one in found.values())


def test_totals_with_the_nodes_battery_are_left_to_safety(home: Build, node: Node, edition: Edition) -> None:
    """They are added up there, and said once."""
    there = {"energy_kwh": 54, "units": 3, "location": "basement"}
    assert "storage_total" not in told(home(battery=there, node={"battery_kwh": 16}), node(), edition)


@pytest.mark.parametrize(
    ("name", "cite", "word"), [("nec/2023", "NEC 706.15", "outdoors"), ("nec/2017", "NEC 706.7", "sight")]
)
def test_the_nodes_battery_has_a_disconnect(home: Build, node: Node, name: str, cite: str, word: str) -> None:
    """Outdoors since 2020; before, within sight."""
    found = told(home(node={"battery_kwh": 16}), node(), load_edition(name))["storage_disconnect"]
    assert (found.severity, found.cite) == (Severity.WARNING, cite)
    assert word in found.cure


@pytest.mark.parametrize(
    ("battery", "says"),
    [
        ({"backs_up_node": True, "stand_alone_kw": 11.5}, "11.5"),
        ({"backs_up_node": True}, "not known"),
        ({"backs_up_node": True, "stand_alone_kw": 12.5}, None),
        ({"backs_up_node": False, "stand_alone_kw": 5}, None),
        ({"stand_alone_kw": 5}, None),
    ],
)
def test_a_source_alone_is_as_large_as_the_node(
    home: Build, node: Node, edition: Edition, battery: dict[str, Any], says: str | None
) -> None:
    """The node of 12.5 kW is the largest single load of a battery that is to carry it."""
    found = told(home(battery=battery), node(), edition).get("stand_alone")
    assert (found is None) is (says is None)
    if found is not None and says is not None:
        assert says in found.says
        assert (found.severity, found.cite) == (Severity.WARNING, "NEC 710.15(A)")
        unread = "stand_alone_kw" not in battery
        assert found.cure.startswith(
            "Read it on the inverter; " if unread else "Take the node off the loads it carries"
        )
        assert found.field == ("battery.stand_alone_kw" if unread else None)
