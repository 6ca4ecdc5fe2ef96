"""The year of many candidates at once: what each draws, what it achieves, and why it does not achieve more."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assess.year.battery import Stored, follow
from assess.year.hvac import RoomYear
from assess.year.ladder import Ladder, Running
from assess.year.outages import Down
from assess.year.steps import Array, Flags, Steps
from assess.year.summary import Summary, summary
from assess.year.supply import Supply

_SAME = 1e-9
_LAST_BITS = 1e-12


@dataclass(frozen=True, eq=False)
class Around:
    """Everything around the node, step by step: the home [W], its supply, what is down, what the weather lets through.

    `pump` is what the node's heat pump draws for each watt into the coolant, `carries_w` the coolant's heat that can be
    carried off; both None where the node has no coolant or the weather is not known. `room` is None outdoors.
    """

    steps: Steps
    home_w: Array
    supply: Supply
    down: Down
    leg_w: Array | None = None
    pump: Array | None = None
    carries_w: Array | None = None
    room: RoomYear | None = None
    power_factor: float = 1.0

    @property
    def left_w(self) -> Array:
        """Return what is left for a node, its heat pump and what it adds to heating and cooling [W]."""
        left: Array = np.minimum(self.supply.left_w(self.home_w), self.supply.leg_left_w(self.leg_w))
        return left


@dataclass(frozen=True, eq=False)
class Flow:
    """The power of each step [W], a row a candidate: what the node wants, may by heat, and does; where power goes.

    In every step grid + battery given = home + node + added heating and cooling + battery taken.
    """

    around: Around
    ladder: Ladder
    caps_w: tuple[float, ...]
    wanted: Running
    cooled: Running
    running: Running
    wall_w: Array
    added_w: Array
    stored: Stored | None
    by_leg: Flags

    @property
    def grid_w(self) -> Array:
        """Return what the home takes from the street."""
        total: Array = self.around.home_w + self.wall_w + self.added_w
        return total if self.stored is None else total + self.stored.taken_w - self.stored.given_w

    @property
    def overloaded(self) -> Flags:
        """Return where the node runs although home and node are above the limit."""
        given = 0.0 if self.stored is None else self.stored.given_w
        asked = (self.wall_w + np.maximum(self.added_w, 0.0)) / self.around.power_factor
        over: Flags = (self.running.base_w > 0) & (asked - given > self.around.left_w + _SAME * self._limit_w)
        return over

    @property
    def _limit_w(self) -> float:
        return self.around.supply.setpoint_w


def flow(around: Around, ladder: Ladder, caps_w: Sequence[float]) -> Flow:
    """Return the year of a node at each of these caps, which are of the ladder's."""
    wanted_w = np.array([float(ladder.base_w[ladder.caps_w.index(cap)]) for cap in caps_w])[:, None]
    wanted = ladder.settle(wanted_w.copy())
    per_base = 1.0 if around.pump is None else 1.0 + ladder.coolant * around.pump
    added = _added_per_base(around, ladder, wanted_w)
    cooled = ladder.settle(np.minimum(wanted_w, _by_heat_w(around, ladder)))
    asks = (per_base + np.maximum(added, 0.0)) / around.power_factor
    running, stored, by_leg = _by_power(around, ladder, wanted_w, cooled, asks, per_base, added)
    return Flow(
        around=around,
        ladder=ladder,
        caps_w=tuple(caps_w),
        wanted=wanted,
        cooled=cooled,
        running=running,
        wall_w=running.base_w * per_base,
        # Heating that the node spares cannot be more than the home draws.
        added_w=np.maximum(running.base_w * added, -around.home_w),
        stored=stored,
        by_leg=by_leg,
    )


def run_year(around: Around, ladders: Sequence[Ladder], caps_w: Sequence[float]) -> list[Summary]:
    """Return what the year of every ladder comes to at each of these caps, which are of all ladders."""
    return [summary(flow(around, ladder, caps_w)) for ladder in ladders]


def _by_power(
    around: Around, ladder: Ladder, wanted_w: Array, cooled: Running, asks: Array, per_base: Array | float, added: Array
) -> tuple[Running, Stored | None, Flags]:
    """Return how the node runs below its limits, what a battery does meanwhile, and where one leg was the reason."""
    supply = around.supply
    circuit_w = supply.circuit_w / per_base
    nowhere = np.zeros(around.steps.count, dtype=np.bool_)
    if not supply.gives_way:
        return ladder.settle(np.minimum(cooled.base_w, circuit_w)), None, nowhere
    left_w = around.left_w
    by_leg = np.asarray(left_w < supply.left_w(around.home_w) - _SAME * supply.setpoint_w)
    stored: Stored | None = None
    if supply.store is not None:
        asked_w = cooled.base_w * asks
        # A battery carries the home's own part, never more, so that nothing flows back to the street.
        home_w = np.maximum(around.home_w + np.minimum(wanted_w * added, 0.0), 0.0)
        need_w = np.minimum(np.maximum(asked_w - left_w, 0.0), home_w)
        spare_w = np.maximum(left_w - asked_w, 0.0)
        stored = follow(supply.store, need_w, spare_w, around.steps.hours, around.steps.a_day)
        left_w = left_w + stored.given_w
    allowed_w = np.minimum(np.maximum(left_w, 0.0) / asks, circuit_w)
    # What a battery gives is just what is missing; the last bits of a sum must not turn the node down.
    allowed_w = np.where(allowed_w >= cooled.base_w * (1 - _LAST_BITS), cooled.base_w, allowed_w)
    return ladder.settle(np.minimum(cooled.base_w, allowed_w)), stored, by_leg


def _by_heat_w(around: Around, ladder: Ladder) -> Array:
    """Return the base that the outdoor cooler and the room let through in each step [W]."""
    most = np.full(around.steps.count, np.inf)
    if around.carries_w is not None and ladder.coolant > 0:
        most = np.minimum(most, np.maximum(around.carries_w, 0.0) / ladder.coolant)
    if around.room is not None and ladder.to_room > 0:
        room = around.room
        # A room that stays below its limit with the largest node that was run is no limit.
        allowed = np.where(room.allows_w >= room.heat_w[-1], np.inf, room.allows_w)
        most = np.minimum(most, around.steps.spread(allowed) / ladder.to_room)
    return most


def _added_per_base(around: Around, ladder: Ladder, wanted_w: Array) -> Array:
    """Return what each watt of base adds to the draw of heating and cooling, negative where it spares heating."""
    if around.room is None or ladder.to_room <= 0:
        return np.zeros((1, around.steps.count))
    rows = [around.room.added_by(ladder.to_room * float(base)) / float(base) for base in wanted_w[:, 0]]
    return around.steps.spread(np.array(rows))
