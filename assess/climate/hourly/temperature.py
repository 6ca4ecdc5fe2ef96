"""Dry bulbs of a year, fitted to the design temperatures, the degree days and the daily range of a place."""

import numpy as np

from assess.climate.hourly.days import DAYS, Array, Days
from assess.climate.hourly.given import Given
from assess.climate.hourly.habits import Habits

HEATING_BASE_C, COOLING_BASE_C = 18.0, 10.0  # of the degree days of the station index
_TURNS = 12  # of the fit
_SUMMER = slice(5 * DAYS // 12, 8 * DAYS // 12)  # about June to August
_FLATTEST_K = 0.5  # amplitude of the season
_WIDEST = 1.3  # of the daily range; what more it would need is left to the fit of the tails
_BODY = (0.06, 0.94)  # the part of the hours between its tails, which the design temperatures leave alone


def dry_bulbs(target: Given, days: Days, habits: Habits) -> Array:
    """Return 8,760 dry bulbs [°C] whose percentiles, degree days and summer range are the target's.

    A season, spells of warm and cold days and a daily wave are added up; mean and amplitude of the season are then
    turned until the degree days fit, and the tails are stretched to the design temperatures. Where degree days are
    unknown, mean and amplitude are the usual ones.
    """
    spread = target.cooling_1_c - target.heating_99_c
    mean = target.heating_99_c + habits.mean_in_span.value * spread
    season = habits.season_in_span.value * spread
    range_k = target.daily_range_k
    made = np.empty((DAYS, 24))
    for _ in range(_TURNS):
        made = _stretched(_raw(mean, season, range_k, target, days, habits), target)
        daily = made.mean(axis=1)
        mean_step, season_step = _steps(daily, days.season, target)
        mean += mean_step
        measured = float(np.ptp(made[_SUMMER], axis=1).mean())
        if measured > 0:  # where the 1 % and the 99 % dry bulb are one, every hour is as the other
            range_k = min(range_k * target.daily_range_k / measured, _WIDEST * target.daily_range_k)
        # The summer's common afternoons stay below the 1 % dry bulb; on warm coasts the winters give way instead.
        season = min(season + season_step, target.cooling_1_c - mean - 0.4 * range_k)
        season = max(season, _FLATTEST_K)
    return made.ravel()


def _raw(mean: float, season: float, range_k: float, target: Given, days: Days, habits: Habits) -> Array:
    """Return the sum of season, spells and daily wave as days by hours."""
    summer = 0.5 * (1 + days.season)
    spread = target.cooling_1_c - target.heating_99_c
    warm, cold = (spread * share.value for share in (habits.spell_of_summer, habits.spell_of_winter))
    daily = mean + season * days.season + (cold + (warm - cold) * summer) * days.warmth
    hours = np.arange(DAYS * 24)
    flowing = np.interp(hours + 0.5, np.arange(DAYS) * 24 + 12.0, daily, period=DAYS * 24).reshape(DAYS, 24)
    below = np.asarray(habits.daily_range.hours)
    width = habits.winter_range.value + (1 - habits.winter_range.value) * summer
    width = width * np.clip(1 + habits.range_of_clear_day.value * days.clearness, 0.3, 1.5)
    hourly: Array = flowing + range_k * width[:, None] * (below.mean() - below)
    return hourly


def _stretched(raw: Array, target: Given) -> Array:
    """Return the temperatures with their tails moved to the design values, along straight lines between them."""
    low, high = _BODY
    at = np.quantile(raw, [0.0, 0.01, low, high, 0.99, 0.996, 1.0])
    upper = target.cooling_04_c - target.cooling_1_c
    to = np.array(
        [
            target.heating_99_c - (at[1] - at[0]),
            target.heating_99_c,
            max(at[2], target.heating_99_c + 0.1),
            min(at[3], target.cooling_1_c - 0.1),
            target.cooling_1_c,
            max(target.cooling_04_c, target.cooling_1_c + 0.05),
            target.cooling_04_c + max(upper, min(at[6] - at[5], 2 * upper)),
        ]
    )
    stretched: Array = np.interp(raw, at, np.maximum.accumulate(to))
    return stretched


def _steps(daily: Array, season: Array, target: Given) -> tuple[float, float]:
    """Return how mean and amplitude of the season must change for the degree days to fit, to the first order."""
    if target.heating_k_day is None or target.cooling_k_day is None:
        return 0.0, 0.0
    heating, cooling = daily < HEATING_BASE_C, daily > COOLING_BASE_C
    missing = np.array(
        [
            target.heating_k_day - np.sum(HEATING_BASE_C - daily, where=heating),
            target.cooling_k_day - np.sum(daily - COOLING_BASE_C, where=cooling),
        ]
    )
    slopes = np.array(
        [
            [-float(heating.sum()), -np.sum(season, where=heating)],
            [float(cooling.sum()), np.sum(season, where=cooling)],
        ]
    )
    steps, *_ = np.linalg.lstsq(slopes, missing, rcond=0.02)
    mean, amplitude = np.clip(steps, -3.0, 3.0)
    return float(mean), float(amplitude)
