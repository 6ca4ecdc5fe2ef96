"""From weather and gains to what drives a zone hour by hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from assess.climate.hourly.sun import Incident, incident, sun_of
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.fabric import Boundary, Fabric, Opaque, Window
from assess.thermal.engine.network import Array, Drivers, ZoneDrivers
from assess.thermal.engine.physics import physics

Values = float | Array


@dataclass(frozen=True, eq=False)
class Conditions:
    """What acts on a zone beside the weather; each value for all the year or hour by hour.

    `internal_w` is heat of people and appliances [W]; `convective` is the part of it that warms the air at once, None
    the usual half. The node's heat does not belong here: all of it goes to the air, in `simulate`. `ventilation_w_k`
    is outside air beyond the zone's own [W/K]. `ends` are temperatures [°C] behind faces that do not lead outdoors.
    """

    internal_w: Values = 0.0
    convective: float | None = None
    ventilation_w_k: Array | None = None
    ends: Mapping[Boundary, Values] = field(default_factory=dict)


def drivers_of(
    fabric: Fabric,
    year: WeatherYear,
    conditions: Conditions | None = None,
    *,
    house: Fabric | None = None,
    house_conditions: Conditions | None = None,
    neighbor_c: Values | None = None,
    ground_reflectance: float | None = None,
) -> Drivers:
    """Return what drives the room that `fabric` encloses and, where given, the rest of the house.

    A face to the ground needs no temperature: it is then at the year's mean of the air. Raises ValueError when
    another end that is not outdoors has none.
    """
    hours = len(year.dry_bulb_c)
    return Drivers(
        outdoor_c=np.asarray(year.dry_bulb_c, dtype=float),
        room=zone_drivers(fabric, year, conditions or Conditions(), ground_reflectance),
        house=None
        if house is None
        else zone_drivers(house, year, house_conditions or Conditions(), ground_reflectance),
        neighbor_c=None if neighbor_c is None else _hourly(neighbor_c, hours),
    )


def zone_drivers(
    fabric: Fabric, year: WeatherYear, conditions: Conditions, ground_reflectance: float | None = None
) -> ZoneDrivers:
    """Return what drives one zone. Raises ValueError when a face leads to where no temperature is known."""
    hours = len(year.dry_bulb_c)
    internal_w = _hourly(conditions.internal_w, hours)
    convective = physics().convective if conditions.convective is None else conditions.convective
    sun_w = np.zeros(hours)
    for window in fabric.windows:
        sun_w += window_gain_w(window, year, ground_reflectance)
    return ZoneDrivers(
        end_c=end_c(fabric, year, conditions.ends, ground_reflectance),
        air_w=convective * internal_w,
        radiant_w=(1 - convective) * internal_w + sun_w,
        ventilation_w_k=conditions.ventilation_w_k,
    )


def end_c(
    fabric: Fabric, year: WeatherYear, ends: Mapping[Boundary, Values], ground_reflectance: float | None = None
) -> Array:
    """Return the temperature behind the opaque fabric, weighted by conductance [°C]; outdoor air if it has none."""
    hours = len(year.dry_bulb_c)
    heat_w, total_w_k = np.zeros(hours), 0.0
    for face in fabric.opaque:
        heat_w += face.ua_w_k * _behind(face, year, ends, ground_reflectance)
        total_w_k += face.ua_w_k
    if fabric.attic:
        attic, elevation_m = fabric.attic, year.elevation_m
        outward_w_k = attic.outward_w_k(elevation_m)
        warmth = attic.air_w_k(elevation_m) * year.dry_bulb_c
        for face in attic.roof:
            warmth = warmth + face.ua_w_k * _behind(face, year, ends, ground_reflectance)
        ua_w_k = attic.ua_w_k(elevation_m)
        if ua_w_k:
            heat_w += ua_w_k * warmth / outward_w_k
            total_w_k += ua_w_k
    return heat_w / total_w_k if total_w_k else np.asarray(year.dry_bulb_c, dtype=float)


def sol_air_c(face: Opaque, year: WeatherYear, ground_reflectance: float | None = None) -> Array:
    """Return the temperature of a face from outside [°C]: air, plus sun, less radiation to the sky."""
    figures = physics()
    light = _light(year, face.azimuth_deg or 0.0, face.tilt_deg, ground_reflectance)
    lost = face.sky_view * figures.radiative_film_w_m2k * (year.dry_bulb_c - year.sky_c)
    sol_air: Array = year.dry_bulb_c + figures.outside_resistance_m2k_w * (face.absorbed * light.total_w_m2 - lost)
    return sol_air


def window_gain_w(window: Window, year: WeatherYear, ground_reflectance: float | None = None) -> Array:
    """Return the sunshine that a window lets into the zone [W]."""
    figures = physics()
    light = _light(year, window.azimuth_deg, window.tilt_deg, ground_reflectance)
    angular = figures.glass_angular if window.angular is None else window.angular
    diffuse = figures.glass_diffuse if window.diffuse is None else window.diffuse
    direct = np.maximum(np.polynomial.polynomial.polyval(light.incidence_rad, angular), 0.0)
    beam = light.beam_w_m2 * direct * (1 - shaded(window, year))
    gain: Array = window.area_m2 * window.shgc * window.shade * (beam + diffuse * (light.sky_w_m2 + light.ground_w_m2))
    return gain


def shaded(window: Window, year: WeatherYear) -> Array:
    """Return the part of a window that its overhang keeps from the beam; the overhang is taken as endless sideways."""
    if window.overhang is None:
        return np.zeros(len(year.dry_bulb_c))
    sun, edge = sun_of(year), window.overhang
    facing = np.cos(sun.azimuth_rad - np.radians(window.azimuth_deg))
    with np.errstate(divide="ignore", invalid="ignore"):
        drop_m = edge.depth_m / (np.tan(sun.zenith_rad) * facing) - edge.gap_m
    return np.where(facing > 0, np.clip(drop_m / edge.height_m, 0.0, 1.0), 0.0)


def _light(year: WeatherYear, azimuth_deg: float, tilt_deg: float, ground_reflectance: float | None) -> Incident:
    reflectance = physics().ground_reflectance if ground_reflectance is None else ground_reflectance
    return incident(year, azimuth_deg=azimuth_deg, tilt_deg=tilt_deg, ground_reflectance=reflectance)


def _behind(
    face: Opaque, year: WeatherYear, ends: Mapping[Boundary, Values], ground_reflectance: float | None
) -> Values:
    """Return the temperature behind a face [°C]."""
    if face.end in ends:
        return ends[face.end]
    if face.sunlit:
        return sol_air_c(face, year, ground_reflectance)
    if face.end in {Boundary.OUTDOORS, Boundary.OUTDOORS_SHADED}:
        return year.dry_bulb_c
    if face.end is Boundary.GROUND:
        return float(np.mean(year.dry_bulb_c))
    raise ValueError(f"a face leads to {face.end}, but no temperature is given for it")


def _hourly(value: Values, hours: int) -> Array:
    return np.broadcast_to(np.asarray(value, dtype=float), (hours,))
