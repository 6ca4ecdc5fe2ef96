"""Appliances that run now and then: their starts drawn by lot, always the same lots for the same seed."""

import numpy as np

from assess.year.end_uses import Use
from assess.year.steps import DAYS, Array, Steps

_FINE = Steps(per_hour=4)


def runs_w(use: Use, steps: Steps, seed: int) -> Array:
    """Return the power of an appliance over the year [W], whole runs at its power, all of its energy to the last Wh.

    Runs are spread evenly over the days and drawn by the shares of the hours. Two never overlap: the second waits.
    Drawn in quarter-hours and averaged, so that longer steps have lower peaks. Raises ValueError without a power.
    """
    if use.power_w is None or use.runs is None:
        raise ValueError(f"{use.use.name} has no power at which it runs")
    count = max(1, round(use.runs))
    quarter_wh = use.power_w * _FINE.hours
    each = use.kwh * 1_000 / count / quarter_wh  # quarter-hours of a run, a fraction at its end
    start = _starts(use, count, seed)
    # A run waits for the one before it: the latest of the queue so far, in closed form.
    turn = np.arange(count) * each
    start = np.maximum.accumulate(start - turn) + turn
    edges = np.arange(_FINE.count + 1, dtype=np.float64)
    knots = np.column_stack([start, start + each]).ravel()
    used = np.column_stack([np.arange(count), np.arange(1, count + 1)]).ravel() * each
    # What runs past midnight of the last day belongs to the first.
    past = np.interp(edges, knots, used)
    watts = np.diff(past) * use.power_w
    late = float(used[-1] - past[-1])
    if late > 0:
        _first_free(watts, late * use.power_w, use.power_w)
    shorter: Array = watts.reshape(steps.count, -1).mean(axis=1) if steps.per_hour < _FINE.per_hour else watts
    return shorter


def _starts(use: Use, count: int, seed: int) -> Array:
    """Return sorted starts in quarter-hours of the year."""
    day_weight = np.repeat(np.array(use.use.months), np.bincount(_FINE.month) // _FINE.a_day)
    passed = np.concatenate([[0.0], np.cumsum(day_weight)])
    at = np.interp((np.arange(count) + 0.5) / count * passed[-1], passed, np.arange(DAYS + 1.0))
    day = np.minimum(np.floor(at), DAYS - 1)
    hour_ends = np.concatenate([[0.0], np.cumsum(use.use.hours)])
    within = np.interp(_lots(seed, count) * hour_ends[-1], hour_ends, np.arange(len(hour_ends)) * _FINE.per_hour)
    return np.sort(day * _FINE.a_day + np.floor(within))


def _lots(seed: int, count: int) -> Array:
    """Return evenly spread lots in [0, 1) from the raw bits of PCG64, which NumPy promises not to change."""
    bits = np.random.PCG64(seed).random_raw(count) >> np.uint64(11)
    lots: Array = bits / 2.0**53
    return lots


def _first_free(watts: Array, left: float, most: float) -> None:
    """Add what is left of the last run [W of quarter-hours] to the first quarter-hours that have room for it."""
    room = np.minimum(np.cumsum(most - watts), left)
    watts += np.diff(np.concatenate([[0.0], room]))
