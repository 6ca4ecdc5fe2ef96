import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.conditions import Conditions, design
from assess.thermal.manual_j.house import House, Unmeasured, Ventilation
from assess.thermal.manual_j.outdoor_air import infiltration
from assess.worksheet import Worksheet

DAY = Conditions(95, 20, 75, 70, "medium", 40, 1.0, 30)


def winter_btu_h(*, fireplaces: int = 0, fan: Ventilation | None = None) -> float:
    """Return what the air that leaks in takes on the winter day."""
    inputs = Inputs(Home(), Worksheet(), "reference/manual_j")
    leaks = Unmeasured(1_500, 12_000, 1, fireplaces=fireplaces)
    found = infiltration(inputs, House(infiltration=leaks, ventilation=fan), design(inputs, DAY)).heating_btu_h
    assert found is not None
    return found


@pytest.mark.parametrize("fireplaces", [1, 2])
def test_each_fireplace_leaks_in_winter(fireplaces: int) -> None:
    """20 CFM each, at 1.1 BTU/h per CFM and °F, from 20 to 70 °F."""
    assert winter_btu_h(fireplaces=fireplaces) - winter_btu_h() == pytest.approx(fireplaces * 20 * 1.1 * 50)


def test_a_fan_that_draws_more_out_than_in_lets_more_leak() -> None:
    """Flows add by their powers: more than the leaks alone, less than leaks and fan together."""
    alone, drawn = winter_btu_h(), winter_btu_h(fan=Ventilation(60, exhaust_over_supply_cfm=60))
    pressed = winter_btu_h(fan=Ventilation(60, exhaust_over_supply_cfm=-60))
    assert pressed < alone < drawn < alone + 60 * 1.1 * 50
