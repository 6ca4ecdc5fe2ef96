"""A battery that lends the home what the supply does not give, and takes it back when there is room."""

from dataclasses import dataclass

import numpy as np

from assess.year.steps import Array


@dataclass(frozen=True)
class Store:
    """A battery: energy that may be used [Wh], its reserve left out, power both ways [W], round-trip efficiency.

    Half of the losses fall on charging and half on discharging, so that each way keeps the root of the round trip.
    """

    usable_wh: float
    power_w: float
    round_trip: float

    @property
    def one_way(self) -> float:
        """Return what one way keeps."""
        return float(np.sqrt(self.round_trip))


@dataclass(frozen=True, eq=False)
class Stored:
    """What a battery gives and takes at its connection in each step [W], and what it holds after it [Wh]."""

    given_w: Array
    taken_w: Array
    held_wh: Array


def follow(store: Store, need_w: Array, spare_w: Array, step_h: float, block: int) -> Stored:
    """Return how a full battery follows needs and spare power, steps along the last axis, `block` of them a day.

    A step either needs or has to spare. What a battery does is to add and to hold within two ends; such operations
    chained are one of the same kind, so days are gone through side by side and only then put in order.
    """
    way = store.one_way
    change = way * np.minimum(spare_w, store.power_w) * step_h - np.minimum(need_w, store.power_w) * step_h / way
    days = change.reshape(*change.shape[:-1], -1, block)
    held = _held(days, store.usable_wh).reshape(change.shape)
    before = np.concatenate([np.full((*change.shape[:-1], 1), store.usable_wh), held[..., :-1]], axis=-1)
    moved = held - before
    return Stored(
        given_w=np.maximum(-moved, 0.0) * (way / step_h),
        taken_w=np.maximum(moved, 0.0) / (way * step_h),
        held_wh=held,
    )


def _held(days: Array, most: float) -> Array:
    """Return what is held after each step of each day, starting full: last axes are days and their steps."""
    shape, block, count = days.shape[:-1], days.shape[-1], days.shape[-2]
    add = np.zeros(shape)
    low, high = np.zeros(shape), np.full(shape, most)
    for step in range(block):
        now = days[..., step]
        add = add + now
        low = np.clip(low + now, 0.0, most)
        high = np.clip(high + now, 0.0, most)
    start = np.empty_like(add)
    at: Array = np.full(days.shape[:-2], most)
    for day in range(count):
        start[..., day] = at
        at = np.clip(at + add[..., day], low[..., day], high[..., day])
    held = np.empty_like(days)
    for step in range(block):
        start = np.clip(start + days[..., step], 0.0, most)
        held[..., step] = start
    return held
