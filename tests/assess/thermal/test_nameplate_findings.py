from typing import Any

import pytest

from assess.findings import Finding, Severity
from assess.intake import Home, Placement
from assess.thermal.equipment import Equipment, equipment
from assess.thermal.house_balance import HouseBalance
from assess.thermal.inputs import Missing
from assess.thermal.nameplate_findings import nameplate_findings
from assess.thermal.site import RoomSite

CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons", "serves_host_room": True}
UNKNOWN = Missing("nothing", "nothing")


def find(*systems: dict[str, Any], over_load: float | None = 1.0, **sections: Any) -> dict[str, Finding]:
    """Return the findings by code of a house of 1,800 ft² with these systems, its supply air measured."""
    hvac = {"systems": systems, **sections.pop("hvac", {})}
    form = {"dwelling": {"floor_area_ft2": 1_800}, "room": {"supply_cfm": 80}, "hvac": hvac}
    home = Home.model_validate({**form, **sections})
    gear = equipment(home, Placement.LIVING_SPACE)
    assert isinstance(gear, Equipment)
    balance = HouseBalance(0, 500, 1_000, over_load)
    found = nameplate_findings(home, RoomSite(gear, balance, UNKNOWN, UNKNOWN, UNKNOWN, indoor_f=75, arrives=1))
    by_code = {finding.code: finding for finding in found}
    assert len(by_code) == len(found)
    return by_code


def test_a_usual_house_has_none() -> None:
    """Three tons for 1,800 ft² with a measured register are nothing to speak of."""
    assert find(CENTRAL) == {}


@pytest.mark.parametrize("btu_h", [5_000, 11_000, 66_000, 200_000])
def test_a_size_that_is_not_made(btu_h: float) -> None:
    """A central system below a ton or above residential sizes asks for the nameplate again."""
    found = find({**CENTRAL, "cooling_btu_h": btu_h}, dwelling={})["thermal.nameplate"]
    assert found.severity is Severity.WARNING
    assert found.field == "hvac.systems.cooling_btu_h"
    means = found.means.replace("\N{THIN SPACE}", " ")
    assert means == "They range from 12,000 BTU/h to 65,000 BTU/h each."


def test_a_small_room_unit_is_made() -> None:
    """5,000 BTU/h is a common size of room air conditioner."""
    assert find({"kind": "room_ac", "cooling_btu_h": 5_000}) == {}


def test_forty_tons_are_not_believed() -> None:
    """Forty tons in a house of 1,800 ft² leave the verdict open until the nameplate is read again."""
    found = find({**CENTRAL, "cooling_btu_h": "4 tons", "count": 10})["thermal.cooling_for_area"]
    assert found.severity is Severity.UNKNOWN
    assert "40" in found.says


def test_an_oversized_system_is_told_of() -> None:
    """Above 1.4 times the load it is a note, never more: what is over is counted only as calculated."""
    assert find(CENTRAL, over_load=1.39) == {}
    assert find(CENTRAL, over_load=1.6)["thermal.oversized"].severity is Severity.NOTE
    assert find(CENTRAL, over_load=None) == {}


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"airflow_cfm": 500}, "not what a blower moves"),
        ({"airflow_cfm": 2_000}, "not what a blower moves"),
        ({"split_f": 18}, "the airflow was not"),
        ({"airflow_cfm": 1_500, "split_f": 25}, "more than its whole capacity"),
    ],
)
def test_measurements_that_cannot_be(more: dict[str, Any], word: str) -> None:
    """An airflow far from 400 CFM/ton, a split alone and a sensible heat above the nameplate are warned of."""
    found = find({**CENTRAL, **more})["thermal.measured"]
    assert found.severity is Severity.WARNING
    assert word in found.says


def test_measurements_that_agree() -> None:
    """1,150 CFM and 18 °F for three tons are as they should be."""
    assert find({**CENTRAL, "airflow_cfm": 1_150, "split_f": 18}) == {}


def test_a_register_that_nobody_measured() -> None:
    """A register seen but not measured was taken by area, and the report says so."""
    assert find(CENTRAL, room={})["thermal.supply_by_area"].field == "room.supply_cfm"


def test_dry_air_indoors_is_named() -> None:
    """A stated humidity below the usual one is named, because it makes the capacity larger."""
    assert "thermal.dry_coil" in find(CENTRAL, hvac={"indoor_humidity_pct": 35})
    assert find(CENTRAL, hvac={"indoor_humidity_pct": 55}) == {}
