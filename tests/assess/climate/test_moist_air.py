from collections.abc import Callable
from math import inf, nan

import pytest

from assess.climate import moist_air as air


def test_dry_air_at_sea_level_weighs_what_it_should() -> None:
    """20 °C at 101,325 Pa: 1.204 kg/m³; water vapor makes it lighter, height too."""
    dry = air.density_kg_m3(20.0)
    assert dry == pytest.approx(1.204, abs=0.001)
    assert air.density_kg_m3(20.0, 0.010) < dry
    assert air.density_kg_m3(20.0, pressure=air.pressure_pa(1_650.0)) == pytest.approx(dry * 0.8193, rel=1e-3)


def test_air_can_be_given_in_three_ways() -> None:
    """Relative humidity, wet bulb and dew point of one state give one humidity ratio."""
    ratio = air.humidity_ratio(30.0, relative_humidity_pct=40.0)
    wet, dew = air.wet_bulb_c(30.0, ratio), air.dew_point_c(ratio)
    assert air.humidity_ratio(30.0, wet_bulb_c=wet) == pytest.approx(ratio, abs=1e-8)
    assert air.humidity_ratio(30.0, dew_point_c=dew) == pytest.approx(ratio, abs=1e-8)


def test_saturation_is_continuous_at_the_triple_point() -> None:
    """Ice and water meet within 0.03 %."""
    ice, water = air.saturation_pressure_pa(0.01), air.saturation_pressure_pa(0.0100001)
    assert ice == pytest.approx(water, rel=3e-4)


def test_a_wet_bulb_that_no_air_has_is_dry_air() -> None:
    """45 °C and a wet bulb of 5 °C are drier than dry, as a wrongly read thermometer may say; the air is then dry."""
    assert air.humidity_ratio(45.0, wet_bulb_c=5.0) == 0.0


def test_dry_air_has_a_wet_bulb_and_no_dew_point() -> None:
    """Perfectly dry air cools a wick far below the dry bulb; there is no temperature at which it drips."""
    assert 10.0 < air.wet_bulb_c(35.0, 0.0) < 15.0
    with pytest.raises(ValueError, match="has no dew point from −100 to 200 °C"):
        air.dew_point_c(0.0)


def test_fog_has_more_than_a_hundred_percent() -> None:
    """The relative humidity of too much water says so, and its wet bulb is refused."""
    assert air.relative_humidity_pct(20.0, 0.020) > 130.0
    with pytest.raises(ValueError, match=r"cannot hold 0\.02 kg/kg of water"):
        air.wet_bulb_c(20.0, 0.020)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: air.pressure_pa(20_000.0), "elevation of 20000 m is outside −5,000 to 10,000 m"),
        (lambda: air.pressure_pa(nan), "elevation of nan m"),
        (lambda: air.saturation_pressure_pa(-101.0), "temperature of -101 °C is outside"),
        (lambda: air.saturation_pressure_pa(inf), "temperature of inf °C is outside"),
        (lambda: air.saturation_humidity_ratio(101.0), "does not fit into air of 101,325 Pa"),
        (lambda: air.wet_bulb_c(101.0, 0.01), "does not fit into air of 101,325 Pa"),
        (lambda: air.wet_bulb_c(20.0, -0.01), "a humidity ratio of -0.01 kg/kg is below nothing"),
        (lambda: air.wet_bulb_c(20.0, nan), "a humidity ratio of nan kg/kg"),
        (lambda: air.relative_humidity_pct(20.0, -1.0), "is below nothing"),
        (lambda: air.density_kg_m3(-300.0), "temperature of -300 °C is outside"),
        (lambda: air.density_kg_m3(20.0, -0.01), "is below nothing"),
        (lambda: air.density_kg_m3(20.0, 0.01, 0.0), "a pressure of 0 Pa is no pressure of air"),
        (lambda: air.humidity_ratio(20.0), "one of relative humidity, wet bulb and dew point"),
        (lambda: air.humidity_ratio(20.0, wet_bulb_c=10.0, dew_point_c=5.0), "one of relative humidity"),
        (
            lambda: air.humidity_ratio(20.0, relative_humidity_pct=101.0),
            "relative humidity of 101 % is outside 0 to 100",
        ),
        (lambda: air.humidity_ratio(20.0, wet_bulb_c=21.0), "a wet bulb of 21 °C is above the dry bulb of 20 °C"),
        (lambda: air.humidity_ratio(20.0, dew_point_c=21.0), "a dew point of 21 °C is above the dry bulb of 20 °C"),
        (lambda: air.humidity_ratio(20.0, dew_point_c=nan), "temperature of nan °C"),
    ],
)
def test_what_cannot_be_is_refused_in_words(call: Callable[[], float], words: str) -> None:
    """Each range and contradiction has its sentence."""
    with pytest.raises(ValueError, match=words.replace("(", r"\(")):
        call()
