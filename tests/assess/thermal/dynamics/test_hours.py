"""The host room hour by hour: more node is warmer, its own unit holds it, and what is not known is taken strictly."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.intake import Placement
from assess.thermal.dynamics.answer import YearLimit
from assess.thermal.dynamics.hours import Hours, outdoor_f
from assess.thermal.dynamics.place import year_of
from assess.thermal.dynamics.si import celsius
from assess.thermal.engine.control import Thermostat

CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "ducts": "inside"}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
GARAGE = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "wall_u": None, "above": "attic", "supply_cfm": None}
NO_SIZE = {"floor_area_ft2": None}  # of the house, which is then held at its setpoint
ONE_ZONE = pytest.mark.parametrize(
    ("placement", "sections"),
    [
        (Placement.LIVING_SPACE, {"dwelling": NO_SIZE}),
        (Placement.LIVING_SPACE, {"room": {"exhaust_cfm": 100}}),
        (Placement.GARAGE, {"room": GARAGE}),
    ],
)


@pytest.fixture
def hours(place: Any) -> Any:
    """Return a maker of a room through its year, at an air limit [°F]."""

    def make(*words: Any, limit_f: float = 80.6, **more: Any) -> Hours:
        found = place(*words, **more)
        weather = year_of(found.site.weather, None)
        assert weather is not None
        made: Hours = found.hours(weather, limit_f)
        return made

    return make


@ONE_ZONE
def test_a_room_alone(hours: Any, placement: Placement, sections: dict[str, Any]) -> None:
    """A garage, a room of a house of unknown size and one whose air is drawn out of the house stand alone."""
    alone = hours(placement, **sections)
    assert alone.network.house is None
    assert alone.run(0.0).house_air_c is None


def test_a_room_beside_its_house(hours: Any) -> None:
    """A house that is known is a zone of its own, and the register has its part of the blower's air: 100 of 1,600."""
    found = hours()
    assert found.network.house is not None
    assert found.network.share == pytest.approx(1 / 16)
    assert found.network.blower_w_k == pytest.approx(1.08 * 1_600 / 1.8956344)
    year = found.run(0.0)
    assert year.house_air_c is not None
    assert year.house_air_c.min() == pytest.approx(celsius(68), abs=1e-6)
    assert year.too_warm_h() < 88  # fewer hours than are hotter than the design day
    assert np.quantile(year.house_air_c, 0.99) == pytest.approx(celsius(75))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    one=st.floats(0, 3_000),
    other=st.floats(0, 3_000),
    limit_f=st.floats(76, 110),
    known=st.booleans(),
    own=st.booleans(),
)
def test_more_node_is_never_cooler(
    hours: Any, one: float, other: float, limit_f: float, *, known: bool, own: bool
) -> None:
    """More heat makes no hour cooler, with the house beside it or alone, with a unit of its own or without."""
    systems = [{**CENTRAL, "serves_host_room": True}, *([SPLIT] if own else [])]
    found = hours(hvac={"systems": systems}, dwelling={} if known else NO_SIZE)
    weak, strong = (found.run(node_w) for node_w in sorted([one, other]))
    assert np.all(strong.room_air_c >= weak.room_air_c - 1e-9)
    assert strong.hours_above(celsius(limit_f)) >= weak.hours_above(celsius(limit_f))


@pytest.mark.parametrize("known", [True, False])
def test_a_unit_of_its_own_holds_the_room(hours: Any, *, known: bool) -> None:
    """Two tons hold 3 kW at 75 °F in every hour in which the unit may run, and in those alone it runs."""
    found = hours(hvac={"systems": [CENTRAL, SPLIT]}, dwelling={} if known else NO_SIZE)
    year, outdoors = found.run(3_000), outdoor_f(found.weather)
    runs = (outdoors >= 14) & (outdoors <= 115)
    assert np.all(year.room_air_c[runs] <= celsius(75) + 1e-9)
    assert 1_000 < year.own_unit_kwh <= 3 * 8_760
    assert year.own_unit_w[~runs] == pytest.approx(0, abs=1e-9)


@ONE_ZONE
def test_a_unit_in_a_room_alone_is_its_own(hours: Any, placement: Placement, sections: dict[str, Any]) -> None:
    """What cools a room alone is its own unit, not the house's system, and it holds the setpoint."""
    found = hours(placement, hvac={"systems": [SPLIT]}, **sections)
    year = found.run(2_000)
    assert year.cooling_kwh == 0
    assert year.own_unit_kwh > 1_000
    assert year.room_air_c[found.weather.dry_bulb_c > 0].max() <= celsius(75) + 1e-9


def test_a_unit_rests_where_it_is_too_cold_for_it(hours: Any) -> None:
    """A unit without a low-ambient control rests below 60 °F outdoors, and the room gets too warm then."""
    found = hours(hvac={"systems": [CENTRAL, {**SPLIT, "low_ambient": False}]})
    year, cold = found.run(4_000), outdoor_f(found.weather) < 60
    assert year.own_unit_w[cold] == pytest.approx(0, abs=1e-9)
    assert np.median(year.room_air_c[~cold]) <= celsius(75) + 1e-9  # but for the hours after a cold night
    assert np.median(year.room_air_c[cold]) > celsius(80.6)


def test_an_unknown_house_without_cooling_is_as_hot_as_outdoors(hours: Any) -> None:
    """It is held at 75 °F while it is cooler outdoors than that, and is as hot as outdoors when it is not."""
    bare, cooled = (hours(hvac={"systems": systems}, dwelling=NO_SIZE) for systems in ([], [CENTRAL]))
    beside = bare.drivers.neighbor_c
    assert beside is not None
    assert cooled.drivers.neighbor_c is not None
    assert np.allclose(cooled.drivers.neighbor_c, celsius(75))
    assert np.allclose(beside, np.maximum(celsius(75), bare.weather.dry_bulb_c))
    assert bare.run(200).room_air_c.max() > cooled.run(200).room_air_c.max() + 3


def test_a_thermostat_in_the_room(hours: Any) -> None:
    """It calls for the room, so that the room is cooler than with one in the hall, and the house no warmer."""
    hall, here = (hours(hvac={"thermostat": where}) for where in ("hall", "host_room"))
    assert (hall.control.thermostat, here.control.thermostat) == (Thermostat.HOUSE, Thermostat.ROOM)
    there, room = hall.run(600), here.run(600)
    assert room.room_air_c.max() < there.room_air_c.max()
    assert room.house_air_c is not None
    assert there.house_air_c is not None
    assert np.mean(room.house_air_c) < np.mean(there.house_air_c)


def test_what_the_house_can_cool(hours: Any) -> None:
    """At 95 °F four tons take 48,000 × 0.942 × 0.708 × 0.9 BTU/h, of which attic ducts bring 80 %.

    A mini-split that hangs in the room is the room's alone here, though it cools the house, too.
    """
    full_w = 48_000 * 0.942 * 0.708 * 0.9 / 3.412142
    shared = {"kind": "mini_split", "cooling_btu_h": 24_000, "serves_host_room": True}
    for systems, expected_w in (
        ([CENTRAL], full_w),
        ([{**CENTRAL, "ducts": "attic"}], 0.8 * full_w),
        ([CENTRAL, shared], full_w),
    ):
        found = hours(hvac={"systems": systems})
        at = int(np.argmin(abs(outdoor_f(found.weather) - 95)))
        assert found.control.cooling_w[at] == pytest.approx(expected_w, rel=2e-3)
        assert bool(np.max(found.control.unit_w) > 0) is (shared in systems)


@pytest.mark.parametrize(
    ("limit_f", "thermostat", "house_f", "own_f"),
    [
        (80.6, "hall", 75, 75),
        (71.6, "hall", 75, 71.6),
        (80.6, "host_room", 75, 75),
        (71.6, "host_room", 71.6, 71.6),
        (65, "host_room", 65, 65),
    ],
)
def test_setpoints(hours: Any, limit_f: float, thermostat: str, house_f: float, own_f: float) -> None:
    """The house is kept at 75 °F, and a room whose servers need it colder by what hangs in it at their limit.

    Heating is at 68 °F, and never above what is cooled to.
    """
    hvac = {"systems": [CENTRAL, SPLIT], "thermostat": thermostat}
    control = hours(limit_f=limit_f, hvac=hvac).control
    assert control.cool_c == pytest.approx(celsius(house_f))
    assert control.unit_c == pytest.approx(celsius(own_f))
    assert control.heat_c == pytest.approx(celsius(min(68, house_f)))


@pytest.mark.parametrize("known", [True, False])
def test_other_equipment_is_as_good_as_node(hours: Any, *, known: bool) -> None:
    """200 W of other equipment in the room warm its air as 200 W of node do."""
    dwelling = {} if known else NO_SIZE
    beside, plain = hours(room={"other_heat_w": 200}, dwelling=dwelling), hours(dwelling=dwelling)
    assert beside.run(300).room_air_c == pytest.approx(plain.run(500).room_air_c)


@pytest.mark.parametrize("known", [True, False])
def test_the_greatest_node_is_just_allowed(hours: Any, *, known: bool) -> None:
    """It keeps the room within its hours, and a sixty-fourth of the most more does not."""
    found = hours(dwelling={} if known else NO_SIZE)
    greatest = YearLimit(found, 80.6, 1_000).greatest_w
    assert 0 < greatest < 1_000
    assert found.hours_above(80.6, greatest) <= 88 < found.hours_above(80.6, greatest + 1_000 / 64)


@pytest.mark.parametrize("known", [True, False])
def test_a_run_that_ends_early_says_what_the_whole_year_says(hours: Any, *, known: bool) -> None:
    """Allowed are just as many hours as the room is above its limit, and not one fewer."""
    found = hours(dwelling={} if known else NO_SIZE)
    for node_w in (0, 400, 1_500):
        for limit_f in (80.6, 86.0, 95.0):
            above = found.hours_above(limit_f, node_w)
            assert found.allows(limit_f, node_w, above)
            assert not found.allows(limit_f, node_w, above - 1)


def test_a_room_over_a_garage(hours: Any) -> None:
    """Its floor ends at what a closed garage under rooms is over the outdoors: 6 °F where the range is medium."""
    over = {"below": "garage", "exterior_walls": 0, "above": "living_space"}
    found = hours(room=over, known={"latitude_deg": 36.1, "longitude_deg": -115.1, "daily_range_f": 20})
    assert found.drivers.room.end_c - found.weather.dry_bulb_c == pytest.approx(6 / 1.8)
