"""What holds for all air: the order of its temperatures, and the way back from each of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.climate.moist_air import (
    density_kg_m3,
    dew_point_c,
    humidity_ratio,
    pressure_pa,
    relative_humidity_pct,
    saturation_pressure_pa,
    wet_bulb_c,
)

UNTIMED = settings(deadline=None)  # a busy machine is no falsified example
TEMPERATURES = st.floats(-40.0, 55.0)
HUMIDITIES = st.floats(1.0, 100.0)
PRESSURES = st.floats(-100.0, 3_500.0).map(pressure_pa)


@UNTIMED
@given(TEMPERATURES, HUMIDITIES, PRESSURES)
def test_the_wet_bulb_lies_between_dew_point_and_dry_bulb(t_c: float, rh: float, pressure: float) -> None:
    """In all weather of the earth, in Death Valley and in Leadville."""
    ratio = humidity_ratio(t_c, relative_humidity_pct=rh, pressure=pressure)
    wet = wet_bulb_c(t_c, ratio, pressure)
    assert dew_point_c(ratio, pressure) - 1e-3 <= wet <= t_c


@UNTIMED
@given(TEMPERATURES, HUMIDITIES, PRESSURES)
def test_every_way_back_ends_where_it_began(t_c: float, rh: float, pressure: float) -> None:
    """Humidity, dew point and wet bulb each give the humidity ratio again."""
    ratio = humidity_ratio(t_c, relative_humidity_pct=rh, pressure=pressure)
    assert relative_humidity_pct(t_c, ratio, pressure) == pytest.approx(rh, rel=1e-9)
    dew = min(dew_point_c(ratio, pressure), t_c)
    assert humidity_ratio(t_c, dew_point_c=dew, pressure=pressure) == pytest.approx(ratio, rel=1e-6)
    wet = wet_bulb_c(t_c, ratio, pressure)
    assert humidity_ratio(t_c, wet_bulb_c=wet, pressure=pressure) == pytest.approx(ratio, rel=1e-5, abs=1e-8)


@UNTIMED
@given(TEMPERATURES, st.floats(0.0, 100.0), st.floats(0.0, 100.0), PRESSURES)
def test_more_water_makes_air_lighter_and_its_wet_bulb_warmer(t_c: float, a: float, b: float, pressure: float) -> None:
    """The molecule of water is lighter than that of air, and a wet wick dries more slowly in moist air."""
    drier, moister = (humidity_ratio(t_c, relative_humidity_pct=rh, pressure=pressure) for rh in sorted((a, b)))
    assert density_kg_m3(t_c, drier, pressure) >= density_kg_m3(t_c, moister, pressure)
    assert wet_bulb_c(t_c, drier, pressure) <= wet_bulb_c(t_c, moister, pressure) + 1e-6


@UNTIMED
@given(st.floats(-100.0, 199.0), st.floats(0.001, 1.0))
def test_warmer_water_has_more_vapor(t_c: float, step: float) -> None:
    """The pressure of saturation rises all the way, over the step from ice to water too."""
    assert saturation_pressure_pa(t_c + step) > saturation_pressure_pa(t_c)
