"""What falls on a box in Denver: ANSI/ASHRAE 140-2020, case 600, beside six programs. Sources: thermal_fabric.toml."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import pytest

from assess.climate.hourly.sun import incident
from assess.intake.weather_year import WeatherYear

SUNSHINE = tomllib.loads((Path(__file__).parent / "thermal_fabric.toml").read_text(encoding="utf-8"))["sunshine_kwh_m2"]
FACES = {"horizontal": (0, 0), "north": (0, 90), "east": (90, 90), "south": (180, 90), "west": (270, 90)}
ANISOTROPIC = (3, 4, 5)  # EnergyPlus, ESP-r and TRNSYS calculate with the sky of Perez, as we do


Judge = Callable[[str, float, tuple[float, float], str], None]


def kwh_m2(year: WeatherYear, face: str) -> float:
    """Return the sunshine of a year on a face."""
    azimuth_deg, tilt_deg = FACES[face]
    return float(incident(year, azimuth_deg=azimuth_deg, tilt_deg=tilt_deg).total_w_m2.sum()) / 1e3


@pytest.mark.parametrize("face", FACES)
def test_sunshine_is_that_of_six_programs(face: str, weather: Callable[[str], WeatherYear], judge: Judge) -> None:
    """Each face gets the mean of the six programs within 1 %."""
    programs = mean(SUNSHINE[face])
    band = (round(0.99 * programs, 1), round(1.01 * programs, 1))
    judge(f"ANSI/ASHRAE 140, case 600, sunshine on {face}", kwh_m2(weather("725650TYCST.epw"), face), band, "kWh/m²")


@pytest.mark.parametrize("face", FACES)
def test_sunshine_is_that_of_the_programs_with_the_same_sky(face: str, weather: Callable[[str], WeatherYear]) -> None:
    """Each face gets what the three programs with the sky of Perez find within 1 %, and lies between all six."""
    ours = kwh_m2(weather("725650TYCST.epw"), face)
    programs = SUNSHINE[face]
    assert ours == pytest.approx(mean(programs[index] for index in ANISOTROPIC), rel=0.01)
    assert min(programs) - 2 <= ours <= max(programs) + 2  # an hour of sunrise, more or less


def test_how_many_come_out(exceptions: dict[str, dict[str, str]]) -> None:
    """Of five faces one has the mean of all six programs."""
    names = {f"ANSI/ASHRAE 140, case 600, sunshine on {face}" for face in FACES}
    assert (len(names - exceptions.keys()), len(names)) == (1, 5)
