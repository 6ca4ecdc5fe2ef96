"""Where the sun stands in each hour of a year, and what falls from sun, sky and ground on a face of a house."""

from dataclasses import dataclass
from math import cos, radians, sin, tan
from weakref import WeakKeyDictionary

import numpy as np

from assess.climate.hourly.perez import Array, Brightness, brightness
from assess.intake.weather_year import HOURS, WeatherYear

_SOLAR_CONSTANT_W_M2 = 1367.0  # ASHRAE Fundamentals 2017, ch. 14
_LOWEST_COS = cos(radians(85.0))  # Perez divides by no less, so that a low sun does not blow up
_KEPT_FACES = 64  # for each year; a house has a handful of faces
# Days from noon of 1 January 2000 to the start of the year. A weather year has no date; 2002 lies in the middle between
# two leap days, so that it is at most 0.2° (half a day's change of declination at the equinox) from any other year.
_START_OF_2002_D = 730.5


@dataclass(frozen=True, eq=False)
class Sun:
    """The sun in each hour of a year: arrays of 8,760 values.

    The zenith [rad] is π/2 or more while the sun is down. The azimuth [rad] is 0 in the north and goes clockwise.
    `east`, `north` and `up` are the unit vector that points to it. `extraterrestrial_w_m2` is normal to the rays.
    """

    zenith_rad: Array
    azimuth_rad: Array
    east: Array
    north: Array
    up: Array
    extraterrestrial_w_m2: Array


@dataclass(frozen=True, eq=False)
class Incident:
    """What falls on a face in each hour of a year: arrays of 8,760 means [W/m²].

    `sky_w_m2` includes the bright sky around the sun, which is also given apart: what shades the beam shades it too.
    `incidence_rad` is the angle between the rays and the normal of the face; it is π/2 where no beam can fall on it.
    """

    beam_w_m2: Array
    sky_w_m2: Array
    ground_w_m2: Array
    incidence_rad: Array
    around_sun_w_m2: Array

    @property
    def total_w_m2(self) -> Array:
        """Return beam, sky and ground together."""
        return self.beam_w_m2 + self.sky_w_m2 + self.ground_w_m2


_suns: WeakKeyDictionary[WeatherYear, Sun] = WeakKeyDictionary()
_skies: WeakKeyDictionary[WeatherYear, Brightness] = WeakKeyDictionary()
_faces: WeakKeyDictionary[WeatherYear, dict[tuple[float, float, float], Incident]] = WeakKeyDictionary()


def sun_of(year: WeatherYear) -> Sun:
    """Return where the sun stands, without refraction, at the middle of each hour of local standard time.

    In the hours of sunrise and sunset it is the middle of the part with the sun up, because all the radiation of the
    hour fell in it (as NREL's System Advisor Model does, NREL/TP-6A20-67399, 2018). The formulas are the low-precision
    ones of the Astronomical Almanac. Kept for as long as the year is, so the arrays are read-only.
    """
    if (found := _suns.get(year)) is None:
        found = _suns[year] = _position(year)
    return found


def incident(year: WeatherYear, *, azimuth_deg: float, tilt_deg: float, ground_reflectance: float = 0.2) -> Incident:
    """Return what falls on a face that looks to `azimuth_deg` (0 north, 90 east) and is tilted by `tilt_deg`.

    A tilt of 0 looks up, and 90 is a wall. The sky is that of Perez 1990 while the sun is up and even before and after;
    the ground sends back `ground_reflectance` of the global radiation. Kept for as long as the year is, so the arrays
    are read-only. Raises ValueError for a tilt, an azimuth or a reflectance that cannot be.
    """
    if not (0.0 <= tilt_deg <= 180.0 and -360.0 <= azimuth_deg <= 360.0 and 0.0 <= ground_reflectance <= 1.0):
        raise ValueError(
            f"no face has an azimuth of {azimuth_deg}°, a tilt of {tilt_deg}° and {ground_reflectance} of reflectance"
        )
    kept = _faces.setdefault(year, {})
    face = (azimuth_deg % 360.0, tilt_deg, ground_reflectance)
    if (found := kept.get(face)) is None:
        if len(kept) >= _KEPT_FACES:
            kept.pop(next(iter(kept)))
        found = kept[face] = _incident(year, radians(face[0]), radians(face[1]), ground_reflectance)
    return found


def _position(year: WeatherYear) -> Sun:
    hour = np.arange(HOURS) + 0.5
    declination, equation_rad, distance_au = _orbit(_START_OF_2002_D + (hour - year.time_zone_h) / 24.0)
    solar_h = hour % 24.0 - 12.0 - year.time_zone_h
    hour_angle = (np.pi / 12.0) * solar_h + radians(year.longitude_deg) + equation_rad
    hour_angle = (hour_angle + np.pi) % (2.0 * np.pi) - np.pi
    latitude = radians(year.latitude_deg)
    hour_angle = _sunlit_middle(hour_angle, np.arccos(np.clip(-tan(latitude) * np.tan(declination), -1.0, 1.0)))

    sin_d, cos_d, cos_h = np.sin(declination), np.cos(declination), np.cos(hour_angle)
    up = np.clip(sin(latitude) * sin_d + cos(latitude) * cos_d * cos_h, -1.0, 1.0)
    north = cos(latitude) * sin_d - sin(latitude) * cos_d * cos_h
    east = -cos_d * np.sin(hour_angle)
    azimuth = np.arctan2(east, north) % (2.0 * np.pi)
    sun = Sun(np.arccos(up), azimuth, east, north, up, _SOLAR_CONSTANT_W_M2 / distance_au**2)
    _freeze(sun)
    return sun


def _orbit(days: Array) -> tuple[Array, Array, Array]:
    """Return declination [rad], equation of time [rad] and distance [au], some days after noon of 1 January 2000.

    Astronomical Almanac, section C, "low precision formulas for the Sun": 0.01° from 1950 to 2050.
    """
    anomaly = np.radians(357.528 + 0.9856003 * days)
    mean_deg = 280.460 + 0.9856474 * days
    longitude = np.radians(mean_deg + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2.0 * anomaly))
    obliquity = np.radians(23.439 - 0.0000004 * days)
    right_ascension = np.arctan2(np.cos(obliquity) * np.sin(longitude), np.cos(longitude))
    equation = (np.radians(mean_deg) - right_ascension + np.pi) % (2.0 * np.pi) - np.pi
    distance = 1.00014 - 0.01671 * np.cos(anomaly) - 0.00014 * np.cos(2.0 * anomaly)
    return np.arcsin(np.sin(obliquity) * np.sin(longitude)), equation, distance


def _sunlit_middle(hour_angle: Array, sunset: Array) -> Array:
    """Return the middle of the part of the hour with the sun up, or of the hour when there is none."""
    half_hour = np.pi / 24.0
    start, end = np.maximum(hour_angle - half_hour, -sunset), np.minimum(hour_angle + half_hour, sunset)
    return np.where(end > start, 0.5 * (start + end), hour_angle)


def _sky_of(year: WeatherYear, sun: Sun) -> Brightness:
    """Return the brightness of the sky; it is even where the sun is down or there is no diffuse radiation."""
    if (found := _skies.get(year)) is None:
        found = _skies[year] = Brightness(np.zeros(HOURS), np.zeros(HOURS))
        bright = (sun.up > 0.0) & (year.diffuse_w_m2 > 0.0)
        series = (sun.zenith_rad, year.beam_w_m2, year.diffuse_w_m2, sun.extraterrestrial_w_m2)
        found.circumsolar[bright], found.horizon[bright] = brightness(*(values[bright] for values in series))
    return found


def _incident(year: WeatherYear, azimuth: float, tilt: float, reflectance: float) -> Incident:
    sun = sun_of(year)
    sky = _sky_of(year, sun)
    cos_incidence = cos(tilt) * sun.up + sin(tilt) * (cos(azimuth) * sun.north + sin(azimuth) * sun.east)
    cos_incidence = np.where(sun.up > 0.0, np.clip(cos_incidence, 0.0, 1.0), 0.0)
    dome = 0.5 * (1.0 + cos(tilt)) * (1.0 - sky.circumsolar)
    around_sun = sky.circumsolar * cos_incidence / np.maximum(sun.up, _LOWEST_COS)
    whole = np.maximum(dome + around_sun + sin(tilt) * sky.horizon, 0.0)
    face = Incident(
        beam_w_m2=year.beam_w_m2 * cos_incidence,
        sky_w_m2=year.diffuse_w_m2 * whole,
        ground_w_m2=year.global_w_m2 * (0.5 * reflectance * (1.0 - cos(tilt))),
        incidence_rad=np.arccos(cos_incidence),
        around_sun_w_m2=year.diffuse_w_m2 * np.minimum(around_sun, whole),
    )
    _freeze(face)
    return face


def _freeze(record: Sun | Incident) -> None:
    for values in vars(record).values():
        values.flags.writeable = False
