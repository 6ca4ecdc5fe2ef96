"""The pictures of the year: headroom, months, the usual day and the worst week."""

import numpy as np

from assess.findings import Curve, Series
from assess.year.outages import YEAR_H
from assess.year.prepare import YearSite
from assess.year.run import Flow
from assess.year.steps import DAYS, HOURS_OF_DAY, Array, Steps
from assess.year.summary import Summary

_WEEK = 7
_SHARES = np.arange(0.0, 101.0)
_W_PER_KW = 1_000


def pictures(site: YearSite, flow: Flow, came_to: Summary) -> tuple[Series, ...]:
    """Return the pictures of one candidate's year."""
    return (_headroom(site, flow), _months(site, flow, came_to), _day(site, flow), _worst_week(site, flow))


def _headroom(site: YearSite, flow: Flow) -> Series:
    """Return how much is left for a node, the least first, over the share of the year."""
    left_kw = np.sort(site.around.left_w) / _W_PER_KW
    shown = np.interp(_SHARES / 100 * (len(left_kw) - 1), np.arange(len(left_kw)), left_kw)
    asks_kw = float(flow.wanted.base_w[0, 0]) / _W_PER_KW
    enough = float(np.mean(left_kw >= asks_kw))
    return _series(
        "year.headroom",
        "What the home leaves for a node",
        ("share of the year with no more than this", "%", _SHARES),
        "kW",
        {"left for a node": shown, "this node": np.full(len(_SHARES), asks_kw)},
        f"In {enough * YEAR_H:,.0f} of {YEAR_H:,} hours the home leaves {asks_kw:.1f} kW or more.",
    )


def _months(site: YearSite, flow: Flow, came_to: Summary) -> Series:
    """Return the work done in each month and what each cause took of it, in GPU-hours of full power."""
    steps, up = site.around.steps, site.around.down.up
    done = np.broadcast_to(flow.running.throughput, (1, steps.count))[0]
    cooled = np.broadcast_to(flow.cooled.throughput, (1, steps.count))[0]
    wanted = float(flow.wanted.throughput[0, 0])
    down = {"no power": site.around.down.power_h / YEAR_H, "no line": site.around.down.line_h / YEAR_H}
    by_leg = np.where(flow.by_leg, cooled - done, 0.0)
    curves = {
        "done": done * up,
        "heat": wanted - cooled,
        "the supply's limit": cooled - done - by_leg,
        "one leg's limit": by_leg,
        **{name: done * share for name, share in down.items()},
    }
    monthly = {name: steps.monthly(series) * steps.hours for name, series in curves.items()}
    shown = {name: values for name, values in monthly.items() if name == "done" or values.sum() > 0}
    return _series(
        "year.months",
        "GPU-hours month by month, and what takes the rest",
        ("month", "", np.arange(1.0, 13.0)),
        "GPU-h",
        shown,
        f"Of {float(came_to.work_hours_asked[0]):,.0f} GPU-hours asked {float(came_to.work_hours[0]):,.0f} are done.",
    )


def _day(site: YearSite, flow: Flow) -> Series:
    """Return the usual day: the mean of every hour of the day, and the home's highest."""
    home = _by_day(site.around.home_w, site.around.steps)
    node = _by_day(_row(flow.wall_w + flow.added_w, site.around.steps), site.around.steps)
    busiest = int(np.argmax(home.mean(axis=0)))
    return _series(
        "year.day",
        "The usual day",
        ("hour of the day", "h", _middles(HOURS_OF_DAY)),
        "kW",
        {
            "home, mean": home.mean(axis=0),
            "home, highest": home.max(axis=0),
            "node and what it adds, mean": node.mean(axis=0),
        },
        f"The home draws most from {busiest}:00 to {busiest + 1}:00.",
    )


def _worst_week(site: YearSite, flow: Flow) -> Series:
    """Return the week in which the least work is done; where all is done, the one that leaves least for the node."""
    steps = site.around.steps
    done = _by_day(_row(flow.running.throughput, steps), steps).sum(axis=1)
    left = _by_day(site.around.left_w, steps).min(axis=1)
    weeks = np.lib.stride_tricks.sliding_window_view
    work = weeks(done, _WEEK).sum(axis=1)
    all_done = bool(np.ptp(done) <= 1e-9 * max(float(done.max()), 1.0))
    first = int(np.argmin(weeks(left, _WEEK).min(axis=1))) if all_done else int(np.argmin(work))
    hours = slice(first * HOURS_OF_DAY, (first + _WEEK) * HOURS_OF_DAY)

    def kw(watts: Array) -> Array:
        return _by_day(watts, steps).ravel()[hours]

    curves = {
        "home": kw(site.around.home_w),
        "node and what it adds": kw(_row(flow.wall_w + flow.added_w, steps)),
        "limit of both": np.full(_WEEK * HOURS_OF_DAY, site.around.supply.setpoint_w / _W_PER_KW),
    }
    share = float(work[first]) / (float(flow.wanted.throughput[0, 0]) * _WEEK * HOURS_OF_DAY * _W_PER_KW**-1)
    return _series(
        "year.worst_week",
        "The worst week",
        ("hour of the week", "h", _middles(_WEEK * HOURS_OF_DAY)),
        "kW",
        curves,
        f"The week from day {first + 1} of the year: {share:.1%} of the work is done while power and line are there.",
    )


def _middles(hours: int) -> Array:
    middles: Array = np.arange(hours, dtype=np.float64) + 0.5
    return middles


def _row(series: Array, steps: Steps) -> Array:
    """Return the one candidate's series, as long as the year."""
    row: Array = np.broadcast_to(np.atleast_2d(series), (1, steps.count))[0]
    return row


def _by_day(watts: Array, steps: Steps) -> Array:
    """Return the hourly means in thousands, a row a day."""
    days: Array = watts.reshape(DAYS, HOURS_OF_DAY, steps.per_hour).mean(axis=2) / _W_PER_KW
    return days


def _series(
    code: str, title: str, axis: tuple[str, str, Array], unit: str, curves: dict[str, Array], says: str
) -> Series:
    x_name, x_unit, x = axis
    return Series(
        code=code,
        title=title,
        x_name=x_name,
        x_unit=x_unit,
        x=tuple(map(float, x)),
        y_unit=unit,
        curves=tuple(Curve(name=name, values=tuple(map(float, values))) for name, values in curves.items()),
        says=says,
    )
