"""What a year of hours came to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assess.thermal.engine.network import Array

ROUNDING_K = 1e-9
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, eq=False)
class Delivered:
    """Cooling and heating of one zone by the central system, each an array of hours [W], both 0 or more."""

    cooling_w: Array
    heating_w: Array


@dataclass(frozen=True, eq=False)
class Year:
    """A simulated year; every series is an array of its hours, and means the mean over the hour.

    `room_mass_c` and `house_mass_c` have one more value, from the start of the first hour to the end of the last.
    `duty` and `heating_duty` are the part of the hour that the central system runs (0 throughout when its capacity
    has no end); `own_unit_w` is what the room's own unit takes out; `thermostat_c` the air where the thermostat
    hangs, `cool_c` and `heat_c` its setpoints. The house's series are None for a network of one zone.
    """

    room_air_c: Array
    room_mass_c: Array
    room: Delivered
    house_air_c: Array | None
    house_mass_c: Array | None
    house: Delivered | None
    duty: Array
    heating_duty: Array
    own_unit_w: Array
    node_w: Array
    thermostat_c: Array
    cool_c: Array
    heat_c: Array

    @property
    def cooling_w(self) -> Array:
        """Return the cooling that the central system delivers to both zones [W]."""
        return self.room.cooling_w if self.house is None else self.room.cooling_w + self.house.cooling_w

    @property
    def heating_w(self) -> Array:
        """Return the heating that the central system delivers to both zones [W]."""
        return self.room.heating_w if self.house is None else self.room.heating_w + self.house.heating_w

    @property
    def cooling_kwh(self) -> float:
        """Return the cooling of the year."""
        return float(self.cooling_w.sum()) / 1e3

    @property
    def heating_kwh(self) -> float:
        """Return the heating of the year."""
        return float(self.heating_w.sum()) / 1e3

    @property
    def own_unit_kwh(self) -> float:
        """Return the cooling of the room's own unit."""
        return float(self.own_unit_w.sum()) / 1e3

    @property
    def peak_cooling_w(self) -> float:
        """Return the greatest cooling of an hour."""
        return float(self.cooling_w.max())

    @property
    def peak_heating_w(self) -> float:
        """Return the greatest heating of an hour."""
        return float(self.heating_w.max())

    def hours_above(self, limit_c: float, *, tolerance_k: float = ROUNDING_K) -> int:
        """Return the hours in which the room's air is warmer than a limit; the tolerance is for rounding."""
        return hours_above(self.room_air_c, limit_c, tolerance_k)

    def too_warm_h(self, tolerance_k: float = 1e-6) -> int:
        """Return the hours in which cooling does not reach the thermostat's setpoint."""
        return int(np.count_nonzero(self.thermostat_c > self.cool_c + tolerance_k))

    def too_cold_h(self, tolerance_k: float = 1e-6) -> int:
        """Return the hours in which heating does not reach the thermostat's setpoint."""
        return int(np.count_nonzero(self.thermostat_c < self.heat_c - tolerance_k))


def hours_above(air_c: Array | Sequence[float], limit_c: float, tolerance_k: float = ROUNDING_K) -> int:
    """Return the hours in which air is warmer than a limit; the tolerance is for rounding."""
    return int(np.count_nonzero(np.asarray(air_c) > limit_c + tolerance_k))


def months(hours: int) -> Iterator[slice]:
    """Yield the hours of a year month by month, the last month with all that is left."""
    ends = [int(end) * 24 for end in np.cumsum(DAYS_OF_MONTHS)]
    for start, end in pairwise((0, *ends[:-1], hours)):
        yield slice(min(start, hours), min(end, hours))


def monthly_kwh(series_w: Array) -> tuple[float, ...]:
    """Return the sums of the twelve months of an hourly series of a whole year [W to kWh]."""
    ends = np.cumsum(DAYS_OF_MONTHS)[:-1] * 24
    return tuple(float(part.sum()) / 1e3 for part in np.split(series_w, ends))
