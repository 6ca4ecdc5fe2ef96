"""Heating and cooling: the house without a node, and what a node in a room adds to them and is allowed by them."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from assess.climate import DesignConditions, design_conditions
from assess.hardware import node_power, resolve
from assess.intake import Home, Placement
from assess.intake.node import NodeRequest
from assess.intake.weather_year import WeatherYear
from assess.thermal import ThermalSite, prepare_thermal
from assess.thermal.dynamics.place import year_of
from assess.thermal.inputs import Missing
from assess.worksheet import Worksheet
from assess.year.hvac import RoomYear, house_year, room_year

MakeHome = Callable[..., Home]
HEAT_PUMP = {"systems": [{"kind": "heat_pump", "cooling_btu_h": 36_000, "heating_btu_h": 34_000}]}
ELEMENTS = {
    "systems": [{"kind": "central_ac", "cooling_btu_h": 36_000}, {"kind": "baseboard", "heating_btu_h": 60_000}]
}
ROOM = {
    "kind": "utility_room",
    "length_ft": 14,
    "width_ft": 12,
    "height_ft": 8,
    "exterior_walls": 1,
    "door": "open",
    "supply_cfm": 100,
    "combustion_appliance": False,
}


@cache
def weather(zip_code: str) -> DesignConditions:
    """Return the design conditions of a place."""
    found = design_conditions(zip_code=zip_code, city=None, state=None, latitude=None, longitude=None)
    assert found is not None
    return found


def site(home: Home, zip_code: str, placement: Placement) -> tuple[ThermalSite, WeatherYear]:
    """Return a home at a place, and its year."""
    there = prepare_thermal(home, placement, weather(zip_code), recording=False)
    year = year_of(there.weather, None)
    assert year is not None
    return there, year


def in_room(home: Home, zip_code: str) -> RoomYear:
    """Return the year of the host room with up to four GPUs in it."""
    asked = NodeRequest(model="generic-air", gpu="rtx-pro-6000-server", gpus=4, placement=Placement.UTILITY_ROOM)
    largest = node_power(resolve(asked, None), 4, 600, Worksheet(recording=False))
    found = room_year(*site(home, zip_code, Placement.UTILITY_ROOM), largest)
    assert found is not None
    return found


def house_kwh(home: Home, zip_code: str) -> float:
    """Return what heating and cooling draw in a year."""
    found = house_year(*site(home, zip_code, Placement.OUTDOOR_PAD))
    assert not isinstance(found, Missing)
    return float(found.sum()) / 1_000


def test_a_hot_place_cools_more_and_a_cold_one_heats_more(home: MakeHome) -> None:
    """Phoenix against Cleveland with gas heat; Cleveland with elements against both."""
    assert house_kwh(home(), "85016") > 2 * house_kwh(home(), "44113")
    assert (
        house_kwh(home(hvac=ELEMENTS), "44113") > house_kwh(home(hvac=HEAT_PUMP), "44113") > house_kwh(home(), "44113")
    )


def test_an_unknown_house_or_system_is_missing(home: MakeHome) -> None:
    """The field is named, and nothing is taken for 0."""
    for sections, field in (
        ({"dwelling": {"floor_area_ft2": None}}, "dwelling.floor_area_ft2"),
        ({"hvac": {"systems": None}}, "hvac.systems"),
    ):
        found = house_year(*site(home(**sections), "85016", Placement.OUTDOOR_PAD))
        assert isinstance(found, Missing)
        assert found.field == field


def test_a_node_in_a_room_adds_to_cooling_in_summer(home: MakeHome) -> None:
    """More heat never draws less in July, and a watt of it draws a fifth to a half of a watt."""
    good = {"kind": "central_ac", "cooling_btu_h": 60_000, "seer": 15, "ducts": "inside"}
    plenty = {"systems": [good, {"kind": "furnace_gas"}]}
    found = in_room(home(room=ROOM, hvac=plenty), "44113")
    july = slice(181 * 24, 212 * 24)
    added = found.added_w[:, july].mean(axis=1)
    assert (np.diff(added) > 0).all()
    assert 0.2 < added[1] / found.heat_w[1] < 0.5


def test_a_cooler_that_never_rests_draws_no_more(home: MakeHome) -> None:
    """A small unit in Phoenix runs all of July without a node: the node's heat makes the house warmer instead."""
    small = {"systems": [{"kind": "central_ac", "cooling_btu_h": 18_000}, {"kind": "furnace_gas"}]}
    found = in_room(home(room=ROOM, hvac=small), "85016")
    assert found.added_w[:, 181 * 24 : 212 * 24].mean() < 0.02 * found.heat_w[-1]


def test_a_node_in_a_room_spares_electric_heat_in_winter(home: MakeHome) -> None:
    """With elements each watt spares nearly one in January; with a gas furnace next to nothing."""
    january = slice(0, 31 * 24)
    by_elements = in_room(home(room=ROOM, hvac=ELEMENTS), "44113").added_w[1, january].mean()
    by_gas = in_room(home(room=ROOM), "44113").added_w[1, january].mean()
    assert by_elements < -500
    assert -200 < by_gas < 1
    assert in_room(home(room=ROOM, hvac=HEAT_PUMP), "44113").added_w[1, january].mean() == pytest.approx(
        by_elements / 2.5, rel=0.4
    )


def test_the_room_allows_what_keeps_it_at_its_limit(home: MakeHome) -> None:
    """The hotter the place and the more shut the door, the fewer the hours in which the largest node may run."""
    largest = [
        np.mean(found.allows_w >= found.heat_w[-1])
        for found in (in_room(home(room=ROOM), "44113"), in_room(home(room={**ROOM, "door": "shut"}), "44113"))
    ]
    assert largest[0] > largest[1]
    shut = in_room(home(room={**ROOM, "door": "shut"}), "44113")
    assert shut.allows_w.min() >= 0
    assert shut.allows_w.max() <= shut.heat_w[-1]


def test_outdoors_there_is_no_room(home: MakeHome) -> None:
    """And in a room whose size is not known there is none that could be run."""
    power = node_power(resolve(NodeRequest(model="xfra-16"), None), 16, 600, Worksheet(recording=False))
    assert room_year(*site(home(), "85016", Placement.OUTDOOR_PAD), power) is None
    indoors = power.model_copy(update={"heat_to_room_w": 2_000.0})
    assert room_year(*site(home(), "85016", Placement.UTILITY_ROOM), indoors) is None
