from typing import Any

import pytest

from assess.intake import Home, Placement
from assess.thermal.equipment import Equipment, airflow_cfm, duct_delivery, equipment, sensible_btu_h
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08)
CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons"}


def gear(
    *systems: dict[str, Any], placement: Placement = Placement.UTILITY_ROOM, **more: Any
) -> tuple[Home, Equipment]:
    """Return a home with these systems, and what they serve."""
    home = Home.model_validate({"hvac": {"systems": systems, "thermostat": more.pop("thermostat", None)}, "room": more})
    found = equipment(home, placement)
    assert isinstance(found, Equipment)
    return home, found


def inputs(home: Home) -> Inputs:
    """Return the inputs of a home beside a silent sheet."""
    return Inputs(home, Worksheet(recording=False))


@pytest.mark.parametrize(
    ("system", "sensible_btu_h_"),
    [
        (CENTRAL, 36_000 * 0.942 * 0.708 * 0.9),
        ({"kind": "heat_pump", "cooling_btu_h": "3 tons"}, 36_000 * 0.942 * 0.708 * 0.9),
        ({"kind": "mini_split", "cooling_btu_h": "1 ton"}, 12_000 * 0.942 * 0.708 * 0.9),
        ({"kind": "mini_split", "cooling_btu_h": "1 ton", "dedicated": True}, 12_000 * 0.942 * 0.85 * 0.9),
        ({"kind": "room_ac", "cooling_btu_h": 8_000}, 8_000 * 0.934 * 0.65 * 0.9),
        ({"kind": "room_ac", "cooling_btu_h": 8_000, "count": 3}, 3 * 8_000 * 0.934 * 0.65 * 0.9),
    ],
)
def test_a_nameplate_at_95_f(system: dict[str, Any], sensible_btu_h_: float) -> None:
    """A nameplate is worth its factor of the day, its sensible share and what is left in the field."""
    home, found = gear(system)
    units = found.house or found.own
    assert sensible_btu_h(inputs(home), units, 95, SEA_LEVEL, "all") == pytest.approx(sensible_btu_h_)


def test_thin_air_carries_less() -> None:
    """At 5,280 ft the sensible capacity is less in proportion to the air."""
    home, found = gear(CENTRAL)
    mile_high = Outdoors(95, 104, 5_280, 1 - 5_280 * 0.0000308, 0.9)
    low, high = (sensible_btu_h(inputs(home), found.house, 95, air, "all") for air in (SEA_LEVEL, mile_high))
    assert high / low == pytest.approx(0.8374, abs=1e-4)


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
    system: dict[str, Any], more: dict[str, Any], placement: Placement, groups: set[str]
) -> None:
    """House, room by duct and room by a thermostat of its own are told apart; heating and vapor cool nothing."""
    _, found = gear(system, placement=placement, **more)
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


def test_blowers_by_nameplate_and_as_measured() -> None:
    """A blower moves 400 CFM per ton until somebody measures it."""
    home, found = gear(CENTRAL, {"kind": "central_ac", "cooling_btu_h": "2 tons", "airflow_cfm": 700, "count": 2})
    assert airflow_cfm(inputs(home), found.house) == pytest.approx(3 * 400 + 2 * 700)


@pytest.mark.parametrize(
    ("systems", "stated_pct", "arrives"),
    [
        ([{**CENTRAL, "ducts": "attic"}], None, 0.80),
        ([{**CENTRAL, "ducts": "inside"}], None, 1.0),
        ([CENTRAL], None, 0.80),
        ([{**CENTRAL, "ducts": "inside"}, {**CENTRAL, "ducts": "basement"}], None, 0.90),
        ([{"kind": "mini_split", "cooling_btu_h": 9_000}], None, 1.0),
        ([{**CENTRAL, "ducts": "attic"}], 12, 0.88),
    ],
)
def test_ducts(systems: list[dict[str, Any]], stated_pct: float | None, arrives: float) -> None:
    """The leakiest ducts count for all, unless the loss was measured; a mini-split has none."""
    home = Home.model_validate({"hvac": {"systems": systems}, "dwelling": {"duct_loss_pct": stated_pct}})
    found = equipment(home, Placement.UTILITY_ROOM)
    assert isinstance(found, Equipment)
    assert duct_delivery(inputs(home), found.house) == pytest.approx(arrives)
