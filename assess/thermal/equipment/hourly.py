"""Cooling capacity and its electric power for every hour of a year, the same as on the worksheet at any one of them."""

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from assess.rulebook.reference import load_reference
from assess.thermal.equipment.capacity import sensible_btu_h
from assess.thermal.equipment.curves import capacity_table, input_ratio
from assess.thermal.equipment.doubt import Doubt
from assess.thermal.equipment.indoor import indoor
from assess.thermal.equipment.lockout import coldest, hottest
from assess.thermal.equipment.power import blower_w, compressor_w
from assess.thermal.equipment.units import BOOK, Unit
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet
from assess.worksheet.arrays import read_between

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True)
class _Hourly:
    """One unit: capacity and power at full load by outdoor air [°F, of rating], and what they are multiples of [W]."""

    lowest_f: float
    highest_f: float
    outdoor_f: tuple[float, ...]
    capacity: tuple[float, ...]
    power: tuple[float, ...]
    sensible_w: float
    compressor_w: float
    blower_w: float


@dataclass(frozen=True)
class HourlyCooling:
    """What several units can remove together, and what they draw, by outdoor air."""

    units: tuple[_Hourly, ...]

    def sensible_w(self, outdoor_f: "Array") -> "Array":
        """Return the sensible capacity at each outdoor dry bulb [°F], nothing where a unit must rest [W]."""
        import numpy as np

        outdoor_f = np.asarray(outdoor_f, dtype=float)
        total = np.zeros_like(outdoor_f)
        for unit in self.units:
            total += _runs(unit, outdoor_f) * unit.sensible_w * np.interp(outdoor_f, unit.outdoor_f, unit.capacity)
        return total

    def full_power_w(self, outdoor_f: "Array") -> "Array":
        """Return the power of compressors, outdoor fans and blowers that never pause [W]."""
        import numpy as np

        outdoor_f = np.asarray(outdoor_f, dtype=float)
        total = np.zeros_like(outdoor_f)
        for unit in self.units:
            compressor = unit.compressor_w * np.interp(outdoor_f, unit.outdoor_f, unit.power)
            total += _runs(unit, outdoor_f) * (compressor + unit.blower_w)
        return total


def capacity_by_outdoor(
    inputs: Inputs, units: tuple[Unit, ...], outdoors: Outdoors, *, doubt: Doubt = Doubt.MIDDLE
) -> HourlyCooling:
    """Return the cooling of these units by outdoor air, as `sensible_btu_h` has it at any one temperature."""
    silent = Inputs(inputs.home, Worksheet(recording=False), "reference/thermal")
    per_w = silent.figure("units.btu_h_per_w").value
    rated_f = load_reference(BOOK).figure("rated.outdoor_f").value
    wet_bulb_f = indoor(silent).wet_bulb_f
    hourly = []
    for unit in units:
        rows = capacity_table(unit.table, wet_bulb_f).rows
        low_f, high = coldest(unit).value, hottest(unit)
        high_f = inf if high is None else high.value
        running_f = min(max(rated_f, low_f), high_f)  # any temperature at which it may run tells its size
        there = read_between(running_f, rows)
        size = sensible_btu_h(silent, (unit,), running_f, outdoors, "size", doubt=doubt) / per_w
        keys, values = tuple(f for f, _ in rows), tuple(v for _, v in rows)
        hourly.append(
            _Hourly(
                lowest_f=low_f,
                highest_f=high_f,
                outdoor_f=keys,
                capacity=values,
                power=tuple(v * input_ratio(wet_bulb_f, f) for f, v in rows),
                sensible_w=size / there,
                compressor_w=compressor_w(unit),
                blower_w=blower_w(unit),
            )
        )
    return HourlyCooling(tuple(hourly))


def cooling_power_w(cooling: HourlyCooling, outdoor_f: "Array", removed_w: "Array") -> "Array":
    """Return the electric power of removing sensible heat [W] at each outdoor dry bulb [°F], blowers included [W].

    Units that share a load run for the same part of the hour; what is beyond their capacity is not removed.
    """
    import numpy as np

    capacity = cooling.sensible_w(outdoor_f)
    fraction = np.divide(removed_w, capacity, out=np.zeros_like(capacity), where=capacity > 0)
    return np.clip(fraction, 0.0, 1.0) * cooling.full_power_w(outdoor_f)


def _runs(unit: _Hourly, outdoor_f: "Array") -> "Array":
    return ((outdoor_f >= unit.lowest_f) & (outdoor_f <= unit.highest_f)).astype(float)
