"""The year of a node that never gives way is the one that the whole year of its home comes to, to the last bit."""

from typing import Any

import pytest

from assess.climate import design_conditions
from assess.hardware import resolve
from assess.intake import Home
from assess.rulebook import load_edition
from assess.thermal.dynamics.place import dry_bulb_of, year_of
from assess.verdict import Site
from assess.verdict.forward import run
from assess.year.steady import is_steady

BASE: dict[str, Any] = {
    "dwelling": {"floor_area_ft2": 2_000, "bedrooms": 3, "occupants": 3, "year_built": 1995},
    "service": {"rating_a": 200, "volts": 240},
    "panel": {"bus_a": 200, "main_a": 200},
    "loads": [{"kind": "range", "nameplate_va": 8_000}],
    "hvac": {"systems": [{"kind": "central_ac", "cooling_btu_h": 36_000}, {"kind": "furnace_gas"}]},
    "internet": {"technology": "cable", "second_path": False},
    "room": {"kind": "outdoor_pad"},
    "node": {"model": "xfra-16", "placement": "outdoor_pad", "power_management": "pcs_fixed"},
}
AIR = {"gpu": "rtx-pro-6000-server", "gpus": 2, "cooling": "air", "power_management": "pcs_fixed"}
ROOM = {"length_ft": 14, "width_ft": 12, "height_ft": 8, "exterior_walls": 1, "above": "living_space", "below": "slab"}
HOT, COLD = {"zip_code": "85016", "state": "AZ"}, {"zip_code": "55406", "state": "MN"}


def _site(**more: Any) -> Site:
    home = Home.model_validate({**BASE, "place": HOT, **more})
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    place = home.place
    weather = design_conditions(zip_code=place.zip_code, city=None, state=place.state, latitude=None, longitude=None)
    return Site(home, spec, load_edition("nec/2023"), weather)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"place": COLD},
        {"room": {"kind": "outdoor_pad", "sun": "shade"}},
        {"battery": {"energy_kwh": 27, "power_kw": 20, "stand_alone_kw": 30, "backs_up_node": True}},
        {"node": {**BASE["node"], "power_management": "none", "cap_w": 500}},
        {"node": {"model": "generic-liquid", "gpu": "rtx-pro-6000-server", "gpus": 8, "placement": "exterior_wall"}},
        {"node": AIR, "room": {**ROOM, "kind": "utility_room", "supply_cfm": 100}, "place": COLD},
        {"node": AIR, "room": {**ROOM, "kind": "garage"}},
        {"node": AIR, "room": {"kind": "basement"}},
    ],
    ids=["hot", "cold", "shade", "battery", "unmanaged", "another node", "room", "garage", "room not known"],
)
def test_it_is_the_whole_year_to_the_last_bit(more: dict[str, Any]) -> None:
    """Work asked and work done are the same, at every size."""
    site = _site(**more)
    assert is_steady(site.home)
    for gpus, cap_w in ((site.spec.gpus, site.spec.cap_max_w), (min(4, site.spec.gpus), 350.0)):
        year = site.year_around(run(site, gpus, site.spec.cap_max_w).power)
        assert year is not None
        came_to = year.run((gpus,), (cap_w,))[0]
        whole = float(came_to.work_hours_asked[0]), float(came_to.work_hours[0])
        assert run(site, gpus, cap_w).work == whole == year.work(gpus, cap_w)


@pytest.mark.parametrize(
    "more",
    [
        {"place": {"state": "AZ"}},
        {"dwelling": {"bedrooms": 3}},
        {"dwelling": {"floor_area_ft2": 2_000}},
        {"hvac": {}},
        {"hvac": {"systems": [{"kind": "central_ac"}]}},
        {"panel": {"main_a": 200}},
    ],
    ids=["place", "floor area", "year built", "systems", "cooling", "busbar"],
)
def test_it_is_known_just_where_the_whole_year_is(more: dict[str, Any]) -> None:
    """What nobody says of the home leaves both open, or neither."""
    site = _site(**more)
    case = run(site, 8, 400.0)
    assert (case.work is None) is (site.year_around(case.power) is None)


def test_a_node_that_gives_way_is_not_steady() -> None:
    """Its year hangs on what the home draws."""
    dynamic = _site(node={**BASE["node"], "power_management": "pcs_dynamic"})
    assert not is_steady(dynamic.home)


@pytest.mark.parametrize("place", [HOT, COLD])
def test_dry_bulbs_alone_are_those_of_the_year(place: dict[str, str]) -> None:
    """Another ZIP code under the same station has the very same ones, and without a place there are none."""
    weather = _site(place=place).weather
    year = year_of(weather, None)
    assert year is not None
    assert weather is not None
    assert dry_bulb_of(weather, None) is year.dry_bulb_c
    beside = weather.model_copy(update={"latitude_deg": (weather.latitude_deg or 0.0) + 0.02})
    assert dry_bulb_of(beside, None) is year.dry_bulb_c
    assert dry_bulb_of(weather.model_copy(update={"latitude_deg": None}), None) is None
    assert dry_bulb_of(None, None) is None
