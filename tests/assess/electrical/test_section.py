from collections.abc import Callable

import pytest

from assess.electrical import Method, assess_electrical, design_current_a
from assess.findings import Limit, Section, Step
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.records import Basis
from assess.rulebook import Edition
from assess.worksheet import recompute

Build = Callable[..., Home]
Node = Callable[..., NodePower]

HOUSE_VA = 8_800  # the whole home of the fixtures, as an existing dwelling


def limit(section: Section, code: str) -> Limit:
    """Return a limit of the section."""
    return next(one for one in section.limits if one.code == f"electrical.{code}")


def sheet(section: Section) -> dict[str, Step]:
    """Return the steps of the calculation that governs, by label."""
    return {step.label: step for step in section.worked[0].steps}


@pytest.mark.parametrize(
    ("status", "method", "title"),
    [
        ("existing", Method.AUTO, "Calculated load, existing dwelling"),
        (None, Method.AUTO, "Calculated load, existing dwelling"),
        ("new", Method.AUTO, "Calculated load, optional method for one dwelling"),
        ("existing", Method.OPTIONAL, "Calculated load, optional method for one dwelling"),
        ("new", Method.EXISTING, "Calculated load, existing dwelling"),
    ],
)
def test_the_method_is_that_of_the_home_or_the_one_asked_for(
    home: Build, node: Node, edition: Edition, status: str | None, method: Method, title: str
) -> None:
    """New homes have the optional method, others that for existing ones."""
    one = home(dwelling={"floor_area_ft2": 1_500, "status": status})
    assert assess_electrical(one, node(), node(), edition, method=method).worked[0].title == title


def test_the_node_stands_outside_every_demand_factor(home: Build, node: Node, edition: Edition) -> None:
    """All of it is added to the house, and a quarter more to the amperes."""
    steps = sheet(assess_electrical(home(), node(), node(), edition))
    assert steps["Calculated load of the house"].value == HOUSE_VA
    assert steps["Calculated load with the node"].value == HOUSE_VA + 12_500
    assert steps["Current with the node at 100%"].value == pytest.approx((HOUSE_VA + 12_500) / 240)
    assert steps["Current with the node and its continuous adder"].value == pytest.approx(
        (HOUSE_VA + 1.25 * 12_500) / 240
    )
    assert steps["Compute node, in full, outside every demand factor"].cite == "NEC 220.14(A); NEC 220.82(C)(6)"


def test_the_reading_that_pools_the_node_does_not_decide(home: Build, node: Node, edition: Edition) -> None:
    """At 40 % the node would add 5,000 VA; that sheet is for information only."""
    section = assess_electrical(home(), node(), node(), edition)
    pooled = section.worked[1]
    assert (pooled.governs, pooled.title) == (False, "Node pooled with the appliances, information only")
    assert pooled.steps[-1].value == pytest.approx((HOUSE_VA + 0.4 * 12_500) / 240)
    assert limit(section, "service").capacity == pytest.approx(200 - HOUSE_VA / 240)


@pytest.mark.parametrize(
    ("management", "asked_a"),
    [(None, 62.5), ("none", 62.5), ("pcs_fixed", 12_500 / 240), ("pcs_dynamic", 12_500 / 240)],
)
def test_only_a_listed_system_lets_a_setting_count(
    home: Build, node: Node, edition: Edition, management: str | None, asked_a: float
) -> None:
    """A cap in software is no limit: without a power control system the node counts at its full rating."""
    power = node(12_500, rated_w=15_000)
    held = home(node={"power_management": management})
    assert design_current_a(power, held.node.power_management) == pytest.approx(asked_a)
    steps = sheet(assess_electrical(held, power, power, edition))
    node_va = steps["Compute node, in full, outside every demand factor"].value
    assert node_va == pytest.approx(240 * asked_a)


def test_without_a_system_the_limits_ask_for_the_rating(home: Build, node: Node, edition: Edition) -> None:
    """15 kW rated are 78.1 A, whatever cap is set."""
    power = node(12_500, rated_w=15_000)
    assert limit(assess_electrical(home(), power, power, edition), "service").demand == pytest.approx(78.125)


def test_with_a_fixed_setting_the_limits_ask_for_that(home: Build, node: Node, edition: Edition) -> None:
    """12.5 kW held are 65.1 A."""
    held = home(node={"power_management": "pcs_fixed"})
    section = assess_electrical(held, node(12_500, rated_w=15_000), node(3_000), edition)
    assert limit(section, "service").demand == pytest.approx(65.1, abs=0.01)
    assert [one.code for one in section.limits if one.code == "electrical.setpoint"] == []


def test_a_node_that_gives_way_asks_only_for_its_lowest_cap(home: Build, node: Node, edition: Edition) -> None:
    """Beside the house only the floor must fit; the setting itself must fit 80 % of what carries it."""
    held = home(node={"power_management": "pcs_dynamic"})
    section = assess_electrical(held, node(12_500, rated_w=15_000), node(3_000), edition)
    assert limit(section, "service").demand == pytest.approx(1.25 * 3_000 / 240)
    setting = limit(section, "setpoint")
    assert [setting.capacity, setting.demand] == pytest.approx([160, 12_500 / 240])
    assert setting.node_w == pytest.approx(160 * 240)
    assert setting.cite == "NEC 750.30(C)"


@pytest.mark.parametrize(
    ("panel", "capacity", "field"),
    [
        ({"bus_a": 125, "main_a": 100}, 80, None),
        ({"bus_a": 100, "main_a": 0}, 80, None),
        ({"bus_a": 125}, None, "panel.main_a"),
        ({"main_a": 100}, None, "panel.bus_a"),
    ],
)
def test_a_setting_is_held_by_the_smallest_rating_on_the_way(
    home: Build, node: Node, edition: Edition, panel: dict[str, float], capacity: float | None, field: str | None
) -> None:
    """A service of 200 A is no help to a panel of 100 A, and what is not known may be smaller still."""
    held = home(panel={**panel, "spaces_free": 4}, node={"power_management": "pcs_dynamic"})
    setting = limit(assess_electrical(held, node(), node(3_000), edition), "setpoint")
    assert (setting.capacity, setting.field) == (capacity, field)


def test_volts_that_are_not_said_are_nominal_and_assumed(home: Build, node: Node, edition: Edition) -> None:
    """240 V, marked so that the report lists it."""
    step = sheet(assess_electrical(home(service={"rating_a": 200}), node(), node(), edition))["Service voltage"]
    assert (step.value, step.basis) == (240, Basis.ASSUMED)


def test_fewer_volts_are_more_amperes(home: Build, node: Node, edition: Edition) -> None:
    """An apartment on 208Y/120 V has less room in amperes for the same house."""
    capacities = [
        limit(assess_electrical(home(service_={"volts": volts}), node(), node(), edition), "service").capacity
        for volts in (208, 240)
    ]
    assert capacities == pytest.approx([200 - HOUSE_VA / 208, 200 - HOUSE_VA / 240])


def test_an_unknown_house_leaves_the_node_s_own_sheet(home: Build, node: Node, edition: Edition) -> None:
    """No load is calculated from a part of the house; breaker and conductor of the node are known all the same."""
    section = assess_electrical(home(dwelling={"status": "existing"}), node(), node(), edition)
    assert [worked.title for worked in section.worked] == ["Node circuit and headroom"]
    assert "Node circuit breaker, next standard size" in {step.label for step in section.steps}


def test_a_silent_section_has_the_same_limits_and_findings(home: Build, node: Node, edition: Edition) -> None:
    """The search runs silently, the report does not, and both must agree."""
    for management in ("none", "pcs_fixed", "pcs_dynamic"):
        one = home(
            loads=[{"kind": "range", "nameplate_va": 9_600}, {"kind": "space_heat", "nameplate_va": 2_000, "count": 5}],
            hvac={"systems": [{"kind": "central_ac", "cooling_btu_h": 36_000}]},
            service_={"conductor_size": "2/0", "conductor_material": "copper"},
            node={"power_management": management},
        )
        loud = assess_electrical(one, node(), node(3_000), edition)
        silent = assess_electrical(one, node(), node(3_000), edition, recording=False)
        assert silent.steps == ()
        assert (silent.limits, silent.findings) == (loud.limits, loud.findings)
        assert loud.steps
        assert [step.label for step in loud.steps if recompute(step) != step.value] == []


def test_the_drawing_finds_its_pieces(home: Build, node: Node, edition: Edition) -> None:
    """The bar of the service is drawn from the operands of two steps: rating less house, and the node's current."""
    section = assess_electrical(home(), node(), node(), edition)
    service = limit(section, "service")
    left = [step for step in section.steps if step.value == service.capacity and step.kind == "total"]
    asked = [step for step in section.steps if step.value == service.demand and step.kind == "product"]
    assert ["rating", "house"] in [[operand.name for operand in step.operands] for step in left]
    assert {step.operands[0].value for step in asked} == {12_500 / 240}
