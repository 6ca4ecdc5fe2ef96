"""Moist air: what its temperature, humidity and pressure say of each other (ASHRAE Fundamentals 2017, chapter 1).

Temperatures in °C, pressures in Pa, humidity ratios in kg of water for each kg of dry air. The pressure of saturation
is that of Hyland and Wexler, over ice below the triple point and over water above it, from −100 to 200 °C.
"""

from collections.abc import Callable
from math import exp, isfinite, log

STANDARD_PRESSURE_PA = 101_325.0
_COLDEST_C, _HOTTEST_C = -100.0, 200.0  # of the correlation
_TRIPLE_POINT_C = 0.01
_ZERO_K = 273.15
_MASS_RATIO = 0.621945  # of a molecule of water to one of dry air
_DRY_AIR_J_KG_K = 287.042  # the gas constant
_CLOSE_ENOUGH_K = 1e-6


def pressure_pa(elevation_m: float) -> float:
    """Return the pressure of the standard atmosphere (eq. 3). Raises ValueError below −5,000 m and above 10,000 m."""
    _check(elevation_m, -5_000.0, 10_000.0, "elevation", "m")
    pressure: float = STANDARD_PRESSURE_PA * (1.0 - 2.25577e-5 * elevation_m) ** 5.2559
    return pressure


def saturation_pressure_pa(t_c: float) -> float:
    """Return the pressure of saturated water vapor (eq. 5 and 6). Raises ValueError outside −100 to 200 °C."""
    _check(t_c, _COLDEST_C, _HOTTEST_C, "temperature", "°C")
    t = t_c + _ZERO_K
    if t_c <= _TRIPLE_POINT_C:
        polynomial = -9.677843e-3 + t * (6.2215701e-7 + t * (2.0747825e-9 - t * 9.484024e-13))
        return exp(-5.6745359e3 / t + 6.3925247 + t * polynomial + 4.1635019 * log(t))
    polynomial = -4.8640239e-2 + t * (4.1764768e-5 - t * 1.4452093e-8)
    return exp(-5.8002206e3 / t + 1.3914993 + t * polynomial + 6.5459673 * log(t))


def saturation_humidity_ratio(t_c: float, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the humidity ratio of saturated air (eq. 21). Raises ValueError where water boils."""
    return _ratio_of_vapor(saturation_pressure_pa(t_c), pressure)


def humidity_ratio(
    t_c: float,
    *,
    relative_humidity_pct: float | None = None,
    wet_bulb_c: float | None = None,
    dew_point_c: float | None = None,
    pressure: float = STANDARD_PRESSURE_PA,
) -> float:
    """Return the humidity ratio of air at a dry bulb and one of relative humidity, wet bulb and dew point.

    Equations 22, 33 and 35, 36. A wet bulb so low that no air has it gives dry air. Raises ValueError for a value that
    cannot be, and when there are not just one of the three.
    """
    given = [value for value in (relative_humidity_pct, wet_bulb_c, dew_point_c) if value is not None]
    if len(given) != 1:
        raise ValueError("air is given by its dry bulb and one of relative humidity, wet bulb and dew point")
    if relative_humidity_pct is not None:
        _check(relative_humidity_pct, 0.0, 100.0, "relative humidity", "%")
        return _ratio_of_vapor(relative_humidity_pct / 100.0 * saturation_pressure_pa(t_c), pressure)
    name = "wet bulb" if dew_point_c is None else "dew point"
    if given[0] > t_c:
        raise ValueError(f"a {name} of {given[0]:g} °C is above the dry bulb of {t_c:g} °C")
    if dew_point_c is not None:
        return saturation_humidity_ratio(dew_point_c, pressure)
    return max(0.0, _ratio_at_wet_bulb(t_c, given[0], pressure))


def vapor_pressure_pa(ratio: float, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the partial pressure of the water vapor (eq. 20, turned round). Raises ValueError below nothing."""
    if not ratio >= 0.0:
        raise ValueError(f"a humidity ratio of {ratio:g} kg/kg is below nothing")
    if not pressure > 0.0:
        raise ValueError(f"a pressure of {pressure:,.0f} Pa is no pressure of air")
    return pressure * ratio / (_MASS_RATIO + ratio)


def relative_humidity_pct(t_c: float, ratio: float, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the relative humidity (eq. 22); above 100 % the air holds fog."""
    return 100.0 * vapor_pressure_pa(ratio, pressure) / saturation_pressure_pa(t_c)


def dew_point_c(ratio: float, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the temperature at which air becomes saturated. Raises ValueError for air drier than it is at −100 °C."""
    vapor = vapor_pressure_pa(ratio, pressure)
    if not saturation_pressure_pa(_COLDEST_C) <= vapor <= saturation_pressure_pa(_HOTTEST_C):
        raise ValueError(
            f"air with {ratio:g} kg/kg of water at {pressure:,.0f} Pa has no dew point from −100 to 200 °C"
        )
    return _root(lambda t_c: saturation_pressure_pa(t_c) - vapor, _COLDEST_C, _HOTTEST_C)


def wet_bulb_c(t_c: float, ratio: float, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the thermodynamic wet bulb (eq. 33 and 35 solved for it).

    A little above the freezing point the wick may be of water or of ice, and the colder answer, of ice, is returned.
    Raises ValueError for air with fog in it, and for air so hot that water boils.
    """
    if ratio > saturation_humidity_ratio(t_c, pressure) * (1.0 + 1e-9):
        raise ValueError(f"air at {t_c:g} °C and {pressure:,.0f} Pa cannot hold {ratio:g} kg/kg of water")
    vapor_pressure_pa(ratio, pressure)  # refuses a ratio below nothing

    def excess(t: float) -> float:
        return _ratio_at_wet_bulb(t_c, t, pressure) - ratio

    if t_c > _TRIPLE_POINT_C and excess(_TRIPLE_POINT_C) > 0.0:  # the ratio jumps there, from ice to water
        return _root(excess, _COLDEST_C, _TRIPLE_POINT_C)
    return _root(excess, _COLDEST_C, t_c)


def density_kg_m3(t_c: float, ratio: float = 0.0, pressure: float = STANDARD_PRESSURE_PA) -> float:
    """Return the mass of a cubic meter of air with its water (eq. 9b and 26). Raises ValueError below −100 °C."""
    _check(t_c, _COLDEST_C, _HOTTEST_C, "temperature", "°C")
    vapor_pressure_pa(ratio, pressure)  # refuses a ratio below nothing
    volume = _DRY_AIR_J_KG_K * (t_c + _ZERO_K) * (1.0 + ratio / _MASS_RATIO) / pressure
    return (1.0 + ratio) / volume


def _ratio_of_vapor(vapor: float, pressure: float) -> float:
    if not vapor < pressure:
        raise ValueError(f"water vapor of {vapor:,.0f} Pa does not fit into air of {pressure:,.0f} Pa")
    return _MASS_RATIO * vapor / (pressure - vapor)


def _ratio_at_wet_bulb(t_c: float, wet_c: float, pressure: float) -> float:
    """Return the humidity ratio that goes with a wet bulb, below zero where no air has it (eq. 33, 35)."""
    saturated = saturation_humidity_ratio(wet_c, pressure)
    if wet_c > _TRIPLE_POINT_C:
        evaporation, warming = 2501.0 - 2.326 * wet_c, 2501.0 + 1.86 * t_c - 4.186 * wet_c
    else:
        evaporation, warming = 2830.0 - 0.24 * wet_c, 2830.0 + 1.86 * t_c - 2.1 * wet_c
    return (evaporation * saturated - 1.006 * (t_c - wet_c)) / warming


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function passes zero, by halving; the ends are answers too."""
    while high - low > _CLOSE_ENOUGH_K:
        middle = 0.5 * (low + high)
        low, high = (low, middle) if rising(middle) > 0.0 else (middle, high)
    return 0.5 * (low + high)


def _check(value: float, low: float, high: float, what: str, unit: str) -> None:
    if not isfinite(value) or not low <= value <= high:
        raise ValueError(f"{what} of {value:g} {unit} is outside {_shown(low)} to {_shown(high)} {unit}")


def _shown(bound: float) -> str:
    return f"{bound:,.0f}".replace("-", "−")
