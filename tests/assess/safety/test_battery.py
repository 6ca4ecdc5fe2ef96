from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.findings import Finding, Severity
from assess.intake import Battery, Home, NodeRequest, Placement, SafetyChecklist
from assess.safety import load_hazards
from assess.safety.battery import battery_findings
from assess.safety.node import node_facts
from assess.worksheet import Worksheet

RULES = load_hazards()
INDOORS = (Placement.BASEMENT, Placement.UTILITY_ROOM)
OUTDOORS = (Placement.OUTDOOR_PAD, Placement.EXTERIOR_WALL)


def site(
    kwh: float | None, placement: Placement | None, *, battery: Battery | None = None, **seen: Any
) -> dict[str, Finding]:
    """Return what a node with this battery at this place gives, by code without its prefix."""
    home = Home(node=NodeRequest(battery_kwh=kwh), battery=battery, safety=SafetyChecklist(**seen))
    return findings(home, placement)


def findings(home: Home, placement: Placement | None) -> dict[str, Finding]:
    """Return what the battery of a home's node gives, by code without its prefix."""
    ws = Worksheet()
    found = battery_findings(home, node_facts(home, ws), placement, RULES, ws)
    assert len({f.code for f in found}) == len(found)
    return {f.code.removeprefix("safety."): f for f in found}


@pytest.mark.parametrize("placement", [*Placement, None])
def test_no_battery_no_findings(placement: Placement | None) -> None:
    """A node without a battery raises no question of siting anywhere."""
    assert site(0, placement) == {}


def test_living_space_bars_a_battery() -> None:
    """A battery may not stand where people live, beside a sleeping room or not."""
    for beside in (True, False, None):
        found = site(16, Placement.LIVING_SPACE, beside_sleeping_room=beside)
        assert found["battery_place"].severity is Severity.BLOCKING


@pytest.mark.parametrize(
    ("placement", "beside", "expected"),
    [(place, True, Severity.BLOCKING) for place in INDOORS]
    + [(place, None, Severity.WARNING) for place in INDOORS]
    + [(place, False, None) for place in INDOORS]
    + [(Placement.GARAGE, True, Severity.BLOCKING)]
    + [(place, beside, None) for place in OUTDOORS for beside in (True, None, False)],
)
def test_a_sleeping_room_beside_bars_it_indoors(
    placement: Placement,
    beside: bool | None,  # noqa: FBT001
    expected: Severity | None,
) -> None:
    """Indoors a sleeping room beside bars it, an open question is a condition; outdoors neither matters."""
    found = site(16, placement, beside_sleeping_room=beside).get("battery_place")
    assert (found.severity if found else None) is expected


def test_an_unstated_battery_decides_only_in_living_space() -> None:
    """Whether there is a battery is unknown in living space and a note elsewhere."""
    inside, outside = (site(None, place)["battery_unstated"] for place in (Placement.LIVING_SPACE, Placement.GARAGE))
    assert (inside.severity, inside.field) == (Severity.UNKNOWN, "node.battery_kwh")
    assert outside.severity is Severity.NOTE


def test_the_makers_battery_counts_unless_told_otherwise() -> None:
    """A known node brings its battery; a home that says 0 has none."""
    known = findings(Home(node=NodeRequest(model="xfra-16")), Placement.LIVING_SPACE)
    without = findings(Home(node=NodeRequest(model="xfra-16", battery_kwh=0)), Placement.LIVING_SPACE)
    assert known["battery_place"].severity is Severity.BLOCKING
    assert without == {}


@pytest.mark.parametrize(("kwh", "barred"), [(20.0, False), (20.1, True)])
def test_a_unit_has_a_largest_size(kwh: float, barred: bool) -> None:  # noqa: FBT001
    """20 kWh is a home battery, more is not."""
    assert ("battery_unit" in site(kwh, Placement.OUTDOOR_PAD)) is barred


@pytest.mark.parametrize(
    ("placement", "location", "existing", "expected"),
    [
        (Placement.BASEMENT, "basement", 24.0, Severity.OK),
        (Placement.BASEMENT, "basement", 24.1, Severity.BLOCKING),
        (Placement.BASEMENT, "utility_room", 24.1, Severity.BLOCKING),
        (Placement.BASEMENT, "garage", 60.0, Severity.OK),
        (Placement.BASEMENT, None, 24.1, Severity.BLOCKING),
        (Placement.GARAGE, "garage", 64.0, Severity.OK),
        (Placement.GARAGE, "garage", 64.1, Severity.BLOCKING),
        (Placement.EXTERIOR_WALL, "outdoors", 64.0, Severity.OK),
        (Placement.OUTDOOR_PAD, "outdoors", 64.1, Severity.BLOCKING),
    ],
)
def test_batteries_at_one_place_count_together(
    placement: Placement, location: Any, existing: float, expected: Severity
) -> None:
    """16 kWh and what is there may reach 40 kWh indoors and 80 elsewhere; an unknown place counts as the same."""
    battery = Battery(energy_kwh=existing, location=location)
    assert site(16, placement, battery=battery)["battery_total"].severity is expected


def test_an_existing_battery_of_unknown_size_is_unknown() -> None:
    """A battery that is there without a figure could pass the limit."""
    found = site(16, Placement.GARAGE, battery=Battery(location="garage"))["battery_total"]
    assert (found.severity, found.field) == (Severity.UNKNOWN, "battery.energy_kwh")


@pytest.mark.parametrize("location", ["living_space", "sleeping_room"])
def test_an_existing_battery_among_people_is_told(location: Any) -> None:
    """A battery that already stands in living or sleeping space is a condition."""
    found = site(16, Placement.GARAGE, battery=Battery(energy_kwh=10, location=location))
    assert found["home_battery_place"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("clear", "expected"), [(None, Severity.WARNING), (35.0, Severity.WARNING), (36.0, Severity.OK)]
)
def test_a_battery_keeps_clear_of_openings(clear: float | None, expected: Severity) -> None:
    """Three feet are asked from doors and windows, and not measured is not enough."""
    found = site(16, Placement.OUTDOOR_PAD, node_clearance_in=clear)["battery_clearance"]
    assert found.severity is expected
    assert found.field == ("safety.node_clearance_in" if clear is None else None)


@given(kwh=st.floats(0.1, 100), more=st.floats(0, 100), placement=st.sampled_from(list(Placement)))
def test_a_larger_battery_never_bars_less(kwh: float, more: float, placement: Placement) -> None:
    """What a small battery is barred for a larger one is barred for too."""
    barred = [
        {code for code, f in site(size, placement).items() if f.severity is Severity.BLOCKING}
        for size in (kwh, kwh + more)
    ]
    assert barred[0] <= barred[1]
