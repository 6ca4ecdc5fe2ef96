"""Ways out of the room that the cases of test_section.py do not take."""

from typing import Any

import pytest

from assess.findings import Limit
from assess.intake import Placement
from assess.rulebook import load_reference
from assess.thermal import assess_thermal

BTU_H_PER_W = 3.412142
US = 0.1761102  # BTU/h·ft²·°F of one W/m²K
FILM = load_reference("reference/building_physics").figure("zone.film").value  # 2.1 W/m²K in the figures below
INSIDE_FT2 = 2 * 168 + 4 * 104
WALL = 0.09 * 104  # the usual outside wall [BTU/h·°F], on a mild day 0.6 °F cooler than the room


@pytest.fixture
def limits(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of the limits of a living space in the usual house."""

    def make(*, elevation_ft: float = 0, **sections: dict[str, Any]) -> dict[str, Limit]:
        outside = weather(elevation_ft=elevation_ft)
        section = assess_thermal(home(**sections), power(room_w=800, gpus=1), Placement.LIVING_SPACE, outside)
        return {item.code: item for item in section.limits}

    return make


def capacity(limit: Limit) -> float:
    """Return a capacity that must be known."""
    assert limit.capacity is not None
    return limit.capacity


def by_surfaces(*ways: tuple[float, float], sun: float = 0.0) -> float:
    """Return the heat that the usual room's surfaces take from its air [BTU/h]: what their film passes.

    Film 2.1 W/m²K on 752 ft², 278 BTU/h·°F, before all ways out of the surfaces; of the sun on them windows and
    walls lose at once what they conduct over the 9.1 W/m²K between surfaces, 1,205 BTU/h·°F.
    """
    film, tied = FILM * US * INSIDE_FT2, sum(ua for ua, _ in ways)
    stays = 1 - tied / (9.1 * US * INSIDE_FT2)
    return (sum(ua * over_f for ua, over_f in ways) - sun * stays) * film / (film + tied)


def test_a_transfer_fan_carries_by_its_flow(limits: Any) -> None:
    """100 CFM between room and house carry 1.08 × 100 × 5.6 °F, 177 W, on either day."""
    shut, fan = limits(), limits(room={"transfer_cfm": 100})
    for code in ("thermal.room", "thermal.room_idle"):
        assert capacity(fan[code]) - capacity(shut[code]) == pytest.approx(604.8 / BTU_H_PER_W)


def test_a_louvered_door_is_a_quarter_of_an_open_one(limits: Any) -> None:
    """A louvered door has a quarter of the free area, and a door of which nobody said anything counts as shut."""
    shut, unsaid, louvered, opened = (
        capacity(limits(room={"door": door})["thermal.room_idle"]) for door in ("shut", None, "louvered", "open")
    )
    assert unsaid == shut
    assert louvered - shut == pytest.approx((opened - shut) / 4)


def test_rooms_below_and_above_take_heat(limits: Any) -> None:
    """Either is a way to the house; a slab on the ground is none."""
    neither = {"above": "attic", "below": "slab"}
    slab, under, over = (
        capacity(limits(room={**neither, **way})["thermal.room_idle"])
        for way in ({}, {"below": "living_space"}, {"above": "living_space"})
    )
    assert under > slab
    assert over > slab


def test_what_is_above_is_taken_for_the_roof_where_nobody_said(limits: Any) -> None:
    """The stricter: a hot attic."""
    unsaid, attic, rooms = (limits(room={"above": above})["thermal.room"] for above in (None, "attic", "living_space"))
    assert unsaid.capacity == attic.capacity
    assert capacity(attic) < capacity(rooms)


def test_other_equipment_takes_its_part(limits: Any) -> None:
    """What else stands in the room uses up what the room can take."""
    alone, beside = limits(), limits(room={"other_heat_w": 100})
    assert capacity(alone["thermal.room"]) - capacity(beside["thermal.room"]) == pytest.approx(100)
    assert capacity(alone["thermal.room_idle"]) - capacity(beside["thermal.room_idle"]) == pytest.approx(100)


def test_sun_comes_in_on_both_days(limits: Any) -> None:
    """A window in place of wall lets sun in: 70 × 0.67 × 0.6 ÷ 0.87 × 20 ft² = 646.9 BTU/h on a mild day too.

    Wall of 84 ft² 7.56 and window 0.76 × 20 = 15.2, in all 22.76 BTU/h·°F: 1.9 % of the sun goes out again, and the
    film passes 0.9244 of (7.56 × 0.6 + 15.2 × 10.6 - 634.7), which is -433.6 BTU/h, against 5.4 of the wall alone.
    """
    wall, window = limits(), limits(room={"window_area_ft2": 20})
    with_window = by_surfaces((0.09 * 84, 0.6), (15.2, 10.6), sun=70 * 0.67 * 0.6 / 0.87 * 20)
    assert with_window == pytest.approx(-433.6, abs=10)
    lost = (by_surfaces((WALL, 0.6)) - with_window) / BTU_H_PER_W
    assert capacity(wall["thermal.room_idle"]) - capacity(window["thermal.room_idle"]) == pytest.approx(lost)


@pytest.mark.parametrize(
    ("below", "btu_h"),
    [
        ("living_space", 0.27 * 168 * 5.6),
        ("garage", by_surfaces((WALL, 0.6), (0.048 * 168, 80.6 - 76)) - by_surfaces((WALL, 0.6))),
        ("crawlspace", 0),
        (None, 0),
    ],
)
def test_the_floor(limits: Any, below: str | None, btu_h: float) -> None:
    """Rooms below take heat, a garage below is as warm as a closed garage under rooms, the ground gets no credit."""
    slab, other = limits(), limits(room={"below": below})
    gained = capacity(other["thermal.room_idle"]) - capacity(slab["thermal.room_idle"])
    assert gained == pytest.approx(btu_h / BTU_H_PER_W)


@pytest.mark.parametrize(("range_f", "attic_f"), [(12, 109), (None, 105), (20, 105), (30, 100)])
def test_an_attic_above_brings_heat(limits: Any, range_f: float | None, attic_f: float) -> None:
    """Under an attic the ceiling of 1985, 0.033 × 168 ft², lets heat in on a mild day, by the place's daily range.

    A vented attic is 130 °F on a day of 95 °F with a medium range (Manual J), so 35 °F over the outdoors: 105 °F.
    """
    rooms, attic = limits(), limits(room={"above": "attic"}, weather={"daily_range_f": range_f})
    ceiling = (0.033 * 168, 80.6 - attic_f)
    lost = by_surfaces((WALL, 0.6)) + 0.27 * 168 * 5.6 - by_surfaces((WALL, 0.6), ceiling)
    difference = capacity(rooms["thermal.room_idle"]) - capacity(attic["thermal.room_idle"])
    assert difference == pytest.approx(lost / BTU_H_PER_W)


def test_a_basement_floor_on_the_ground(home: Any, power: Any, weather: Any) -> None:
    """A slab in a basement gives 0.02 BTU/h·ft²·°F to the ground, which is as warm as the mean of the year.

    (20 + 95) ÷ 2 = 57.5 °F. Where no winter is known it is taken as warm as the day: 95 °F, which is strict.
    """
    below = home(room={"exterior_walls": 0, "below": "slab"}, weather={"cooling_1_f": 95, "extreme_max_f": 104})
    bare = home(room={"exterior_walls": 0, "below": "crawlspace"}, weather={"cooling_1_f": 95, "extreme_max_f": 104})
    for outside, ground_f in ((weather(), 57.5), (None, 95)):
        slab, none = (
            assess_thermal(one, power(room_w=800, gpus=1), Placement.BASEMENT, outside, recording=False)
            for one in (below, bare)
        )
        by_code = {item.code: capacity(item) for item in none.limits}
        (room,) = (item for item in slab.limits if item.code == "thermal.room")
        gained = by_surfaces((0.02 * 168, 89.6 - ground_f)) / BTU_H_PER_W
        assert capacity(room) - by_code["thermal.room"] == pytest.approx(gained)


def test_leaks_need_an_outside_wall(limits: Any) -> None:
    """A fifth of the room's air each hour, 4.48 CFM of 1,344 ft³, comes from outdoors; an inner room has none."""
    outer, inner = limits(), limits(room={"exterior_walls": 0})
    leaks = 1.08 * 0.2 * 14 * 12 * 8 / 60 * (80.6 - 70)
    # In place of the outside wall there is one wall more to the house.
    lost = leaks + by_surfaces((WALL, 0.6)) - 0.30 * 104 * 5.6
    difference = capacity(outer["thermal.room_idle"]) - capacity(inner["thermal.room_idle"])
    assert difference == pytest.approx(lost / BTU_H_PER_W)


def test_supply_air_is_colder_than_mixed_air(limits: Any) -> None:
    """A room that gets half of all the air warms half of what returns: 800 of 1,600 CFM.

    Return air (80.6 + 75) ÷ 2 = 77.8 °F, 16.673 °F colder 61.127 °F; 1.08 × 800 × (80.6 - 61.127) = 16,825 BTU/h,
    against 1.08 × 100 × (80.6 - 58.677) = 2,367.6 of a sixteenth.
    """
    colder_f = 48_000 * 0.942 * 0.708 * 0.9 / 1.08 / 1_600
    half = 1.08 * 800 * (80.6 - (80.6 + 75) / 2 + colder_f)
    usual = 1.08 * 100 * (80.6 - (80.6 + 15 * 75) / 16 + colder_f)
    assert [half, usual] == pytest.approx([16_825, 2_367.6], abs=1)
    more = capacity(limits(room={"supply_cfm": 800})["thermal.room"]) - capacity(limits()["thermal.room"])
    assert more == pytest.approx((half - usual) / BTU_H_PER_W)


def test_supply_air_by_floor_area_counts_half(limits: Any) -> None:
    """Not measured, 1,600 CFM × 168 ÷ 2,000 ft² are 134 CFM, of which half is sure."""
    guessed, measured = limits(room={"supply_cfm": None}), limits(room={"supply_cfm": 1_600 * 168 / 2_000 / 2})
    assert capacity(guessed["thermal.room"]) == pytest.approx(capacity(measured["thermal.room"]))
    assert guessed["thermal.room_idle"].capacity == measured["thermal.room_idle"].capacity


def test_a_thermostat_in_the_room_keeps_the_air_coming(limits: Any) -> None:
    """Where the room commands the system, its supply air comes on a mild day too."""
    hall, here = limits(), limits(hvac={"thermostat": "host_room"})
    assert capacity(here["thermal.room_idle"]) > capacity(here["thermal.room"]) > capacity(hall["thermal.room_idle"])
    assert capacity(here["thermal.room"]) == capacity(hall["thermal.room"])


def test_a_mini_split_in_the_room_cools_it_and_the_house(limits: Any) -> None:
    """One that is not dedicated counts in the room on both days, and once, not twice, in the house."""
    usual = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "ducts": "inside"}
    split = {"kind": "mini_split", "cooling_btu_h": 12_000, "serves_host_room": True}
    without = limits(hvac={"systems": [{**usual, "serves_host_room": True}]})
    found = limits(hvac={"systems": [{**usual, "serves_host_room": True}, split]})
    worst_w = 12_000 * 0.942 * 0.66 * 0.8 / BTU_H_PER_W  # of the house only what is sure is counted
    hot_w = 12_000 * 0.942 * 0.708 * 0.9 / BTU_H_PER_W
    mild_w = 12_000 * 1.05 * 0.708 * 0.9 / BTU_H_PER_W
    for code, more_w in (("thermal.house", worst_w), ("thermal.room", hot_w), ("thermal.room_idle", mild_w)):
        assert capacity(found[code]) - capacity(without[code]) == pytest.approx(more_w)


def test_outdoor_air_brings_heat_on_a_hot_day(limits: Any) -> None:
    """At 95 °F outdoors air through a room held below that only adds to it, and to the house."""
    shut, vented = limits(), limits(room={"outdoor_air_cfm": 200})
    assert capacity(vented["thermal.room"]) < capacity(shut["thermal.room"])
    assert capacity(vented["thermal.room_idle"]) > capacity(shut["thermal.room_idle"])


def test_a_room_tied_to_nothing_leaves_the_house_alone(home: Any, power: Any, weather: Any) -> None:
    """A cellar under the open sky, ventilated from outdoors, has no way to warm the house."""
    room = {"above": "roof", "exterior_walls": 0, "outdoor_air_cfm": 500, "supply_cfm": 0}
    apart = home(room=room, hvac={"systems": [{"kind": "central_ac", "cooling_btu_h": 24_000, "ducts": "inside"}]})
    section = assess_thermal(apart, power(room_w=500), Placement.BASEMENT, weather(cooling_1_f=80))
    found = {item.code: item.capacity for item in section.limits}
    assert found["thermal.house"] == found["thermal.room"]


def test_thin_air_carries_less_heat(limits: Any) -> None:
    """At 5,000 ft supply air, transfer air and the compressor's coil all carry less."""
    low, high = (limits(elevation_ft=feet, room={"transfer_cfm": 100}) for feet in (0, 5_000))
    assert all(capacity(high[code]) < capacity(low[code]) for code in low)
