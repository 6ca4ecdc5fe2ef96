from typing import Any

import numpy as np
import pytest

from assess.intake import Home
from assess.thermal.equipment import (
    Doubt,
    capacity_by_outdoor,
    cooling_power_w,
    cooling_range,
    heating_by_outdoor,
    sensible_btu_h,
)
from assess.thermal.inputs import Missing
from assess.thermal.outdoors import Outdoors

DENVER = Outdoors(95, 104, 5_280, 0.837, 0.9)
SYSTEMS = [
    {"kind": "central_ac", "cooling_btu_h": "3 tons", "airflow_cfm": 1_000},
    {"kind": "heat_pump", "cooling_btu_h": "2 tons", "airflow_cfm": 800, "split_f": 18, "count": 2},
    {"kind": "mini_split", "cooling_btu_h": "1 ton", "low_ambient": True},
    {"kind": "mini_split", "cooling_btu_h": "1 ton", "cooling_min_outdoor_f": 70, "cooling_max_outdoor_f": 91.5},
    {"kind": "room_ac", "cooling_btu_h": 8_000},
]
CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons", "seer": 14}


@pytest.mark.parametrize("outdoor_f", [-20, 14, 40, 59.9, 60, 72.5, 91.5, 95, 108.3, 115, 115.5, 124, 131])
def test_an_hour_is_what_the_worksheet_says(gear: Any, outdoor_f: float) -> None:
    """At any outdoor temperature the hourly capacity is the worksheet's, rests included."""
    inputs, found = gear(*SYSTEMS)
    hourly = capacity_by_outdoor(inputs, found.house, DENVER)
    sheet = sensible_btu_h(inputs, found.house, outdoor_f, DENVER, "all") / 3.412142
    assert hourly.sensible_w(np.array([outdoor_f]))[0] == pytest.approx(sheet)


def test_an_hour_at_worst(gear: Any) -> None:
    """The ends of the range are those of the worksheet too."""
    inputs, found = gear(*SYSTEMS)
    hourly = capacity_by_outdoor(inputs, found.house, DENVER, doubt=Doubt.WORST)
    worst = cooling_range(inputs, found.house, 100, DENVER).worst / 3.412142
    assert hourly.sensible_w(np.array([100.0]))[0] == pytest.approx(worst)


def test_no_unit_removes_nothing_and_draws_nothing(gear: Any) -> None:
    """Without equipment capacity and power are nothing."""
    inputs, _ = gear()
    hourly = capacity_by_outdoor(inputs, (), DENVER)
    assert hourly.sensible_w(np.array([95.0]))[0] == 0
    assert cooling_power_w(hourly, np.array([95.0]), np.array([500.0]))[0] == 0


def test_power_at_the_rating(gear: Any) -> None:
    """Three tons of SEER 14 are of EER 11.76 and draw 3,061 W, and 162 W more for the blower of a house.

    The coil is drier than at the rating: 0.942 of the capacity at 1.057 times the power for it.
    """
    inputs, found = gear(CENTRAL)
    compressor = 36_000 / 11.76 - 0.365 * 1_200
    full = capacity_by_outdoor(inputs, found.house, DENVER).full_power_w(np.array([95.0]))[0]
    assert full == pytest.approx(compressor * 0.942 * 1.057 + 0.5 * 1_200, rel=2e-3)


def test_power_follows_what_is_removed(gear: Any) -> None:
    """Half the heat takes half the power; more than the capacity takes no more than all of it; a rest takes none."""
    inputs, found = gear(CENTRAL)
    hourly = capacity_by_outdoor(inputs, found.house, DENVER)
    at = np.array([95.0, 95.0, 95.0, 95.0, 40.0])
    capacity = hourly.sensible_w(at)[0]
    power = cooling_power_w(hourly, at, np.array([0.0, capacity / 2, capacity, 3 * capacity, capacity]))
    full = hourly.full_power_w(at)[0]
    assert power == pytest.approx([0, full / 2, full, full, 0])


@pytest.mark.parametrize(("better", "worse"), [({"seer": 16}, {"seer": 10}), ({"year_installed": 2020}, {})])
def test_a_better_unit_draws_less(gear: Any, better: dict[str, Any], worse: dict[str, Any]) -> None:
    """A higher SEER draws less, and so does a unit of a year with a higher minimum."""
    draws = []
    for more in (better, worse):
        inputs, found = gear({"kind": "heat_pump", "cooling_btu_h": "3 tons", **more})
        draws.append(capacity_by_outdoor(inputs, found.house, DENVER).full_power_w(np.array([95.0]))[0])
    assert draws[0] < draws[1]


def test_the_same_heat_takes_more_power_on_a_hotter_day(gear: Any) -> None:
    """Less capacity and more power for it: the power for the same heat rises with the outdoor air."""
    inputs, found = gear(CENTRAL)
    at = np.arange(65.0, 126.0, 4.0)
    power = cooling_power_w(capacity_by_outdoor(inputs, found.house, DENVER), at, np.full_like(at, 2_000.0))
    assert np.all(np.diff(power) > 0)


def test_heating_by_outdoor_air() -> None:
    """A furnace gives the same on every day; a heat pump weakens in the cold and never takes heat."""
    pump = {"kind": "heat_pump", "cooling_btu_h": 36_000, "heating_btu_h": 36_000}
    at = np.array([60.0, 47.0, 17.0, -100.0])
    cases: list[tuple[dict[str, Any], list[float]]] = [
        ({"kind": "furnace_gas", "heating_btu_h": 36_000}, [1, 1, 1, 1]),
        (pump, [1, 1, 0.626, 0]),
        ({"kind": "mini_split", "cooling_btu_h": 12_000}, [0, 0, 0, 0]),
    ]
    for system, shares in cases:
        output_w = heating_by_outdoor(Home.model_validate({"hvac": {"systems": [system]}}))
        assert not isinstance(output_w, Missing)
        assert output_w(at) == pytest.approx([share * 36_000 / 3.412142 for share in shares])


@pytest.mark.parametrize("systems", [None, [{"kind": "furnace_gas"}], [{"kind": "heat_pump"}]])
def test_heating_that_nobody_read(systems: Any) -> None:
    """An unread heating capacity is missing, not nothing."""
    found = heating_by_outdoor(Home.model_validate({"hvac": {"systems": systems}}))
    assert isinstance(found, Missing)
