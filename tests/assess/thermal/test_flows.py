"""Where the node's heat goes, and how warm its room gets: in step with the limits, by hand."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.intake import Placement
from assess.rulebook import load_reference
from assess.thermal import prepare_thermal
from assess.thermal.flows import Air, air_class, flows
from assess.thermal.host_room import RoomHeat, room_heat
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet, recompute

LIMIT_F, BTU_H_PER_W = 80.6, 3.412142
SPLIT = {"kind": "mini_split", "cooling_btu_h": 12_000, "dedicated": True}


@pytest.fixture
def room(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of what a room takes on the design day, and of its air with a node of some of that."""

    def make(node_w: float | None = None, **sections: Any) -> tuple[RoomHeat, Air, Worksheet]:
        cooler_w = sections.pop("cooler_w", 0)
        placement = sections.pop("placement", Placement.LIVING_SPACE)
        site = prepare_thermal(home(**sections), placement, weather(), recording=False)
        inside, ws = site.indoors, Worksheet()
        assert inside is not None
        assert not isinstance(inside, Missing)
        assert not isinstance(inside.hot, Missing)
        assert not isinstance(inside.enclosure, Missing)
        quiet = Inputs(site.home, Worksheet())
        heat = room_heat(
            quiet, inside.enclosure, inside.hot, LIMIT_F, site.outdoors, door=placement is not Placement.GARAGE
        )
        node = power(room_w=heat.could_take_w if node_w is None else node_w, cooler_w=cooler_w)
        return heat, flows(Inputs(site.home, ws), node, heat, inside.hot, LIMIT_F), ws

    return make


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"room": {"door": "open"}},
        {"room": {"exhaust_cfm": 300, "window_area_ft2": 12}},
        {"hvac": {"systems": [SPLIT]}, "dwelling": {"indoor_design_f": 72}, "room": {"transfer_cfm": 90}},
    ],
)
def test_a_node_at_the_limit_makes_the_room_just_that_warm(room: Any, sections: dict[str, Any]) -> None:
    """What the room takes and no more brings its air to the limit, whatever ways the heat has."""
    heat, air, _ = room(**sections)
    if heat.could_take_w > 0:
        assert air.room_f == pytest.approx(LIMIT_F)
        assert air.inlet_f == pytest.approx(LIMIT_F + 5.4)


def test_a_watt_more_by_hand(room: Any) -> None:
    """Every watt over the limit warms the usual room by 3.412 ÷ its conductance.

    Walls to the house 93.6 and ceiling 45.36, outside wall 9.36 × 0.9674, leaks 4.838, and 108 of supply air of which
    15 sixteenths count, for the rest comes back with the return air: 254.1 BTU/h·°F.
    """
    film = load_reference("reference/building_physics").figure("zone.film").value * 0.1761102 * 752
    per_degree = 93.6 + 45.36 + 9.36 * film / (film + 9.36) + 1.08 * 0.2 * 1_344 / 60 + 108 * 15 / 16
    assert per_degree == pytest.approx(254.1, abs=0.2)
    heat, at, _ = room()
    _, over, ws = room(heat.could_take_w + 500)
    assert heat.per_degree == pytest.approx(per_degree)
    assert over.room_f - at.room_f == pytest.approx(500 * BTU_H_PER_W / per_degree)
    steps = {step.label: step.value for step in ws.steps}
    assert steps["Of it, to the air of the house"] == pytest.approx((93.6 + 45.36 + 101.25) * (over.room_f - 75))


def test_a_cooled_room_is_never_colder_than_the_house(room: Any) -> None:
    """With a small node the compressor rests: the room is at the house's 75 °F, not below it."""
    _, air, _ = room(10)
    assert air.room_f == 75


def test_an_uncooled_room_may_be_cooler_than_its_limit(room: Any) -> None:
    """Without supply air it is where its balance puts it: warmer than the house by node and sun, 100 W here."""
    _, air, _ = room(100, room={"supply_cfm": 0}, hvac={"systems": []}, dwelling={"indoor_design_f": 75})
    assert air.room_f > 95  # the house is as hot as outdoors
    _, air, _ = room(100, room={"supply_cfm": 0, "exterior_walls": 0, "below": None}, placement=Placement.BASEMENT)
    assert air.room_f == pytest.approx(75 + 100 * BTU_H_PER_W / 45.36)  # all by the ceiling, 0.27 × 168 ft²


def test_coolant_breathes_no_air(room: Any) -> None:
    """A liquid-cooled node has no inlet, and its heat is written down in its two parts."""
    _, air, ws = room(500, cooler_w=4_000)
    assert air.inlet_f is None
    steps = {step.label: step.value for step in ws.steps}
    assert steps["Heat of the node, indoors and to its cooler"] == 4_500
    assert "Air at the servers' inlet" not in steps


def test_a_garage_has_no_house(room: Any) -> None:
    """Nothing of a garage's heat is said to reach the house."""
    _, _, ws = room(500, placement=Placement.GARAGE)
    assert "Room over the house" not in {step.label for step in ws.steps}


def test_every_step_comes_out_again(room: Any) -> None:
    """Each step computed from its operands alone gives its value."""
    _, _, ws = room(900)
    assert [recompute(step) for step in ws.steps] == pytest.approx([step.value for step in ws.steps])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.floats(1, 20_000), other=st.floats(1, 20_000))
def test_more_node_is_never_cooler(room: Any, one: float, other: float) -> None:
    """The air rises with the node."""
    weak, strong = (room(node_w)[1].room_f for node_w in sorted([one, other]))
    assert strong >= weak


@pytest.mark.parametrize(
    ("inlet_f", "kind"),
    [
        (70, "A1"),
        (89.6, "A1"),  # 32 °C
        (89.7, "A2"),
        (95, "A2"),  # 35 °C
        (104, "A3"),  # 40 °C
        (113, "A4"),  # 45 °C
        (113.1, None),
    ],
)
def test_classes_of_servers(home: Any, inlet_f: float, kind: str | None) -> None:
    """ASHRAE TC 9.9, 2021: allowable inlet air of classes A1 to A4 ends at 32, 35, 40 and 45 °C."""
    assert air_class(Inputs(home(), Worksheet()), inlet_f) == kind


def test_a_unit_in_a_garage_is_set_as_the_house_is(room: Any) -> None:
    """It keeps a small node at the indoor design temperature, as through the year, and a strict limit below it."""
    cooled = {"placement": Placement.GARAGE, "hvac": {"systems": [{**SPLIT, "cooling_btu_h": 60_000}]}}
    assert room(100, **cooled)[1].room_f == 75
    assert room(100, **cooled, dwelling={"indoor_design_f": 78})[1].room_f == 78
    assert room(100, **cooled, dwelling={"indoor_design_f": 85})[1].room_f == LIMIT_F


def test_a_unit_of_its_own_may_be_cooler_than_the_house(room: Any) -> None:
    """In a house without cooling, 95 °F on the design day, the room's own unit keeps it at its limit, not at 95 °F."""
    _, air, _ = room(100, hvac={"systems": [SPLIT]}, room={"supply_cfm": 0})
    assert air.room_f == LIMIT_F
