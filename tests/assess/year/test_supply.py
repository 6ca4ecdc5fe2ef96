"""The limit of the supply, the battery, and what is missing to know them."""

from collections.abc import Callable

import numpy as np
import pytest

from assess.intake import Home
from assess.rulebook import Edition, load_edition
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet
from assess.year.supply import Supply, store_of, supply_of

MakeHome = Callable[..., Home]


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Return the edition of 2023."""
    return load_edition("nec/2023")


def test_the_weakest_rating_carries_four_fifths_without_pause(home: MakeHome, edition: Edition) -> None:
    """A main breaker of 150 A behind a service of 200 A: 150 ÷ 1.25 × 240 V."""
    supply = supply_of(Inputs(home(panel={"bus_a": 200, "main_a": 150}), Worksheet()), edition)
    assert isinstance(supply, Supply)
    assert supply.setpoint_w == pytest.approx(150 / 1.25 * 240)
    assert not supply.gives_way


@pytest.mark.parametrize(("kind", "gives_way"), [("none", False), ("pcs_fixed", False), ("pcs_dynamic", True)])
def test_only_a_dynamic_control_makes_the_node_give_way(
    home: MakeHome,
    edition: Edition,
    kind: str,
    gives_way: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A fixed setpoint holds the node, not the house."""
    supply = supply_of(Inputs(home(node={"power_management": kind}), Worksheet()), edition)
    assert isinstance(supply, Supply)
    assert supply.gives_way is gives_way


@pytest.mark.parametrize(
    ("sections", "field"),
    [({"service": {"rating_a": None}}, "service.rating_a"), ({"panel": {"bus_a": None}}, "panel.bus_a")],
)
def test_a_rating_that_nobody_read_is_missing(
    home: MakeHome, edition: Edition, sections: dict[str, dict[str, None]], field: str
) -> None:
    """The field and the cure are named."""
    found = supply_of(Inputs(home(**sections), Worksheet()), edition)
    assert isinstance(found, Missing)
    assert found.field == field
    assert found.cure


def test_a_battery_keeps_a_reserve(home: MakeHome) -> None:
    """13.5 kWh, four fifths of them to use; its power as read, else over two and a half hours."""
    read = store_of(Inputs(home(battery={"energy_kwh": 13.5, "power_kw": 5}), Worksheet()))
    unread = store_of(Inputs(home(battery={"energy_kwh": 13.5}), Worksheet()))
    assert read is not None
    assert unread is not None
    assert read.usable_wh == pytest.approx(10_800)
    assert (read.power_w, unread.power_w) == (5_000, 13_500 / 2.5)
    assert store_of(Inputs(home(), Worksheet())) is None
    assert store_of(Inputs(home(node={"battery_kwh": 16}), Worksheet())) is not None


def test_a_fuller_leg_leaves_less() -> None:
    """Of a limit of 24 kW each leg carries 12; 7 kW on one leave twice 5 for a node on both."""
    supply = Supply(24_000, gives_way=True)
    assert supply.left_w(np.array([10_000.0])).tolist() == [14_000]
    assert np.asarray(supply.leg_left_w(np.array([7_000.0]))).tolist() == [10_000]
    assert supply.leg_left_w(None) == np.inf
