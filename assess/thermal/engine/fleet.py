"""Many homes under one sky: the hour of one zone as arrays over homes, as many at a time as the cache holds."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.thermal.engine.annual import WARM_UP_H
from assess.thermal.engine.hourly import START_C
from assess.thermal.engine.network import Array
from assess.thermal.engine.physics import HOUR_S
from assess.thermal.engine.zone import Delta, Zone

CHUNK = 4_000  # homes at once
BLOCK_H = 12  # hours whose drivers are multiplied out at once

Float = type[np.float64] | type[np.float32]
AnyArray = NDArray[Any]


@dataclass(frozen=True, eq=False)
class SharedWeather:
    """What all homes have in common: `series` holds a row of hours for each thing that homes take a part of.

    Such as outdoor air [°C], a row of ones, sunshine on each facade [W/m²]; the first row must be the outdoor air. The
    factors say how much of its capacity a system has in each hour; None is all of it.
    """

    series: Array
    cooling_factor: Array | None = None
    heating_factor: Array | None = None


@dataclass(frozen=True, eq=False)
class Homes:
    """Homes of one zone each: arrays with a value, or in the weights a row, for each home.

    A home's end temperature [°C], heat on air and radiant heat [W] are its weights times the series of the weather. The
    node goes to the air. Setpoints [°C] and capacities [W] are those of `Control`, and may be infinite.
    """

    deltas: Array
    mass_j_k: Array
    end_weights: Array
    air_weights: Array
    radiant_weights: Array
    node_w: Array
    cool_c: Array
    heat_c: Array
    cooling_w: Array
    heating_w: Array

    def __len__(self) -> int:
        return len(self.mass_j_k)

    def part(self, homes: slice) -> "Homes":
        """Return some of the homes."""
        return Homes(**{field.name: getattr(self, field.name)[homes] for field in fields(self)})


@dataclass(frozen=True, eq=False)
class FleetYear:
    """What the year came to, a value for each home."""

    cooling_kwh: AnyArray
    heating_kwh: AnyArray
    peak_cooling_w: AnyArray
    peak_heating_w: AnyArray
    highest_air_c: AnyArray
    hours_above: NDArray[np.int64]


def stack_zones(zones: Sequence[Zone]) -> tuple[Array, Array]:
    """Return `Homes.deltas` and `Homes.mass_j_k` of these zones, their air's heat counted with the mass."""
    names = [field.name for field in fields(Delta)]
    deltas = np.array([[getattr(zone.delta, name) for name in names] for zone in zones])
    return deltas, np.array([zone.stored_j_k for zone in zones])


def simulate_fleet(
    homes: Homes,
    weather: SharedWeather,
    limit_c: float,
    *,
    workers: int = 1,
    dtype: Float = np.float64,
    chunk: int = CHUNK,
    warm_up_h: int = WARM_UP_H,
) -> FleetYear:
    """Return the year of every home, and its hours with air above a limit; in double precision the same as `simulate`.

    `workers` are processes, each started afresh, which only pays off for many tens of thousands of homes.
    """
    run = partial(_chunk_year, weather=weather, limit_c=limit_c, dtype=dtype, warm_up_h=warm_up_h)
    parts = [homes.part(slice(start, start + chunk)) for start in range(0, len(homes), chunk)]
    if workers > 1 and len(parts) > 1:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            years = list(pool.map(run, parts))
    else:
        years = [run(part) for part in parts]
    return FleetYear(
        **{field.name: np.concatenate([getattr(year, field.name) for year in years]) for field in fields(FleetYear)}
    )


@dataclass(frozen=True, eq=False)
class _Constants:
    """The hour of `OneZone`, an array over homes each; `drift` and `given` weigh the series of the weather."""

    tied: AnyArray
    drift: AnyArray
    given: AnyArray
    carry: AnyArray
    kept: AnyArray
    taken: AnyArray


def _constants(homes: Homes, dtype: Float) -> _Constants:
    """Return what `hourly_zone` returns, for every home. A home must lose heat or store some."""
    air_mass, air_outdoor, air_end, mass_outdoor, mass_end, air_radiant, mass_radiant = homes.deltas.T
    memory = 2 * homes.mass_j_k / HOUR_S
    held = memory + air_mass + mass_outdoor + mass_end
    per_held = np.divide(1.0, held, out=np.zeros_like(held), where=held > 0)
    end = np.where(memory > 0, 2.0, 1.0)
    air = air_end[:, None] * homes.end_weights + air_radiant[:, None] * homes.radiant_weights + homes.air_weights
    mass = mass_end[:, None] * homes.end_weights + mass_radiant[:, None] * homes.radiant_weights
    air[:, 0] += air_outdoor
    mass[:, 0] += mass_outdoor
    tied = air_mass + air_outdoor + air_end - air_mass**2 * per_held
    drift = (air + (air_mass * per_held)[:, None] * mass) / tied[:, None]
    parts = (
        tied,
        drift.T,
        ((end * per_held)[:, None] * mass).T,
        air_mass * memory * per_held / tied,
        np.where(held > 0, end * memory * per_held - (end - 1), 1.0),
        end * air_mass * per_held,
    )
    return _Constants(*(np.ascontiguousarray(part, dtype=dtype) for part in parts))


def _chunk_year(homes: Homes, weather: SharedWeather, limit_c: float, dtype: Float, warm_up_h: int) -> FleetYear:
    """Return the year of homes that fit into the cache."""
    constants, count, hours = _constants(homes, dtype), len(homes), weather.series.shape[1]
    runner = _Runner(homes, weather, constants, dtype)
    for _ in runner.blocks(hours - min(warm_up_h, hours), hours):
        pass
    cooled, net, hottest, coldest = (np.zeros(count, dtype=dtype) for _ in range(4))
    highest = np.full(count, -np.inf, dtype=dtype)
    above = np.zeros(count, dtype=np.int64)
    for free, air in runner.blocks(0, hours):
        highest = np.maximum(highest, air.max(axis=0))
        above += np.count_nonzero(air > limit_c + 1e-9, axis=0)
        taken = np.subtract(free, air, out=free)  # what cooling took off each hour's air [K]; heating is negative
        hottest = np.maximum(hottest, taken.max(axis=0))
        coldest = np.minimum(coldest, taken.min(axis=0))
        net += taken.sum(axis=0)
        cooled += np.maximum(taken, 0.0, out=taken).sum(axis=0)
    tied = constants.tied
    return FleetYear(
        cooling_kwh=cooled * tied / 1e3,
        heating_kwh=(cooled - net) * tied / 1e3,
        peak_cooling_w=hottest * tied,
        peak_heating_w=-coldest * tied,
        highest_air_c=highest,
        hours_above=above,
    )


class _Runner:
    """Homes on their way through the hours; `mass` is their state."""

    def __init__(self, homes: Homes, weather: SharedWeather, constants: _Constants, dtype: Float) -> None:
        hours = weather.series.shape[1]
        self.series = np.ascontiguousarray(weather.series.T, dtype=dtype)
        self.constants = constants
        self.dtype = dtype
        self.mass = np.full(len(homes), START_C, dtype=dtype)
        self.node = (homes.node_w / constants.tied).astype(dtype)
        self.cool, self.heat = homes.cool_c.astype(dtype), homes.heat_c.astype(dtype)
        caps = [(capacity_w / constants.tied).astype(dtype) for capacity_w in (homes.cooling_w, homes.heating_w)]
        self.endless = not np.isfinite(caps[0]).any(), not np.isfinite(caps[1]).any()
        # Endless among others is very much, because infinity times a factor of 0 is no number.
        self.down, self.up = (np.minimum(cap, np.finfo(dtype).max / 1e3) for cap in caps)
        ones = np.ones(hours)
        factors = (weather.cooling_factor, weather.heating_factor)
        self.cooling, self.heating = ((ones if part is None else part).tolist() for part in factors)

    def blocks(self, start: int, end: int) -> Iterator[tuple[AnyArray, AnyArray]]:
        """Yield the air without and with heating and cooling, some hours at a time: a row an hour, a column a home."""
        for first in range(start, end, BLOCK_H):
            last = min(first + BLOCK_H, end)
            series = self.series[first:last]
            free: AnyArray = series @ self.constants.drift
            free += self.node
            air = np.empty_like(free)
            self._hours(first, free, air, series @ self.constants.given)
            yield free, air

    def _hours(self, first: int, free: AnyArray, air: AnyArray, given: AnyArray) -> None:
        multiply, add, subtract, least, most = np.multiply, np.add, np.subtract, np.minimum, np.maximum
        mass, spare = self.mass, np.empty_like(self.mass)
        carry, kept, taken = self.constants.carry, self.constants.kept, self.constants.taken
        cool, heat, down, up = self.cool, self.heat, self.down, self.up
        endless_cooling, endless_heating = self.endless
        for hour, (here, now, gift) in enumerate(zip(free, air, given, strict=True), first):
            multiply(carry, mass, spare)
            add(here, spare, here)
            if endless_cooling:
                least(here, cool, out=now)
            else:
                multiply(down, self.cooling[hour], spare)
                subtract(here, spare, spare)
                most(spare, cool, out=spare)
                least(here, spare, out=now)
            if endless_heating:
                most(now, heat, out=now)
            else:
                multiply(up, self.heating[hour], spare)
                add(here, spare, spare)
                least(spare, heat, out=spare)
                most(now, spare, out=now)
            multiply(mass, kept, mass)
            multiply(taken, now, spare)
            add(mass, spare, mass)
            add(mass, gift, mass)
