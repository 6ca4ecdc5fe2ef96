"""The sky of each hour of a made-up year: radiation, clouds and the temperature of the sky."""

from dataclasses import dataclass

import numpy as np

from assess.climate.hourly.days import DAYS, Array, Days
from assess.climate.hourly.habits import Habits
from assess.climate.hourly.sun import Sun

_LOW_SUN = 0.05  # sine of the height, 3 degrees, below which all radiation is taken to be diffuse
_LARGEST_BEAM = 0.75  # of what arrives outside the atmosphere
_ZERO_K = 273.15


@dataclass(frozen=True, eq=False)
class Radiation:
    """Arrays of 8,760 hourly means [W/m²]: beam normal to the rays, diffuse and global on the ground."""

    beam_w_m2: Array
    diffuse_w_m2: Array
    global_w_m2: Array


def clearness_of_days(days: Days, habits: Habits, iecc_zone: str | None) -> Array:
    """Return the daily clearness index: global radiation over that outside the atmosphere."""
    usual = habits.clearness_of(iecc_zone)
    summer = 0.5 * (1 + days.season)
    mean = usual.winter + (usual.summer - usual.winter) * summer
    winter_spread = habits.clearness_spread_winter.value
    spread = winter_spread + (habits.clearness_spread_summer.value - winter_spread) * summer
    index = mean + spread * days.clearness
    for _ in range(3):  # what is cut off above is given back below, so that the mean stays
        index = np.clip(index, habits.darkest.value, habits.clearest.value)
        index = index + (mean.mean() - index.mean())
    clipped: Array = np.clip(index, habits.darkest.value, habits.clearest.value)
    return clipped


def radiation(sun: Sun, clearness: Array, habits: Habits) -> Radiation:
    """Return the radiation of each hour, from the clearness index of its day.

    A day's global radiation is spread over its hours by Collares-Pereira and Rabl (Solar Energy 22, 1979), less under
    the clouds of one half of the day, and split into beam and diffuse by Erbs, Klein and Duffie (same, 28, 1982).
    """
    outside = (sun.extraterrestrial_w_m2 * np.clip(sun.up, 0, None)).reshape(DAYS, 24)
    arriving = outside * np.clip(_share_of_hours(sun.up.reshape(DAYS, 24)), 0, None)
    arriving *= _clouds(outside, clearness, habits)
    total = outside.sum(axis=1)
    scale = clearness * total / np.maximum(arriving.sum(axis=1), 1e-9)
    on_ground = (arriving * scale[:, None]).ravel()
    outside = outside.ravel()
    index = np.divide(on_ground, outside, out=np.zeros_like(on_ground), where=outside > 0)
    on_ground = np.minimum(index, 0.85) * outside
    diffuse = _diffuse_share(index) * on_ground
    high = sun.up > _LOW_SUN
    beam = np.divide(on_ground - diffuse, sun.up, out=np.zeros_like(on_ground), where=high)
    beam = np.minimum(beam, _LARGEST_BEAM * sun.extraterrestrial_w_m2)
    return Radiation(beam, on_ground - beam * np.clip(sun.up, 0, None), on_ground)


def _clouds(outside: Array, clearness: Array, habits: Habits) -> Array:
    """Return the clearness of each hour: clear until the clouds come, or from when they go, turn by turn of days.

    An even haze would have the same global radiation and a fifth less of beam than typical years have.
    """
    clear = habits.clearest.value
    cloudy = np.minimum(clearness, habits.cloudy_hours.value)
    share = ((clearness - cloudy) / (clear - cloudy))[:, None]
    after = np.cumsum(outside, axis=1) / np.maximum(outside.sum(axis=1, keepdims=True), 1e-9)
    before = np.concatenate((np.zeros((DAYS, 1)), after[:, :-1]), axis=1)
    width = np.maximum(after - before, 1e-9)
    from_morning = np.clip((share - before) / width, 0, 1)
    till_evening = np.clip((after - (1 - share)) / width, 0, 1)
    bright = np.where(np.arange(DAYS)[:, None] % 2 == 0, from_morning, till_evening)
    hourly: Array = cloudy[:, None] + (clear - cloudy[:, None]) * bright
    return hourly


def _share_of_hours(up: Array) -> Array:
    """Return how an hour's clearness compares with its day's, by the height of the sun: days by 24 hours."""
    highest, lowest = up.max(axis=1, keepdims=True), up.min(axis=1, keepdims=True)
    middle, swing = 0.5 * (highest + lowest), np.maximum(0.5 * (highest - lowest), 1e-9)
    sunset = np.arccos(np.clip(-middle / swing, -1, 1))
    a = 0.409 + 0.5016 * np.sin(sunset - np.pi / 3)
    b = 0.6609 - 0.4767 * np.sin(sunset - np.pi / 3)
    share: Array = a + b * np.clip((up - middle) / swing, -1, 1)
    return share


def _diffuse_share(index: Array) -> Array:
    """Return the diffuse part of global radiation by the clearness index of the hour (Erbs, Klein and Duffie)."""
    middle = 0.9511 + index * (-0.1604 + index * (4.388 + index * (-16.638 + 12.336 * index)))
    share: Array = np.where(index <= 0.22, 1 - 0.09 * index, np.where(index <= 0.8, middle, 0.165))
    return share


def sky_c(dry_bulb_c: Array, dew_point_c: Array, clearness: Array, habits: Habits) -> Array:
    """Return the temperature [°C] of a black sky above air of this dry bulb and dew point [°C].

    The emissivity is that of Clark and Allen (1978) with Walton's clouds, as in EnergyPlus; the clouds of a day follow
    from what they take of the radiation of a clear one (Kasten and Czeplak, Solar Energy 24, 1980).
    """
    taken = np.clip(1 - clearness / habits.clearest.value, 0, 0.75)
    tenths = np.repeat(10 * (taken / 0.75) ** (1 / 3.4), 24)
    clear = 0.787 + 0.764 * np.log((dew_point_c + _ZERO_K) / 273.0)
    emissivity = clear * (1 + tenths * (0.0224 + tenths * (-0.0035 + 0.00028 * tenths)))
    sky: Array = np.minimum(emissivity, 1.0) ** 0.25 * (dry_bulb_c + _ZERO_K) - _ZERO_K
    return sky
