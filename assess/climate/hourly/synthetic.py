"""A year of hourly weather made up from design conditions, for a home without a weather file."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from assess.climate.hourly.days import DAYS, Array, Days, days
from assess.climate.hourly.given import Given, given
from assess.climate.hourly.habits import Habits, load_habits
from assess.climate.hourly.sky import clearness_of_days, radiation, sky_c
from assess.climate.hourly.sun import sun_of
from assess.climate.hourly.temperature import dry_bulbs
from assess.climate.lookup import DesignConditions
from assess.intake.weather_year import HOURS, WeatherYear

_DEGREES_PER_HOUR = 15.0


def synthetic_year(conditions: DesignConditions) -> WeatherYear:
    """Return a year that has the design temperatures, degree days, daily range and wet bulb of a place.

    The same conditions give the same year. Radiation and the spells of warm and cold, clear and cloudy days are those
    of typical years (codes/climate/synthetic.toml). The clock is the standard time of the 15 degrees of longitude that
    the place is in. Raises IntakeError when the position of the place is unknown.
    """
    habits = load_habits()
    place = given(conditions)
    sequence = days(_seed(conditions), habits)
    dry_bulb = synthetic_dry_bulb_c(conditions)
    dew_point = _dew_points(dry_bulb, place.hot_dew_point_c, sequence, habits)
    clearness = clearness_of_days(sequence, habits, conditions.iecc_zone)
    dark = _without_sun(conditions, place, habits)
    bright = radiation(sun_of(dark), clearness, habits)
    return replace(
        dark,
        dry_bulb_c=dry_bulb,
        dew_point_c=dew_point,
        sky_c=sky_c(dry_bulb, dew_point, clearness, habits),
        beam_w_m2=bright.beam_w_m2,
        diffuse_w_m2=bright.diffuse_w_m2,
        global_w_m2=bright.global_w_m2,
    )


def synthetic_dry_bulb_c(conditions: DesignConditions) -> Array:
    """Return the dry bulbs of that year alone [°C]; no two places with the same design temperatures differ in them.

    Raises IntakeError as `synthetic_year` does.
    """
    anywhere = dict.fromkeys(("latitude_deg", "longitude_deg", "height_m", "pressure_pa"), 0.0)
    unread = dict.fromkeys(("extreme_max_c", "hot_dew_point_c"), 0.0)
    return _dry_bulbs(replace(given(conditions), **anywhere, **unread), _seed(conditions))


@lru_cache(maxsize=256)
def _dry_bulbs(target: Given, seed: int) -> Array:
    habits = load_habits()
    made = dry_bulbs(target, days(seed, habits), habits)
    made.flags.writeable = False
    return made


def _seed(conditions: DesignConditions) -> int:
    return int(conditions.wmo) if conditions.wmo.isdecimal() else 0


def _without_sun(conditions: DesignConditions, place: Given, habits: Habits) -> WeatherYear:
    """Return the year of the place before there is any weather in it but pressure and wind."""
    nothing = np.zeros(HOURS)
    return WeatherYear(
        label=f"Synthetic year, fitted to the design conditions of {conditions.station_name}; not measured",
        cite=f"made up; temperatures from {conditions.cite}",
        synthetic=True,
        latitude_deg=place.latitude_deg,
        longitude_deg=place.longitude_deg,
        time_zone_h=float(round(place.longitude_deg / _DEGREES_PER_HOUR)),
        elevation_m=place.height_m,
        dry_bulb_c=nothing,
        dew_point_c=nothing,
        pressure_pa=np.full(HOURS, place.pressure_pa),
        sky_c=nothing,
        beam_w_m2=nothing,
        diffuse_w_m2=nothing,
        global_w_m2=nothing,
        wind_m_s=np.full(HOURS, habits.wind.value),
    )


def _dew_points(dry_bulb: Array, hot_c: float, sequence: Days, habits: Habits) -> Array:
    """Return dew points [°C], never above the dry bulb: those of a day follow its minimum, less the hotter it is.

    The hottest hours of the year have the dew point `hot_c` on the average.
    """
    coldest = dry_bulb.reshape(DAYS, 24).min(axis=1)
    low, high = np.quantile(coldest, [0.02, 0.98])
    # Where one day is as the other, none of them is hot.
    heat = np.clip((coldest - low) / (high - low), 0, 1.2) if high > low else np.zeros(DAYS)
    hottest = dry_bulb >= np.quantile(dry_bulb, 0.99)
    cold_gap, gap = habits.dew_point_below_minimum.value, float(high) - hot_c
    hourly = dry_bulb
    for _ in range(6):
        daily = coldest - (cold_gap + (gap - cold_gap) * heat) - sequence.clearness
        hourly = np.minimum(np.repeat(daily, 24), dry_bulb)
        gap += float(hourly[hottest].mean()) - hot_c
    return hourly
