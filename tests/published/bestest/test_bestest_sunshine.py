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


@pytest.mark.parametrize(("face", "azimuth_deg", "tilt_deg"), [(face, *angles) for face, angles in FACES.items()])
def test_sunshine_of_a_year(
    face: str, azimuth_deg: float, tilt_deg: float, weather: Callable[[str], WeatherYear]
) -> None:
    """Each face gets what the three programs with the same sky find within 1.5 %, and lies between all six."""
    year = weather("725650TYCST.epw")
    ours = float(incident(year, azimuth_deg=azimuth_deg, tilt_deg=tilt_deg).total_w_m2.sum()) / 1e3
    programs = SUNSHINE[face]
    assert ours == pytest.approx(mean(programs[index] for index in ANISOTROPIC), rel=0.015)
    assert min(programs) - 2 <= ours <= max(programs) + 2  # an hour of sunrise, more or less
