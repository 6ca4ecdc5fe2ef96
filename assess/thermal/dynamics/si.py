"""From the worksheets' units to the network's."""

from assess.climate.si import FAHRENHEIT_PER_KELVIN, METRES_PER_FOOT, celsius, fahrenheit
from assess.rulebook.reference import load_reference

M2_PER_FT2 = METRES_PER_FOOT**2


def watts(btu_h: float) -> float:
    """Return a heat flow [W] of one in BTU/h."""
    return btu_h / _figure("units.btu_h_per_w")


def w_k(btu_h_f: float) -> float:
    """Return a conductance [W/K] of one in BTU/h·°F."""
    return btu_h_f / _figure("units.btu_h_f_per_w_k")


def w_m2k(u_factor: float) -> float:
    """Return a U-factor [W/m²K] of one in BTU/h·ft²·°F."""
    return u_factor / _figure("units.u_us_per_si")


def _figure(key: str) -> float:
    return load_reference("reference/thermal").figure(key).value


__all__ = ["FAHRENHEIT_PER_KELVIN", "M2_PER_FT2", "METRES_PER_FOOT", "celsius", "fahrenheit", "w_k", "w_m2k", "watts"]
