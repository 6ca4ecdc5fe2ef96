"""One case per placement, done by hand in the comments; what is unknown; and the working itself."""

from math import sqrt
from typing import Any

import pytest

from assess.findings import Finding, Limit, Section
from assess.intake import Placement
from assess.records import Basis, Confidence, Figure
from assess.rulebook import load_reference
from assess.thermal import assess_thermal, prepare_thermal
from assess.worksheet import recompute

BTU_H_PER_W = 3.412142
# W/m²K of air on all inside surfaces in BTU/h·ft²·°F; the figures worked out below have it at 2.1 W/m²K.
FILM = load_reference("reference/building_physics").figure("zone.film").value * 0.1761102
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


def by_surfaces(inside_ft2: float, *ways: tuple[float, float]) -> float:
    """Return the heat that surfaces take from the air [BTU/h]: conductance × difference, what the film passes of it."""
    film, tied = FILM * inside_ft2, sum(ua for ua, _ in ways)
    return sum(ua * over_f for ua, over_f in ways) * film / (film + tied)


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

    House:  at worst 48,000 BTU/h × 0.942 at 95 °F × 0.66 sensible × 0.8 as found = 23,874; less the stated 20,000
            and nothing lost in ducts inside = 3,874 BTU/h = 1,135 W.
    Supply: in the middle 48,000 × 0.942 × 0.708 × 0.9 = 28,811.6 ÷ 1.08 ÷ 1,600 CFM = 16.673 °F colder than the
            return air, a sixteenth of which is the room's: 80.6 ÷ 16 + 75 × 15 ÷ 16 = 75.35, so 58.677 °F.
    Inside surfaces: 2 × 168 + 4 × 104 = 752 ft², whose film passes 278.1 ÷ (278.1 + 9.36) = 0.9674.
    Room:   outside wall  0.09 × 104 ft² × (80.6 - 105 in the sun) × 0.9674  =  -220.9
            leaks         1.08 × 0.2 × 1,344 ft³ ÷ 60 × (80.6 - 95)          =   -69.7
            inner walls   0.30 × 3 × 104 ft² × (80.6 - 75)                   =   524.2
            ceiling       0.27 × 168 ft² × (80.6 - 75)                       =   254.0
            supply air    1.08 × 100 CFM × (80.6 - 58.677)                   = 2,367.6  in all 2,855.3 BTU/h = 837 W.
    Mild:   70 °F outdoors, no supply air: 9.36 × (80.6 - 80) × 0.9674 + 4.838 × 10.6 + 524.2 + 254.0 = 834.9 BTU/h,
            245 W.
    """
    section = assess_thermal(home(), power(room_w=1_000, gpus=1), Placement.LIVING_SPACE, weather())
    left = 48_000 * 0.942 * 0.66 * 0.8 - 20_000
    returned_f = 80.6 / 16 + 75 * 15 / 16
    supply_f = returned_f - 48_000 * 0.942 * 0.708 * 0.9 / 1.08 / 1_600
    leaks, to_house = 1.08 * 0.2 * 14 * 12 * 8 / 60, 0.30 * 3 * 104 + 0.27 * 168
    hot = by_surfaces(752, (9.36, 80.6 - 105)) + leaks * (80.6 - 95) + to_house * 5.6 + 108 * (80.6 - supply_f)
    mild = by_surfaces(752, (9.36, 80.6 - 80)) + leaks * (80.6 - 70) + to_house * 5.6
    assert [left, hot, mild] == pytest.approx([3_874, 2_855.3, 834.9], abs=5)
    assert limit(section, "thermal.house").capacity == pytest.approx(watts(left))
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(hot))
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(mild))
    assert [item.fits for item in section.limits] == [True, False, False]
    assert all(item.demand == 1_000 and item.node_w == item.capacity for item in section.limits)


def test_basement(home: Any, power: Any, weather: Any) -> None:
    """A basement of 20 × 15 ft with a dedicated 2-ton mini-split, nobody in it, so 89.6 °F.

    Mini-split: 24,000 × 0.942 × 0.85 × 0.9 = 17,295.1 BTU/h on the design day; at 70 °F outdoors its factor is 1.05,
    so 19,278. Ceiling to the rooms above: 0.27 × 300 ft² × (89.6 - 75) = 1,182.6. Floor: 0.02 × 300 ft² to the ground
    at (20 + 95) ÷ 2 = 57.5 °F, 192.6, of which the film on 1,160 ft² passes 429 ÷ 435: 189.9, on either day.
    Room: 18,667.6 BTU/h = 5,471 W, on the mild day 20,650.5 BTU/h = 6,052 W. The house has 1,135 W left at worst
    besides the mini-split's 5,069 W. Walls below grade count nothing, and without an outside wall nothing leaks.
    """
    systems = [{"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "inside"}, MINI_SPLIT]
    room = {"length_ft": 20, "width_ft": 15, "exterior_walls": None, "above": None, "supply_cfm": None}
    below = home(room={**room, "window_area_ft2": None}, hvac={"systems": systems})
    section = assess_thermal(below, power(room_w=5_000), Placement.BASEMENT, weather())
    split, floor = 24_000 * 0.942 * 0.85 * 0.9, by_surfaces(1_160, (6, 89.6 - 57.5))
    hot, mild = split + 1_182.6 + floor, 24_000 * 1.05 * 0.85 * 0.9 + 1_182.6 + floor
    left = 48_000 * 0.942 * 0.66 * 0.8 - 20_000
    assert [floor, hot, mild] == pytest.approx([189.9, 18_667.6, 20_650.5], abs=2)
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(hot))
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(mild))
    assert limit(section, "thermal.house").capacity == pytest.approx(watts(left + split))
    assert all(item.fits for item in section.limits)


def test_utility_room(home: Any, power: Any, weather: Any) -> None:
    """A utility room of 10 × 8 ft with 1,000 CFM of outdoor air at 85 °F, its door louvered.

    House:  at worst 48,000 × 0.989 at 85 °F × 0.66 × 0.8 = 25,065.2; less 20,000 = 5,065.2 BTU/h = 1,484.5 W.
    Door:   √(32.174 × 6.66 ft × 14.6 °F ÷ 534.67) = 2.4189 ft/s; × 0.203 × 2.66 × 6.66 × 60 × 0.25 = 130.49 CFM;
            140.93 BTU/h·°F.
    Room:   outdoor air 1,080 × (89.6 - 85) = 4,968; leaks 1.08 × 0.2 × 640 ft³ ÷ 60 × 4.6 = 10.6; inner walls
            0.30 × 3 × 72 ft² × 14.6 = 946.1; ceiling to rooms above 0.27 × 80 × 14.6 = 315.4; door 140.93 × 14.6 =
            2,057.6; outside wall 0.09 × 72 × (89.6 - 95) through the film on 448 ft² = -33.7; in all 8,264.0 BTU/h =
            2,422 W.
    Stays in the house: (64.8 + 21.6 + 140.93) ÷ (227.33 + 1,080) = 0.17389 of the heat, so 1,484.5 W are good for
    8,537 W, less what the outdoor air brings, 1,080 × (85 - 75) = 10,800 BTU/h = 3,165 W: 5,372 W.
    """
    room = {"length_ft": 10, "width_ft": 8, "outdoor_air_cfm": 1_000, "door": "louvered", "supply_cfm": None}
    systems = [{"kind": "heat_pump", "cooling_btu_h": 48_000, "ducts": "inside", "serves_host_room": False}]
    vented = home(room=room, hvac={"systems": systems})
    section = assess_thermal(vented, power(room_w=2_000), Placement.UTILITY_ROOM, weather(cooling_1_f=85))
    door = 1.08 * sqrt(32.174 * 6.66 * 14.6 / 534.67) * 0.203 * 2.66 * 6.66 * 60 * 0.25
    to_house, leaks = 64.8 + 21.6 + door, 1.08 * 0.2 * 10 * 8 * 8 / 60
    hot = (1_080 + leaks) * 4.6 + to_house * 14.6 + by_surfaces(448, (0.09 * 72, 89.6 - 95))
    left = watts(48_000 * 0.989 * 0.66 * 0.8 - 20_000)
    house = left * (to_house + 1_080) / to_house - watts(1_080 * 10)
    assert [hot, house] == pytest.approx([8_264, 5_372], abs=1)
    assert limit(section, "thermal.room").capacity == pytest.approx(watts(hot))
    assert limit(section, "thermal.house").capacity == pytest.approx(house)
    assert all(item.fits for item in section.limits)


def test_garage(home: Any, power: Any, weather: Any) -> None:
    """A two-car garage of 20 × 20 × 8 ft with 1,000 CFM of outdoor air at 80 °F; the closed garage is at 97 °F.

    Walls and door 0.294 × 3 × 160 ft² = 141.12, roof 0.36 × 400 ft² = 144: 285.12 × (89.6 - 97) = -2,109.9 BTU/h, of
    which the film on 1,440 ft² passes 532.6 ÷ 817.7: -1,374.2. Outdoor air 1,080 × (89.6 - 80) = 10,368. In all 8,993.8
    BTU/h = 2,636 W. The node gives the garage a tenth of its 9,400 W, so the same in watts at the wall is ten times
    that.
    """
    size = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "wall_u": None, "above": "attic"}
    vented = home(room={**size, "outdoor_air_cfm": 1_000})
    node = power(room_w=940, cooler_w=8_460, gpus=16)
    section = assess_thermal(vented, node, Placement.GARAGE, weather(cooling_1_f=80, extreme_max_f=90))
    garage, hot = limit(section, "thermal.garage"), 1_080 * 9.6 + by_surfaces(1_440, (285.12, 89.6 - 97))
    assert hot == pytest.approx(8_994, abs=200)
    assert garage.capacity == pytest.approx(watts(hot))
    assert garage.node_w == pytest.approx(10 * watts(hot))
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
    """A node whose coolant carries everything outdoors has no limit indoors, and in mild winters no condition."""
    section = assess_thermal(home(), power(cooler_w=5_000), placement, weather(heating_99_f=40))
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
    assert limit(section, "thermal.room_idle").capacity == pytest.approx(watts(834.9), rel=1e-4)


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


# What only a reader needs, so that a search of many nodes does without.
FOR_THE_READER = {
    "thermal.door",
    "thermal.sensible_share",
    "thermal.stated_load",
    "thermal.winter_heat",
    "thermal.room_air",
    "thermal.dry_air",
    "thermal.hours_above",
    "thermal.heat_wave",
    "thermal.cooler_hours",
}


@pytest.mark.parametrize("placement", [*Placement, None])
@pytest.mark.parametrize("place", [{}, {"latitude_deg": 36.1, "longitude_deg": -115.1}])
def test_a_silent_run_gives_the_same_answer(
    home: Any, power: Any, weather: Any, placement: Placement | None, place: dict[str, float]
) -> None:
    """Silent, and with the site prepared once, the limits are the same, and so is every finding that can decide.

    Without steps, pictures and what is only for the reader: the air of the room, the hours of its year, a heat wave,
    and what is looked at once: a door, a stated load and share.
    A finding on the power cut stays, without the minutes that it says at length.
    """
    node = power(room_w=0 if placement and placement.outdoors else 1_500, cooler_w=6_300, gpus=16)
    there = weather(**place)
    loud = assess_thermal(home(), node, placement, there)
    silent = assess_thermal(home(), node, placement, there, recording=False)
    site = prepare_thermal(home(), placement, there, recording=False)
    prepared = assess_thermal(home(), node, placement, there, recording=False, site=site)
    assert loud.limits == silent.limits == prepared.limits
    assert silent.findings == prepared.findings
    heard = [finding for finding in loud.findings if finding.code not in FOR_THE_READER]
    assert [_deciding(finding) for finding in heard] == [_deciding(finding) for finding in silent.findings]
    for finding, quiet in zip(heard, silent.findings, strict=True):
        assert finding.means == quiet.means or finding.code == "thermal.cutoff"
    assert (silent.steps, silent.series) == ((), ())


def _deciding(finding: Finding) -> Finding:
    return finding.model_copy(update={"means": ""})
