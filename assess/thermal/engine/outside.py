"""What happens outside of a house: the wind where it stands, convection, and radiation to air and sky."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from math import cos, radians
from weakref import WeakKeyDictionary

import numpy as np

from assess.intake.weather_year import WeatherYear
from assess.rulebook.reference import load_reference
from assess.thermal.engine.fabric import Boundary, Fabric, Opaque
from assess.thermal.engine.network import Array
from assess.thermal.engine.physics import physics

_STEFAN_BOLTZMANN = 5.670374e-8  # W/m²K⁴
_ZERO_K = 273.15
_ROUNDS = 3  # of film and surface temperature after each other; then the film is settled to 0.1 W/m²K


class Terrain(StrEnum):
    """What slows the wind around a house."""

    OPEN = "open"
    SUBURB = "suburb"
    CITY = "city"


@dataclass(frozen=True)
class Exposure:
    """Where a house stands, and the height of its middle above the ground [m]."""

    terrain: Terrain = Terrain.SUBURB
    height_m: float = 1.5


@dataclass(frozen=True)
class Wind:
    """The figures of wind and convection: a, b of windward and leeward in a V^b [W/m²K, m/s]."""

    windward: tuple[float, float]
    leeward: tuple[float, float]
    roughness: float
    glass_difference_k: float
    station_height_m: float
    exponent: dict[str, float]
    layer_m: dict[str, float]


_kept: WeakKeyDictionary[WeatherYear, dict[object, tuple[Array, ...]]] = WeakKeyDictionary()
_MOST_KEPT = 128  # arrays of a year; a house has a handful of faces


@cache
def wind_figures() -> Wind:
    """Return the figures of the file. Raises RuleDataError."""
    book = load_reference("reference/building_physics")

    def value(key: str) -> float:
        return float(book.figure(f"wind.{key}").value)

    return Wind(
        windward=(value("windward.factor"), value("windward.exponent")),
        leeward=(value("leeward.factor"), value("leeward.exponent")),
        roughness=value("roughness"),
        glass_difference_k=value("glass_difference"),
        station_height_m=value("station_height"),
        exponent={terrain: value(f"{terrain}.exponent") for terrain in Terrain},
        layer_m={terrain: value(f"{terrain}.layer") for terrain in Terrain},
    )


def wind_m_s(year: WeatherYear, exposure: Exposure) -> Array:
    """Return the wind at a house from that at the weather station, which stands in the open (ASHRAE Fundamentals)."""
    wind, open_land, here = wind_figures(), Terrain.OPEN, exposure.terrain
    aloft = (wind.layer_m[open_land] / wind.station_height_m) ** wind.exponent[open_land]
    below = (exposure.height_m / wind.layer_m[here]) ** wind.exponent[here]
    local: Array = year.wind_m_s * (aloft * below)
    return local


def convection_w_m2k(year: WeatherYear, exposure: Exposure, natural: float | Array, *, rough: bool) -> Array:
    """Return the convection outside of a surface, hour by hour, averaged over windward and leeward [W/m²K].

    The DOE-2 model of EnergyPlus: measured on glass (Yazdanian and Klems, 1994), and on a rough surface the part that
    the wind adds is greater. `natural` is the convection in still air.
    """

    def by_wind() -> tuple[Array, ...]:
        wind, local = wind_figures(), wind_m_s(year, exposure)
        return tuple(factor * local**exponent for factor, exponent in (wind.windward, wind.leeward))

    forced = kept(year, ("forced", exposure), by_wind)
    smooth: Array = 0.5 * (np.hypot(natural, forced[0]) + np.hypot(natural, forced[1]))
    return natural + wind_figures().roughness * (smooth - natural) if rough else smooth


def natural_w_m2k(warmer_k: Array, tilt_deg: float) -> Array:
    """Return the convection in still air on a surface this much warmer than it [W/m²K] (Walton, 1983: TARP).

    Air rises well from a warm roof and poorly from a cold one; on a wall it does not matter.
    """
    upward = cos(radians(tilt_deg))
    strong, weak = 9.482 / (7.283 - abs(upward)), 1.810 / (1.382 + abs(upward))
    root: Array = np.cbrt(np.abs(warmer_k))
    if abs(upward) < 1e-6:
        return 1.310 * root
    return root * np.where((warmer_k > 0) == (upward > 0), strong, weak)


def radiation_w_m2k(surface_c: Array, other_c: Array, emissivity: float) -> Array:
    """Return the conductance by which two black bodies' radiation, times an emissivity, ties them [W/m²K]."""
    here, there = surface_c + _ZERO_K, other_c + _ZERO_K
    tie: Array = emissivity * _STEFAN_BOLTZMANN * (here * here + there * there) * (here + there)
    return tie


@dataclass(frozen=True, eq=False)
class Film:
    """Outside of a surface, hour by hour [W/m²K]: all of it, and the part that leads to the sky."""

    whole: Array
    sky: Array


def glass_film(year: WeatherYear, exposure: Exposure, sky_view: float) -> Film:
    """Return the film outside of glass, about as warm as the air; kept as long as the year is."""

    def of_glass() -> tuple[Array, ...]:
        emissivity, air_c = physics().glass_emissivity, year.dry_bulb_c
        natural = natural_w_m2k(np.full(1, wind_figures().glass_difference_k), 90.0)
        sky = sky_view * radiation_w_m2k(air_c, year.sky_c, emissivity)
        air = (1 - sky_view) * radiation_w_m2k(air_c, air_c, emissivity)
        return convection_w_m2k(year, exposure, natural, rough=False) + air + sky, sky

    return Film(*kept(year, ("glass", exposure, sky_view), of_glass))


def opaque_film(year: WeatherYear, exposure: Exposure, face: Opaque, absorbed_w_m2: Array) -> tuple[Film, Array]:
    """Return the film outside of an opaque face and its sol-air temperature [°C].

    The face is taken to be as warm as its sol-air temperature, on which convection and radiation depend: that of a
    wall or a roof which lets little heat through.
    """
    emissivity, view, air_c = physics().emissivity, face.sky_view, year.dry_bulb_c
    surface_c = air_c
    for _ in range(_ROUNDS):
        natural = natural_w_m2k(surface_c - air_c, face.tilt_deg)
        sky = view * radiation_w_m2k(surface_c, year.sky_c, emissivity)
        air = (1 - view) * radiation_w_m2k(surface_c, air_c, emissivity)
        whole = convection_w_m2k(year, exposure, natural, rough=True) + air + sky
        surface_c = air_c + (absorbed_w_m2 - sky * (air_c - year.sky_c)) / whole
    return Film(whole, sky), surface_c


def in_the_wind(fabric: Fabric, year: WeatherYear, exposure: Exposure) -> Fabric:
    """Return a fabric whose U-factors hold for the year's mean film at the house, not for that of their rating."""

    def opaque(face: Opaque) -> Opaque:
        if face.end is not Boundary.OUTDOORS or not face.u_w_m2k:
            return face

        def in_the_dark() -> tuple[Array, ...]:
            film, _ = opaque_film(year, exposure, face, np.zeros(len(year.dry_bulb_c)))
            return (film.whole.mean(keepdims=True),)

        (film,) = kept(year, ("dark", exposure, face.tilt_deg, face.sky_view), in_the_dark)
        return face.at_film(float(film[0]))

    windows = tuple(
        window.at_film(float(glass_film(year, exposure, window.sky_view).whole.mean())) for window in fabric.windows
    )
    attic = fabric.attic
    return replace(
        fabric,
        opaque=tuple(opaque(face) for face in fabric.opaque),
        windows=windows,
        attic=replace(attic, roof=tuple(opaque(face) for face in attic.roof)) if attic else None,
    )


def kept(year: WeatherYear, key: object, work: Callable[[], tuple[Array, ...]]) -> tuple[Array, ...]:
    """Return what was worked out for a year under a key, or work it out; kept as long as the year is, so read-only."""
    known = _kept.setdefault(year, {})
    if (found := known.get(key)) is None:
        if len(known) >= _MOST_KEPT:
            known.pop(next(iter(known)))
        found = known[key] = work()
        for array in found:
            array.flags.writeable = False
    return found
