"""A bedroom, a house, and a year of made-up weather whose drivers need no sky."""

import numpy as np
import pytest

from assess.intake.weather_year import WeatherYear
from assess.thermal.engine.control import Control
from assess.thermal.engine.network import Drivers, Network, Surroundings, ZoneDrivers, ZoneSurroundings
from assess.thermal.engine.zone import Zone

HOUR = np.arange(8_760)


@pytest.fixture
def room() -> Zone:
    """Return a bedroom with a window."""
    return Zone(5e4, 1.2e6, 50, 80, opaque_w_k=12, window_w_k=4, air_exchange_w_k=6)


@pytest.fixture
def house() -> Zone:
    """Return the rest of a house."""
    return Zone(5e5, 2e7, 400, 700, opaque_w_k=150, window_w_k=60, air_exchange_w_k=60)


@pytest.fixture
def network(room: Zone, house: Zone) -> Network:
    """Return both, with a partition and a central system that gives 8 % of its air to the room."""
    return Network(room, house, 30, blower_w_k=1_200, share=0.08)


@pytest.fixture
def around() -> Surroundings:
    """Return a hot afternoon."""
    return Surroundings(35, ZoneSurroundings(40, 100, 300), ZoneSurroundings(42, 700, 2_500))


@pytest.fixture
def drivers() -> Drivers:
    """Return a year of hot summers and cold winters."""
    outdoor = 15 - 14 * np.cos(2 * np.pi * HOUR / 8_760) + 6 * np.sin(2 * np.pi * (HOUR % 24 - 9) / 24)
    sun = np.maximum(0, np.sin(2 * np.pi * (HOUR % 24 - 6) / 24))
    return Drivers(
        outdoor,
        ZoneDrivers(outdoor + 8 * sun, np.full(8_760, 20.0), 60 + 300 * sun),
        ZoneDrivers(outdoor + 8 * sun, np.full(8_760, 300.0), 400 + 3_000 * sun),
    )


@pytest.fixture
def control() -> Control:
    """Return an ordinary thermostat in the house, with a cooler that is weaker on hot days."""
    return Control(cool_c=24, heat_c=20, cooling_w=9_000, heating_w=12_000)


@pytest.fixture
def weather() -> WeatherYear:
    """Return a made-up year at 40° north with clear days of twelve hours."""
    outdoor = 15 - 14 * np.cos(2 * np.pi * HOUR / 8_760) + 6 * np.sin(2 * np.pi * (HOUR % 24 - 9) / 24)
    light = np.maximum(0, np.sin(2 * np.pi * (HOUR % 24 - 5.5) / 24))
    return WeatherYear(
        label="made up",
        cite="made up",
        synthetic=True,
        latitude_deg=40,
        longitude_deg=-105,
        time_zone_h=-7,
        elevation_m=1_600,
        dry_bulb_c=outdoor,
        dew_point_c=outdoor - 10,
        pressure_pa=np.full(8_760, 83_000.0),
        sky_c=outdoor - 11,
        beam_w_m2=700 * light,
        diffuse_w_m2=100 * light,
        global_w_m2=600 * light,
        wind_m_s=np.full(8_760, 3.0),
    )
