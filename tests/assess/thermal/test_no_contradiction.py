"""Steady, transient and yearly answers of whole homes: no one of them may say what another denies."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assess.climate.hourly.synthetic import synthetic_year
from assess.findings import Severity
from assess.intake import Placement
from assess.thermal import assess_thermal, prepare_thermal
from assess.thermal.days import Day
from assess.thermal.dynamics.host import beside_a_held_house, cooling_w, moment
from assess.thermal.dynamics.place import place_of
from assess.thermal.dynamics.si import celsius, fahrenheit
from assess.thermal.engine.transient import respond
from assess.thermal.indoor_limits import indoor_limits
from assess.thermal.inputs import Missing
from assess.thermal.site import Sheets

CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "serves_host_room": True}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
INTERIOR = {"exterior_walls": 0, "above": "living_space", "below": "living_space", "supply_cfm": 0}
DESERT = {"latitude_deg": 36.1, "longitude_deg": -115.1, "iecc_zone": "3B"}
COAST = {"latitude_deg": 47.6, "longitude_deg": -122.3, "iecc_zone": "4C"}
PLAINS = {"latitude_deg": 46.9, "longitude_deg": -96.8, "iecc_zone": "6A"}

# Placement, what surrounds the room, what cools, design day, twenty-year maximum and 99 % cold [°F], and the place.
HOMES: dict[str, tuple[Placement, dict[str, Any], list[dict[str, Any]], tuple[float, float, float], dict[str, Any]]] = {
    "shut room": (Placement.LIVING_SPACE, {}, [CENTRAL], (107, 117, 31), DESERT),
    "open door": (Placement.UTILITY_ROOM, {"door": "open"}, [CENTRAL], (83, 103, 27), COAST),
    "transfer fan": (Placement.UTILITY_ROOM, {"transfer_cfm": 400}, [CENTRAL], (83, 103, 27), COAST),
    "exhaust fan": (Placement.UTILITY_ROOM, {"exhaust_cfm": 300}, [CENTRAL], (83, 103, 27), COAST),
    "outdoor air": (Placement.UTILITY_ROOM, {"outdoor_air_cfm": 900}, [CENTRAL], (75, 90, 27), COAST),
    "own unit": (Placement.UTILITY_ROOM, {}, [CENTRAL, SPLIT], (107, 117, 31), DESERT),
    "own unit, cold place": (Placement.UTILITY_ROOM, {}, [CENTRAL, SPLIT], (87, 101, -14), PLAINS),
    "basement": (Placement.BASEMENT, {"exterior_walls": 0, "supply_cfm": None}, [CENTRAL], (87, 101, -14), PLAINS),
    "no cooling": (Placement.UTILITY_ROOM, {"supply_cfm": None, "door": "open"}, [], (75, 90, 27), COAST),
    "garage with a unit": (Placement.GARAGE, {"exterior_walls": 3}, [CENTRAL, SPLIT], (107, 114, 31), DESERT),
    "garage with a fan": (Placement.GARAGE, {"outdoor_air_cfm": 2_000}, [CENTRAL], (75, 90, 27), COAST),
}


@pytest.fixture(params=HOMES)
def case(request: pytest.FixtureRequest, home: Any, weather: Any) -> tuple[Any, Placement, Any]:
    """Return each home with its placement and its weather."""
    placement, room, systems, (hot_f, extreme_f, cold_f), known = HOMES[request.param]
    there = weather(cooling_1_f=hot_f, extreme_max_f=extreme_f, heating_99_f=cold_f, **known)
    return home(room=room, hvac={"systems": systems}), placement, there


def test_a_long_transient_ends_at_the_limit_of_the_design_day(case: Any, power: Any) -> None:
    """With the heat that the worksheet says a room takes, and all that cools running, its air ends at its limit."""
    house, placement, there = case
    site = prepare_thermal(house, placement, there, recording=False)
    found = indoor_limits(Sheets(house, recording=False), site, power(room_w=500), year=False)
    inside = site.indoors
    assert inside is not None
    assert not isinstance(inside, Missing)
    assert isinstance(inside.hot, Day)
    assert found.limit_f is not None
    assert found.hot is not None
    assert not isinstance(found.hot, Missing)
    place = place_of(site, found.hot.door)
    assert place is not None
    network, around = beside_a_held_house(place.host, inside.hot), moment(place.host, inside.hot)
    start = np.full(len(network.capacity_j_k), 20.0)
    node_w = found.hot.could_take_w - cooling_w(inside.hot)
    assert fahrenheit(respond(network, around, node_w, start).at(1e9)) == pytest.approx(found.limit_f, abs=1e-6)


@pytest.mark.parametrize("fans", [{}, {"transfer_cfm": 300}, {"outdoor_air_cfm": 400}])
@pytest.mark.parametrize("systems", [[CENTRAL], [CENTRAL, SPLIT]])
@pytest.mark.parametrize("hot_f", [78.0, 95.0])
def test_a_year_of_the_design_day_ends_at_its_limit(
    home: Any, power: Any, weather: Any, systems: list[dict[str, Any]], fans: dict[str, Any], hot_f: float
) -> None:
    """An inner room through a year of nothing but the design day, the house held, is just at its limit in every hour.

    A limit cooler than the house lets the room's own unit run without a pause, as on the worksheet.
    """
    house = home(
        room={**INTERIOR, **fans, "max_air_f": 74 if SPLIT in systems else 85},
        hvac={"systems": systems},
        dwelling={"floor_area_ft2": None, "design_cooling_load_btu_h": 20_000},
    )
    there = weather(cooling_1_f=hot_f, **DESERT)
    site = prepare_thermal(house, Placement.UTILITY_ROOM, there, recording=False)
    found = indoor_limits(Sheets(house, recording=False), site, power(room_w=500), year=False)
    assert found.limit_f is not None
    assert found.hot is not None
    assert not isinstance(found.hot, Missing)
    place = place_of(site, found.hot.door)
    assert place is not None
    assert place.house is None
    made_up = synthetic_year(there)
    level = np.full_like(made_up.dry_bulb_c, celsius(hot_f))
    hours = place.hours(replace(made_up, dry_bulb_c=level, sky_c=level), found.limit_f)
    assert found.hot.could_take_w > 0 or SPLIT not in systems
    air_c = hours.run(found.hot.could_take_w).room_air_c
    assert air_c == pytest.approx(np.full(8_760, celsius(found.limit_f)), abs=1e-6)
    warmer_c = hours.run(found.hot.could_take_w + 50).room_air_c
    assert warmer_c.min() > celsius(found.limit_f)


@pytest.mark.parametrize("room_w", [300, 1_500])
def test_what_the_hours_say_is_what_the_limits_say(case: Any, power: Any, *, room_w: float) -> None:
    """A node that every limit lets in is above the room's limit for 88 hours at most, and else the year stops it.

    Failure starts no warmer than the limit, and the design day hour by hour is no hotter than the year's worst hours
    and the heat wave together.
    """
    house, placement, there = case
    section = assess_thermal(house, power(room_w=room_w, gpus=1), placement, there)
    by_label = {step.label: step.value for step in section.steps}
    above, warmest_f = by_label["Hours above the room's limit"], by_label["Warmest hour of the room"]
    if all(limit.fits for limit in section.limits):
        assert above <= 88
    year = [limit for limit in section.limits if limit.code == "thermal.year"]
    assert not year or above > 88
    assert by_label["Room air when its cooling stops"] <= by_label["Warmest air allowed"] + 1e-9
    (day,) = (series for series in section.series if series.code == "thermal.design_day")
    assert max(day.curves[0].values) <= max(warmest_f, by_label["Warmest air of the room"]) + 0.5
    (said,) = (finding for finding in section.findings if finding.code == "thermal.hours_above")
    assert (said.severity is Severity.OK) is (above == 0)
    assert said.cite.startswith("Synthetic year")
