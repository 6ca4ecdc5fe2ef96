"""An exhaust fan takes the node's heat out with house air, and lets outdoor air into the house: both by hand."""

from typing import Any

import pytest

from assess.findings import Limit
from assess.intake import Placement
from assess.thermal import assess_thermal

W = 3.412142
LEFT_W = (48_000 * 0.942 * 0.66 * 0.8 - 20_000) / W  # of the usual house at 95 °F, at worst


@pytest.fixture
def limits(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of the limits of a living space whose register brings nothing."""

    def make(*, design_f: float = 95, **room: Any) -> dict[str, Limit]:
        there = weather(cooling_1_f=design_f)
        section = assess_thermal(
            home(room={"supply_cfm": 0, **room}), power(room_w=500, gpus=1), Placement.LIVING_SPACE, there
        )
        return {limit.code: limit for limit in section.limits}

    return make


def capacity(limit: Limit) -> float:
    """Return a capacity that must be known."""
    assert limit.capacity is not None
    return limit.capacity


def test_the_room_gives_its_heat_to_the_air_that_leaves(limits: Any) -> None:
    """400 CFM of house air at 75 °F leave at 80.6 °F: 1.08 × 400 × 5.6 = 2,419 BTU/h, 709 W, on either day."""
    shut, blown = limits(), limits(exhaust_cfm=400)
    for code in ("thermal.room", "thermal.room_idle"):
        assert capacity(blown[code]) - capacity(shut[code]) == pytest.approx(1.08 * 400 * 5.6 / W)


def test_the_house_pays_for_the_air_that_follows(limits: Any) -> None:
    """100 CFM of outdoor air at 95 °F follow into a house at 75 °F: 2,160 BTU/h, 633 W of the 1,135 W left.

    What is left of it, 502 W, must cool the part of the node's heat that stays in the house: by walls and ceiling
    93.6 + 45.36 = 138.96 BTU/h·°F, while the fan carries off 108. 138.96 ÷ 246.96 stay, so 502 W are good for 893 W.
    """
    left_w = LEFT_W - 1.08 * 100 * 20 / W
    good_for = left_w * (93.6 + 45.36 + 108) / (93.6 + 45.36)
    assert [LEFT_W, left_w, good_for] == pytest.approx([1_135, 502, 893], abs=1)
    assert capacity(limits()["thermal.house"]) == pytest.approx(LEFT_W)
    assert capacity(limits(exhaust_cfm=100)["thermal.house"]) == pytest.approx(good_for)


def test_a_large_fan_takes_all_that_is_left(limits: Any) -> None:
    """400 CFM draw 2,532 W of heat into a house that has 1,135 W left: nothing, and never less than nothing."""
    assert capacity(limits(exhaust_cfm=400)["thermal.house"]) == 0


def test_outdoor_air_as_warm_as_the_house_costs_nothing(limits: Any) -> None:
    """On a day of 75 °F the air that follows brings no heat, so that the fan only helps.

    At 75 °F outdoors 48,000 × 1.035 × 0.66 × 0.8 - 20,000 = 6,231 BTU/h are left, 1,826 W.
    """
    left_w = (48_000 * 1.035 * 0.66 * 0.8 - 20_000) / W
    blown = capacity(limits(design_f=75, exhaust_cfm=400)["thermal.house"])
    assert blown == pytest.approx(left_w * (93.6 + 45.36 + 432) / (93.6 + 45.36))


def test_exhaust_beside_outdoor_air(limits: Any) -> None:
    """Both fans: the house cools what follows the exhaust, and the node what the outdoor air brings into the room.

    50 CFM out, 200 CFM through, at 95 °F: left 1,135 - 316.5 = 818.9 W; ways 138.96 to the house, 216 and 54 off;
    good for 818.9 × 408.96 ÷ 138.96 = 2,410 W, less 216 × 20 = 4,320 BTU/h, 1,266 W, that come in: 1,144 W.
    """
    left_w = LEFT_W - 1.08 * 50 * 20 / W
    expected = left_w * (138.96 + 216 + 54) / 138.96 - 216 * 20 / W
    assert expected == pytest.approx(1_144, abs=1)
    both = limits(exhaust_cfm=50, outdoor_air_cfm=200)
    assert capacity(both["thermal.house"]) == pytest.approx(expected)


def test_no_fan_is_no_fan(limits: Any) -> None:
    """A fan of 0 CFM changes nothing."""
    none, still = limits(), limits(exhaust_cfm=0)
    assert {code: limit.capacity for code, limit in none.items()} == {c: limit.capacity for c, limit in still.items()}


def test_a_garage_draws_nothing_from_the_house(home: Any, power: Any, weather: Any) -> None:
    """There the exhaust fan would pull house air, which is not counted."""
    node, there = power(room_w=500), weather(cooling_1_f=75)
    plain, blown = (
        assess_thermal(home(room=room), node, Placement.GARAGE, there, recording=False).limits
        for room in ({}, {"exhaust_cfm": 400})
    )
    assert plain == blown
