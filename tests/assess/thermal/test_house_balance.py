from typing import Any

import pytest

from assess.intake import Home, Placement
from assess.thermal.equipment import Equipment, duct_delivery, equipment
from assess.thermal.house_balance import HouseBalance, house_balance
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet, recompute

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08)
CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "ducts": "attic"}
STATED: dict[str, Any] = {"design_cooling_load_btu_h": 14_000}
ESTIMATED: dict[str, Any] = {"floor_area_ft2": 2_000, "year_built": 1985, "stories": 1, "bedrooms": 3}


def balance(*systems: dict[str, Any], recording: bool = False, **dwelling: Any) -> tuple[Inputs, HouseBalance]:
    """Return the inputs and the balance of a house at 95 °F outdoors and 75 °F indoors."""
    home = Home.model_validate({"hvac": {"systems": systems}, "dwelling": dwelling})
    gear = equipment(home, Placement.UTILITY_ROOM)
    assert isinstance(gear, Equipment)
    inputs = Inputs(home, Worksheet(recording=recording))
    arrives = duct_delivery(inputs, gear.house) if gear.house else 1.0
    found = house_balance(inputs, gear, 75, SEA_LEVEL, arrives)
    assert isinstance(found, HouseBalance)
    return inputs, found


def test_a_stated_load() -> None:
    """Four tons with attic ducts against a stated 14,000 BTU/h at the coil, by hand at each end.

    Worst 48,000 × 0.942 × 0.66 × 0.8 = 23,874; less 14,000, of which 60 % arrives: 5,924 BTU/h = 1,736 W.
    Middle 48,000 × 0.942 × 0.708 × 0.9 = 28,812; less 14,000, 80 %: 11,849.4 = 3,473 W.
    Best 48,000 × 0.942 × 0.85 = 38,433.6; less 14,000, 90 %: 21,990.2 = 6,445 W.
    """
    _, found = balance(CENTRAL, **STATED)
    assert [found.left_w, found.middle_w, found.best_w] == pytest.approx([1_736, 3_473, 6_445], abs=1)
    assert found.over_load == pytest.approx(28_812 / 14_000, rel=1e-4)
    words = found.in_words.replace("\N{THIN SPACE}", " ")
    assert words == "1,736 W to 6,445 W, 3,473 W in the middle"


def test_what_is_measured_narrows_the_interval() -> None:
    """A measured airflow, split and duct loss leave a far smaller interval around the same middle."""
    measured = {**CENTRAL, "airflow_cfm": 1_500, "split_f": 19.8, "split_outdoor_f": 95}
    _, vague = balance(CENTRAL, **STATED)
    _, sure = balance(measured, **STATED, duct_loss_pct=20)
    assert sure.best_w - sure.left_w < 0.4 * (vague.best_w - vague.left_w)
    assert sure.left_w > vague.left_w
    assert vague.left_w < sure.middle_w < vague.best_w


def test_leakier_ducts_make_an_estimated_load_larger() -> None:
    """The rooms' load does not change with the ducts: capacity × what arrives, less that load, at each end."""
    inputs, found = balance({**CENTRAL, "cooling_btu_h": 120_000}, recording=True, **ESTIMATED)
    steps = {step.label: step.value for step in inputs.ws.steps}
    by_hand = 0.6 * steps["Capacity, at worst"] - 0.6 * steps["Load with these ducts, at worst"]
    assert found.left_w == pytest.approx(by_hand / 3.412142)
    assert steps["Load with these ducts, at worst"] > steps["Load with these ducts, at best"]
    assert 0 < found.left_w < found.middle_w < found.best_w


def test_no_equipment_is_nothing_at_every_end() -> None:
    """A house said to have no cooling has nothing left, and that is known."""
    _, found = balance()
    assert found == HouseBalance(0, 0, 0)


def test_every_step_comes_out_again() -> None:
    """Each step of the interval computed from its operands alone gives its value."""
    inputs, _ = balance(CENTRAL, recording=True, **ESTIMATED)
    steps = inputs.ws.steps
    assert [recompute(step) for step in steps] == pytest.approx([step.value for step in steps])


def test_no_weather_leaves_it_unknown() -> None:
    """Without a design temperature it is missing, not nothing."""
    home = Home.model_validate({"hvac": {"systems": [CENTRAL]}, "dwelling": STATED})
    gear = equipment(home, Placement.UTILITY_ROOM)
    assert isinstance(gear, Equipment)
    unknown = Missing("place.zip_code", "Give it.")
    nowhere = Outdoors(unknown, unknown, 0, 1, 1.08)
    assert house_balance(Inputs(home, Worksheet(recording=False)), gear, 75, nowhere, 0.8) == unknown
