from dataclasses import replace
from math import pi

import numpy as np
import pytest

from assess.climate.hourly.sun import incident, sun_of
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.drivers import Around, window_gain_w, window_sky_w
from assess.thermal.engine.fabric import Fins, Overhang, Window, strip_view
from assess.thermal.engine.shading import sunlit

GLASS = Window(2, 3, 0.7, 180)
NOON = 172 * 24 + 12


def test_an_overhang_shades_a_high_sun(weather: WeatherYear) -> None:
    """At noon in June the shadow of 1 m of roof covers the glass by 1 m × tan of the profile angle, less the gap."""
    sun = sun_of(weather)
    profile = 1 / (np.tan(sun.zenith_rad[NOON]) * np.cos(sun.azimuth_rad[NOON] - np.pi))
    assert 1 < profile < 4
    edge = replace(GLASS, overhang=Overhang(1.0, 0.5, 4.0))
    assert sunlit(edge, weather)[NOON] == pytest.approx(1 - (profile - 0.5) / 4)
    assert sunlit(replace(GLASS, overhang=Overhang(1.0, 0.0, 1.0)), weather)[NOON] == 0
    assert sunlit(GLASS, weather).min() == 1


def test_fins_shade_a_sun_from_the_side(weather: WeatherYear) -> None:
    """The shadow of a fin is as wide as it stands out, times the tangent of the angle between sun and window."""
    evening = 80 * 24 + 16
    aside = abs(sun_of(weather).azimuth_rad[evening] - pi)
    window = replace(GLASS, fins=Fins(0.5, 0.1, 3.0))
    assert 0.5 < np.tan(aside) < 5
    assert sunlit(window, weather)[evening] == pytest.approx(1 - (0.5 * np.tan(aside) - 0.1) / 3)
    # A shadow wider than the window leaves nothing, one narrower than the gap takes nothing.
    assert sunlit(replace(GLASS, fins=Fins(9.0, 0.1, 1.0)), weather)[evening] == 0
    assert sunlit(replace(GLASS, fins=Fins(0.5, 9.0, 1.0)), weather)[evening] == 1


def test_strips_see_each_other_as_hottel_has_it() -> None:
    """Two equal strips at a right angle see 1 - 1/√2 of each other, and a board that stands out without end half."""
    assert strip_view(1, 0, 1) == pytest.approx(1 - 0.5**0.5)
    assert strip_view(1e9, 0, 1) == pytest.approx(0.5)
    assert strip_view(0, 0, 1) == 0


def test_an_overhang_hides_sky_and_no_ground(weather: WeatherYear) -> None:
    """Even sky is less by twice the view factor, the sky around the sun by the shadow, the ground not at all."""
    window = replace(GLASS, shgc=1.0, diffuse=1.0, angular=(1.0,), overhang=Overhang(1.0, 0.5, 2.0))
    light = incident(weather, azimuth_deg=180, tilt_deg=90)
    lit, left = sunlit(window, weather)[NOON], 1 - 2 * strip_view(1.0, 0.5, 2.0)
    near = light.around_sun_w_m2[NOON]
    assert left == pytest.approx(0.787, abs=5e-4)
    expected = lit * (light.beam_w_m2[NOON] + near) + left * (light.sky_w_m2[NOON] - near) + light.ground_w_m2[NOON]
    assert window_gain_w(window, Around(weather))[NOON] == pytest.approx(2 * expected)
    bare = replace(window, overhang=None)
    assert window_sky_w(window, Around(weather)) == pytest.approx(left * window_sky_w(bare, Around(weather)))


def test_endless_fins_hide_everything() -> None:
    """Between two boards that stand out without end no sky and no ground is left; without any all of it."""
    assert replace(GLASS, fins=Fins(1e9, 0, 1)).ground_left == pytest.approx(0)
    assert (GLASS.sky_left, GLASS.ground_left) == (1, 1)
