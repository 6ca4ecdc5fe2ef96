"""The network of host room and rest of the house: one set of parameters for all three solvers."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assess.thermal.engine.zone import Delta, Zone

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ZoneSurroundings:
    """What acts on one zone at one moment.

    `end_c` is the temperature behind its opaque fabric, weighted by conductance [°C]; `air_w` is heat given to its
    air, `radiant_w` heat given to its surfaces, such as sunshine [W]; `ventilation_w_k` is outside air beyond the
    zone's own.
    """

    end_c: float
    air_w: float = 0.0
    radiant_w: float = 0.0
    ventilation_w_k: float = 0.0


@dataclass(frozen=True)
class Surroundings:
    """What acts on the network at one moment; `neighbor_c` is the house, held, of a network of one zone."""

    outdoor_c: float
    room: ZoneSurroundings
    house: ZoneSurroundings | None = None
    neighbor_c: float | None = None


@dataclass(frozen=True, eq=False)
class ZoneDrivers:
    """What acts on one zone hour by hour: as `ZoneSurroundings`, each an array of the hours."""

    end_c: Array
    air_w: Array
    radiant_w: Array
    ventilation_w_k: Array | None = None

    def at(self, hour: int) -> ZoneSurroundings:
        """Return one hour of it."""
        ventilation = 0.0 if self.ventilation_w_k is None else float(self.ventilation_w_k[hour])
        return ZoneSurroundings(
            float(self.end_c[hour]), float(self.air_w[hour]), float(self.radiant_w[hour]), ventilation
        )


@dataclass(frozen=True, eq=False)
class Drivers:
    """What acts on the network hour by hour: as `Surroundings`, each an array of the hours."""

    outdoor_c: Array
    room: ZoneDrivers
    house: ZoneDrivers | None = None
    neighbor_c: Array | None = None

    def at(self, hour: int) -> Surroundings:
        """Return one hour of it."""
        return Surroundings(
            float(self.outdoor_c[hour]),
            self.room.at(hour),
            self.house.at(hour) if self.house else None,
            None if self.neighbor_c is None else float(self.neighbor_c[hour]),
        )


@dataclass(frozen=True)
class Network:
    """Host room and rest of the house, tied by `mixing_w_k` (partition and air that goes both ways, W/K).

    States in order: air and mass of the room, air and mass of the house. Without a house there are two states, and
    mixing goes to a neighbor held at a temperature.

    `blower_w_k` is the heat capacity of the central system's air flow [W/K], `share` the part of it that the room
    gets. At duty D it takes in air at T_ret = share T_room + (1 - share) T_house and gives it back colder by capacity
    / blower. The room gains D share blower (T_supply - T_room), which is

        D blower share (1 - share) (T_house - T_room)  -  D share capacity,

    and the house gains the mirror image less D (1 - share) capacity. So the blower is a mixing conductance and a heat
    on each air node, and the network at duty D is again a Network, `with_duty(D)`. (With its only return in the hall
    the mixing would be D blower share; the smaller figure is the strict one.)

    Raises ValueError for a negative conductance or a share outside 0 to 1.
    """

    room: Zone
    house: Zone | None = None
    mixing_w_k: float = 0.0
    blower_w_k: float = 0.0
    share: float = 0.0

    def __post_init__(self) -> None:
        if self.mixing_w_k < 0 or self.blower_w_k < 0:
            raise ValueError("mixing_w_k and blower_w_k must be 0 or more")
        if not 0 <= self.share <= 1:
            raise ValueError(f"share is {self.share}; it must be from 0 to 1")

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Return the room and, if there is one, the house."""
        return (self.room,) if self.house is None else (self.room, self.house)

    @property
    def blower_mixing_w_k(self) -> float:
        """Return the mixing of room and house by a blower that always runs [W/K]."""
        return self.blower_w_k * self.share * (1 - self.share)

    def with_duty(self, duty: float) -> "Network":
        """Return the network while the blower runs this part of the time; what it cools is a heat, given apart."""
        return replace(self, mixing_w_k=self.mixing_w_k + duty * self.blower_mixing_w_k, blower_w_k=0.0)

    @cached_property
    def deltas(self) -> tuple[Delta, ...]:
        """Return each zone without its surface node."""
        return tuple(zone.delta for zone in self.zones)

    @cached_property
    def capacity_j_k(self) -> Array:
        """Return the capacities of the states [J/K]; what has none follows at once."""
        return np.array([part for zone in self.zones for part in (zone.air_j_k, zone.mass_j_k)])

    def conductance_w_k(self, surroundings: Surroundings) -> Array:
        """Return the symmetric matrix K of C dT/dt = forcing - K T [W/K]."""
        matrix = np.zeros((2 * len(self.zones),) * 2)
        for at, (delta, around) in enumerate(zip(self.deltas, self._around(surroundings), strict=True)):
            air, mass = 2 * at, 2 * at + 1
            matrix[air, air] = delta.air_w_k + around.ventilation_w_k + self.mixing_w_k
            matrix[mass, mass] = delta.mass_w_k
            matrix[air, mass] = matrix[mass, air] = -delta.air_mass
        if self.house is not None:
            matrix[0, 2] = matrix[2, 0] = -self.mixing_w_k
        return matrix

    def forcing_w(self, surroundings: Surroundings, *, room_w: float = 0.0, house_w: float = 0.0) -> Array:
        """Return the heat on each state [W]; `room_w` and `house_w` come onto the air: node, heating, cooling (-)."""
        heat = np.zeros(2 * len(self.zones))
        outdoor_c = surroundings.outdoor_c
        extra = (room_w, house_w)
        for at, (delta, around) in enumerate(zip(self.deltas, self._around(surroundings), strict=True)):
            heat[2 * at] = (
                (delta.air_outdoor + around.ventilation_w_k) * outdoor_c
                + delta.air_end * around.end_c
                + around.air_w
                + delta.air_radiant * around.radiant_w
                + extra[at]
            )
            heat[2 * at + 1] = (
                delta.mass_outdoor * outdoor_c + delta.mass_end * around.end_c + delta.mass_radiant * around.radiant_w
            )
        if self.house is None and self.mixing_w_k:
            if surroundings.neighbor_c is None:
                raise ValueError("a network of one zone that mixes needs neighbor_c")
            heat[0] += self.mixing_w_k * surroundings.neighbor_c
        return heat

    def _around(self, surroundings: Surroundings) -> tuple[ZoneSurroundings, ...]:
        if self.house is None:
            return (surroundings.room,)
        if surroundings.house is None:
            raise ValueError("a network of two zones needs the surroundings of the house")
        return (surroundings.room, surroundings.house)
