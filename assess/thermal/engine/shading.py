"""The shadow of overhangs and fins on a window; what they hide of sky and ground is in fabric."""

import numpy as np

from assess.climate.hourly.sun import sun_of
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.fabric import Window
from assess.thermal.engine.network import Array


def sunlit(window: Window, year: WeatherYear) -> Array:
    """Return the part of a window that beam reaches; overhang and fins are taken as endless in their length."""
    part = np.ones(len(year.dry_bulb_c))
    if window.overhang is None and window.fins is None:
        return part
    sun = sun_of(year)
    aside = sun.azimuth_rad - np.radians(window.azimuth_deg)
    facing = np.cos(aside)
    with np.errstate(divide="ignore", invalid="ignore"):
        if window.overhang:
            edge = window.overhang
            drop_m = edge.depth_m / (np.tan(sun.zenith_rad) * facing) - edge.gap_m
            part = part * (1 - np.clip(drop_m / edge.height_m, 0.0, 1.0))
        if window.fins:
            fin = window.fins
            width_m = fin.depth_m * np.abs(np.tan(aside)) - fin.gap_m
            part = part * (1 - np.clip(width_m / fin.width_m, 0.0, 1.0))
    return np.where(facing > 0, part, 1.0)
