from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import assess_electrical
from assess.findings import Limit
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]

# The whole home of the fixtures: 10,000 VA connected, 8,800 VA after demand, 36.67 A.
HOUSE_A = 8_800 / 240


def limits(home: Home, power: NodePower, edition: Edition) -> dict[str, Limit]:
    """Return the electrical limits of a home, by the end of their code."""
    return {one.code.removeprefix("electrical."): one for one in assess_electrical(home, power, power, edition).limits}


def test_each_rating_less_the_house_is_left_for_the_node(home: Build, node: Node, edition: Edition) -> None:
    """Service, main breaker and busbar each bound house and node together."""
    found = limits(home(panel_={"bus_a": 225, "main_a": 150}), node(), edition)
    assert {code: found[code].capacity for code in ("service", "main", "bus")} == pytest.approx(
        {"service": 200 - HOUSE_A, "main": 150 - HOUSE_A, "bus": 225 - HOUSE_A}
    )
    assert [found[code].demand for code in ("service", "main", "bus")] == pytest.approx([65.1] * 3, abs=0.01)
    assert list(found) == ["service", "main", "bus", "spaces"]


def test_capacity_in_watts_is_without_the_adder(home: Build, node: Node, edition: Edition) -> None:
    """163.3 A left are 31,360 W of node, which takes 125 % of its amperes."""
    service = limits(home(), node(), edition)["service"]
    assert service.node_w == pytest.approx((200 - HOUSE_A) * 240 / 1.25)


def test_a_house_that_takes_it_all_leaves_no_node(home: Build, node: Node, edition: Edition) -> None:
    """The margin is negative, and the node that fits is of 0 W, not of less."""
    small = limits(home(service={"rating_a": 30, "volts": 240}, panel_={"bus_a": 30, "main_a": 30}), node(), edition)
    assert small["service"].capacity == pytest.approx(30 - HOUSE_A)
    assert (small["service"].node_w, small["service"].fits) == (0, False)


@pytest.mark.parametrize(
    ("sections", "code", "field"),
    [
        ({"service": {"volts": 240}}, "service", "service.rating_a"),
        ({"panel": {"bus_a": 200, "spaces_free": 4}}, "main", "panel.main_a"),
        ({"panel": {"main_a": 200, "spaces_free": 4}}, "bus", "panel.bus_a"),
        ({"panel": {"bus_a": 200, "main_a": 200}}, "spaces", "panel.spaces_free"),
    ],
)
def test_a_rating_that_nobody_read_is_unknown(
    home: Build, node: Node, edition: Edition, sections: dict[str, Any], code: str, field: str
) -> None:
    """The limit names the field that would settle it, and the others stand as they are."""
    found = limits(home(**sections), node(), edition)
    assert (found[code].capacity, found[code].fits, found[code].node_w) == (None, None, None)
    assert found[code].field == field
    assert found[code].cure
    assert all(limit.capacity is not None for other, limit in found.items() if other != code)


@pytest.mark.parametrize(
    ("sections", "field"),
    [
        ({"loads": [{"kind": "dryer"}]}, "loads.0.nameplate_va"),
        ({"loads": None}, "loads"),
        ({"dwelling": {"status": "existing"}}, "dwelling.floor_area_ft2"),
        ({"hvac": {}}, "hvac.systems"),
    ],
)
def test_a_house_load_that_is_not_known_is_unknown_everywhere(
    home: Build, node: Node, edition: Edition, sections: dict[str, Any], field: str
) -> None:
    """Every limit in amperes waits for the same field; the spaces do not."""
    found = limits(home(**sections), node(), edition)
    assert {code: (limit.capacity, limit.field) for code, limit in found.items() if code != "spaces"} == dict.fromkeys(
        ("service", "main", "bus"), (None, field)
    )
    assert found["spaces"].fits is True


def test_main_lugs_only_has_no_main_limit(home: Build, node: Node, edition: Edition) -> None:
    """`main_a = 0` says that the service disconnect protects the panel."""
    found = limits(home(panel_={"main_a": 0}), node(), edition)
    assert list(found) == ["service", "bus", "spaces"]


def test_a_thin_service_conductor_limits_the_service(home: Build, node: Node, edition: Edition) -> None:
    """4/0 aluminum carries 200 A, 2/0 aluminum 150 A, whatever the breaker says."""
    wired = {"rating_a": 200, "volts": 240, "conductor_material": "aluminum"}
    for size, good_for in (("4/0", 200), ("2/0", 150)):
        found = limits(home(service={**wired, "conductor_size": size}), node(), edition)
        assert found["conductor"].capacity == pytest.approx(good_for - HOUSE_A)


def test_a_conductor_that_cannot_be_read_is_unknown(home: Build, node: Node, edition: Edition) -> None:
    """Something was seen, but not enough was said of it."""
    found = limits(home(service_={"conductor_size": "4/0"}), node(), edition)
    assert (found["conductor"].capacity, found["conductor"].field) == (None, "service.conductor_material")


@pytest.mark.parametrize(("free", "fits"), [(0, False), (1, False), (1.5, False), (2, True), (8, True)])
def test_a_two_pole_breaker_needs_two_spaces(
    home: Build, node: Node, edition: Edition, free: float, *, fits: bool
) -> None:
    """Counted spaces: half a tandem does not make a second one."""
    found = limits(home(panel_={"spaces_free": free}), node(), edition)["spaces"]
    assert (found.capacity, found.demand, found.unit, found.fits) == (free, 2, "spaces", fits)


@pytest.mark.parametrize(
    ("taken", "fits"),
    [
        (["1", "2", "3", "4"], True),  # 5 and 7 are free
        (["1", "2", "3", "4", "7", "8"], False),  # 5 and 6 stand side by side
        (["1,3", "2,4", "5,7"], True),  # 6 and 8
        (["1", "2", "3", "4", "5", "6", "7", "8"], False),
        (["1", "2", "3", "4", "5A", "8A"], False),  # half of 5 and half of 8 are taken
        ([], True),
    ],
)
def test_two_free_spaces_must_be_a_pair(
    home: Build, node: Node, edition: Edition, taken: list[str], *, fits: bool
) -> None:
    """A directory tells whether two stand one above the other, and goes before a count."""
    circuits = [{"space": space, "poles": 1 + space.count(",")} for space in taken]
    panel = {"bus_a": 200, "main_a": 200, "spaces_total": 8, "spaces_free": 4, "circuits": circuits}
    assert limits(home(panel=panel), node(), edition)["spaces"].fits is fits


@pytest.mark.parametrize(("wall_w", "known"), [(38_400, False), (38_401, True)])
def test_beside_an_unknown_house_only_more_than_the_whole_rating_is_known_not_to_fit(
    home: Build, node: Node, edition: Edition, wall_w: float, *, known: bool
) -> None:
    """200 A / 1.25 x 240 V is 38,400 W: just that much might fit, a watt more never does."""
    service = limits(home(loads=None), node(wall_w), edition)["service"]
    assert (service.capacity is not None, service.fits) == ((True, False) if known else (False, None))
