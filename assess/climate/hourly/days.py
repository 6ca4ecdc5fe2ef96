"""How the days of a year follow each other: warm and cold spells, clear and cloudy days; the same for the same seed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assess.climate.hourly.habits import Habits

Array = NDArray[np.float64]
DAYS = 365


@dataclass(frozen=True, eq=False)
class Days:
    """Arrays of 365 values: how much of summer it is (-1 to 1), and how warm and clear the day is for its season.

    Warmth and clearness are in standard deviations, of mean 0 and deviation 1 over the year.
    """

    season: Array
    warmth: Array
    clearness: Array


def days(seed: int, habits: Habits) -> Days:
    """Return a year of days whose spells last as long as those of typical years."""
    season = np.cos(2 * np.pi * (np.arange(1, DAYS + 1) - habits.hottest_day.value) / DAYS)
    chance = _normal(seed, 2 * DAYS)
    warmth = _spells(chance[:DAYS], habits.day_to_day.value)
    shared = habits.clear_and_warm.value * np.clip(season, 0, None)
    own = _spells(chance[DAYS:], habits.clear_to_clear.value)
    return Days(season, warmth, shared * warmth + np.sqrt(1 - shared**2) * own)


def _normal(seed: int, size: int) -> Array:
    """Return normal deviates from the raw bits of PCG64, which NumPy promises not to change (Box and Muller, 1958)."""
    bits = np.random.PCG64(seed).random_raw(2 * size) >> np.uint64(11)
    first, second = ((bits + 0.5) / 2.0**53).reshape(2, size)
    normal: Array = np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second)
    return normal


def _spells(chance: Array, autocorrelation: float) -> Array:
    """Return a first-order autoregressive sequence that closes into a ring, with mean 0 and deviation 1."""
    weights = autocorrelation ** np.arange(DAYS)
    ring = np.fft.irfft(np.fft.rfft(weights) * np.fft.rfft(chance), DAYS)
    spells: Array = (ring - ring.mean()) / ring.std()
    return spells
