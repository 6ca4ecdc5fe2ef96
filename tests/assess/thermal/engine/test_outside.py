from dataclasses import replace

import numpy as np
import pytest

from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.drivers import Around, drivers_of, sol_air_c, window_sky_w
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Window, behind_another_film
from assess.thermal.engine.outside import (
    Exposure,
    Terrain,
    convection_w_m2k,
    glass_film,
    in_the_wind,
    natural_w_m2k,
    opaque_film,
    radiation_w_m2k,
    wind_m_s,
)

OPEN, SUBURB = Exposure(Terrain.OPEN, 10.0), Exposure(Terrain.SUBURB, 1.5)
WALL, ROOF = Opaque(10, 0.5, Boundary.OUTDOORS, 180), Opaque(10, 0.5, Boundary.OUTDOORS, tilt_deg=0)
GLASS = Window(2, 3, 0.7, 180)


def test_the_wind_of_a_station_is_that_of_a_station(weather: WeatherYear) -> None:
    """In the open at 10 m it is what was measured; between houses near the ground it is less than half."""
    assert wind_m_s(weather, OPEN) == pytest.approx(weather.wind_m_s)
    assert wind_m_s(weather, SUBURB)[0] == pytest.approx(3 * (270 / 10) ** 0.14 * (1.5 / 370) ** 0.22)


def test_convection_on_glass_is_that_measured(weather: WeatherYear) -> None:
    """3.26 × 3^0.89 windward and 3.55 × 3^0.617 leeward; 1.67 times what the wind adds on a rough surface."""
    smooth = (3.26 * 3**0.89 + 3.55 * 3**0.617) / 2
    assert convection_w_m2k(weather, OPEN, 0.0, rough=False)[0] == pytest.approx(smooth)
    assert convection_w_m2k(weather, OPEN, 0.0, rough=True)[0] == pytest.approx(1.67 * smooth)
    calm = replace(weather, wind_m_s=np.zeros(8_760))
    assert convection_w_m2k(calm, OPEN, 2.0, rough=True)[0] == pytest.approx(2)


def test_air_rises_from_a_warm_roof_only() -> None:
    """1.31 W/m²K at 1 K on a wall; 1.51 on a roof that is warmer than the air, 0.76 on one that is colder."""
    assert natural_w_m2k(np.array([8.0, -8.0]), 90) == pytest.approx([2.62, 2.62])
    assert natural_w_m2k(np.array([1.0, -1.0]), 0) == pytest.approx([1.509, 0.760], abs=1e-3)


def test_radiation_ties_two_bodies_exactly() -> None:
    """The tie times the difference is the difference of the fourth powers."""
    tie = radiation_w_m2k(np.array([40.0]), np.array([-10.0]), 0.9)
    assert tie[0] * 50 == pytest.approx(0.9 * 5.670374e-8 * (313.15**4 - 263.15**4))


def test_sol_air_balances_what_the_face_takes_in(weather: WeatherYear) -> None:
    """Sunshine is what goes to air by convection and radiation and to the sky, for a face that lets nothing through."""
    absorbed = np.full(8_760, 400.0)
    for face in (WALL, ROOF):
        film, surface_c = opaque_film(weather, SUBURB, face, absorbed)
        out = (film.whole - film.sky) * (surface_c - weather.dry_bulb_c) + film.sky * (surface_c - weather.sky_c)
        assert out == pytest.approx(absorbed)
        again, _ = opaque_film(weather, SUBURB, face, absorbed)
        natural = natural_w_m2k(surface_c - weather.dry_bulb_c, face.tilt_deg)
        settled = convection_w_m2k(weather, SUBURB, natural, rough=True)
        air = (1 - face.sky_view) * radiation_w_m2k(surface_c, weather.dry_bulb_c, 0.9)
        sky = face.sky_view * radiation_w_m2k(surface_c, weather.sky_c, 0.9)
        assert again.whole == pytest.approx(settled + air + sky, abs=0.1)


def test_a_calm_place_is_hotter_in_the_sun(weather: WeatherYear) -> None:
    """Less wind, more sun in the wall; without an exposure the film is that of the U-factor."""
    calm, windy = (sol_air_c(WALL, Around(weather, None, at)) for at in (SUBURB, OPEN))
    assert calm[12] > windy[12] > weather.dry_bulb_c[12]
    assert sol_air_c(replace(WALL, film_w_m2k=10), Around(weather))[12] > sol_air_c(WALL, Around(weather))[12]


def test_a_u_factor_changes_with_its_film(weather: WeatherYear) -> None:
    """Single glass of 5.9 behind 24 W/m²K has 4.8 behind 12; an insulated wall hardly changes, a floor not at all."""
    assert behind_another_film(5.9, 24, 12) == pytest.approx(1 / (1 / 5.9 + 1 / 24))
    floor = Opaque(10, 0.5, Boundary.OUTDOORS_SHADED)
    attic = Attic(20, (ROOF,), 80, 6)
    fabric = in_the_wind(Fabric((WALL, floor), (GLASS,), attic), weather, SUBURB)
    wall, still = fabric.opaque
    assert still == floor
    assert 0.47 < wall.u_w_m2k < 0.5
    film = float(glass_film(weather, SUBURB, GLASS.sky_view).whole.mean())
    assert fabric.windows[0].u_w_m2k == pytest.approx(1 / (1 / 3 - 1 / 29 + 1 / film))
    assert fabric.attic is not None
    assert fabric.attic.roof[0].u_w_m2k < ROOF.u_w_m2k
    assert in_the_wind(fabric, weather, SUBURB).windows[0].u_w_m2k == pytest.approx(fabric.windows[0].u_w_m2k)


def test_drivers_of_a_house_in_the_wind(weather: WeatherYear) -> None:
    """Walls and glass both follow the wind where the house is known to stand."""
    fabric = Fabric((WALL,), (GLASS,))
    driven = drivers_of(fabric, weather, exposure=SUBURB)
    around = Around(weather, None, SUBURB)
    assert driven.room.end_c == pytest.approx(sol_air_c(WALL, around))
    film = glass_film(weather, SUBURB, GLASS.sky_view)
    assert window_sky_w(GLASS, around) == pytest.approx(6 * film.sky / film.whole * around.colder_k)
