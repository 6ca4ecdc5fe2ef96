"""Stated figures that are too good: a design load below what the house can have, a sensible share above a coil's."""

from typing import Any

import pytest

from assess.findings import Finding, Severity
from assess.intake import Placement
from assess.thermal import assess_thermal, prepare_thermal
from assess.thermal.house_load import house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import RoomSite
from assess.worksheet import Worksheet

CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "inside", "serves_host_room": True}


@pytest.fixture
def find(home: Any, power: Any, weather: Any) -> Any:
    """Return a finder of the one finding of a code, None where there is none."""

    def finder(
        code: str, *, placement: Placement = Placement.UTILITY_ROOM, **sections: dict[str, Any]
    ) -> Finding | None:
        section = assess_thermal(home(**sections), power(room_w=600, gpus=1), placement, weather())
        found = [finding for finding in section.findings if finding.code == code]
        assert len(found) <= 1
        return found[0] if found else None

    return finder


def severity(finding: Finding | None) -> Severity | None:
    """Return the severity of a finding, None where there is none."""
    return finding.severity if finding else None


@pytest.mark.parametrize(
    ("of_the_low_end", "expected"), [(1.05, None), (0.9, Severity.WARNING), (0.4, Severity.UNKNOWN)]
)
def test_a_load_below_what_the_house_can_have(
    find: Any, home: Any, weather: Any, of_the_low_end: float, expected: Any
) -> None:
    """A load a little below the low end of the estimate is to be confirmed, one far below it settles nothing."""
    vague = {"design_cooling_load_btu_h": None, "occupants": 3}
    site = prepare_thermal(home(dwelling=vague), Placement.UTILITY_ROOM, weather(), recording=False)
    inside = site.indoors
    assert isinstance(inside, RoomSite)
    inputs = Inputs(site.home, Worksheet(recording=False))
    load = house_load(inputs, 95, 75, site.outdoors, inside.arrives, weather=site.weather)
    assert not isinstance(load, Missing)
    stated = {**vague, "design_cooling_load_btu_h": of_the_low_end * load.low_btu_h}
    found = find("thermal.stated_load", dwelling=stated)
    assert severity(found) is expected
    assert found is None or found.field == "dwelling.design_cooling_load_btu_h"
    assert find("thermal.stated_load", dwelling=vague) is None
    assert find("thermal.stated_load", dwelling=stated, placement=Placement.GARAGE) is None


def test_a_load_that_cannot_be_estimated_is_believed(find: Any) -> None:
    """Without a floor area there is nothing to hold a stated load against."""
    assert find("thermal.stated_load", dwelling={"design_cooling_load_btu_h": 100, "floor_area_ft2": None}) is None


@pytest.mark.parametrize(("share", "expected"), [(None, None), (0.75, None), (0.85, None), (0.95, Severity.WARNING)])
def test_a_sensible_share_above_a_coils(find: Any, share: float | None, expected: Any) -> None:
    """At the rating of AHRI 210/240 a central coil takes up to 0.85 of its capacity as sensible heat."""
    found = find("thermal.sensible_share", hvac={"systems": [{**CENTRAL, "sensible_ratio": share}]})
    assert severity(found) is expected
