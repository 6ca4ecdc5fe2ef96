"""Redaction: what is assessed is a home without names, so that nothing that follows can hold one.

The place stays as its state, its climate, and its position to the whole degree: the sun needs that, and it is about as
coarse as the first three digits of a ZIP code, which are therefore left out with the rest of it. The edition stays too,
and where a city has a code of its own it says which city.
"""

from dataclasses import replace
from math import ceil
from typing import NamedTuple

from assess.climate import DesignConditions
from assess.intake import Home
from assess.intake.fields import shapes
from assess.intake.weather_year import WeatherYear
from assess.records import Provenance, Record
from assess.report.kept_texts import LEFT_OUT, without_texts
from assess.rulebook import Edition, list_editions
from assess.verdict.policy import Policy, usual_policy

_HEIGHT_STEP_FT = 100.0
_AWAY_STEP_MI = 10.0


class Case(NamedTuple):
    """What `assess()` is given of one home."""

    home: Home
    edition: Edition
    weather: DesignConditions | None
    hourly: WeatherYear | None
    policy: Policy | None


def redacted(case: Case) -> Case:
    """Return the case without a name, an address, a place nearer than its state, a file name or a free text.

    Numbers and choices stay, so that the answer stays. Its report has an id of its own, worked out from what is left:
    that of the full report would let a guessed name and address be confirmed. Who has the home gets it again.
    """
    home = redacted_home(case.home)
    return Case(
        home=home,
        edition=_edition(case.edition),
        weather=_weather(case.weather),
        hourly=_hourly(case),
        policy=_policy(case.policy),
    )


def redacted_home(home: Home) -> Home:
    """Return a home without free texts and photos, its sub-panels numbered, its place to the whole degree."""
    bare = without_texts(home)
    place = home.place
    near = {
        "latitude": _whole(place.latitude),
        "longitude": _whole(place.longitude),
        "elevation_ft": _raised(place.elevation_ft),
    }
    return bare.model_copy(
        update={
            "contact": bare.contact.model_copy(update={"redacted": True}),
            "place": bare.place.model_copy(update=near),
            "photos": None,
            "provenance": _sources(home),
        }
    )


def _sources(home: Home) -> dict[str, Provenance]:
    """Return basis and range of each value of the form; a path that leads to none could be a text itself."""
    return {
        path: source.model_copy(update={"source": None, "note": None})
        for path, source in home.provenance.items()
        if _leads_to_a_value(path)
    }


def _leads_to_a_value(path: str) -> bool:
    record: type[Record] | None = Home
    for step in path.split("."):
        if step.isascii() and step.isdecimal():
            continue
        if record is None or step not in shapes(record):
            return False
        record = shapes(record)[step].record
    return not path.startswith("photos")


def _weather(found: DesignConditions | None) -> DesignConditions | None:
    """Return the climate without the name of its station, and heights, distance and position rounded."""
    if found is None:
        return None
    return found.model_copy(
        update={
            "station_name": "the weather station",
            "wmo": "",
            "distance_mi": _AWAY_STEP_MI * ceil(found.distance_mi / _AWAY_STEP_MI),
            "elevation_ft": _raised(found.elevation_ft),
            "home_elevation_ft": _raised(found.home_elevation_ft),
            "cite": found.cite.removesuffix(f", WMO {found.wmo}"),
            "notes": (),
            "latitude_deg": _whole(found.latitude_deg),
            "longitude_deg": _whole(found.longitude_deg),
        }
    )


def _hourly(case: Case) -> WeatherYear | None:
    """Return the year of weather without the name of its place, moved as the home is, so that it stays as far away."""
    year, home = case.hourly, case.weather
    if year is None:
        return None
    latitude_deg, longitude_deg = year.latitude_deg, year.longitude_deg
    if home is not None and home.latitude_deg is not None and home.longitude_deg is not None:
        latitude_deg += round(home.latitude_deg) - home.latitude_deg
        longitude_deg += round(home.longitude_deg) - home.longitude_deg
    return replace(
        year,
        label="Hourly weather from a file",
        cite="EPW weather file",
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
    )


def _edition(edition: Edition) -> Edition:
    """Return the edition without the path of a file of one's own."""
    known = list_editions()
    return edition.model_copy(update={"chain": tuple(n if n in known else LEFT_OUT for n in edition.chain)})


def _policy(policy: Policy | None) -> Policy | None:
    """Return a policy of one's own without the name of its file and the words of its sources."""
    if policy is None or policy.used == usual_policy().used:
        return policy
    changed = list(policy.used.changed)
    for n, figure in enumerate(policy.own.values()):
        changed[n] = changed[n].removesuffix(f" ({figure.cite})")
    own = {key: figure.model_copy(update={"cite": "policy: one of one's own"}) for key, figure in policy.own.items()}
    used = policy.used.model_copy(update={"name": "one of one's own", "changed": tuple(changed)})
    return policy.model_copy(update={"used": used, "own": own})


def _whole(degrees: float | None) -> float | None:
    return None if degrees is None else float(round(degrees))


def _raised(feet: float | None) -> float | None:
    """Return a height to the next hundred feet upwards, where the air is thinner and cools less."""
    return None if feet is None else _HEIGHT_STEP_FT * ceil(feet / _HEIGHT_STEP_FT)
