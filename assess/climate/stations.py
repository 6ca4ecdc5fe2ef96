"""Weather stations: which of them speak for a house."""

import csv
import re
from bisect import bisect_left, bisect_right
from functools import cache
from math import asin, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from assess.climate.policy import Policy, load_policy
from assess.resources import folder

_AROUND, _SLACK = 360.0, 1e-6  # degrees


class Station(NamedTuple):
    """A station and its design dry bulbs; `published` tells a tabulated value from one of a typical year.

    The degree days are those of a typical year, to base 18 °C (64.4 °F) and 10 °C (50 °F), in °F times days.
    """

    latitude: float
    longitude: float
    wmo: str
    name: str
    state: str
    elevation_ft: float
    heating_99_f: float
    cooling_1_f: float
    published: bool
    iecc_zone: str
    hdd65_f_day: float
    cdd50_f_day: float


class Nearby(NamedTuple):
    """A station and how far it is from the house [mi]."""

    distance_mi: float
    station: Station


def choose_stations(latitude: float, longitude: float, elevation_ft: float | None, policy: Policy) -> list[Nearby]:
    """Return the stations that speak for a house, best first; none when even the nearest is out of reach.

    They are the few nearest with published values, else the one nearest of those not too far, else the
    nearest of any kind: values computed from a typical year scatter twice as much among their neighbours.
    """

    def apart(nearby: Nearby) -> float:
        if elevation_ft is None:
            return nearby.distance_mi
        height_ft = abs(nearby.station.elevation_ft - elevation_ft)
        return nearby.distance_mi + height_ft * policy.height_as_distance.value

    not_far = around(latitude, longitude, policy.far.value, policy)
    published = sorted((n for n in not_far if n.station.published), key=apart)
    near = [n for n in published if n.distance_mi <= policy.near.value]
    if near:
        return near[: int(policy.near_stations.value)]
    anywhere = published or sorted(around(latitude, longitude, policy.reach.value, policy), key=apart)
    return anywhere[:1]


def around(latitude: float, longitude: float, reach_mi: float, policy: Policy) -> list[Nearby]:
    """Return every usable station within `reach_mi`, in no order that matters."""
    stations, latitudes = _stations()
    radius_mi = policy.earth_radius.value
    band = degrees(reach_mi / radius_mi)
    low, high = bisect_left(latitudes, latitude - band), bisect_right(latitudes, latitude + band)
    here = latitude, longitude
    wide = _wide(latitude, band)
    near = (s for s in stations[low:high] if not wide < abs(s.longitude - longitude) < _AROUND - wide)
    measured = (Nearby(_apart_mi(here, (s.latitude, s.longitude), radius_mi), s) for s in near)
    return [nearby for nearby in measured if nearby.distance_mi <= reach_mi]


def station_of_wmo(wmo: str) -> Station | None:
    """Return the station of a WMO number, or None when it is not among those that stand for houses."""
    return next((station for station in _stations()[0] if station.wmo == wmo), None)


def usable(name: str, wmo: str, policy: Policy) -> bool:
    """Return whether a station stands where houses do, judged by its name and number."""
    words = set(re.split("[ -]", name))
    if wmo.startswith(policy.skip_wmo):
        return False
    return not words & policy.skip_words or bool(words & policy.keep_words)


def distance_mi(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two places, each by latitude and longitude [degrees to mi]."""
    return _apart_mi(one, other, load_policy().earth_radius.value)


def _apart_mi(one: tuple[float, float], other: tuple[float, float], radius_mi: float) -> float:
    """Return the great-circle distance by the haversine formula [mi]."""
    here, there = radians(one[0]), radians(other[0])
    north, east = there - here, radians(other[1] - one[1])
    haversine = sin(north / 2) ** 2 + cos(here) * cos(there) * sin(east / 2) ** 2
    return 2 * radius_mi * asin(sqrt(haversine))


def _wide(latitude: float, band: float) -> float:
    """Return how far east or west a place within `band` of a latitude can lie at most, and a little more [degrees]."""
    narrowest = cos(radians(min(abs(latitude) + band, _AROUND / 4)))
    half = sin(radians(band) / 2)
    return _AROUND / 2 if half >= narrowest else degrees(2 * asin(half / narrowest)) + _SLACK


@cache
def _stations() -> tuple[list[Station], list[float]]:
    """Return the usable stations from south to north, and their latitudes."""
    policy = load_policy()
    text = folder("codes").joinpath("climate", "stations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    stations = sorted(_station(row) for row in rows if usable(row["name"], row["wmo"], policy))
    return stations, [s.latitude for s in stations]


def _station(row: dict[str, str]) -> Station:
    return Station(
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        wmo=row["wmo"],
        name=row["name"],
        state=row["state"],
        elevation_ft=float(row["elevation_ft"]),
        heating_99_f=float(row["heating_99_f"]),
        cooling_1_f=float(row["cooling_1_f"]),
        published=row["basis"] == "published",
        iecc_zone=row["iecc_zone"],
        hdd65_f_day=float(row["hdd65_f_day"]),
        cdd50_f_day=float(row["cdd50_f_day"]),
    )
