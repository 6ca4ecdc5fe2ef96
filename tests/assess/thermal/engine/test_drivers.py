from dataclasses import replace

import numpy as np
import pytest

from assess.climate.hourly.sun import incident, sun_of
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.drivers import Conditions, drivers_of, end_c, shaded, sol_air_c, window_gain_w
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Overhang, Window

SOUTH = Opaque(10, 0.5, Boundary.OUTDOORS, 180)
SHADED = Opaque(30, 0.5, Boundary.OUTDOORS_SHADED)
GLASS = Window(2, 3, 0.7, 180)


def test_sol_air_at_night_is_colder_than_the_air(weather: WeatherYear) -> None:
    """A sky 11 K colder takes 0.04 × 0.5 × 4.5 × 11 K from a wall and twice as much from a flat roof."""
    assert sol_air_c(SOUTH, weather)[0] - weather.dry_bulb_c[0] == pytest.approx(-0.99)
    assert sol_air_c(replace(SOUTH, tilt_deg=0), weather)[0] - weather.dry_bulb_c[0] == pytest.approx(-1.98)


def test_sol_air_in_the_sun_takes_what_is_absorbed(weather: WeatherYear) -> None:
    """0.04 m²K/W times 0.6 of the sunshine, less the sky's 0.99 K."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90).total_w_m2
    assert light[12] > 200
    assert sol_air_c(SOUTH, weather)[12] == pytest.approx(weather.dry_bulb_c[12] + 0.024 * light[12] - 0.99)


def test_ends_are_weighted_by_conductance(weather: WeatherYear) -> None:
    """A quarter sunny wall, three quarters shaded."""
    both = end_c(Fabric((SOUTH, SHADED)), weather, {})
    assert both == pytest.approx(0.25 * sol_air_c(SOUTH, weather) + 0.75 * weather.dry_bulb_c)


def test_the_ground_is_at_the_mean_of_the_year_unless_told(weather: WeatherYear) -> None:
    """15 °C in the made-up year, or what is given."""
    slab = Fabric((Opaque(10, 0.3, Boundary.GROUND),))
    assert end_c(slab, weather, {}) == pytest.approx(np.full(8_760, 15.0))
    assert end_c(slab, weather, {Boundary.GROUND: 10.0}) == pytest.approx(np.full(8_760, 10.0))


def test_an_end_without_a_temperature_is_refused(weather: WeatherYear) -> None:
    """Nobody knows how warm a garage is unless it is said."""
    with pytest.raises(ValueError, match="garage"):
        end_c(Fabric((Opaque(10, 0.3, Boundary.GARAGE),)), weather, {})


def test_the_attic_is_eliminated_exactly(weather: WeatherYear) -> None:
    """Heat through the ceiling is that of an attic node between ceiling, roof and ventilation."""
    roof = Opaque(60, 2.0, Boundary.OUTDOORS, tilt_deg=0)
    attic = Attic(20, (roof,), 80, 6)
    fabric = Fabric(attic=attic)
    air_w_k, inside = attic.air_w_k(weather.elevation_m), 24.0
    attic_c = 20 * inside + 120 * sol_air_c(roof, weather) + air_w_k * weather.dry_bulb_c
    attic_c /= 20 + 120 + air_w_k
    through = fabric.opaque_w_k(weather.elevation_m) * (end_c(fabric, weather, {}) - inside)
    assert through == pytest.approx(20 * (attic_c - inside))


def test_a_zone_without_opaque_fabric_ends_outdoors(weather: WeatherYear) -> None:
    """The temperature then weighs nothing, but must be one."""
    assert end_c(Fabric(), weather, {}) == pytest.approx(weather.dry_bulb_c)


def test_glass_lets_less_in_at_a_slant(weather: WeatherYear) -> None:
    """Beam by the polynomial of clear double glass, sky and ground by 0.87 of the gain at normal incidence."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90)
    theta = light.incidence_rad[12]
    slant = 1 - 0.189 * theta + 0.644 * theta**2 - 0.596 * theta**3
    expected = 2 * 0.7 * (light.beam_w_m2[12] * slant + 0.87 * (light.sky_w_m2[12] + light.ground_w_m2[12]))
    assert window_gain_w(GLASS, weather)[12] == pytest.approx(expected)
    assert window_gain_w(replace(GLASS, shade=0.6), weather)[12] == pytest.approx(0.6 * expected)
    assert window_gain_w(GLASS, weather).min() >= 0


def test_glass_of_another_kind_is_taken_as_given(weather: WeatherYear) -> None:
    """A pane that lets everything in at any angle passes the whole sunshine."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90)
    pane = replace(GLASS, shgc=1, angular=(1.0,), diffuse=1.0)
    assert window_gain_w(pane, weather) == pytest.approx(2 * light.total_w_m2)


def test_an_overhang_shades_a_high_sun(weather: WeatherYear) -> None:
    """At noon in June the shadow of 1 m of roof covers the glass by 1 m × tan of the profile angle, less the gap."""
    noon = 172 * 24 + 12
    sun = sun_of(weather)
    profile = 1 / (np.tan(sun.zenith_rad[noon]) * np.cos(sun.azimuth_rad[noon] - np.pi))
    window = replace(GLASS, overhang=Overhang(1.0, 0.5, 4.0))
    assert 1 < profile < 4
    assert shaded(window, weather)[noon] == pytest.approx((profile - 0.5) / 4)
    assert shaded(replace(GLASS, overhang=Overhang(1.0, 0.0, 1.0)), weather)[noon] == 1
    assert shaded(GLASS, weather).max() == 0


def test_gains_are_split_between_air_and_surfaces(weather: WeatherYear) -> None:
    """Half of 400 W warms the air at once, the other half the surfaces, together with the sun."""
    drivers = drivers_of(Fabric(windows=(GLASS,)), weather, Conditions(400.0), house=Fabric(), neighbor_c=24.0)
    assert drivers.room.air_w[12] == 200
    assert drivers.room.radiant_w[12] == pytest.approx(200 + window_gain_w(GLASS, weather)[12])
    assert drivers.house is not None
    assert drivers.house.air_w[12] == 0
    here = drivers.at(12)
    assert (here.neighbor_c, here.room.air_w, here.outdoor_c) == (24, 200, weather.dry_bulb_c[12])
