"""How much of a coil's work lowers a temperature: the apparatus dew point and bypass factor of a cooling coil.

Air that leaves a coil is taken as a mix of two streams: one that met the coil and left saturated at the apparatus dew
point, and one that passed by. One rating fixes the size of the coil; any other air then has a share of its own.
Method: ASHRAE, as EnergyPlus and OpenStudio-HPXML apply it. SI inside: °C, Pa, J/kg of dry air, kg/s, W.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log

from assess.climate.moist_air import (
    density_kg_m3,
    humidity_ratio,
    pressure_pa,
    saturation_humidity_ratio,
    wet_bulb_c,
)

_W_PER_BTU_H = 1 / 3.412142
_M3_S_PER_CFM = 0.3048**3 / 60
_M_PER_FT = 0.3048
_HALVINGS = 60


@dataclass(frozen=True)
class Air:
    """Moist air: dry bulb [°C], humidity ratio [kg/kg] and pressure [Pa]."""

    dry_bulb_c: float
    humidity_ratio: float
    pressure_pa: float

    @property
    def enthalpy(self) -> float:
        """Return the enthalpy [J/kg of dry air]."""
        return enthalpy(self.dry_bulb_c, self.humidity_ratio)

    def flow_kg_s(self, cfm: float) -> float:
        """Return the dry air in a volume flow of it [kg/s]."""
        dry_kg_m3 = density_kg_m3(self.dry_bulb_c, self.humidity_ratio, self.pressure_pa) / (1 + self.humidity_ratio)
        return cfm * _M3_S_PER_CFM * dry_kg_m3


def enthalpy(t_c: float, humidity_ratio: float) -> float:
    """Return the enthalpy of moist air [J/kg of dry air]."""
    return 1006 * t_c + humidity_ratio * (2_501_000 + 1860 * t_c)


def air_of(dry_bulb_f: float, humidity_pct: float, elevation_ft: float = 0.0) -> Air:
    """Return air of a dry bulb [°F] and a relative humidity at a height."""
    t, pressure = _celsius(dry_bulb_f), pressure_pa(elevation_ft * _M_PER_FT)
    return Air(t, humidity_ratio(t, relative_humidity_pct=humidity_pct, pressure=pressure), pressure)


def wet_air_of(dry_bulb_f: float, wet_bulb_f: float) -> Air:
    """Return air of a dry bulb and a wet bulb [°F] at sea level."""
    t, pressure = _celsius(dry_bulb_f), pressure_pa(0.0)
    return Air(t, humidity_ratio(t, wet_bulb_c=_celsius(wet_bulb_f), pressure=pressure), pressure)


def wet_bulb_f(air: Air) -> float:
    """Return the wet bulb of moist air [°F]."""
    return 1.8 * wet_bulb_c(air.dry_bulb_c, air.humidity_ratio, air.pressure_pa) + 32


def coil_size(air: Air, btu_h: float, cfm: float, sensible: float) -> float:
    """Return the size of a coil [kg/s] that takes `btu_h` out of `air`, a share `sensible` of it by temperature.

    Raises ValueError where no saturated air lies on the line of the coil, so that the share cannot be.
    """
    flow, inlet = air.flow_kg_s(cfm), air.enthalpy
    drop = btu_h * _W_PER_BTU_H / flow
    ratio_out = (inlet - (1 - sensible) * drop - 1006 * air.dry_bulb_c) / (2_501_000 + 1860 * air.dry_bulb_c)
    t_out = (inlet - drop - ratio_out * 2_501_000) / (1006 + 1860 * ratio_out)
    slope = (air.humidity_ratio - ratio_out) / (air.dry_bulb_c - t_out)

    def meets(t: float) -> bool:
        return air.humidity_ratio - slope * (air.dry_bulb_c - t) >= saturation_humidity_ratio(t, air.pressure_pa)

    # Going down from the leaving air, the first temperature at which the line of the coil meets saturation.
    steps = (t_out - 0.1 * n for n in range(400))
    below = next((t for t in steps if meets(t)), None)
    if below is None or below >= t_out:
        raise ValueError(f"no coil can be {sensible:.0%} sensible with this air")
    dew_point = _crossing(lambda t: not meets(t), below, below + 0.1)
    apparatus = enthalpy(dew_point, saturation_humidity_ratio(dew_point, air.pressure_pa))
    bypass = (inlet - drop - apparatus) / (inlet - apparatus)
    return -log(bypass) * flow


def sensible_ratio(size: float, air: Air, btu_h: float, cfm: float) -> float:
    """Return the sensible share of `btu_h` that a coil of a size [kg/s] takes out of `air`, at most 1."""
    flow = air.flow_kg_s(cfm)
    apparatus = air.enthalpy - btu_h * _W_PER_BTU_H / flow / (1 - exp(-size / flow))

    def over(t: float) -> bool:
        return enthalpy(t, saturation_humidity_ratio(t, air.pressure_pa)) > apparatus

    dew_point = _crossing(over, -40.0, 40.0)
    wet = (2_501_000 + 1860 * air.dry_bulb_c) * (
        air.humidity_ratio - saturation_humidity_ratio(dew_point, air.pressure_pa)
    )
    return min(1.0, 1 - wet / (air.enthalpy - apparatus))


def _crossing(over: Callable[[float], bool], low: float, high: float) -> float:
    """Return where a test that fails at `low` begins to hold, by halving."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if over(middle) else (middle, high)
    return (low + high) / 2


def _celsius(f: float) -> float:
    return (f - 32) / 1.8
