from dataclasses import replace

import numpy as np
import pytest

from assess.climate.hourly.sun import incident
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.drivers import (
    Around,
    Conditions,
    drivers_of,
    end_c,
    sol_air_c,
    window_gain_w,
    window_sky_w,
)
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Window

SOUTH = Opaque(10, 0.5, Boundary.OUTDOORS, 180)
SHADED = Opaque(30, 0.5, Boundary.OUTDOORS_SHADED)
GLASS = Window(2, 3, 0.7, 180)


def test_sol_air_at_night_is_colder_than_the_air(weather: WeatherYear) -> None:
    """A sky 11 K colder takes 0.04 × 4.5 × 11 K from a flat roof, and 0.5 to the power of 1.5 of it from a wall."""
    around = Around(weather)
    assert sol_air_c(SOUTH, around)[0] - weather.dry_bulb_c[0] == pytest.approx(-1.98 * 0.5**1.5)
    assert sol_air_c(replace(SOUTH, tilt_deg=0), around)[0] - weather.dry_bulb_c[0] == pytest.approx(-1.98)


def test_sol_air_in_the_sun_takes_what_is_absorbed(weather: WeatherYear) -> None:
    """0.04 m²K/W times 0.6 of the sunshine, less the sky's 0.7 K."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90).total_w_m2
    assert light[12] > 200
    expected = weather.dry_bulb_c[12] + 0.024 * light[12] - 1.98 * 0.5**1.5
    assert sol_air_c(SOUTH, Around(weather))[12] == pytest.approx(expected)


def test_ends_are_weighted_by_conductance(weather: WeatherYear) -> None:
    """A quarter sunny wall, three quarters shaded."""
    both = end_c(Fabric((SOUTH, SHADED)), Around(weather), {})
    assert both == pytest.approx(0.25 * sol_air_c(SOUTH, Around(weather)) + 0.75 * weather.dry_bulb_c)


def test_the_ground_is_at_the_mean_of_the_year_unless_told(weather: WeatherYear) -> None:
    """15 °C in the made-up year, or what is given."""
    slab = Fabric((Opaque(10, 0.3, Boundary.GROUND),))
    assert end_c(slab, Around(weather), {}) == pytest.approx(np.full(8_760, 15.0))
    assert end_c(slab, Around(weather), {Boundary.GROUND: 10.0}) == pytest.approx(np.full(8_760, 10.0))


def test_an_end_without_a_temperature_is_refused(weather: WeatherYear) -> None:
    """Nobody knows how warm a garage is unless it is said."""
    with pytest.raises(ValueError, match="garage"):
        end_c(Fabric((Opaque(10, 0.3, Boundary.GARAGE),)), Around(weather), {})


def test_the_attic_is_eliminated_exactly(weather: WeatherYear) -> None:
    """Heat through the ceiling is that of an attic node between ceiling, roof and ventilation."""
    roof = Opaque(60, 2.0, Boundary.OUTDOORS, tilt_deg=0)
    attic = Attic(20, (roof,), 80, 6)
    fabric = Fabric(attic=attic)
    air_w_k, inside = attic.air_w_k(weather.elevation_m), 24.0
    attic_c = 20 * inside + 120 * sol_air_c(roof, Around(weather)) + air_w_k * weather.dry_bulb_c
    attic_c /= 20 + 120 + air_w_k
    through = fabric.opaque_w_k(weather.elevation_m) * (end_c(fabric, Around(weather), {}) - inside)
    assert through == pytest.approx(20 * (attic_c - inside))


def test_a_zone_without_opaque_fabric_ends_outdoors(weather: WeatherYear) -> None:
    """The temperature then weighs nothing, but must be one."""
    assert end_c(Fabric(), Around(weather), {}) == pytest.approx(weather.dry_bulb_c)


def test_glass_lets_less_in_at_a_slant(weather: WeatherYear) -> None:
    """Beam by the polynomial of clear double glass, sky and ground by 0.87 of the gain at normal incidence."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90)
    theta = light.incidence_rad[12]
    slant = 1 - 0.189 * theta + 0.644 * theta**2 - 0.596 * theta**3
    expected = 2 * 0.7 * (light.beam_w_m2[12] * slant + 0.87 * (light.sky_w_m2[12] + light.ground_w_m2[12]))
    assert window_gain_w(GLASS, Around(weather))[12] == pytest.approx(expected)
    assert window_gain_w(replace(GLASS, shade=0.6), Around(weather))[12] == pytest.approx(0.6 * expected)
    assert window_gain_w(GLASS, Around(weather)).min() >= 0


def test_glass_of_another_kind_is_taken_as_given(weather: WeatherYear) -> None:
    """A pane that lets everything in at any angle passes the whole sunshine."""
    light = incident(weather, azimuth_deg=180, tilt_deg=90)
    pane = replace(GLASS, shgc=1, angular=(1.0,), diffuse=1.0)
    assert window_gain_w(pane, Around(weather)) == pytest.approx(2 * light.total_w_m2)


def test_glass_loses_to_the_sky_what_its_film_lets_pass(weather: WeatherYear) -> None:
    """U × A × view × 4.5 W/m²K over the film of the rating, 29 W/m²K, × 11 K."""
    assert window_sky_w(GLASS, Around(weather))[0] == pytest.approx(6 * 0.5**1.5 * 4.5 / 29 * 11)
    assert window_sky_w(replace(GLASS, tilt_deg=0), Around(weather))[0] == pytest.approx(6 * 4.5 / 29 * 11)


def test_gains_are_split_between_air_and_surfaces(weather: WeatherYear) -> None:
    """Half of 400 W warms the air at once, the other half the surfaces, together with the sun."""
    drivers = drivers_of(Fabric(windows=(GLASS,)), weather, Conditions(400.0), house=Fabric(), neighbor_c=24.0)
    sun = window_gain_w(GLASS, Around(weather)) - window_sky_w(GLASS, Around(weather))
    assert drivers.room.air_w[12] == 200
    assert drivers.room.radiant_w[12] == pytest.approx(200 + sun[12])
    assert drivers.house is not None
    assert drivers.house.air_w[12] == 0
    here = drivers.at(12)
    assert (here.neighbor_c, here.room.air_w, here.outdoor_c) == (24, 200, weather.dry_bulb_c[12])
