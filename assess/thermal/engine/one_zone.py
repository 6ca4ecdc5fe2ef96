"""A year of one zone: a few constants and a lean loop over lists, which Python is fast at."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from assess.thermal.engine.control import Control
from assess.thermal.engine.hourly import START_C, hourly_zone
from assess.thermal.engine.network import Array, Drivers, Network
from assess.thermal.engine.year import Delivered, Year, hours_above, months


@dataclass(frozen=True, eq=False)
class OneZone:
    """A zone prepared for any node: Ta = drift + carry Tm + q / tied, Tm at the end = kept Tm + taken Ta + given."""

    tied_w_k: Array
    forced_w: Array
    carry: Array
    kept: float
    taken: float
    given_k: Array
    cool_c: Array
    heat_c: Array
    cooling_w: Array
    heating_w: Array
    varies: bool

    def run(self, node_w: float | Array, warm_up_h: int) -> Year:
        """Return the year with a node; the last `warm_up_h` hours are run before the first."""
        hours = len(self.forced_w)
        drift = (self.forced_w + node_w) / self.tied_w_k
        colder, warmer = self.cooling_w / self.tied_w_k, self.heating_w / self.tied_w_k
        mass_c = START_C
        if warm_up_h:
            mass_c = self._loop(slice(hours - warm_up_h, hours), mass_c, drift, colder, warmer)[1][-1]
        air, mass = (np.array(part) for part in self._loop(slice(0, hours), mass_c, drift, colder, warmer))
        heat_w = (air - drift - self.carry * mass[:-1]) * self.tied_w_k
        # An hour that floats leaves rounding behind, which is no heat.
        acts = (air <= self.heat_c) | (air >= self.cool_c)
        heat_w = np.where(acts, heat_w, 0.0)
        cooling_w, heating_w = np.maximum(-heat_w, 0.0), np.maximum(heat_w, 0.0)
        zeros = np.zeros(hours)
        return Year(
            room_air_c=air,
            room_mass_c=mass,
            room=Delivered(cooling_w, heating_w),
            house_air_c=None,
            house_mass_c=None,
            house=None,
            duty=_duty(cooling_w, self.cooling_w),
            heating_duty=_duty(heating_w, self.heating_w),
            own_unit_w=zeros,
            node_w=zeros + node_w,
            thermostat_c=air,
            cool_c=self.cool_c,
            heat_c=self.heat_c,
        )

    def allows(self, node_w: float, warm_up_h: int, limit_c: float, allowed_h: float) -> bool:
        """Return whether a node leaves the zone above a limit for no more hours than that; ends once it does not."""
        hours, above, mass_c = len(self.forced_w), 0, START_C
        series = (
            (self.forced_w + node_w) / self.tied_w_k,
            self.cooling_w / self.tied_w_k,
            self.heating_w / self.tied_w_k,
        )
        if warm_up_h:
            mass_c = self._loop(slice(hours - warm_up_h, hours), mass_c, *series)[1][-1]
        for month in months(hours):
            air, masses = self._loop(month, mass_c, *series)
            mass_c = masses[-1]
            above += hours_above(air, limit_c)
            if above > allowed_h:
                return False
        return True

    def _loop(
        self, hours: slice, mass_c: float, drift: Array, colder: Array, warmer: Array
    ) -> tuple[list[float], list[float]]:
        """Return air and mass temperatures of these hours; the mass has one value more, its start."""
        kept, taken = self.kept, self.taken
        airs: list[float] = []
        masses = [mass_c]
        carry: Iterable[float] = self.carry[hours].tolist() if self.varies else repeat(float(self.carry[0]))
        # Beyond these the capacity does not reach the setpoint.
        top, bottom = self.cool_c + colder, self.heat_c - warmer
        series = (drift, self.given_k, self.cool_c, self.heat_c, colder, warmer, top, bottom)
        for free, given, cool_c, heat_c, down, up, top_c, bottom_c, carried in zip(
            *(part[hours].tolist() for part in series), carry, strict=False
        ):
            air = free + carried * mass_c
            if air > cool_c:
                air = air - down if air > top_c else cool_c
            elif air < heat_c:
                air = air + up if air < bottom_c else heat_c
            mass_c = kept * mass_c + taken * air + given
            airs.append(air)
            masses.append(mass_c)
        return airs, masses


def one_zone(network: Network, drivers: Drivers, control: Control) -> OneZone:
    """Return a network of one zone prepared for its hours.

    Raises ValueError when it mixes with a neighbor of unknown temperature, has a unit of its own beside its cooling
    (give the two as one), or neither loses nor stores any heat.
    """
    if control.own_unit:
        raise ValueError("a network of one zone has one cooler: give unit_c and unit_w as cool_c and cooling_w")
    outdoor_c = drivers.outdoor_c
    hours = len(outdoor_c)
    zone = hourly_zone(network.room, drivers.room, outdoor_c)
    tied_w_k = np.broadcast_to(np.asarray(zone.tied_w_k + network.mixing_w_k, dtype=float), (hours,))
    forced_w = zone.forced_w
    if network.mixing_w_k:
        if drivers.neighbor_c is None:
            raise ValueError("a network of one zone that mixes needs neighbor_c")
        forced_w = forced_w + network.mixing_w_k * drivers.neighbor_c
    if float(tied_w_k.min()) <= 0:
        raise ValueError("the zone neither loses nor stores any heat, so it has no temperature")

    def hourly(value: float | Array) -> Array:
        return np.broadcast_to(np.asarray(value, dtype=float), (hours,))

    return OneZone(
        tied_w_k=tied_w_k,
        forced_w=forced_w,
        carry=zone.carried_w_k / tied_w_k,
        kept=zone.kept,
        taken=zone.taken,
        given_k=zone.given_k,
        cool_c=hourly(control.cool_c),
        heat_c=hourly(control.heat_c),
        cooling_w=hourly(control.cooling_w),
        heating_w=hourly(control.heating_w),
        varies=drivers.room.ventilation_w_k is not None,
    )


def _duty(delivered_w: Array, capacity_w: Array) -> Array:
    """Return the part of the hour that a system runs; 0 where its capacity is none or has no end."""
    runs = (capacity_w > 0) & np.isfinite(capacity_w)
    return np.divide(delivered_w, capacity_w, out=np.zeros_like(delivered_w), where=runs)
