"""What a year of steps comes to: GPU-hours, energy, hours curtailed by their cause, what is sure beside the mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assess.rulebook.reference import load_reference
from assess.year.outages import YEAR_H
from assess.year.steps import Array, Flags

if TYPE_CHECKING:
    from assess.year.run import Flow

HEAT, SERVICE, LEG, POWER_OUT, LINE_OUT = "heat", "service", "leg", "outage", "internet"
CAUSES = (HEAT, SERVICE, LEG, POWER_OUT, LINE_OUT)
_SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Summary:
    """The year of a count of GPUs, an entry a cap in each array.

    `gpu_hours` count a GPU at any cap as one, `work_hours` by its throughput in GPUs at full power; both are what is
    left after outages, and `asked` is the same without any limit. `lost` are work hours by cause, and with what is
    delivered make up what was asked. `curtailed_h` are hours in which anything is lost; those of outage and internet
    are expected values. `guaranteed` GPUs run in 99.9 % of the hours with power and line; `short_h` are the hours below
    what was asked for want of cooling or power, `longest_h` the longest such time. Energies [kWh] leave out the hours
    without power.
    """

    gpus: int
    caps_w: tuple[float, ...]
    gpu_hours: Array
    gpu_hours_asked: Array
    work_hours: Array
    work_hours_asked: Array
    lost: Mapping[str, Array]
    curtailed_h: Mapping[str, Array]
    short_h: Array
    longest_h: Array
    guaranteed: Array
    mean_gpus: Array
    overload_h: Array
    node_kwh: Array
    added_kwh: Array
    battery_loss_kwh: Array

    @property
    def delivered(self) -> Array:
        """Return the share of the work asked that is done."""
        return self.work_hours / self.work_hours_asked


def summary(flow: "Flow") -> Summary:
    """Return what a flow comes to."""
    around, steps = flow.around, flow.around.steps
    hours, count = steps.hours, steps.count
    down, up = around.down, around.down.up
    rows = flow.running.base_w.shape[0]
    wanted = flow.wanted.throughput[:, 0]
    cooled = np.broadcast_to(flow.cooled.throughput, (rows, count)) if flow.cooled.base_w.shape[1] > 1 else None
    done = flow.running.throughput
    asked_work = wanted * YEAR_H
    after_heat = cooled.sum(axis=1) * hours if cooled is not None else asked_work
    power = cooled_less_done(flow) * hours
    by_leg = power @ flow.by_leg.astype(np.float64)
    work = done.sum(axis=1) * hours
    short_of_power = flow.running.base_w < flow.cooled.base_w * (1 - _SAME)
    hot = flow.cooled.base_w < flow.wanted.base_w * (1 - _SAME)
    lost = {
        HEAT: asked_work - after_heat,
        SERVICE: power.sum(axis=1) - by_leg,
        LEG: by_leg,
        POWER_OUT: work * (down.power_h / YEAR_H),
        LINE_OUT: work * (1 - up - down.power_h / YEAR_H),
    }
    curtailed = {
        HEAT: _hours(hot, rows, hours),
        SERVICE: _hours(short_of_power & ~flow.by_leg, rows, hours),
        LEG: _hours(short_of_power & flow.by_leg, rows, hours),
        POWER_OUT: np.full(rows, down.power_h),
        LINE_OUT: np.full(rows, down.line_h),
    }
    powered = 1 - down.power_h / YEAR_H
    return Summary(
        gpus=flow.ladder.gpus,
        caps_w=flow.caps_w,
        gpu_hours=flow.running.gpus.sum(axis=1) * hours * up,
        gpu_hours_asked=np.full(rows, float(flow.ladder.gpus) * YEAR_H),
        work_hours=work * up,
        work_hours_asked=asked_work,
        lost=lost,
        curtailed_h=curtailed,
        short_h=_hours(short_of_power | hot, rows, hours),
        longest_h=longest(short_of_power | hot) * hours,
        guaranteed=_guaranteed(flow),
        mean_gpus=flow.running.gpus.mean(axis=1),
        overload_h=_hours(flow.overloaded, rows, hours),
        node_kwh=flow.wall_w.sum(axis=1) * (hours * powered / 1_000),
        added_kwh=flow.added_w.sum(axis=1) * (hours * powered / 1_000),
        battery_loss_kwh=_battery_loss_kwh(flow, rows),
    )


def work_of(flow: "Flow") -> tuple[float, float]:
    """Return the work asked and the work done of the first cap of a flow [GPU-h], the same as in its summary."""
    asked = flow.wanted.throughput[:, 0] * YEAR_H
    done = flow.running.throughput.sum(axis=1) * flow.around.steps.hours * flow.around.down.up
    return float(asked[0]), float(done[0])


def cooled_less_done(flow: "Flow") -> Array:
    """Return the throughput that want of power takes in each step."""
    less: Array = flow.cooled.throughput - flow.running.throughput
    return less


def longest(short: Flags) -> Array:
    """Return the longest run of steps that are short, one value a row."""
    at = np.arange(1, short.shape[-1] + 1)
    last_good = np.maximum.accumulate(np.where(short, 0, at), axis=-1)
    runs: Array = (at - last_good).max(axis=-1).astype(np.float64)
    return runs


def _hours(flags: Flags, rows: int, hours: float) -> Array:
    each = np.empty(rows)
    each[:] = np.count_nonzero(np.atleast_2d(flags), axis=1) * hours
    return each


def _guaranteed(flow: "Flow") -> Array:
    """Return the GPUs that run in all but a thousandth of the steps."""
    share = load_reference("reference/year").figure("guaranteed.share").value
    gpus = flow.running.gpus
    few = int((1 - share) * gpus.shape[1] + _SAME)
    least: Array = np.partition(gpus, few, axis=1)[:, few]
    return least


def _battery_loss_kwh(flow: "Flow", rows: int) -> Array:
    if flow.stored is None:
        return np.zeros(rows)
    store = flow.around.supply.store
    hours = flow.around.steps.hours
    started = 0.0 if store is None else store.usable_wh
    net = (flow.stored.taken_w - flow.stored.given_w).sum(axis=1) * hours
    loss: Array = (net - (flow.stored.held_wh[:, -1] - started)) / 1_000
    return loss
