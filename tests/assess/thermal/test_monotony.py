"""What can never be: more equipment, a cooler day or a smaller load leaving less room for the node."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.intake import Placement
from assess.thermal import assess_thermal

CODES = ("thermal.cooler", "thermal.house", "thermal.room", "thermal.room_idle", "thermal.garage")
unhurried = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
placements = st.sampled_from([Placement.BASEMENT, Placement.UTILITY_ROOM, Placement.LIVING_SPACE, Placement.GARAGE])
tons = st.floats(1, 10)
doors = st.sampled_from(["shut", "louvered", "open", None])
outdoor_cfm = st.sampled_from([None, 0, 150, 1_500])
temperatures_f = st.floats(70, 120)


@pytest.fixture
def capacities(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of the capacities by code, all of them known."""

    def make(placement: Placement, *, design_f: float = 95, **sections: dict[str, Any]) -> dict[str, float]:
        node = power(room_w=1_000, cooler_w=9_000, gpus=16)
        hot = weather(cooling_1_f=design_f, extreme_max_f=design_f + 10)
        section = assess_thermal(home(**sections), node, placement, hot, recording=False)
        found = {item.code: item.capacity for item in section.limits if item.capacity is not None}
        assert len(found) == len(section.limits)
        assert min(found.values()) >= 0
        return found

    return make


def no_less(more: dict[str, float], less: dict[str, float]) -> bool:
    """Return whether no capacity of `more` is below that of `less`."""
    assert more.keys() == less.keys() <= set(CODES)
    return all(more[code] >= less[code] - 1e-6 for code in more)


@unhurried
@given(placement=placements, one=tons, other=tons, door=doors, cfm=outdoor_cfm, by_area=st.booleans())
def test_more_tons_never_leave_less(
    capacities: Any, placement: Placement, one: float, other: float, door: Any, cfm: Any, *, by_area: bool
) -> None:
    """A larger system lowers no limit, its air measured or taken by floor area."""
    room = {"door": door, "outdoor_air_cfm": cfm, **({"supply_cfm": None} if by_area else {})}
    small, large = (
        capacities(
            placement,
            room=room,
            hvac={
                "systems": [
                    {"kind": "central_ac", "cooling_btu_h": 12_000 * n, "ducts": "attic", "serves_host_room": True},
                    {"kind": "mini_split", "cooling_btu_h": 4_000 * n, "dedicated": True},
                ]
            },
        )
        for n in sorted([one, other])
    )
    assert no_less(large, small)


@unhurried
@given(
    placement=placements,
    one=temperatures_f,
    other=temperatures_f,
    door=doors,
    cfm=outdoor_cfm,
    cooled=st.booleans(),
    measured=st.booleans(),
)
def test_a_hotter_day_never_leaves_more(
    capacities: Any,
    placement: Placement,
    one: float,
    other: float,
    door: Any,
    cfm: Any,
    *,
    cooled: bool,
    measured: bool,
) -> None:
    """Hotter outdoors raises no limit, in a house with cooling or without, its load measured or estimated."""
    sections: dict[str, Any] = {"room": {"door": door, "outdoor_air_cfm": cfm, "above": "attic"}}
    if not cooled:
        sections["hvac"] = {"systems": []}
    if not measured:
        sections["dwelling"] = {"design_cooling_load_btu_h": None}
    cool, hot = (capacities(placement, design_f=f, **sections) for f in sorted([one, other]))
    assert no_less(cool, hot)


@unhurried
@given(placement=placements, one=st.floats(1_000, 90_000), other=st.floats(1_000, 90_000), cfm=outdoor_cfm)
def test_a_larger_load_never_leaves_more(
    capacities: Any, placement: Placement, one: float, other: float, cfm: Any
) -> None:
    """A larger house load raises no limit."""
    light, heavy = (
        capacities(placement, dwelling={"design_cooling_load_btu_h": load}, room={"outdoor_air_cfm": cfm})
        for load in sorted([one, other])
    )
    assert no_less(light, heavy)


@unhurried
@given(placement=placements, one=st.floats(0, 800), other=st.floats(0, 800), door=doors, limit_f=st.floats(75, 105))
def test_more_air_to_a_cooler_house_takes_no_less(
    capacities: Any, placement: Placement, one: float, other: float, door: Any, limit_f: float
) -> None:
    """A stronger transfer or exhaust fan lowers no limit of a room that may be as warm as the house."""
    air = {"thermal.room", "thermal.room_idle", "thermal.garage"}
    for fan in ("transfer_cfm", "exhaust_cfm"):
        weak, strong = (
            capacities(placement, room={"max_air_f": limit_f, "door": door, fan: cfm}) for cfm in sorted([one, other])
        )
        codes = air & strong.keys()
        assert no_less({code: strong[code] for code in codes}, {code: weak[code] for code in codes})


@unhurried
@given(placement=placements, one=st.floats(10, 20_000), other=st.floats(10, 20_000), door=doors)
def test_a_limit_is_of_the_home_not_of_the_node(
    home: Any, power: Any, weather: Any, placement: Placement, one: float, other: float, door: Any
) -> None:
    """How much heat a home takes does not change with how much a node gives off."""
    house, hot = home(room={"door": door, "outdoor_air_cfm": 100}), weather()
    small, large = (
        assess_thermal(house, power(room_w=room_w), placement, hot, recording=False).limits for room_w in (one, other)
    )
    assert [(item.code, item.capacity) for item in small] == [(item.code, item.capacity) for item in large]


@unhurried
@given(placement=placements, one=st.floats(76, 105), other=st.floats(76, 105), door=doors)
def test_a_warmer_room_takes_no_less(
    capacities: Any, placement: Placement, one: float, other: float, door: Any
) -> None:
    """Allowing the air around the node to be warmer lowers no limit of that air."""
    strict, lax = (
        capacities(placement, room={"max_air_f": limit_f, "door": door, "outdoor_air_cfm": 300})
        for limit_f in sorted([one, other])
    )
    air = {"thermal.room", "thermal.room_idle", "thermal.garage"} & lax.keys()
    assert no_less({code: lax[code] for code in air}, {code: strict[code] for code in air})
