"""Moist air against published tables and against PsychroLib 2.5.0, which codes the same chapter independently."""

import pytest

from assess.climate.moist_air import (
    density_kg_m3,
    dew_point_c,
    humidity_ratio,
    pressure_pa,
    saturation_pressure_pa,
    vapor_pressure_pa,
    wet_bulb_c,
)


def celsius(t_f: float) -> float:
    """Return °F in °C."""
    return (t_f - 32.0) / 1.8


def fahrenheit(t_c: float) -> float:
    """Return °C in °F."""
    return t_c * 1.8 + 32.0


@pytest.mark.parametrize(
    ("t_c", "pascal"),
    [
        (-60.0, 1.0816731664634545),
        (-20.0, 103.26037858050408),
        (0.0, 611.1535708907679),
        (20.0, 2338.8037000739814),
        (40.0, 7383.460008986119),
        (60.0, 19943.760621620728),
        (100.0, 101418.71682799235),
    ],
)
def test_saturation_is_that_of_psychrolib(t_c: float, pascal: float) -> None:
    """PsychroLib 2.5.0, GetSatVapPres."""
    assert saturation_pressure_pa(t_c) == pytest.approx(pascal, rel=1e-9)


@pytest.mark.parametrize(
    ("t_c", "pascal"),
    [
        (-40, 12.84),
        (-20, 103.2),
        (0, 610.8),
        (10, 1_227),
        (20, 2_337),
        (30, 4_243),
        (40, 7_378),
        (50, 12_339),
    ],
)
def test_saturation_is_that_of_a_printed_table(t_c: float, pascal: float) -> None:
    """engineeringtoolbox.com/moist-air-properties-d_1256.html, an older correlation: within 0.15 %.

    Its 259.2 Pa at −10 °C is left out: PsychroLib and we have 259.9, and a smooth curve through its neighbors too.
    """
    assert saturation_pressure_pa(t_c) == pytest.approx(pascal, rel=1.5e-3)


@pytest.mark.parametrize(
    ("elevation_m", "pascal"), [(0.0, 101_325.0), (1_650.0, 83_011.06794781632), (3_000.0, 70_108.42215940997)]
)
def test_the_standard_atmosphere(elevation_m: float, pascal: float) -> None:
    """PsychroLib 2.5.0, GetStandardAtmPressure."""
    assert pressure_pa(elevation_m) == pytest.approx(pascal, rel=1e-9)


# Pressure [Pa], dry bulb [°C], relative humidity [%]; humidity ratio, wet bulb, dew point and density of PsychroLib.
PSYCHROLIB = [
    (101325, -20, 50, 0.000317074, -20.7667, -27.0218, 1.394150),
    (101325, 0, 20, 0.000751173, -4.9044, -18.2303, 1.291730),
    (101325, 5, 80, 0.004314060, 3.5876, 1.8413, 1.265784),
    (101325, 24, 50, 0.009298505, 17.0675, 12.9464, 1.181327),
    (101325, 35, 20, 0.006986455, 18.8704, 8.7067, 1.140726),
    (101325, 45, 5, 0.002958221, 18.9010, -2.9104, 1.107545),
    (101325, 60, 50, 0.067889976, 47.2577, 45.7548, 1.020151),
    (83500, -5, 80, 0.002403265, -5.9976, -7.5853, 1.083255),
    (83500, 24, 50, 0.011319613, 16.6054, 12.9464, 0.972345),
    (83500, 35, 20, 0.008498253, 17.8570, 8.7067, 0.939204),
    (70000, 24, 100, 0.027704072, 24.0000, 24.0000, 0.807455),
    (70000, 45, 20, 0.017527428, 23.4086, 16.8422, 0.758572),
]


@pytest.mark.parametrize(("pressure", "t_c", "rh", "ratio", "wet", "dew", "density"), PSYCHROLIB)
def test_states_are_those_of_psychrolib(
    pressure: float, t_c: float, rh: float, ratio: float, wet: float, dew: float, density: float
) -> None:
    """PsychroLib 2.5.0 solves for temperatures to 0.001 K."""
    found = humidity_ratio(t_c, relative_humidity_pct=rh, pressure=pressure)
    assert found == pytest.approx(ratio, rel=1e-6)
    assert wet_bulb_c(t_c, found, pressure) == pytest.approx(wet, abs=0.001)
    assert dew_point_c(found, pressure) == pytest.approx(dew, abs=0.001)
    assert density_kg_m3(t_c, found, pressure) == pytest.approx(density, rel=1e-5)


def test_the_usual_indoor_state() -> None:
    """75 °F and 50 % on a chart for sea level: 62.6 °F wet bulb, 55.1 °F dew point."""
    ratio = humidity_ratio(celsius(75.0), relative_humidity_pct=50.0)
    assert fahrenheit(wet_bulb_c(celsius(75.0), ratio)) == pytest.approx(62.6, abs=0.05)
    assert fahrenheit(dew_point_c(ratio)) == pytest.approx(55.1, abs=0.05)


def test_a_worked_room_of_a_textbook() -> None:
    """personal.psu.edu/dhj1/classes/thermo/hvac.html: 25 °C, 75 %, 100 kPa: vapor of 2.38 kPa, 0.0152 kg/kg.

    It goes on with the rounded 2.38, which is 0.0152; not rounded in between it is 0.01514.
    """
    ratio = humidity_ratio(25.0, relative_humidity_pct=75.0, pressure=100_000.0)
    assert ratio == pytest.approx(0.0152, abs=0.0001)
    assert vapor_pressure_pa(ratio, 100_000.0) == pytest.approx(2_380.0, abs=5.0)
