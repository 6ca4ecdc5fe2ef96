"""Weather, and how a result is judged against a published band."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assess.intake.weather_year import WeatherYear
from assess.readers.epw import read_epw

HERE = Path(__file__).parent

Judge = Callable[[str, float, tuple[float, float], str], None]


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
