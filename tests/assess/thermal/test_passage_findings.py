"""What is found of doors, ways back and thermostats."""

from typing import Any

import pytest

from assess.findings import Finding, Severity
from assess.intake import Placement
from assess.thermal import assess_thermal

COOL = {"latitude_deg": 47.6, "longitude_deg": -122.3, "iecc_zone": "4C"}
CENTRAL = {
    "kind": "central_ac",
    "cooling_btu_h": 48_000,
    "airflow_cfm": 1_600,
    "ducts": "inside",
    "serves_host_room": True,
}


@pytest.fixture
def find(home: Any, power: Any, weather: Any) -> Any:
    """Return a finder of the one finding of a code in a cool place, None where there is none."""

    def finder(
        code: str, *, placement: Placement = Placement.UTILITY_ROOM, room_w: float = 450, **sections: dict[str, Any]
    ) -> Finding | None:
        there = weather(cooling_1_f=83, extreme_max_f=95, heating_99_f=27, **COOL)
        section = assess_thermal(home(**sections), power(room_w=room_w, gpus=1), placement, there)
        found = [finding for finding in section.findings if finding.code == code]
        assert len(found) <= 1
        return found[0] if found else None

    return finder


def severity(finding: Finding | None) -> Severity | None:
    """Return the severity of a finding, None where there is none."""
    return finding.severity if finding else None


def test_a_door_that_must_stand_open(find: Any) -> None:
    """A node that the shut room would not take has the open door as a condition, and the shut room's watts."""
    found = find("thermal.door", room_w=900, room={"door": "open"})
    assert severity(found) is Severity.WARNING
    assert found is not None
    # On the mild day of 70 °F: the shut room's surfaces to the house, outside wall and leaks, as in `test_section`.
    shut_w = (138.96 * (89.6 - 75) + 9.36 * 0.9674 * (89.6 - 80) + 4.838 * (89.6 - 70)) / 3.412142
    assert f"{shut_w:.0f}" in found.means


@pytest.mark.parametrize(
    ("door", "room_w"),
    [
        ("open", 200),  # the shut room takes it, too
        ("louvered", 900),  # nobody can shut a louver
        ("open", 9_000),  # nothing lets it in
    ],
)
def test_a_door_that_is_no_matter(find: Any, door: str, room_w: float) -> None:
    """A door is a condition only where it is what lets the node in, and where it can be shut."""
    assert find("thermal.door", room_w=room_w, room={"door": door}) is None


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        ({"supply_cfm": 100}, Severity.WARNING),
        ({"supply_cfm": 60}, None),
        ({"supply_cfm": 100, "transfer_cfm": 100}, None),  # the fan takes out what the register blows in
        ({"supply_cfm": 0, "transfer_cfm": 400}, Severity.WARNING),
        ({"supply_cfm": 0, "exhaust_cfm": 400}, Severity.WARNING),
        ({"supply_cfm": 300, "exhaust_cfm": 300}, None),
        ({"supply_cfm": 0, "exhaust_cfm": 400, "door": "louvered"}, None),
        ({"supply_cfm": 300, "door": "open"}, None),
        ({"supply_cfm": 300, "door": None}, Severity.WARNING),  # nobody said that it stands open
    ],
)
def test_air_needs_a_way_back(find: Any, room: dict[str, Any], expected: Any) -> None:
    """More than 70 CFM in or out of a room does not pass under its shut door (hvacrschool.com: 60 to 70 CFM)."""
    found = find("thermal.return_air", room=room)
    assert severity(found) is expected
    if found is not None:
        assert ("drawn from" in found.says) is bool(room.get("transfer_cfm") or room.get("exhaust_cfm"))


def test_the_thermostat_of_the_house_beside_the_node(find: Any) -> None:
    """The node's warmth deceives it, and the report says how cold the house would get."""
    hvac = {"systems": [CENTRAL], "thermostat": "host_room"}
    found = find("thermal.thermostat", room_w=900, hvac=hvac)
    assert severity(found) is Severity.WARNING
    assert found is not None
    assert "as cold as" in found.means
    assert find("thermal.thermostat", room_w=900, hvac={"systems": [CENTRAL]}) is None
    assert find("thermal.thermostat", room_w=100, hvac=hvac) is None


def test_an_exhaust_fan_of_a_garage(find: Any) -> None:
    """It is not counted, and the report says so; without it nothing is said."""
    garage = {"placement": Placement.GARAGE}
    assert severity(find("thermal.garage_exhaust", **garage, room={"exhaust_cfm": 500})) is Severity.NOTE
    assert find("thermal.garage_exhaust", **garage) is None
