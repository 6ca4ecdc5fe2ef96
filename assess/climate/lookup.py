"""The design temperatures of a home: what the outdoor air is on its hot, cold and hottest days."""

from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import Field

from assess.climate.places import nearest_city, place_of_city, place_of_zip
from assess.climate.policy import load_policy
from assess.climate.reading import read_station
from assess.climate.reasons import doubts, workings
from assess.climate.stations import choose_stations, station_of_wmo
from assess.climate.summer import RangeClass, estimates, range_class
from assess.errors import IntakeError
from assess.numbers import quantity
from assess.records import Confidence, Figure, Record

# Wide enough for a home's own -130 to 140 °F and what is added to it; no weather is beyond.
Outdoors = Annotated[float, Field(ge=-200, le=250)]


class DesignConditions(Record):
    """Outdoor dry bulbs for design at a home, and the station that gives the hot one.

    `cooling_1_f` is exceeded 1 % of the year, `heating_99_f` 99 % of it. `extreme_max_f` is an estimate of
    the hottest hour in twenty years: the 1 % value plus `extreme_adder`, which has a confidence of its own.
    `elevation_ft` is the station's; `home_elevation_ft`, latitude and longitude are the home's.

    `cooling_04_f`, `coincident_wet_bulb_f` (with the 1 % dry bulb) and `daily_range_f` (mean of the hottest
    month) are estimates too; `estimates` holds each with its range, by the name of its field. Degree days are
    the station's, heating to base 18 °C (64.4 °F), and unknown where the temperatures were moved for height.
    None is unknown.
    """

    station_name: str
    wmo: str
    distance_mi: float
    elevation_ft: float
    heating_99_f: Outdoors
    cooling_1_f: Outdoors
    extreme_max_f: Outdoors
    extreme_adder: Figure
    extreme_basis: str
    confidence: Confidence
    cite: str
    notes: tuple[str, ...]
    latitude_deg: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude_deg: Annotated[float, Field(ge=-180, le=180)] | None = None
    home_elevation_ft: float | None = None
    iecc_zone: str | None = None
    hdd65_f_day: float | None = None
    cdd50_f_day: float | None = None
    cooling_04_f: Outdoors | None = None
    coincident_wet_bulb_f: Outdoors | None = None
    daily_range_f: Annotated[float, Field(ge=0, le=200)] | None = None
    estimates: dict[str, Figure] = Field(default_factory=dict)

    @property
    def daily_range_class(self) -> RangeClass | None:
        """Return what Manual J calls the daily range; None is unknown."""
        return None if self.daily_range_f is None else range_class(self.daily_range_f)


@lru_cache(maxsize=4096)  # a table of homes asks for the same ZIP codes again and again
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
    IntakeError when there is no such ZIP code, or nothing but a city that is misspelt.
    """
    site = _site(zip_code, city, state, latitude, longitude) or _at_station(station_wmo)
    if site is None:
        _check_spelling(city, state)
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
    zone = site.iecc_zone or min(chosen).station.iecc_zone
    summer = estimates(
        state=station.state,
        iecc_zone=zone,
        cooling_1_f=hottest.cooling_1_f,
        elevation_ft=station.elevation_ft if elevation_ft is None else elevation_ft,
    )
    moved = bool(hottest.correction_f)
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
        latitude_deg=site.latitude,
        longitude_deg=site.longitude,
        home_elevation_ft=elevation_ft,
        iecc_zone=zone,
        hdd65_f_day=None if moved else station.hdd65_f_day,
        cdd50_f_day=None if moved else station.cdd50_f_day,
        estimates=summer,
        **{field: figure.value for field, figure in summer.items()},
    )


class _Site(NamedTuple):
    latitude: float
    longitude: float
    iecc_zone: str | None
    stands_for: str | None = None


def _site(
    zip_code: str | None, city: str | None, state: str | None, latitude: float | None, longitude: float | None
) -> _Site | None:
    by_zip = place_of_zip(zip_code) if zip_code else None
    if latitude is not None and longitude is not None:
        return _Site(latitude, longitude, by_zip.iecc_zone if by_zip else None)
    if by_zip:
        return _Site(by_zip.latitude, by_zip.longitude, by_zip.iecc_zone)
    middle = place_of_city(city, state) if city and state else None
    if middle is None:
        return None
    stands_for = f"in the middle of {middle.city}, {middle.state}"
    return _Site(middle.latitude, middle.longitude, middle.iecc_zone, stands_for)


def _check_spelling(city: str | None, state: str | None) -> None:
    """Raise IntakeError for a city that is not in the table when another is spelled much like it.

    A place that is like no other may well exist without a post office of its own, and is only unknown.
    """
    meant = nearest_city(city, state) if city and state else None
    if meant is not None:
        raise IntakeError(
            f'there is no city "{city}" in {state}; did you mean "{meant}"?',
            where="place.city",
            hint="If the name is right, give the ZIP code, or latitude and longitude.",
        )


def _at_station(wmo: str | None) -> _Site | None:
    station = station_of_wmo(wmo) if wmo else None
    if station is None:
        return None
    stands_for = f"near the weather station {station.name}"
    return _Site(station.latitude, station.longitude, station.iecc_zone, stands_for)
