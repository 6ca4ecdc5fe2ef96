"""Ways out of the room that the cases of test_section.py do not take."""

from typing import Any

import pytest

from assess.findings import Limit
from assess.intake import Placement
from assess.thermal import assess_thermal

BTU_H_PER_W = 3.412142


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


def test_other_equipment_takes_its_part(limits: Any) -> None:
    """What else stands in the room uses up what the room can take."""
    alone, beside = limits(), limits(room={"other_heat_w": 100})
    assert capacity(alone["thermal.room"]) - capacity(beside["thermal.room"]) == pytest.approx(100)
    assert capacity(alone["thermal.room_idle"]) - capacity(beside["thermal.room_idle"]) == pytest.approx(100)


def test_sun_comes_in_on_both_days(limits: Any) -> None:
    """A window in place of wall lets sun in: 70 × 0.67 × 0.6 ÷ 0.87 × 20 ft² = 646.9 BTU/h on a mild day too."""
    wall, window = limits(), limits(room={"window_area_ft2": 20})
    # The window gives 0.76 × 20 × 10.6 °F = 161.1 away, where the wall would have given 0.09 × 20 × 0.6.
    expected = (-646.9 + 161.1 - 1.08) / BTU_H_PER_W
    assert capacity(window["thermal.room_idle"]) - capacity(wall["thermal.room_idle"]) == pytest.approx(
        expected, abs=0.1
    )


@pytest.mark.parametrize(
    ("below", "btu_h"),
    [("living_space", 0.27 * 168 * 5.6), ("garage", 0.048 * 168 * (80.6 - 76)), ("crawlspace", 0), (None, 0)],
)
def test_the_floor(limits: Any, below: str | None, btu_h: float) -> None:
    """Rooms below take heat, a garage below is as warm as a closed garage under rooms, the ground gets no credit."""
    slab, other = limits(), limits(room={"below": below})
    gained = capacity(other["thermal.room_idle"]) - capacity(slab["thermal.room_idle"])
    assert gained == pytest.approx(btu_h / BTU_H_PER_W)


def test_an_attic_above_brings_heat(limits: Any) -> None:
    """Under an attic the ceiling of 1985 lets 0.033 × 168 × (105 - 80.6) in on a mild day."""
    rooms, attic = limits(), limits(room={"above": "attic"})
    lost = 0.27 * 168 * 5.6 + 0.033 * 168 * (105 - 80.6)
    difference = capacity(rooms["thermal.room_idle"]) - capacity(attic["thermal.room_idle"])
    assert difference == pytest.approx(lost / BTU_H_PER_W)


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
    hot_w = 12_000 * 0.942 * 0.708 * 0.9 / BTU_H_PER_W
    mild_w = 12_000 * 1.0505 * 0.708 * 0.9 / BTU_H_PER_W
    for code, more_w in (("thermal.house", hot_w), ("thermal.room", hot_w), ("thermal.room_idle", mild_w)):
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
