"""Weather, the film outside of glass, and how a result is judged against a published band."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assess.intake.weather_year import WeatherYear
from assess.readers.epw import read_epw

HERE = Path(__file__).parent
STEFAN_BOLTZMANN = 5.670374e-8  # W/m²K⁴
ICE_K = 273.15

Judge = Callable[[str, float, tuple[float, float], str], None]
Film = Callable[[WeatherYear, dict[str, float], float], float]


@pytest.fixture(scope="session")
def weather(samples: Path) -> Callable[[str], WeatherYear]:
    """Return a function that reads a year of the field samples, once."""
    return cache(lambda name: read_epw(samples / "weather" / name))


@pytest.fixture(scope="session")
def exceptions() -> dict[str, dict[str, str]]:
    """Return the published cases that do not come out, by name."""
    listed = tomllib.loads((HERE / "exceptions.toml").read_text(encoding="utf-8"))["case"]
    return {case["name"]: case for case in listed}


@pytest.fixture(scope="session")
def judge(exceptions: dict[str, dict[str, str]]) -> Judge:
    """Return a function that holds a value to a band, or to what the table of exceptions says of it."""

    def judged(name: str, value: float, band: tuple[float, float], unit: str) -> None:
        inside = band[0] <= value <= band[1]
        if name not in exceptions:
            assert inside, f"{name}: {value:.2f} {unit} is outside {band[0]} to {band[1]}"
            return
        assert not inside, f"{name} comes out; take it from exceptions.toml"
        assert exceptions[name]["published"] == f"{band[0]:g} to {band[1]:g} {unit}"
        assert float(exceptions[name]["ours"].split()[0]) == pytest.approx(value, rel=0.01, abs=0.05)

    return judged


@pytest.fixture(scope="session")
def convection_w_m2k() -> Film:
    """Return a function that gives the year's mean convection outside of glass, in a terrain and at a height."""
    figures = tomllib.loads((HERE / "film.toml").read_text(encoding="utf-8"))
    convection, station = figures["convection"], figures["station"]

    def mean(year: WeatherYear, terrain: dict[str, float], height_m: float) -> float:
        aloft: Any = year.wind_m_s * (station["layer_m"] / station["height_m"]) ** station["exponent"]
        wind = aloft * (height_m / terrain["layer_m"]) ** terrain["exponent"]
        natural = convection["natural"] * convection["difference_k"] ** (1 / 3)
        sides = [np.hypot(natural, a * wind**b) for a, b in (convection["windward"], convection["leeward"])]
        return float(np.mean(sides))

    return mean


@pytest.fixture(scope="session")
def outside_film_w_m2k(convection_w_m2k: Film) -> Film:
    """Return a function that adds radiation to surroundings as warm as the air; the engine gives glass no sky."""
    emissivity = tomllib.loads((HERE / "film.toml").read_text(encoding="utf-8"))["radiation"]["emissivity"]

    def film(year: WeatherYear, terrain: dict[str, float], height_m: float) -> float:
        radiation = 4 * emissivity * STEFAN_BOLTZMANN * (year.dry_bulb_c + ICE_K) ** 3
        return convection_w_m2k(year, terrain, height_m) + float(radiation.mean())

    return film
