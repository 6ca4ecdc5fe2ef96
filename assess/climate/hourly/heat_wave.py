"""A heat wave: three days at the twenty-year maximum, laid into a year of weather."""

from dataclasses import dataclass, replace

import numpy as np

from assess.climate.hourly.days import DAYS, Array
from assess.climate.hourly.given import given
from assess.climate.hourly.habits import load_habits
from assess.climate.hourly.sky import radiation, sky_c
from assess.climate.hourly.sun import sun_of
from assess.climate.hourly.synthetic import synthetic_year
from assess.climate.lookup import DesignConditions
from assess.intake.weather_year import WeatherYear

WAVE_DAYS = 3


@dataclass(frozen=True)
class HeatWave:
    """A year that holds a heat wave, and its 72 hours."""

    year: WeatherYear
    hours: slice

    @property
    def dry_bulb_c(self) -> Array:
        """Return the dry bulbs of the wave [°C]."""
        wave: Array = self.year.dry_bulb_c[self.hours]
        return wave


def heat_wave(conditions: DesignConditions, year: WeatherYear | None = None) -> HeatWave:
    """Return a year in which three clear days reach the twenty-year maximum.

    They take the place of the hottest three days of the year, which is the synthetic one where none is given. Their
    nights are as warm as the mean daily range leaves them, and their air holds as much water as on a design day.
    Raises IntakeError when the position of the place is unknown.
    """
    habits = load_habits()
    place = given(conditions)
    year = synthetic_year(conditions) if year is None else year
    daily = year.dry_bulb_c.reshape(DAYS, 24).mean(axis=1)
    first = int(np.argmax(np.convolve(daily, np.ones(WAVE_DAYS), "valid")))
    hours = slice(24 * first, 24 * (first + WAVE_DAYS))

    dry_bulb = place.extreme_max_c - place.daily_range_k * np.tile(habits.daily_range.hours, WAVE_DAYS)
    dew_point = np.minimum(dry_bulb, place.hot_dew_point_c)
    clear = np.full(DAYS, habits.clearest.value)
    bright = radiation(sun_of(year), clear, habits)

    def with_wave(series: Array, wave: Array) -> Array:
        laid_over: Array = series.copy()
        laid_over[hours] = wave
        return laid_over

    return HeatWave(
        replace(
            year,
            label=f"{year.label}; with three days at the twenty-year maximum of {conditions.extreme_max_f:.0f} °F",
            dry_bulb_c=with_wave(year.dry_bulb_c, dry_bulb),
            dew_point_c=with_wave(year.dew_point_c, dew_point),
            sky_c=with_wave(year.sky_c, sky_c(dry_bulb, dew_point, clear[:WAVE_DAYS], habits)),
            beam_w_m2=with_wave(year.beam_w_m2, bright.beam_w_m2[hours]),
            diffuse_w_m2=with_wave(year.diffuse_w_m2, bright.diffuse_w_m2[hours]),
            global_w_m2=with_wave(year.global_w_m2, bright.global_w_m2[hours]),
        ),
        hours,
    )
