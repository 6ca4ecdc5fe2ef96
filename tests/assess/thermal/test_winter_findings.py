"""What is found of winter: cold air drawn in, coolant outdoors, heat that stands in for heating, units at rest."""

from typing import Any

import pytest

from assess.findings import Finding, Severity
from assess.intake import Placement
from assess.thermal import assess_thermal

PLAINS = {"latitude_deg": 46.9, "longitude_deg": -96.8, "iecc_zone": "6A"}
CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "inside", "serves_host_room": True}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 36_000, "dedicated": True, "low_ambient": True}


@pytest.fixture
def find(home: Any, power: Any, weather: Any) -> Any:
    """Return a finder of the one finding of a code at a place of cold winters, None where there is none."""

    def finder(
        code: str,
        *,
        placement: Placement = Placement.UTILITY_ROOM,
        room_w: float = 1_500,
        cooler_w: float = 0,
        winter_f: float = -14,
        known: dict[str, Any] = PLAINS,
        **sections: dict[str, Any],
    ) -> Finding | None:
        there = weather(cooling_1_f=87, extreme_max_f=101, heating_99_f=winter_f, **known)
        node = power(room_w=room_w, cooler_w=cooler_w, gpus=2)
        section = assess_thermal(home(**sections), node, placement, there)
        found = [finding for finding in section.findings if finding.code == code]
        assert len(found) <= 1
        return found[0] if found else None

    return finder


def severity(finding: Finding | None) -> Severity | None:
    """Return the severity of a finding, None where there is none."""
    return finding.severity if finding else None


def test_winter_air_by_hand(find: Any) -> None:
    """1,000 CFM at −14 °F through a room in which 1,500 W stand, tied to the house at 68 °F by walls and ceiling.

    Outdoor air 1,080, leaks 4.838, outside wall 9.36, walls to the house 93.6 and ceiling 45.36 BTU/h·°F: 1,233.2.
    68 × 138.96 − 14 × 1,094.2 + 5,118 = −752 BTU/h, so −0.6 °F; servers are made for 10 °C, 50 °F (TC 9.9, class A2).
    """
    found = find("thermal.cold_air", room={"outdoor_air_cfm": 1_000})
    assert severity(found) is Severity.WARNING
    assert found is not None
    house, out = 93.6 + 45.36, 1_080 + 4.838 + 9.36
    assert round((68 * house - 14 * out + 1_500 * 3.412142) / (house + out)) == -1
    assert "−1" in found.says
    assert "50" in found.means


@pytest.mark.parametrize(
    ("cfm", "winter_f", "room_w"),
    [
        (None, -14, 1_500),  # no fan
        (1_000, 60, 1_500),  # no winter
        (60, 20, 9_000),  # far more heat than the fan carries off
    ],
)
def test_winter_air_that_is_no_matter(find: Any, cfm: float | None, winter_f: float, room_w: float) -> None:
    """Without a fan, without a winter, or with a node that keeps the room warm, nothing is asked."""
    assert find("thermal.cold_air", room={"outdoor_air_cfm": cfm}, winter_f=winter_f, room_w=room_w) is None


def test_winter_air_in_a_garage(find: Any) -> None:
    """A garage drawn through by a fan freezes as well."""
    found = find("thermal.cold_air", placement=Placement.GARAGE, room={"outdoor_air_cfm": 2_000})
    assert severity(found) is Severity.WARNING


@pytest.mark.parametrize("placement", [Placement.UTILITY_ROOM, Placement.GARAGE, Placement.OUTDOOR_PAD])
@pytest.mark.parametrize("room_w", [0, 200])
def test_coolant_outdoors(find: Any, placement: Placement, room_w: float) -> None:
    """A cooler stands outdoors wherever its node stands, and its coolant can freeze there."""
    room_w = 0 if placement is Placement.OUTDOOR_PAD else room_w
    node = {"placement": placement, "room_w": room_w}
    assert severity(find("thermal.frost", **node, cooler_w=5_000)) is Severity.WARNING
    assert find("thermal.frost", **node, cooler_w=5_000, winter_f=40) is None
    assert find("thermal.frost", **node) is None


def test_heat_that_stands_in_for_heating(find: Any) -> None:
    """In a house it is said of how much; nothing of a garage, of a fan to the outdoors, or where no year is known."""
    found = find("thermal.winter_heat", room_w=400)
    assert severity(found) is Severity.NOTE
    assert found is not None
    assert "3,504" in found.says  # 400 W × 8,760 h
    assert find("thermal.winter_heat", placement=Placement.GARAGE) is None
    assert find("thermal.winter_heat", room_w=400, known={}) is None


@pytest.mark.parametrize(
    ("unit", "winter_f", "expected"),
    [
        ({}, 20, None),  # usual units made to cool in winter run down to 14 °F
        ({}, -14, Severity.WARNING),
        ({"cooling_min_outdoor_f": -22}, -14, None),
        ({"cooling_min_outdoor_f": 0}, -14, Severity.WARNING),
        ({"low_ambient": None}, -14, Severity.UNKNOWN),
        ({"low_ambient": None, "cooling_min_outdoor_f": -22}, -14, None),
    ],
)
def test_a_unit_at_rest_in_the_cold(find: Any, unit: dict[str, Any], winter_f: float, expected: Any) -> None:
    """Low-ambient control is enough only where winters are no colder than such units usually run in."""
    found = find("thermal.winter_cooling", hvac={"systems": [CENTRAL, {**SPLIT, **unit}]}, winter_f=winter_f)
    assert severity(found) is expected
    if expected is Severity.WARNING and not unit:
        assert found is not None
        assert found.field == "hvac.systems.cooling_min_outdoor_f"
        assert found.cite
        assert found.says.startswith("Winters here reach −14\N{THIN SPACE}°F; ")


def test_the_year_of_a_unit_at_rest_in_the_cold(home: Any, power: Any, weather: Any) -> None:
    """Where the cold stops the unit for more than 88 hours the year is the limit, and a colder-rated unit its cure."""
    there = weather(cooling_1_f=87, extreme_max_f=101, heating_99_f=-14, **PLAINS)
    house = home(hvac={"systems": [CENTRAL, SPLIT]}, room={"supply_cfm": 0})
    section = assess_thermal(house, power(room_w=1_500, gpus=2), Placement.UTILITY_ROOM, there)
    (year,) = (limit for limit in section.limits if limit.code == "thermal.year")
    assert year.fits is False
    assert "data sheet" in year.cure
    rated = home(hvac={"systems": [CENTRAL, {**SPLIT, "cooling_min_outdoor_f": -40}]}, room={"supply_cfm": 0})
    section = assess_thermal(rated, power(room_w=1_500, gpus=2), Placement.UTILITY_ROOM, there)
    assert all(limit.fits for limit in section.limits)
