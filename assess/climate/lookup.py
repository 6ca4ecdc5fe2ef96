"""The design temperatures of a home: what the outdoor air is on its hot, cold and hottest days."""

from typing import NamedTuple

from assess.climate.places import place_of_city, place_of_zip
from assess.climate.policy import load_policy
from assess.climate.reading import read_station
from assess.climate.reasons import doubts, workings
from assess.climate.stations import choose_stations, station_of_wmo
from assess.numbers import quantity
from assess.records import Confidence, Figure, Record


class DesignConditions(Record):
    """Outdoor dry bulbs for design at a home, and the station that gives the hot one.

    `cooling_1_f` is exceeded 1 % of the year, `heating_99_f` 99 % of it. `extreme_max_f` is an estimate of
    the hottest hour in twenty years: the 1 % value plus `extreme_adder`, which has a confidence of its own.
    `elevation_ft` is the station's, not the home's.
    """

    station_name: str
    wmo: str
    distance_mi: float
    elevation_ft: float
    heating_99_f: float
    cooling_1_f: float
    extreme_max_f: float
    extreme_adder: Figure
    extreme_basis: str
    confidence: Confidence
    cite: str
    notes: tuple[str, ...]


def design_conditions(
    *,
    zip_code: str | None,
    city: str | None,
    state: str | None,
    latitude: float | None,
    longitude: float | None,
    elevation_ft: float | None = None,
    station_wmo: str | None = None,
) -> DesignConditions | None:
    """Return the design temperatures of a home, or None when it cannot be placed or no station is in reach.

    The position is latitude and longitude, else the ZIP code's, else the middle of the city, else that of the
    weather station an audit names. A ZIP code is checked even when the position is known without it. Raises
    IntakeError when there is no such ZIP code.
    """
    site = _site(zip_code, city, state, latitude, longitude) or _at_station(station_wmo)
    if site is None:
        return None
    policy = load_policy()
    chosen = choose_stations(site.latitude, site.longitude, elevation_ft, policy)
    if not chosen:
        return None
    readings = [read_station(nearby, elevation_ft, policy) for nearby in chosen]
    hottest = max(readings, key=lambda r: r.cooling_1_f)
    coldest = min(readings, key=lambda r: r.heating_99_f)
    station = hottest.nearby.station
    extreme = next(e for e in policy.extreme if e.fits(station.state, hottest.cooling_1_f))
    doubtful = list(doubts(readings, elevation_ft, site.stands_for, policy))
    return DesignConditions(
        station_name=station.name,
        wmo=station.wmo,
        distance_mi=hottest.nearby.distance_mi,
        elevation_ft=station.elevation_ft,
        heating_99_f=coldest.heating_99_f,
        cooling_1_f=hottest.cooling_1_f,
        extreme_max_f=hottest.cooling_1_f + extreme.adder.value,
        extreme_adder=extreme.adder,
        extreme_basis=f"1 % value and an assumed {quantity(extreme.adder.value, '°F')} ({extreme.region})",
        confidence=Confidence.weakest(Confidence.HIGH, *(doubt.confidence for doubt in doubtful)),
        cite=f"{policy.source}, WMO {station.wmo}",
        notes=(*workings(readings, hottest, coldest), *(doubt.says for doubt in doubtful)),
    )


class _Site(NamedTuple):
    latitude: float
    longitude: float
    stands_for: str | None = None


def _site(
    zip_code: str | None, city: str | None, state: str | None, latitude: float | None, longitude: float | None
) -> _Site | None:
    by_zip = place_of_zip(zip_code) if zip_code else None
    if latitude is not None and longitude is not None:
        return _Site(latitude, longitude)
    if by_zip:
        return _Site(by_zip.latitude, by_zip.longitude)
    middle = place_of_city(city, state) if city and state else None
    if middle is None:
        return None
    return _Site(middle.latitude, middle.longitude, f"in the middle of {middle.city}, {middle.state}")


def _at_station(wmo: str | None) -> _Site | None:
    station = station_of_wmo(wmo) if wmo else None
    return _Site(station.latitude, station.longitude, f"near the weather station {station.name}") if station else None
