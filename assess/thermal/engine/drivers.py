"""From weather and gains to what drives a zone hour by hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from assess.climate.hourly.sun import Incident, incident
from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.fabric import Boundary, Fabric, Opaque, Window
from assess.thermal.engine.network import Array, Drivers, ZoneDrivers
from assess.thermal.engine.outside import Exposure, glass_film, kept, opaque_film
from assess.thermal.engine.physics import physics
from assess.thermal.engine.shading import sunlit

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


@dataclass(frozen=True)
class Around:
    """The weather, the ground and the wind of a house; None is the usual ground, and the film of each U-factor."""

    year: WeatherYear
    ground_reflectance: float | None = None
    exposure: Exposure | None = None

    def light(self, azimuth_deg: float, tilt_deg: float) -> Incident:
        """Return what falls on a face."""
        figure = physics().ground_reflectance if self.ground_reflectance is None else self.ground_reflectance
        return incident(self.year, azimuth_deg=azimuth_deg, tilt_deg=tilt_deg, ground_reflectance=figure)

    @property
    def colder_k(self) -> Array:
        """Return how much colder the sky is than the air [K]."""
        colder: Array = self.year.dry_bulb_c - self.year.sky_c
        return colder


def drivers_of(
    fabric: Fabric,
    year: WeatherYear,
    conditions: Conditions | None = None,
    *,
    house: Fabric | None = None,
    house_conditions: Conditions | None = None,
    neighbor_c: Values | None = None,
    ground_reflectance: float | None = None,
    exposure: Exposure | None = None,
) -> Drivers:
    """Return what drives the room that `fabric` encloses and, where given, the rest of the house.

    A face to the ground needs no temperature: it is then at the year's mean of the air. With `exposure` the film
    outside follows the wind; without, it is that of each U-factor. Raises ValueError when another end that is not
    outdoors has no temperature.
    """
    hours = len(year.dry_bulb_c)
    around = Around(year, ground_reflectance, exposure)
    return Drivers(
        outdoor_c=np.asarray(year.dry_bulb_c, dtype=float),
        room=zone_drivers(fabric, around, conditions or Conditions()),
        house=None if house is None else zone_drivers(house, around, house_conditions or Conditions()),
        neighbor_c=None if neighbor_c is None else _hourly(neighbor_c, hours),
    )


def zone_drivers(fabric: Fabric, around: Around, conditions: Conditions) -> ZoneDrivers:
    """Return what drives one zone. Raises ValueError when a face leads to where no temperature is known."""
    hours = len(around.year.dry_bulb_c)
    internal_w = _hourly(conditions.internal_w, hours)
    convective = physics().convective if conditions.convective is None else conditions.convective
    through_w = np.zeros(hours)
    for window in fabric.windows:
        through_w += window_gain_w(window, around) - window_sky_w(window, around)
    return ZoneDrivers(
        end_c=end_c(fabric, around, conditions.ends),
        air_w=convective * internal_w,
        radiant_w=(1 - convective) * internal_w + through_w,
        ventilation_w_k=conditions.ventilation_w_k,
    )


def end_c(fabric: Fabric, around: Around, ends: Mapping[Boundary, Values]) -> Array:
    """Return the temperature behind the opaque fabric, weighted by conductance [°C]; outdoor air if it has none."""
    year = around.year
    heat_w, total_w_k = np.zeros(len(year.dry_bulb_c)), 0.0
    for face in fabric.opaque:
        heat_w += face.ua_w_k * _behind(face, around, ends)
        total_w_k += face.ua_w_k
    if fabric.attic:
        attic, elevation_m = fabric.attic, year.elevation_m
        outward_w_k = attic.outward_w_k(elevation_m)
        warmth = attic.air_w_k(elevation_m) * year.dry_bulb_c
        for face in attic.roof:
            warmth = warmth + face.ua_w_k * _behind(face, around, ends)
        ua_w_k = attic.ua_w_k(elevation_m)
        if ua_w_k:
            heat_w += ua_w_k * warmth / outward_w_k
            total_w_k += ua_w_k
    return heat_w / total_w_k if total_w_k else np.asarray(year.dry_bulb_c, dtype=float)


def sol_air_c(face: Opaque, around: Around) -> Array:
    """Return the temperature of a face from outside [°C]: air, plus sun, less radiation to the sky."""
    year, exposure, azimuth_deg = around.year, around.exposure, face.azimuth_deg or 0.0

    def absorbed_w_m2() -> Array:
        return face.absorbed * around.light(azimuth_deg, face.tilt_deg).total_w_m2

    if exposure:
        look = (azimuth_deg, face.tilt_deg, face.absorbed, face.sky_view, around.ground_reflectance)
        key = ("sol-air", exposure, *look)
        return kept(year, key, lambda: (opaque_film(year, exposure, face, absorbed_w_m2())[1],))[0]
    lost_w_m2 = face.sky_view * physics().radiative_film_w_m2k * around.colder_k
    sol_air: Array = year.dry_bulb_c + (absorbed_w_m2() - lost_w_m2) / face.outside_film_w_m2k
    return sol_air


def window_gain_w(window: Window, around: Around) -> Array:
    """Return the sunshine that a window lets into the zone [W]; the bright sky around the sun is shaded as beam is."""
    figures = physics()
    light = around.light(window.azimuth_deg, window.tilt_deg)
    angular = figures.glass_angular if window.angular is None else window.angular
    diffuse = figures.glass_diffuse if window.diffuse is None else window.diffuse
    direct = np.maximum(np.polynomial.polynomial.polyval(light.incidence_rad, angular), 0.0)
    beam, sky = light.beam_w_m2, light.sky_w_m2
    if window.overhang or window.fins:
        reached = sunlit(window, around.year)
        beam = beam * reached
        sky = light.around_sun_w_m2 * reached + (sky - light.around_sun_w_m2) * window.sky_left
    ground = light.ground_w_m2 * window.ground_left
    gain: Array = window.area_m2 * window.shgc * window.shade * (beam * direct + diffuse * (sky + ground))
    return gain


def window_sky_w(window: Window, around: Around) -> Array:
    """Return what a window loses to the sky beyond what it loses to air as warm as outdoors [W].

    U-factor times area times how much colder the sky makes it from outside, as ISO 13790 has it; taken from the
    sunshine, so from surfaces and mass.
    """
    share: Values = window.sky_view * physics().radiative_film_w_m2k / window.outside_film_w_m2k
    if around.exposure:
        film = glass_film(around.year, around.exposure, window.sky_view)
        share = film.sky / film.whole
    lost: Array = window.ua_w_k * share * around.colder_k
    return lost


def _behind(face: Opaque, around: Around, ends: Mapping[Boundary, Values]) -> Values:
    """Return the temperature behind a face [°C]."""
    if face.end in ends:
        return ends[face.end]
    if face.sunlit:
        return sol_air_c(face, around)
    if face.end in {Boundary.OUTDOORS, Boundary.OUTDOORS_SHADED}:
        return around.year.dry_bulb_c
    if face.end is Boundary.GROUND:
        return float(np.mean(around.year.dry_bulb_c))
    raise ValueError(f"a face leads to {face.end}, but no temperature is given for it")


def _hourly(value: Values, hours: int) -> Array:
    return np.broadcast_to(np.asarray(value, dtype=float), (hours,))
