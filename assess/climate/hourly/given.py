"""What the design conditions of a home say of its weather, in SI units and without gaps."""

from dataclasses import dataclass

from assess.climate.lookup import DesignConditions
from assess.climate.moist_air import dew_point_c, humidity_ratio, pressure_pa
from assess.climate.si import FAHRENHEIT_PER_KELVIN, METRES_PER_FOOT, celsius
from assess.climate.summer import estimates
from assess.errors import IntakeError

_DRIEST = 1e-4  # kg of water for each kg of air; a wet bulb that no air has is taken for this


@dataclass(frozen=True)
class Given:
    """A place [degrees, m, Pa] and its design conditions: temperatures [°C], daily range [K], degree days [K·day].

    `hot_dew_point_c` is that of the hours of the 1 % dry bulb. Degree days may be unknown, None.
    """

    latitude_deg: float
    longitude_deg: float
    height_m: float
    pressure_pa: float
    heating_99_c: float
    cooling_1_c: float
    cooling_04_c: float
    extreme_max_c: float
    hot_dew_point_c: float
    daily_range_k: float
    heating_k_day: float | None
    cooling_k_day: float | None


def given(conditions: DesignConditions) -> Given:
    """Return the conditions, with the region's estimates where they have none. Raises IntakeError without a place."""
    if conditions.latitude_deg is None or conditions.longitude_deg is None:
        raise IntakeError(
            "a year of weather needs to know where the home is",
            where="place",
            hint="Give the ZIP code, or latitude and longitude.",
        )
    known = conditions.home_elevation_ft
    height_ft = conditions.elevation_ft if known is None else known
    usual = estimates(
        state="", iecc_zone=conditions.iecc_zone or "", cooling_1_f=conditions.cooling_1_f, elevation_ft=height_ft
    )
    cooling_04_f, wet_bulb_f, daily_range_f = (
        usual[field].value if value is None else value
        for field, value in (
            ("cooling_04_f", conditions.cooling_04_f),
            ("coincident_wet_bulb_f", conditions.coincident_wet_bulb_f),
            ("daily_range_f", conditions.daily_range_f),
        )
    )
    cooling_1_c = celsius(conditions.cooling_1_f)
    pressure = pressure_pa(height_ft * METRES_PER_FOOT)
    ratio = humidity_ratio(cooling_1_c, wet_bulb_c=min(cooling_1_c, celsius(wet_bulb_f)), pressure=pressure)
    return Given(
        latitude_deg=conditions.latitude_deg,
        longitude_deg=conditions.longitude_deg,
        height_m=height_ft * METRES_PER_FOOT,
        pressure_pa=pressure,
        heating_99_c=celsius(conditions.heating_99_f),
        cooling_1_c=cooling_1_c,
        cooling_04_c=celsius(cooling_04_f),
        extreme_max_c=celsius(conditions.extreme_max_f),
        hot_dew_point_c=dew_point_c(max(ratio, _DRIEST), pressure),
        daily_range_k=daily_range_f / FAHRENHEIT_PER_KELVIN,
        heating_k_day=_kelvins(conditions.hdd65_f_day),
        cooling_k_day=_kelvins(conditions.cdd50_f_day),
    )


def _kelvins(degree_days_f: float | None) -> float | None:
    return None if degree_days_f is None else degree_days_f / FAHRENHEIT_PER_KELVIN
