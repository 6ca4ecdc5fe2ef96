"""How a thermostat runs heating and cooling: setpoints, capacities, and a unit of the room's own."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assess.thermal.engine.network import Array

Values = float | Array


class Thermostat(StrEnum):
    """The zone in which the thermostat of the central system hangs."""

    HOUSE = "house"
    ROOM = "room"


@dataclass(frozen=True, eq=False)
class Control:
    """Setpoints [°C] and sensible capacities [W], each for all the year or hour by hour; the usual one never acts.

    A capacity of 0 is a system that may not run in that hour, such as a central unit on a cold day. With one zone a
    capacity may be infinite. `fan_on` lets the blower mix the air of room and house all the time. `unit_c` and
    `unit_w` are setpoint and capacity of a cooler of the room's own, such as a mini-split.
    """

    cool_c: Values = float("inf")
    heat_c: Values = float("-inf")
    cooling_w: Values = float("inf")
    heating_w: Values = float("inf")
    thermostat: Thermostat = Thermostat.HOUSE
    fan_on: bool = False
    unit_c: Values = float("inf")
    unit_w: Values = 0.0

    @property
    def cools(self) -> bool:
        """Return whether the central system ever cools."""
        return bool(np.isfinite(np.min(self.cool_c)))

    @property
    def heats(self) -> bool:
        """Return whether the central system ever heats."""
        return bool(np.isfinite(np.max(self.heat_c)))

    @property
    def own_unit(self) -> bool:
        """Return whether the room has a cooler of its own."""
        return bool(np.isfinite(np.min(self.unit_c)) and np.max(self.unit_w) > 0)


FREE_FLOAT = Control()
