"""What a year of steps uses and spares, hour by hour, for those who reckon with energy."""

from dataclasses import dataclass

import numpy as np

from assess.year.outages import YEAR_H
from assess.year.run import Flow
from assess.year.steps import DAYS, HOURS_OF_DAY, Array
from assess.year.summary import HEAT, summary

_HOURS = DAYS * HOURS_OF_DAY


@dataclass(frozen=True, eq=False)
class Used:
    """The first candidate of a flow, by the hour [kWh, GPU-hours]: 8,760 values each.

    `cooling_kwh` is what cooling draws more, `spared_kwh` heat that need not be made; both None where the node gives
    heat to a room that is not known. `throttled_h` are the hours in which heat holds the node down. What outages are
    expected to take is taken off evenly.
    """

    node_kwh: Array
    household_kwh: Array
    gpu_hours: Array
    cooling_kwh: Array | None
    spared_kwh: Array | None
    throttled_h: float


def used(flow: Flow) -> Used:
    """Return what the first candidate of a flow uses and spares."""
    around, room = flow.around, flow.around.room
    steps, up = around.steps, around.down.up
    powered = 1 - around.down.power_h / YEAR_H
    to_room_w = flow.ladder.to_room * float(flow.running.base_w[0].mean())
    # A node that gives no heat to a room adds nothing to its cooling; what an unknown room does is unknown.
    cooling = spared = None if to_room_w > 0 else np.zeros(_HOURS)
    if room is not None and to_room_w > 0:
        cooling, spared = room.cooling_by(to_room_w) / 1_000 * powered, room.spared_by(to_room_w) / 1_000 * powered
    return Used(
        node_kwh=_hourly(flow.wall_w[0], steps.per_hour) / 1_000 * powered,
        household_kwh=_hourly(np.maximum(around.home_w, 0.0), steps.per_hour) / 1_000,
        gpu_hours=_hourly(flow.running.gpus[0], steps.per_hour) * up,
        cooling_kwh=cooling,
        spared_kwh=spared,
        throttled_h=float(summary(flow).curtailed_h[HEAT][0]),
    )


def _hourly(series: Array, per_hour: int) -> Array:
    """Return the means of the hours."""
    means: Array = np.asarray(series, dtype=float).reshape(-1, per_hour).mean(axis=1)
    return means
