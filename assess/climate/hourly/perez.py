"""How bright the sky is around the sun and along the horizon, against the rest of it (Perez and others, 1990)."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]  # of floats, one for each hour

# The published coefficients "all sites" (Perez, Ineichen, Seals, Michalsky, Stewart: Modeling daylight availability and
# irradiance components from direct and global irradiance, Solar Energy 44 (5), 1990, table 6). One row for each bin of
# clearness, from overcast to clear: F11, F12, F13 of the sky around the sun, F21, F22, F23 of the horizon.
_LOWER_BOUNDS = (1.065, 1.230, 1.500, 1.950, 2.800, 4.500, 6.200)
_COEFFICIENTS = np.array(
    [
        [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
        [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
        [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
        [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
        [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
        [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
        [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
        [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
    ]
)
_KAPPA = 1.041  # of the zenith in radians
# With the sun at the horizon the formula can pass one. Driesse, Jensen and Perez, Solar Energy 267, 2024, stop it here.
_MOST_CIRCUMSOLAR = 0.9


class Brightness(NamedTuple):
    """The share of the diffuse radiation that comes from around the sun, and the horizon's, which may be negative."""

    circumsolar: Array
    horizon: Array


def air_mass(zenith_rad: Array) -> Array:
    """Return the relative optical air mass above the horizon (Kasten and Young, Applied Optics 28 (22), 1989)."""
    height_deg = 90.0 - np.degrees(zenith_rad)
    return 1.0 / (np.cos(zenith_rad) + 0.50572 * (height_deg + 6.07995) ** -1.6364)


def brightness(zenith_rad: Array, beam: Array, diffuse: Array, extraterrestrial: Array) -> Brightness:
    """Return the brightness of the sky in hours with the sun up and some diffuse radiation.

    Arrays of one length: the zenith [rad], and the radiation normal to the sun, diffuse on the level and outside the
    atmosphere [W/m²].
    """
    cubed = _KAPPA * zenith_rad**3
    clearness = ((diffuse + beam) / diffuse + cubed) / (1.0 + cubed)
    delta = diffuse * air_mass(zenith_rad) / extraterrestrial
    f11, f12, f13, f21, f22, f23 = _COEFFICIENTS[np.digitize(clearness, _LOWER_BOUNDS)].T
    circumsolar = np.clip(f11 + f12 * delta + f13 * zenith_rad, 0.0, _MOST_CIRCUMSOLAR)
    return Brightness(circumsolar, f21 + f22 * delta + f23 * zenith_rad)
