from typing import Any

import pytest

from assess.climate.hourly.synthetic import synthetic_year
from assess.findings import Finding, Severity
from assess.intake import Placement
from assess.thermal import assess_thermal

SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "inside", "serves_host_room": True}


@pytest.fixture
def find(home: Any, power: Any, weather: Any) -> Any:
    """Return a finder of the one finding of a code, None where there is none."""

    def finder(
        code: str,
        *,
        placement: Placement = Placement.LIVING_SPACE,
        room_w: float = 1_500,
        cooler_w: float = 0,
        gpus: int = 4,
        extreme_max_f: float = 104,
        **sections: dict[str, Any],
    ) -> Finding | None:
        node = power(room_w=room_w, cooler_w=cooler_w, gpus=gpus)
        section = assess_thermal(home(**sections), node, placement, weather(extreme_max_f=extreme_max_f))
        found = [finding for finding in section.findings if finding.code == code]
        assert len(found) <= 1
        return found[0] if found else None

    return finder


def severity(finding: Finding | None) -> Severity | None:
    """Return the severity of a finding, None where there is none."""
    return finding.severity if finding else None


@pytest.mark.parametrize(
    ("room_w", "cutoff", "expected"),
    [
        (1_500, None, Severity.WARNING),
        (1_500, False, Severity.WARNING),
        (1_500, True, Severity.OK),
        (900, False, None),
    ],
)
def test_a_power_cut_is_a_condition(find: Any, room_w: float, expected: Any, *, cutoff: bool | None) -> None:
    """Above a kilowatt indoors the power must be cut by itself when it gets too warm; below it need not."""
    found = find("thermal.cutoff", room_w=room_w, safety={"over_temperature_cutoff": cutoff})
    assert severity(found) is expected
    assert found is None or found.field == ("safety.over_temperature_cutoff" if cutoff is None else None)


@pytest.mark.parametrize(
    ("appliance", "fan", "expected"),
    [
        (True, {"outdoor_air_cfm": 200}, Severity.BLOCKING),
        (True, {"transfer_cfm": 200}, Severity.WARNING),
        (None, {"transfer_cfm": 200}, Severity.UNKNOWN),
        (None, {"outdoor_air_cfm": 200}, Severity.UNKNOWN),
        (False, {"outdoor_air_cfm": 200}, None),
        (True, {}, None),
        (True, {"outdoor_air_cfm": 0}, None),
    ],
)
def test_a_fan_beside_a_flame(find: Any, fan: dict[str, Any], expected: Any, *, appliance: bool | None) -> None:
    """A fan on a room that feeds a flame blocks, warns or must be looked at; without a fan it is no matter."""
    found = find("thermal.combustion_air", room={"combustion_appliance": appliance, **fan})
    assert severity(found) is expected
    if found is not None:  # what was said of it is asked again where it decides
        asked = appliance is None or "outdoor_air_cfm" in fan
        assert found.field == ("room.combustion_appliance" if asked else None)


@pytest.mark.parametrize(
    ("low_ambient", "room_w", "expected"),
    [
        (True, 4_000, None),
        (False, 4_000, Severity.WARNING),
        (None, 4_000, Severity.UNKNOWN),
        (None, 400, None),  # the room gives that off by itself
    ],
)
def test_winter_cooling(find: Any, room_w: float, expected: Any, *, low_ambient: bool | None) -> None:
    """A system that the room relies on must be able to cool in winter."""
    split = {**SPLIT, "low_ambient": low_ambient}
    found = find("thermal.winter_cooling", room_w=room_w, hvac={"systems": [CENTRAL, split]})
    assert severity(found) is expected


@pytest.mark.parametrize(
    ("ready_btu_h", "room_w", "expected"),
    [
        (24_000, 4_000, None),  # 24,000 BTU/h are 7.0 kW, three quarters of them sensible
        (24_000, 8_000, Severity.WARNING),
        (6_000, 4_000, Severity.WARNING),  # 1.8 kW, beside the few hundred watts of the room itself
    ],
)
def test_what_cools_in_winter_may_be_enough(find: Any, ready_btu_h: float, room_w: float, expected: Any) -> None:
    """A second unit that rests in winter is no matter where the one that does not carries the node alone."""
    units = [{**SPLIT, "cooling_btu_h": ready_btu_h, "low_ambient": True}, {**SPLIT, "low_ambient": False}]
    found = find("thermal.winter_cooling", room_w=room_w, hvac={"systems": [CENTRAL, *units]})
    assert severity(found) is expected


def test_winter_cooling_of_a_system_the_room_commands(find: Any) -> None:
    """A central system whose thermostat is in the room must cool in winter too; in the hall it does not count."""
    assert severity(find("thermal.winter_cooling", hvac={"thermostat": "host_room"})) is Severity.UNKNOWN
    assert find("thermal.winter_cooling", hvac={"thermostat": "hall"}) is None


def test_the_hottest_hour_of_a_mini_split(find: Any) -> None:
    """A mini-split that is relied on is doubted above 115 °F."""
    systems = {"hvac": {"systems": [SPLIT]}}
    found = find("thermal.hottest_hour", extreme_max_f=119, **systems)
    assert severity(found) is Severity.WARNING
    assert found is not None
    assert "unless its data sheet says more" in found.says
    stated = {"hvac": {"systems": [{**SPLIT, "cooling_max_outdoor_f": 118}]}}
    assert "by its data sheet" in find("thermal.hottest_hour", extreme_max_f=119, **stated).says
    assert find("thermal.hottest_hour", extreme_max_f=110, **systems) is None


def test_an_evaporative_cooler_is_told_of(find: Any) -> None:
    """A cooler that was not counted is named."""
    systems = [CENTRAL, {"kind": "evaporative"}]
    assert severity(find("thermal.evaporative", hvac={"systems": systems})) is Severity.NOTE
    assert find("thermal.evaporative") is None


@pytest.mark.parametrize(
    ("placement", "taken"), [(Placement.LIVING_SPACE, "taken to."), (Placement.BASEMENT, "taken not to.")]
)
def test_supply_air_nobody_looked_for(find: Any, placement: Placement, taken: str) -> None:
    """Where nobody looked for a register, the report says what was taken."""
    unseen = {"systems": [{**CENTRAL, "serves_host_room": None}]}
    found = find("thermal.supply_unseen", placement=placement, hvac=unseen, room={"supply_cfm": None})
    assert found is not None
    assert found.says.endswith(taken)
    assert find("thermal.supply_unseen", placement=placement, hvac=unseen) is None


def test_air_warmer_than_the_servers_are_made_for(find: Any) -> None:
    """A stated room limit above the class of air-cooled servers is warned of; coolant makes it no matter."""
    assert severity(find("thermal.inlet", room={"max_air_f": 95}, gpus=8)) is Severity.WARNING
    assert find("thermal.inlet", room={"max_air_f": 70}, gpus=8) is None
    assert find("thermal.inlet", room={"max_air_f": 95}, gpus=8, cooler_w=9_000) is None


@pytest.mark.parametrize(
    ("placement", "stated_f", "expected"),
    [
        (Placement.LIVING_SPACE, 80, None),
        (Placement.LIVING_SPACE, 88, Severity.WARNING),  # people: 80.6 °F
        (Placement.UTILITY_ROOM, 88, None),
        (Placement.UTILITY_ROOM, 120, Severity.WARNING),  # ASHRAE class A1: 89.6 °F
        (Placement.GARAGE, 120, Severity.WARNING),
    ],
)
def test_air_warmer_than_people_and_things_bear(
    find: Any, placement: Placement, stated_f: float, expected: Any
) -> None:
    """A liquid-cooled node minds no warm room; people and other equipment in it do."""
    found = find("thermal.warm_room", placement=placement, room={"max_air_f": stated_f}, cooler_w=9_000, room_w=300)
    assert severity(found) is expected


def test_no_two_warnings_of_one_stated_limit(find: Any) -> None:
    """Where the servers are the stricter, people are not named as well; where people are, they are."""
    assert find("thermal.warm_room", room={"max_air_f": 95}, gpus=1) is None
    assert severity(find("thermal.warm_room", room={"max_air_f": 88}, gpus=1)) is Severity.WARNING


@pytest.mark.parametrize(("latitude", "expected"), [(36.6, None), (39.8, Severity.WARNING)])
def test_hourly_weather_of_another_place(
    home: Any, power: Any, weather: Any, latitude: float, expected: Severity | None
) -> None:
    """A year from 250 miles to the north (3.7° × 69 mi) is warned of, one from 35 miles is not."""
    here = {"longitude_deg": -115.1, "iecc_zone": "3B"}
    elsewhere = synthetic_year(weather(latitude_deg=latitude, **here))
    section = assess_thermal(
        home(), power(room_w=500), Placement.LIVING_SPACE, weather(latitude_deg=36.1, **here), hourly=elsewhere
    )
    found = [finding for finding in section.findings if finding.code == "thermal.weather_far"]
    assert [finding.severity for finding in found] == ([] if expected is None else [expected])
    if found:
        assert "mi from the home" in found[0].says


def test_a_load_that_is_estimated(find: Any) -> None:
    """Where the estimate's low end would let the node in and its high end does not, a Manual J is asked for."""
    vague = {"design_cooling_load_btu_h": None, "occupants": 4}
    found = find("thermal.load_estimated", room_w=1_500, dwelling=vague)
    assert severity(found) is Severity.NOTE
    assert found is not None
    assert found.field == "dwelling.design_cooling_load_btu_h"
    assert find("thermal.load_estimated", room_w=9_000, dwelling=vague) is None
    assert find("thermal.load_estimated", room_w=1_500) is None


def test_the_mild_day_is_explained(find: Any) -> None:
    """A room that is cool on the hottest day and not on a mild one is told why."""
    assert severity(find("thermal.idle_day", room_w=800, gpus=1)) is Severity.NOTE
    assert find("thermal.idle_day", room_w=100, gpus=1) is None


def test_no_air_between_garage_and_house(find: Any) -> None:
    """A transfer fan in a garage is warned of."""
    fan = {"transfer_cfm": 100}
    assert severity(find("thermal.garage_opening", placement=Placement.GARAGE, room=fan)) is Severity.WARNING
    assert find("thermal.garage_opening", placement=Placement.BASEMENT, room=fan) is None


def test_outdoors(find: Any) -> None:
    """Outdoors a liquid-cooled node leaves the house alone, and an air-cooled one has no business."""
    pad = {"placement": Placement.OUTDOOR_PAD, "room_w": 0}
    assert severity(find("thermal.no_heat_indoors", **pad, cooler_w=9_000)) is Severity.OK
    assert severity(find("thermal.air_cooled_outdoors", **pad)) is Severity.BLOCKING
    assert find("thermal.noise", **pad, cooler_w=9_000) is None
    beside = {"beside_sleeping_room": True}
    assert severity(find("thermal.noise", **pad, cooler_w=9_000, safety=beside)) is Severity.NOTE


@pytest.mark.parametrize(
    ("room", "expected"), [({"kind": "garage"}, Severity.WARNING), ({"kind": "outdoor_pad"}, None), ({}, None)]
)
def test_a_node_that_stands_elsewhere_than_in_the_room_is_a_condition(
    find: Any, room: dict[str, Any], expected: Severity | None
) -> None:
    """Whoever was asked about the garage is told that the node would stand outdoors."""
    found = find("thermal.not_in_the_room", placement=Placement.OUTDOOR_PAD, cooler_w=5_000, room=room)
    assert severity(found) is expected
    if found is not None:
        assert found.says == "The node would stand outdoors, not in the garage."
