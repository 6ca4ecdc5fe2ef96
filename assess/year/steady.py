"""The year of a node that never gives way to its home, whatever the home draws: its weather, its room, its outages.

The same hours as those of `prepare_year` and `run_year`, to the last bit, without the load of the home that they are
laid beside. It is known just where that load is, so that the answer does not hang on which of the two was asked.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assess.hardware import NodePower, NodeSpec, silent_power
from assess.intake import Home, PowerManagement
from assess.records import Figure
from assess.rulebook import Edition
from assess.thermal import ThermalSite
from assess.thermal.dynamics.place import dry_bulb_of, year_of
from assess.thermal.dynamics.si import FAHRENHEIT_PER_KELVIN
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoor_cooler import Cooler, cooler_of
from assess.worksheet import Worksheet
from assess.year.end_uses import people
from assess.year.hvac import RoomYear, house_unknown, room_year
from assess.year.ladder import Ladder
from assess.year.outages import Down, down_of
from assess.year.prepare import ladder_of, ride_h
from assess.year.run import Around, flow
from assess.year.steps import Array, Steps
from assess.year.summary import work_of
from assess.year.supply import Supply, supply_of

_STEPS = Steps()
_NEVER_DOWN = Down(0.0, 0.0)
_NO_LIMIT = Supply(float("inf"), gives_way=False)


@dataclass(frozen=True, eq=False)
class SteadyYear:
    """What the weather lets through of a node, and the share of the year with power and line."""

    spec: NodeSpec
    dry_bulb_c: Array
    cooler: Cooler | None
    up: float
    room: RoomYear | None = None

    def work(self, gpus: int, cap_w: float) -> tuple[float, float]:
        """Return the work asked of so many GPUs at a cap and the work that they do, in GPU-hours at full power."""
        air, node = _Air(self.dry_bulb_c), (self.cooler, self.spec, gpus, cap_w)
        asked, done = _work_outdoors(air, *node) if self.room is None else _work(air, *node, self.room)
        return asked, done * self.up


def is_steady(home: Home) -> bool:
    """Return whether the node never gives way to the home."""
    return home.node.power_management is not PowerManagement.PCS_DYNAMIC


def steady_year(
    site: ThermalSite, spec: NodeSpec, edition: Edition, cooler_rated: Figure | None, power: NodePower
) -> SteadyYear | None:
    """Return the year around a steady node; None where the year of its home is not known.

    `power` is the node that is asked about, by which the air of its room is judged.
    """
    home, dry_bulb_c = site.home, dry_bulb_of(site.weather, site.hourly)
    inputs = Inputs(home, Worksheet(recording=False))
    if dry_bulb_c is None or isinstance(people(inputs), Missing) or house_unknown(site):
        return None
    supply = supply_of(inputs, edition)
    if isinstance(supply, Missing):
        return None
    cooler = None
    if spec.cooling == "liquid":
        largest = silent_power(spec, spec.gpus, spec.cap_max_w)
        cooler = cooler_of(inputs, largest, spec.model.heat_pump_heat_w, cooler_rated)
    down, year = down_of(inputs, ride_h=ride_h(home, spec, supply)), None
    if spec.indoors:
        year = year_of(site.weather, site.hourly)
    return SteadyYear(spec, dry_bulb_c, cooler, down.up, None if year is None else room_year(site, year, power))


@dataclass(frozen=True, eq=False, slots=True)
class _Air:
    """Dry bulbs [°C] as a key: the same only if they are that very array."""

    dry_bulb_c: Array

    def __hash__(self) -> int:
        return id(self.dry_bulb_c)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Air) and other.dry_bulb_c is self.dry_bulb_c


def _work(
    air: _Air, cooler: Cooler | None, spec: NodeSpec, gpus: int, cap_w: float, room: RoomYear | None = None
) -> tuple[float, float]:
    """Return the work asked and done without outages."""
    carries_w = None if cooler is None else _carries_w(air, cooler)
    around = Around(_STEPS, np.zeros(_STEPS.count), _NO_LIMIT, _NEVER_DOWN, carries_w=carries_w, room=room)
    return work_of(flow(around, _ladder(spec, gpus, cap_w), (cap_w,)))


# Homes under one weather ask for the same again and again.
_work_outdoors = lru_cache(maxsize=512)(_work)


@lru_cache(maxsize=64)
def _carries_w(air: _Air, cooler: Cooler) -> Array:
    carries_w: Array = cooler.carries_w(air.dry_bulb_c * FAHRENHEIT_PER_KELVIN + 32)
    return carries_w


@lru_cache(maxsize=1024)
def _ladder(spec: NodeSpec, gpus: int, cap_w: float) -> Ladder:
    return ladder_of(spec, gpus, (cap_w,))
