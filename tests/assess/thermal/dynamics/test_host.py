"""The worksheet's balance of the room and the network's are one: the same heat to the last digits."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.intake import Placement
from assess.thermal import prepare_thermal
from assess.thermal.days import Day
from assess.thermal.dynamics.host import Host, beside_a_held_house, cooling_w, moment
from assess.thermal.dynamics.si import celsius
from assess.thermal.enclosure import Enclosure
from assess.thermal.engine.steady import admissible_node_w
from assess.thermal.host_room import room_heat
from assess.thermal.inputs import Inputs
from assess.thermal.site import RoomSite
from assess.worksheet import Worksheet


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    walls=st.integers(0, 4),
    windows_ft2=st.sampled_from([0, 6, 20, 60]),
    above=st.sampled_from(["attic", "living_space"]),
    below=st.sampled_from(["slab", "garage", "living_space"]),
    fans=st.sampled_from([{}, {"transfer_cfm": 150}, {"outdoor_air_cfm": 300}, {"exhaust_cfm": 200}]),
    supply_cfm=st.sampled_from([0, 80, 250]),
    hot_f=st.floats(75, 115),
    limit_f=st.floats(76, 100),
)
def test_worksheet_and_network_agree(
    home: Any,
    weather: Any,
    *,
    walls: int,
    windows_ft2: float,
    above: str,
    below: str,
    fans: dict[str, float],
    supply_cfm: float,
    hot_f: float,
    limit_f: float,
) -> None:
    """On the design day and on a mild one the greatest heat of the room is the linear solve of its network."""
    # A room cannot have windows without a wall to the outdoors.
    glass = windows_ft2 if walls else 0
    room = {"exterior_walls": walls, "window_area_ft2": glass, "above": above, "below": below, **fans}
    house = home(room={**room, "supply_cfm": supply_cfm, "other_heat_w": 60})
    site = prepare_thermal(house, Placement.LIVING_SPACE, weather(cooling_1_f=hot_f))
    inside = site.indoors
    assert isinstance(inside, RoomSite)
    assert isinstance(inside.enclosure, Enclosure)
    for day in (inside.hot, inside.mild):
        assert isinstance(day, Day)
        shown = room_heat(Inputs(house, Worksheet()), inside.enclosure, day, limit_f, site.outdoors)
        host = Host(inside.enclosure, site.outdoors, on_slab=below == "slab", other_heat_w=60)
        solved = admissible_node_w(beside_a_held_house(host, day), moment(host, day), celsius(limit_f))
        assert shown.could_take_w == pytest.approx(solved.node_w + cooling_w(day), rel=1e-9, abs=1e-6)
