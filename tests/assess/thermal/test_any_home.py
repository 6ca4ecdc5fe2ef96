"""Homes put together at random: nothing falls over, every step comes out again, and loud and silent agree."""

from math import isfinite
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.intake import Placement
from assess.thermal import assess_thermal
from assess.worksheet import recompute

CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "serves_host_room": True}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "serves_host_room": True}
HERE = {"latitude_deg": 36.1, "longitude_deg": -115.1, "iecc_zone": "3B"}

maybe_cfm = st.sampled_from([None, 0, 200])
rooms = st.fixed_dictionaries(
    {
        "exterior_walls": st.integers(0, 4),
        "above": st.sampled_from(["attic", "living_space", "roof", None]),
        "below": st.sampled_from(["slab", "crawlspace", "garage", "living_space", None]),
        "door": st.sampled_from(["shut", "open", "louvered", None]),
        "supply_cfm": st.sampled_from([None, 0, 100, 3_000]),
        "transfer_cfm": maybe_cfm,
        "exhaust_cfm": maybe_cfm,
        "outdoor_air_cfm": maybe_cfm,
        "max_air_f": st.sampled_from([None, 70, 110]),
        "other_heat_w": st.sampled_from([None, 200]),
    }
)
systems = st.lists(st.sampled_from([CENTRAL, SPLIT, {**SPLIT, "dedicated": True}, {"kind": "evaporative"}]), max_size=2)
houses = st.fixed_dictionaries(
    {
        "design_cooling_load_btu_h": st.sampled_from([None, 20_000]),
        "floor_area_ft2": st.sampled_from([None, 600, 2_000]),
        "year_built": st.sampled_from([None, 1955, 2015]),
        "foundation": st.sampled_from([None, "slab", "crawlspace", "basement", "heated_basement"]),
        "attic": st.sampled_from([None, "cathedral", "unvented"]),
        "skylight_area_ft2": st.sampled_from([None, 20]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    placement=st.sampled_from(list(Placement)),
    room=rooms,
    listed=systems,
    dwelling=houses,
    thermostat=st.sampled_from(["hall", "host_room", None]),
    design_f=st.sampled_from([70, 95, 115]),
    room_w=st.sampled_from([0, 50, 1_500, 12_000]),
    cooler_w=st.sampled_from([0, 9_000]),
)
def test_any_home_has_an_answer(
    home: Any,
    power: Any,
    weather: Any,
    *,
    placement: Placement,
    room: dict[str, Any],
    listed: list[dict[str, Any]],
    dwelling: dict[str, Any],
    thermostat: str | None,
    design_f: float,
    room_w: float,
    cooler_w: float,
) -> None:
    """Steps, limits, findings and pictures of any home hold together."""
    house = home(room=room, hvac={"systems": listed, "thermostat": thermostat}, dwelling=dwelling)
    node, there = (
        power(room_w=room_w, cooler_w=cooler_w, gpus=8),
        weather(cooling_1_f=design_f, extreme_max_f=125, **HERE),
    )
    section = assess_thermal(house, node, placement, there)
    assert section.limits == assess_thermal(house, node, placement, there, recording=False).limits
    assert [recompute(step) for step in section.steps] == pytest.approx([step.value for step in section.steps])
    codes = [finding.code for finding in section.findings]
    assert len(codes) == len(set(codes))
    curves = [curve for series in section.series for curve in series.curves]
    assert all(isfinite(value) for curve in curves for value in curve.values)
    for limit in section.limits:
        assert limit.capacity is None or limit.capacity >= 0
        assert (limit.field is None) is (limit.capacity is not None)
        if limit.code == "thermal.year":
            assert limit.fits is False
