"""One case per placement, done by hand in the comments; what is unknown; and the working itself."""

from typing import Any

import pytest

from assess.findings import Limit, Section
from assess.intake import Placement
from assess.records import Basis, Confidence, Figure
from assess.thermal import assess_thermal, prepare_thermal
from assess.worksheet import recompute

BTU_H_PER_W = 3.412142
HEAT_PUMP = Figure(value=10_257, unit="W", cite="made up", confidence=Confidence.MEDIUM)
RATED = Figure(value=12_000, unit="W", cite="made up", confidence=Confidence.MEDIUM)
MINI_SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
INDOORS = [Placement.BASEMENT, Placement.UTILITY_ROOM, Placement.LIVING_SPACE]


def limit(section: Section, code: str) -> Limit:
    """Return the one limit of a code."""
    (found,) = (item for item in section.limits if item.code == code)
    return found


def watts(btu_h: float) -> float:
    """Return BTU/h in watts."""
    return btu_h / BTU_H_PER_W


def test_outdoor_pad(home: Any, power: Any, weather: Any) -> None:
    """On a shaded pad at 104 °F a dry cooler carries a quarter of its rating, and the heat pump the rest.

    113 °F coolant - 104 °F air - 5.4 °F recirculation = 3.6 °F of the 14.4 °F it is rated at: a quarter.
    A quarter of 12,000 W is 3,000 W; with the heat pump's 10,257 W it is 13,257 W.
    """
    shaded, node, hot = home(room={"sun": "shade"}), power(cooler_w=12_000, gpus=16), weather(extreme_max_f=104)
    alone = assess_thermal(shaded, node, Placement.OUTDOOR_PAD, hot, cooler_rated=RATED)
    both = assess_thermal(shaded, node, Placement.OUTDOOR_PAD, hot, cooler_rated=RATED, cooler_has_heat_pump=HEAT_PUMP)
    assert limit(alone, "thermal.cooler").capacity == pytest.approx(3_000)
    assert limit(alone, "thermal.cooler").fits is False
    assert limit(both, "thermal.cooler").capacity == pytest.approx(13_257)
    assert limit(both, "thermal.cooler").demand == 12_000
    assert [item.code for item in both.limits] == ["thermal.cooler"]


def test_exterior_wall(home: Any, power: Any, weather: Any) -> None:
    """In full sun at 104 °F nothing is left for the dry cooler: 113 - 104 - 3.6 - 5.4 = 0 °F."""
    node, hot = power(cooler_w=12_000, gpus=16), weather(extreme_max_f=104)
    for room in ({"sun": "full"}, {}):  # where the sun is not stated it is the full sun
        section = assess_thermal(home(room=room), node, Placement.EXTERIOR_WALL, hot, cooler_has_heat_pump=HEAT_PUMP)
        assert limit(section, "thermal.cooler").capacity == pytest.approx(10_257, abs=1)


def test_living_space(home: Any, power: Any, weather: Any) -> None:
    """A bedroom of 14 × 12 × 8 ft with one outside wall and 100 CFM of supply air, people in it at 80.6 °F.

    House:  48,000 BTU/h × 0.942 at 95 °F × 0.708 sensible × 0.9 as found = 28,811.6; less 20,000 = 8,811.6
            BTU/h = 2,582 W.
    Supply: 28,811.6 ÷ 1.08 ÷ 1,600 CFM = 16.673 °F colder than 75 °F, so 58.327 °F.
    Room:   outside wall  0.09 × 104 ft² × (80.6 - 105 in the sun)  =  -228.4
            inner walls   0.30 × 3 × 104 ft² × (80.6 - 75)          =   524.2
            ceiling       0.27 × 168 ft² × (80.6 - 75)              =   254.0
            supply air    1.08 × 100 CFM × (80.6 - 58.327)          = 2,405.5   in all 2,955.3 BTU/h = 866 W.
    Mild:   70 °F outdoors, no supply air: 0.09 × 104 × (80.6 - 80) + 524.2 + 254.0 = 783.8 BTU/h = 230 W.
    """
    section = assess_thermal(home(), power(room_w=1_000, gpus=1), Placement.LIVING_SPACE, weather())
    assert limit(section, "thermal.house").capacity == pytest.approx(watts(8_811.6), rel=1e-4)
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(2_955.3), rel=1e-4)
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(783.8), rel=1e-4)
    assert [item.fits for item in section.limits] == [True, False, False]
    assert all(item.demand == 1_000 and item.node_w == item.capacity for item in section.limits)


def test_basement(home: Any, power: Any, weather: Any) -> None:
    """A basement of 20 × 15 ft with a dedicated 2-ton mini-split, nobody in it, so 89.6 °F.

    Mini-split: 24,000 × 0.942 × 0.85 × 0.9 = 17,295.1 BTU/h on the design day; at 70 °F outdoors its factor is
    (1.072 + 1.029) ÷ 2 = 1.0505, so 19,287.2. Ceiling to the rooms above: 0.27 × 300 ft² × (89.6 - 75) = 1,182.6.
    Room: 18,477.7 BTU/h = 5,415 W, on the mild day 20,469.8 BTU/h = 5,999 W. The house has 2,582 W left
    besides the mini-split's 5,069 W. Walls below grade count nothing.
    """
    systems = [{"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "inside"}, MINI_SPLIT]
    room = {"length_ft": 20, "width_ft": 15, "exterior_walls": None, "above": None, "supply_cfm": None}
    below = home(room={**room, "window_area_ft2": None}, hvac={"systems": systems})
    section = assess_thermal(below, power(room_w=5_000), Placement.BASEMENT, weather())
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(18_477.7), rel=1e-4)
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(20_469.8), rel=1e-4)
    assert limit(section, "thermal.house").capacity == pytest.approx(watts(8_811.6 + 17_295.1), rel=1e-4)
    assert all(item.fits for item in section.limits)


def test_utility_room(home: Any, power: Any, weather: Any) -> None:
    """A utility room of 10 × 8 ft with 1,000 CFM of outdoor air at 85 °F, its door louvered.

    House:  48,000 × 0.989 at 85 °F × 0.708 × 0.9 = 30,249.2; less 20,000 = 10,249.2 BTU/h = 3,003.7 W.
    Door:   √(32.174 × 6.66 ft × 14.6 °F ÷ 534.67) = 2.4189 ft/s; × 0.203 × 2.66 × 6.66 × 60 × 0.25 = 130.49 CFM;
            140.93 BTU/h·°F.
    Room:   outdoor air 1,080 × (89.6 - 85) = 4,968; inner walls 0.30 × 3 × 72 ft² × 14.6 = 946.1; ceiling to rooms
            above 0.27 × 80 × 14.6 = 315.4; door 140.93 × 14.6 = 2,057.6; outside wall 0.09 × 72 × (89.6 - 95) =
            -35.0; in all 8,252.1 BTU/h = 2,418 W.
    Stays in the house: (64.8 + 21.6 + 140.93) ÷ (227.33 + 1,080) = 0.17389 of the heat, so 3,003.7 W are good for
    17,273 W, less what the outdoor air brings, 1,080 × (85 - 75) = 10,800 BTU/h = 3,165 W: 14,108 W.
    """
    room = {"length_ft": 10, "width_ft": 8, "outdoor_air_cfm": 1_000, "door": "louvered", "supply_cfm": None}
    systems = [{"kind": "heat_pump", "cooling_btu_h": 48_000, "ducts": "inside", "serves_host_room": False}]
    vented = home(room=room, hvac={"systems": systems})
    section = assess_thermal(vented, power(room_w=2_000), Placement.UTILITY_ROOM, weather(cooling_1_f=85))
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(8_252.1), rel=1e-3)
    assert limit(section, "thermal.house").capacity == pytest.approx(14_108, rel=1e-3)
    assert all(item.fits for item in section.limits)


def test_garage(home: Any, power: Any, weather: Any) -> None:
    """A two-car garage of 20 × 20 × 8 ft with 1,000 CFM of outdoor air at 80 °F; the closed garage is at 97 °F.

    Walls and door 0.294 × 3 × 160 ft² = 141.1, roof 0.36 × 400 ft² = 144: 285.1 × (89.6 - 97) = -2,109.9 BTU/h.
    Outdoor air 1,080 × (89.6 - 80) = 10,368. In all 8,258.1 BTU/h = 2,420 W. The node gives the garage a tenth of
    its 9,400 W, so the same in watts at the wall is ten times that.
    """
    size = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "wall_u": None, "above": "attic"}
    vented = home(room={**size, "outdoor_air_cfm": 1_000})
    node = power(room_w=940, cooler_w=8_460, gpus=16)
    section = assess_thermal(vented, node, Placement.GARAGE, weather(cooling_1_f=80, extreme_max_f=90))
    garage = limit(section, "thermal.garage")
    assert garage.capacity == pytest.approx(watts(8_258.1), rel=1e-4)
    assert garage.node_w == pytest.approx(10 * watts(8_258.1), rel=1e-4)
    assert [item.code for item in section.limits] == ["thermal.cooler", "thermal.garage"]


def test_a_shut_garage_in_the_desert_takes_nothing(home: Any, power: Any, weather: Any) -> None:
    """At 108 °F the garage is too hot before any node stands in it; that is known, and it is nothing."""
    node = power(room_w=1_000)
    section = assess_thermal(home(), node, Placement.GARAGE, weather(cooling_1_f=108, extreme_max_f=120))
    assert limit(section, "thermal.garage").capacity == 0
    step = next(step for step in section.steps if step.label == "Closed garage without a node")
    assert step.value == pytest.approx(114)  # rooms above it keep the sun off: 6 °F instead of 17 °F


@pytest.mark.parametrize("placement", INDOORS)
def test_nothing_given_to_the_room_asks_nothing_of_it(
    home: Any, power: Any, weather: Any, placement: Placement
) -> None:
    """A node whose coolant carries everything outdoors has no limit indoors."""
    section = assess_thermal(home(), power(cooler_w=5_000), placement, weather())
    assert [item.code for item in section.limits] == ["thermal.cooler"]
    assert section.findings == ()


@pytest.mark.parametrize(
    ("sections", "placement", "code", "field"),
    [
        ({"hvac": {"systems": None}}, Placement.LIVING_SPACE, "thermal.house", "hvac.systems"),
        ({"hvac": {"systems": None}}, Placement.LIVING_SPACE, "thermal.room", "hvac.systems"),
        ({"hvac": {"systems": None}}, Placement.BASEMENT, "thermal.room_idle", "hvac.systems"),
        (
            {"hvac": {"systems": [{"kind": "central_ac"}]}},
            Placement.LIVING_SPACE,
            "thermal.house",
            "hvac.systems.cooling_btu_h",
        ),
        (
            {"dwelling": {"design_cooling_load_btu_h": None, "floor_area_ft2": None}},
            Placement.UTILITY_ROOM,
            "thermal.house",
            "dwelling.floor_area_ft2",
        ),
        (
            {"dwelling": {"design_cooling_load_btu_h": None, "year_built": None}},
            Placement.UTILITY_ROOM,
            "thermal.house",
            "dwelling.year_built",
        ),
        (
            {"dwelling": {"year_built": None}, "room": {"above": "attic"}},
            Placement.LIVING_SPACE,
            "thermal.room_idle",
            "dwelling.year_built",
        ),
        (
            {"dwelling": {"year_built": None}, "room": {"wall_u": None}},
            Placement.LIVING_SPACE,
            "thermal.room",
            "dwelling.year_built",
        ),
        (
            {"dwelling": {"year_built": None}, "room": {"window_area_ft2": 12}},
            Placement.LIVING_SPACE,
            "thermal.room",
            "dwelling.year_built",
        ),
        (
            {"dwelling": {"floor_area_ft2": None}, "room": {"supply_cfm": None}},
            Placement.LIVING_SPACE,
            "thermal.room",
            "room.supply_cfm",
        ),
        ({"room": {"length_ft": None}}, Placement.LIVING_SPACE, "thermal.room", "room.length_ft"),
        ({"room": {"width_ft": None}}, Placement.LIVING_SPACE, "thermal.room_idle", "room.width_ft"),
        ({"room": {"width_ft": None}}, Placement.GARAGE, "thermal.garage", "room.width_ft"),
        ({}, None, "thermal.room", "node.placement"),
    ],
)
def test_an_unknown_leaves_a_limit_without_capacity(
    home: Any, power: Any, weather: Any, sections: Any, placement: Placement | None, code: str, field: str
) -> None:
    """What is not known is None with the field that settles it and a cure, and never nothing."""
    found = limit(assess_thermal(home(**sections), power(room_w=500), placement, weather()), code)
    assert (found.capacity, found.node_w, found.field) == (None, None, field)
    assert found.cure


@pytest.mark.parametrize(
    ("placement", "codes"),
    [
        (Placement.OUTDOOR_PAD, {"thermal.cooler"}),
        (Placement.GARAGE, {"thermal.cooler", "thermal.garage"}),
        (Placement.LIVING_SPACE, {"thermal.cooler", "thermal.house", "thermal.room"}),
    ],
)
def test_no_weather_leaves_the_hot_day_unknown(home: Any, power: Any, placement: Placement, codes: set[str]) -> None:
    """Without a place every limit of a hot day is unknown; the mild day needs no weather."""
    room_w = 0 if placement.outdoors else 500
    section = assess_thermal(home(), power(room_w=room_w, cooler_w=4_500), placement, None)
    unknown = {item.code for item in section.limits if item.capacity is None}
    assert unknown == codes
    assert {item.field for item in section.limits if item.capacity is None} == {"place.zip_code"}


def test_stated_temperatures_need_no_station(home: Any, power: Any, weather: Any) -> None:
    """Temperatures of the home stand in for a station, and go before one."""
    own = home(weather={"cooling_1_f": 95, "extreme_max_f": 104}, place={"elevation_ft": 0})
    node = power(room_w=500, cooler_w=4_500)
    alone = assess_thermal(own, node, Placement.LIVING_SPACE, None)
    hotter = assess_thermal(own, node, Placement.LIVING_SPACE, weather(cooling_1_f=110, extreme_max_f=120))
    usual = assess_thermal(home(), node, Placement.LIVING_SPACE, weather(cooling_1_f=95, extreme_max_f=104))
    assert [item.capacity for item in alone.limits] == [item.capacity for item in hotter.limits]
    assert [item.capacity for item in alone.limits] == [item.capacity for item in usual.limits]


def test_no_equipment_is_known_to_be_nothing(home: Any, power: Any, weather: Any) -> None:
    """A house said to have no cooling takes nothing, whatever its load, and is as hot as outdoors."""
    bare = home(hvac={"systems": []}, dwelling={"design_cooling_load_btu_h": None, "floor_area_ft2": None})
    section = assess_thermal(bare, power(room_w=500), Placement.LIVING_SPACE, weather())
    assert limit(section, "thermal.house").capacity == 0
    assert limit(section, "thermal.room").capacity == 0  # 95 °F in the hall, 80.6 °F allowed in the room
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(783.8), rel=1e-4)


@pytest.mark.parametrize("placement", [*INDOORS, Placement.GARAGE, Placement.OUTDOOR_PAD])
def test_every_step_comes_out_again(home: Any, power: Any, weather: Any, placement: Placement) -> None:
    """Each step computed from its operands alone gives its value."""
    full = home(
        dwelling={"design_cooling_load_btu_h": None, "bedrooms": 3},
        hvac={"systems": [{"kind": "central_ac", "cooling_btu_h": 48_000, "count": 2}, MINI_SPLIT]},
        room={"window_area_ft2": 15, "door": "open", "transfer_cfm": 50, "outdoor_air_cfm": 80, "other_heat_w": 60},
    )
    node = power(room_w=2_000, cooler_w=6_000, gpus=8)
    section = assess_thermal(full, node, placement, weather(elevation_ft=5_000))
    assert len(section.steps) > 5
    assert [recompute(step) for step in section.steps] == pytest.approx([step.value for step in section.steps])


def test_assumptions_are_marked(home: Any, power: Any, weather: Any) -> None:
    """What the home did not say is marked as assumed, so that the report can list it."""
    vague = home(dwelling={"design_cooling_load_btu_h": None}, room={"exterior_walls": None, "wall_u": None})
    section = assess_thermal(vague, power(room_w=500), Placement.LIVING_SPACE, weather())
    assumed = {step.label for step in section.steps if step.basis is Basis.ASSUMED}
    assert {"Stories", "Occupants", "U-factor of the walls", "Walls to the outdoors", "Indoor air"} <= assumed


@pytest.mark.parametrize("placement", [*Placement, None])
def test_a_silent_run_gives_the_same_answer(home: Any, power: Any, weather: Any, placement: Placement | None) -> None:
    """Silent, and with the site prepared once, limits and findings are the same; only the steps are missing."""
    node = power(room_w=0 if placement and placement.outdoors else 700, cooler_w=6_300, gpus=16)
    loud = assess_thermal(home(), node, placement, weather())
    silent = assess_thermal(home(), node, placement, weather(), recording=False)
    site = prepare_thermal(home(), placement, weather(), recording=False)
    prepared = assess_thermal(home(), node, placement, weather(), recording=False, site=site)
    assert loud.limits == silent.limits == prepared.limits
    assert loud.findings == silent.findings == prepared.findings
    assert silent.steps == ()
