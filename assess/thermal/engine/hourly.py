"""One zone over one hour: Crank-Nicolson on its mass, its air at rest (ISO 13790 annex C, in fewer constants).

The air follows its surfaces within minutes, so the little heat that it stores is counted with the mass.
"""

from dataclasses import dataclass

import numpy as np

from assess.thermal.engine.network import Array, ZoneDrivers
from assess.thermal.engine.physics import HOUR_S
from assess.thermal.engine.zone import Zone

START_C = 20.0  # of every mass, before the warm-up makes it forgotten


@dataclass(frozen=True, eq=False)
class HourlyZone:
    """A zone with its hours worked out as far as no state is needed.

    Over an hour the mean temperature of the mass is (2C/h Tm + g Ta + heat on mass) / (2C/h + all that ties the
    mass). Put into the balance of the air, that leaves

        tied Ta = forced + carried Tm      (mixing, heating and cooling still to come)
        Tm at the end = kept Tm + taken Ta + given

    `tied` [W/K] and `forced` [W] are arrays of hours, or `tied` a single number when ventilation does not change; the
    others are numbers. A mass without capacity has no memory: `carried` and `kept` are 0, and Tm is its mean.
    """

    tied_w_k: Array | float
    forced_w: Array
    carried_w_k: float
    kept: float
    taken: float
    given_k: Array


def hourly_zone(zone: Zone, drivers: ZoneDrivers, outdoor_c: Array) -> HourlyZone:
    """Return a zone worked out for the hours of its drivers."""
    delta = zone.delta
    air_w = (
        delta.air_outdoor * outdoor_c + delta.air_end * drivers.end_c + drivers.air_w
    ) + delta.air_radiant * drivers.radiant_w
    mass_w = delta.mass_outdoor * outdoor_c + delta.mass_end * drivers.end_c + delta.mass_radiant * drivers.radiant_w
    tied_w_k: Array | float = delta.air_w_k
    if drivers.ventilation_w_k is not None:
        tied_w_k = delta.air_w_k + drivers.ventilation_w_k
        air_w = air_w + drivers.ventilation_w_k * outdoor_c
    memory_w_k = 2 * zone.stored_j_k / HOUR_S
    held_w_k = memory_w_k + delta.mass_w_k
    if not held_w_k:
        return HourlyZone(tied_w_k, air_w, 0.0, 1.0, 0.0, np.zeros_like(outdoor_c))
    end = 2.0 if memory_w_k else 1.0  # twice the mean less the start, or the mean itself
    return HourlyZone(
        tied_w_k=tied_w_k - delta.air_mass**2 / held_w_k,
        forced_w=air_w + (delta.air_mass / held_w_k) * mass_w,
        carried_w_k=delta.air_mass * memory_w_k / held_w_k,
        kept=end * memory_w_k / held_w_k - (end - 1),
        taken=end * delta.air_mass / held_w_k,
        given_k=(end / held_w_k) * mass_w,
    )
