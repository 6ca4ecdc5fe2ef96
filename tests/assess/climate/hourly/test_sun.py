import gc
import weakref
from dataclasses import replace
from math import cos, pi, radians

import numpy as np
import pytest

from assess.climate.hourly import perez
from assess.climate.hourly.sun import Incident, incident, sun_of
from assess.intake.weather_year import HOURS, WeatherYear


def year_at(latitude_deg: float = 40.0, longitude_deg: float = -105.0, time_zone_h: float = -7.0) -> WeatherYear:
    """Return a year in which beam and diffuse radiation are the same in every hour, the night too."""
    flat = {
        name: np.full(HOURS, value)
        for name, value in {
            "dry_bulb_c": 20.0,
            "dew_point_c": 10.0,
            "pressure_pa": 83_000.0,
            "sky_c": 5.0,
            "beam_w_m2": 500.0,
            "diffuse_w_m2": 100.0,
            "global_w_m2": 300.0,
            "wind_m_s": 2.0,
        }.items()
    }
    return WeatherYear(
        label="flat",
        cite="made up",
        synthetic=True,
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        time_zone_h=time_zone_h,
        elevation_m=1_650.0,
        **flat,
    )


def test_noon_is_when_the_sun_is_in_the_south() -> None:
    """On the central meridian of its zone the sun is highest in the hour before or after noon, on every day."""
    zenith = sun_of(year_at()).zenith_rad.reshape(365, 24)
    assert set(zenith.argmin(axis=1)) <= {11, 12}


@pytest.mark.parametrize(("day", "declination_deg"), [(80, 0.0), (172, 23.44), (266, 0.0), (355, -23.44)])
def test_height_at_noon_follows_the_seasons(day: int, declination_deg: float) -> None:
    """At noon the zenith is latitude less declination: 0 at the equinoxes, 23.44° at the solstices."""
    # Half an hour east of the meridian, so that the middle of the hour from 11 to 12 is noon.
    noon = np.degrees(sun_of(year_at(longitude_deg=-97.5)).zenith_rad.reshape(365, 24)[day - 1].min())
    assert noon == pytest.approx(40.0 - declination_deg, abs=0.6)


def test_morning_is_east_and_the_other_half_of_the_world_looks_north() -> None:
    """The azimuth counts clockwise from north, south of the equator too."""
    sun = sun_of(year_at())
    assert 45 < np.degrees(sun.azimuth_rad[171 * 24 + 6]) < 90
    assert 270 < np.degrees(sun.azimuth_rad[171 * 24 + 18]) < 315
    assert np.cos(sun_of(year_at(-34.0, 151.0, 10.0)).azimuth_rad[171 * 24 + 12]) > 0.9


def test_earth_is_nearest_in_january() -> None:
    """The sun is strongest in the first days of January, by the square of its distance, and weakest in July.

    The eccentricity of the orbit is 0.0167.
    """
    outside = sun_of(year_at()).extraterrestrial_w_m2
    assert outside.argmax() // 24 in range(7)
    assert outside.max() / outside.mean() == pytest.approx(1 / (1 - 0.0167) ** 2, abs=0.001)
    assert outside.min() / outside.mean() == pytest.approx(1 / (1 + 0.0167) ** 2, abs=0.001)


@pytest.mark.parametrize("latitude_deg", [-90.0, -66.0, 0.0, 40.0, 71.0, 90.0])
def test_the_whole_earth_has_a_sun(latitude_deg: float) -> None:
    """Positions are finite and of length one from pole to pole, and half of all hours are day, give or take an edge."""
    sun = sun_of(year_at(latitude_deg))
    assert sun.east**2 + sun.north**2 + sun.up**2 == pytest.approx(np.ones(HOURS))
    assert np.mean(sun.up > 0) == pytest.approx(0.5, abs=0.06)


def test_the_hour_of_sunrise_is_taken_where_the_sun_is_up() -> None:
    """In the hour of sunrise the sun is up, though the middle of the hour may be dark; the hour before is night."""
    sun = sun_of(year_at())
    day = np.degrees(sun.zenith_rad.reshape(365, 24))
    rises = np.argmax(day < 90.0, axis=1)
    assert ((day[np.arange(365), rises] > 83.0) & (day[np.arange(365), rises - 1] > 90.0)).all()


def test_no_beam_comes_from_a_sun_that_is_down_or_behind() -> None:
    """At night there is no beam whatever the file says, nor on a north wall at noon in winter."""
    year = year_at()
    night = sun_of(year).up <= 0
    north = incident(year, azimuth_deg=0, tilt_deg=90)
    assert night.any()
    assert not north.beam_w_m2[night].any()
    assert north.incidence_rad[night] == pytest.approx(pi / 2)
    assert north.beam_w_m2[12] == 0.0


def test_a_level_face_gets_what_was_measured() -> None:
    """Facing up, the sky gives the diffuse radiation, the ground nothing, the beam its cosine, but for a low sun."""
    year = year_at()
    sun, level = sun_of(year), incident(year, azimuth_deg=123, tilt_deg=0)
    high = sun.zenith_rad < radians(85)
    assert level.sky_w_m2[high] == pytest.approx(100.0)
    assert level.beam_w_m2[high] == pytest.approx(500.0 * sun.up[high])
    assert not level.ground_w_m2.any()


def test_a_face_looking_down_sees_the_ground_alone() -> None:
    """It gets the share of the global radiation that the ground reflects."""
    down = incident(year_at(), azimuth_deg=0, tilt_deg=180, ground_reflectance=0.5)
    assert down.ground_w_m2 == pytest.approx(150.0)
    assert down.sky_w_m2 == pytest.approx(0.0, abs=1e-9)


def test_an_overcast_sky_is_nearly_even() -> None:
    """Without beam, at noon, all four walls get about the same: a little less than half of the diffuse radiation."""
    year = replace(year_at(), beam_w_m2=np.zeros(HOURS))
    walls = [incident(year, azimuth_deg=a, tilt_deg=90).sky_w_m2[171 * 24 + 12] for a in (0, 90, 180, 270)]
    assert min(walls) > 0.9 * max(walls)
    assert all(35.0 < wall < 50.0 for wall in walls)


def test_the_sky_is_even_before_sunrise() -> None:
    """What is diffuse while the sun is down comes from the whole dome: half of it falls on a wall."""
    year = year_at()
    wall = incident(year, azimuth_deg=200, tilt_deg=90)
    assert wall.sky_w_m2[sun_of(year).up <= 0] == pytest.approx(50.0)


def test_a_low_sun_does_not_blow_up() -> None:
    """Nothing is negative or not a number, and even an impossible sky of 400 W/m² at dawn stays within bounds.

    Nine tenths of it around the sun, seen flat on and divided by the cosine of 85°, are ten times as much.
    """
    year = replace(year_at(), beam_w_m2=np.full(HOURS, 1_000.0), diffuse_w_m2=np.full(HOURS, 400.0))
    for azimuth in range(0, 360, 30):
        face = incident(year, azimuth_deg=azimuth, tilt_deg=90)
        assert ((face.beam_w_m2 >= 0.0) & (face.beam_w_m2 <= 1_000.0)).all()
        assert ((face.sky_w_m2 >= 0.0) & (face.sky_w_m2 < 12 * 400.0)).all()


def test_no_diffuse_radiation_is_no_sky() -> None:
    """Zero diffuse radiation divides nothing by nothing."""
    dark = replace(year_at(), diffuse_w_m2=np.zeros(HOURS))
    assert not incident(dark, azimuth_deg=180, tilt_deg=90).sky_w_m2.any()


def test_total_is_the_sum_of_its_parts() -> None:
    """Beam, sky and ground make the total."""
    one = np.ones(3)
    assert Incident(one, 2 * one, 3 * one, one, one).total_w_m2 == pytest.approx(6 * one)


def test_faces_are_kept_with_their_year_and_go_with_it() -> None:
    """The same face is worked out once, is read-only, and does not keep a year alive."""
    year = year_at()
    face = incident(year, azimuth_deg=-90, tilt_deg=90)
    assert incident(year, azimuth_deg=270, tilt_deg=90) is face
    assert incident(year_at(), azimuth_deg=270, tilt_deg=90) is not face
    with pytest.raises(ValueError, match="read-only"):
        face.sky_w_m2[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        sun_of(year).up[0] = 1.0
    gone = weakref.ref(year)
    del year
    gc.collect()
    assert gone() is None


def test_no_more_faces_are_kept_than_a_house_has() -> None:
    """The oldest face makes room; the newest are kept."""
    year = year_at()
    first = incident(year, azimuth_deg=0, tilt_deg=90)
    last = [incident(year, azimuth_deg=a, tilt_deg=90) for a in range(1, 66)][-1]
    assert incident(year, azimuth_deg=65, tilt_deg=90) is last
    assert incident(year, azimuth_deg=0, tilt_deg=90) is not first


@pytest.mark.parametrize(
    "face",
    [
        {"azimuth_deg": 0, "tilt_deg": -1},
        {"azimuth_deg": 0, "tilt_deg": 181},
        {"azimuth_deg": 400, "tilt_deg": 90},
        {"azimuth_deg": float("nan"), "tilt_deg": 90},
        {"azimuth_deg": 0, "tilt_deg": 90, "ground_reflectance": 1.5},
    ],
)
def test_a_face_that_cannot_be_is_refused(face: dict[str, float]) -> None:
    """The message names the three numbers."""
    with pytest.raises(ValueError, match="no face has an azimuth of"):
        incident(year_at(), **face)


def test_air_mass_is_one_overhead_and_38_at_the_horizon() -> None:
    """Kasten and Young 1989 give 1.0 overhead, 2.0 at 60° and 38 at the horizon (their table: 37.92)."""
    mass = perez.air_mass(np.radians([0.0, 60.0, 90.0]))
    assert mass == pytest.approx([1.0, 1.995, 37.92], abs=0.01)


def test_a_clear_sky_is_bright_around_the_sun_and_an_overcast_one_is_not() -> None:
    """By hand from the published table: clearness 8.1 with the sun at 30° is bin 8, clearness 1 is bin 1."""
    zenith, outside = np.radians([30.0, 30.0]), np.array([1_367.0, 1_367.0])
    beam, diffuse = np.array([900.0, 0.0]), np.array([100.0, 200.0])
    found = perez.brightness(zenith, beam, diffuse, outside)
    z, mass = radians(30.0), 1.0 / (cos(radians(30.0)) + 0.50572 * 66.07995**-1.6364)
    clear, dull = 100.0 * mass / 1_367.0, 200.0 * mass / 1_367.0
    assert found.circumsolar == pytest.approx([0.678 - 0.327 * clear - 0.250 * z, -0.008 + 0.588 * dull - 0.062 * z])
    assert found.horizon == pytest.approx([0.156 - 1.377 * clear + 0.251 * z, -0.060 + 0.072 * dull - 0.022 * z])
