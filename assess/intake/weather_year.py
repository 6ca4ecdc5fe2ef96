"""One year of hourly weather, measured, typical or made up; the only form in which weather reaches a calculation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOURS = 8_760


@dataclass(frozen=True, eq=False)
class WeatherYear:
    """A year of 8,760 hours of local standard time, without a leap day, for one place.

    Each series is an array of floats, one value for each hour (the first from midnight to one o'clock):
    temperatures [°C], pressure [Pa], radiation as the mean over the hour [W/m²], wind [m/s]. `sky_c` is the
    temperature of a black sky that sends down the measured infrared. A `synthetic` year was made up to fit design
    conditions.
    """

    label: str
    cite: str
    synthetic: bool
    latitude_deg: float
    longitude_deg: float
    time_zone_h: float
    elevation_m: float
    dry_bulb_c: "NDArray[Any]"
    dew_point_c: "NDArray[Any]"
    pressure_pa: "NDArray[Any]"
    sky_c: "NDArray[Any]"
    beam_w_m2: "NDArray[Any]"
    diffuse_w_m2: "NDArray[Any]"
    global_w_m2: "NDArray[Any]"
    wind_m_s: "NDArray[Any]"
