from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical.methods.connected import connected
from assess.electrical.methods.dwelling_load import general_load_va
from assess.intake import Home
from assess.rulebook import Edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]


def general(home: Home, edition: Edition, ws: Worksheet) -> float | None:
    """Return the general load of a home by the optional method."""
    rules = edition.rules
    house = connected(home, ws)
    return general_load_va(home, house, rules.dwelling_load, rules.optional_dwelling.general, ws)


@pytest.mark.parametrize(
    ("circuits", "va"),
    [
        ({}, 4_500),
        ({"small_appliance_circuits": 0, "laundry_circuits": 0}, 4_500),
        ({"small_appliance_circuits": 1}, 4_500),
        ({"small_appliance_circuits": 3}, 6_000),
        ({"small_appliance_circuits": 4, "laundry_circuits": 2}, 9_000),
    ],
)
def test_circuits_count_at_least_as_many_as_required(
    home: Build, edition: Edition, circuits: dict[str, Any], va: float
) -> None:
    """Two for the kitchen and one for the laundry, whether told or not; more if there are more."""
    found = general(home(loads=[], dwelling={"floor_area_ft2": 1_000, **circuits}), edition, Worksheet())
    assert found == 3 * 1_000 + va


def test_without_a_floor_area_there_is_no_general_load(home: Build, edition: Edition) -> None:
    """Lighting is not 0 VA because nobody measured the house."""
    ws = Worksheet()
    assert general(home(dwelling={"status": "existing"}), edition, ws) is None
    assert ws.steps == []


def test_appliances_of_one_name_all_count(home: Build, edition: Edition) -> None:
    """Three loads with the same label are three loads."""
    loads = [{"kind": "other", "label": "Fridge", "nameplate_va": va} for va in (700, 800, 900)]
    ws = Worksheet()
    assert general(home(loads=loads), edition, ws) == 4_500 + 4_500 + 2_400
    assert [step.value for step in ws.steps if step.label == "Fridge"] == [700, 800, 900]


def test_a_load_may_be_called_lighting(home: Build, edition: Edition) -> None:
    """A label cannot push a line of the code off the sheet."""
    loads = [{"kind": "other", "label": "lighting", "nameplate_va": 500}]
    assert general(home(loads=loads), edition, Worksheet()) == 4_500 + 4_500 + 500
