from typing import Any

import pytest

from assess.intake import Home, Placement
from assess.thermal.equipment import equipment
from assess.thermal.inputs import Missing

CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons"}


@pytest.mark.parametrize(
    ("system", "more", "placement", "groups"),
    [
        (CENTRAL, {}, Placement.UTILITY_ROOM, {"house"}),
        (CENTRAL, {}, Placement.LIVING_SPACE, {"house", "ducted"}),
        ({**CENTRAL, "serves_host_room": False}, {}, Placement.LIVING_SPACE, {"house"}),
        ({**CENTRAL, "serves_host_room": True}, {}, Placement.BASEMENT, {"house", "ducted"}),
        ({**CENTRAL, "serves_host_room": True}, {}, Placement.GARAGE, {"house"}),
        (CENTRAL, {"thermostat": "host_room"}, Placement.BASEMENT, {"house", "ducted"}),
        (CENTRAL, {"supply_cfm": 80}, Placement.BASEMENT, {"house", "ducted"}),
        (CENTRAL, {"supply_cfm": 0}, Placement.BASEMENT, {"house"}),
        ({**CENTRAL, "dedicated": True}, {}, Placement.BASEMENT, {"own", "dedicated"}),
        ({"kind": "mini_split", "cooling_btu_h": 9_000}, {}, Placement.LIVING_SPACE, {"house"}),
        (
            {"kind": "mini_split", "cooling_btu_h": 9_000, "serves_host_room": True},
            {},
            Placement.LIVING_SPACE,
            {"house", "own"},
        ),
        ({"kind": "evaporative", "cooling_btu_h": 30_000}, {}, Placement.LIVING_SPACE, set()),
        ({"kind": "furnace_gas"}, {}, Placement.LIVING_SPACE, set()),
    ],
)
def test_what_a_system_serves(
    gear: Any, system: dict[str, Any], more: dict[str, Any], placement: Placement, groups: set[str]
) -> None:
    """House, room by duct and room by a thermostat of its own are told apart; heating and vapor cool nothing."""
    sections = {"hvac": more} if "thermostat" in more else {"room": more}
    _, found = gear(system, placement=placement, **sections)
    assert {name for name in ("house", "own", "ducted", "dedicated") if getattr(found, name)} == groups


@pytest.mark.parametrize(
    ("systems", "field"),
    [(None, "hvac.systems"), ([{"kind": "heat_pump"}], "hvac.systems.cooling_btu_h")],
)
def test_what_is_missing(systems: Any, field: str) -> None:
    """Systems that nobody listed and a capacity that nobody read are missing, not nothing."""
    found = equipment(Home.model_validate({"hvac": {"systems": systems}}), Placement.BASEMENT)
    assert isinstance(found, Missing)
    assert found.field == field
