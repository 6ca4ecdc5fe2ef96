from typing import Any

import pytest

from assess.thermal.equipment import Doubt, cooling_range, sensible_btu_h
from assess.thermal.outdoors import Outdoors
from assess.worksheet import recompute

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08)
CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons"}
PLAIN_BTU_H = 36_000 * 0.942 * 0.708 * 0.9


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
def test_a_nameplate_at_95_f(gear: Any, system: dict[str, Any], sensible_btu_h_: float) -> None:
    """A nameplate is worth its factor of the day, its sensible share and what is left in the field."""
    inputs, found = gear(system)
    units = found.house or found.own
    assert sensible_btu_h(inputs, units, 95, SEA_LEVEL, "all") == pytest.approx(sensible_btu_h_)


def test_thin_air_carries_less(gear: Any) -> None:
    """At 5,280 ft the sensible capacity is less in proportion to the air."""
    inputs, found = gear(CENTRAL)
    mile_high = Outdoors(95, 104, 5_280, 1 - 5_280 * 0.0000308, 0.9)
    low, high = (sensible_btu_h(inputs, found.house, 95, air, "all") for air in (SEA_LEVEL, mile_high))
    assert high / low == pytest.approx(0.8374, abs=1e-4)


@pytest.mark.parametrize(
    ("more", "factor"),
    [
        ({"airflow_cfm": 1_200}, 1),  # 400 CFM/ton, as rated
        ({"airflow_cfm": 1_800}, 1),  # more is not credited
        ({"sensible_ratio": 0.75}, 0.75 / 0.708),
        ({"year_installed": 1999}, 0.85 / 0.9),
        ({"year_installed": 2015}, 1),
    ],
)
def test_what_is_known_of_a_unit(gear: Any, more: dict[str, Any], factor: float) -> None:
    """A data sheet's sensible share and a great age count; rated airflow changes nothing."""
    inputs, found = gear({**CENTRAL, **more})
    assert sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all") == pytest.approx(PLAIN_BTU_H * factor)


def test_too_little_air_takes_capacity(gear: Any) -> None:
    """At 300 CFM/ton a coil has 95.5 % of its capacity, and less of it lowers a temperature."""
    inputs, found = gear({**CENTRAL, "airflow_cfm": 900})
    left = sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all") / PLAIN_BTU_H
    assert 0.955 * 0.92 < left < 0.955 * 0.96


def test_dry_air_indoors_counts_only_where_it_is_stated(gear: Any) -> None:
    """At a stated 40 % the sensible capacity is more, at 55 % it is less, and by default it is that of 50 %."""
    by_pct = []
    for pct in (40, 50, 55):
        inputs, found = gear(CENTRAL, hvac={"indoor_humidity_pct": pct})
        by_pct.append(sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all"))
    dry, usual, damp = by_pct
    assert usual == pytest.approx(PLAIN_BTU_H)
    assert dry > 1.05 * usual
    assert damp < 0.97 * usual


def test_a_cooler_setpoint_takes_capacity(gear: Any) -> None:
    """A house held at 70 °F gives the coil colder air, from which it can take less."""
    inputs, found = gear(CENTRAL, dwelling={"indoor_design_f": 70})
    assert sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all") < 0.99 * PLAIN_BTU_H


@pytest.mark.parametrize(
    ("system", "outdoor_f", "runs"),
    [
        (CENTRAL, 59, False),
        (CENTRAL, 60, True),
        (CENTRAL, 125, True),
        ({**CENTRAL, "low_ambient": True}, 14, True),
        ({**CENTRAL, "low_ambient": True}, 13, False),
        ({"kind": "mini_split", "cooling_btu_h": 12_000}, 59, False),  # nobody looked
        ({"kind": "mini_split", "cooling_btu_h": 12_000, "low_ambient": True}, 20, True),
        ({"kind": "mini_split", "cooling_btu_h": 12_000, "cooling_min_outdoor_f": -4}, -4, True),
        ({"kind": "mini_split", "cooling_btu_h": 12_000}, 115, True),
        ({"kind": "mini_split", "cooling_btu_h": 12_000}, 115.1, False),
        ({"kind": "mini_split", "cooling_btu_h": 12_000, "cooling_max_outdoor_f": 122}, 120, True),
        ({**CENTRAL, "cooling_max_outdoor_f": 118}, 119, False),
    ],
)
def test_when_a_compressor_rests(gear: Any, system: dict[str, Any], outdoor_f: float, *, runs: bool) -> None:
    """Colder than its control allows and hotter than its data sheet goes, a unit counts for nothing."""
    inputs, found = gear(system)
    assert (sensible_btu_h(inputs, found.house, outdoor_f, SEA_LEVEL, "all") > 0) is runs


def test_a_capacity_that_was_measured(gear: Any) -> None:
    """1,100 CFM cooled by 19 °F on an 85 °F day, moved to 95 °F by the curve, less a tenth for the instruments."""
    measured = {**CENTRAL, "airflow_cfm": 1_100, "split_f": 19, "split_outdoor_f": 85}
    inputs, found = gear(measured)
    by_hand = 1.08 * 1_100 * 19 * 0.942 / 0.989 * 0.9
    assert sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all") == pytest.approx(by_hand)
    inputs, found = gear({**measured, "split_outdoor_f": None})
    assert sensible_btu_h(inputs, found.house, 95, SEA_LEVEL, "all") == pytest.approx(by_hand * 0.989 / 1.035)


def test_the_range_of_a_capacity(gear: Any) -> None:
    """Field 0.8 to 1 and sensible share 0.66 to 0.85; measured on site the range is much less."""
    inputs, found = gear(CENTRAL)
    ends = cooling_range(inputs, found.house, 95, SEA_LEVEL)
    full = 36_000 * 0.942
    by_hand = [full * 0.66 * 0.8, full * 0.708 * 0.9, full * 0.85]
    assert [ends.at(doubt) for doubt in Doubt] == pytest.approx(by_hand)
    inputs, found = gear({**CENTRAL, "airflow_cfm": 1_100, "split_f": 19, "split_outdoor_f": 85})
    measured = cooling_range(inputs, found.house, 95, SEA_LEVEL)
    assert measured.best / measured.worst < 0.75 * ends.best / ends.worst


def test_every_step_comes_out_again(gear: Any) -> None:
    """Each step computed from its operands alone gives its value, for every kind of unit and of knowledge."""
    systems = [
        {**CENTRAL, "airflow_cfm": 1_000},
        {**CENTRAL, "airflow_cfm": 1_100, "split_f": 19},
        {"kind": "room_ac", "cooling_btu_h": 8_000, "count": 2},
        {"kind": "mini_split", "cooling_btu_h": 12_000, "cooling_max_outdoor_f": 100},
    ]
    inputs, found = gear(*systems, recording=True, hvac={"indoor_humidity_pct": 45})
    sensible_btu_h(inputs, found.house, 108, SEA_LEVEL, "all")
    steps = inputs.ws.steps
    assert len(steps) > 8
    assert [recompute(step) for step in steps] == pytest.approx([step.value for step in steps])
