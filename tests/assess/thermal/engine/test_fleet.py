import numpy as np
import pytest

from assess.thermal.engine.annual import simulate
from assess.thermal.engine.control import Control
from assess.thermal.engine.fleet import FleetYear, Homes, SharedWeather, simulate_fleet, stack_zones
from assess.thermal.engine.network import Drivers, Network, ZoneDrivers
from assess.thermal.engine.zone import Zone

ZONES = [
    Zone(mass_j_k=2e7, mass_area_m2=400, surface_area_m2=700, opaque_w_k=150, window_w_k=60, air_exchange_w_k=60),
    Zone(mass_j_k=6e7, mass_area_m2=300, surface_area_m2=600, opaque_w_k=250, window_w_k=90, air_exchange_w_k=90),
    Zone(surface_area_m2=600, opaque_w_k=200, window_w_k=50, air_exchange_w_k=40),
    Zone(air_exchange_w_k=200),
]
COOLING = np.array([9_000, np.inf, 5_000, 3_000])


@pytest.fixture
def weather(drivers: Drivers) -> SharedWeather:
    """Return outdoor air, ones, a sunny facade, and coolers that are weaker when it is hot."""
    sun = 500 * np.maximum(0, np.sin(2 * np.pi * (np.arange(8_760) % 24 - 6) / 24))
    return SharedWeather(np.array([drivers.outdoor_c, np.ones(8_760), sun]), 1.1 - 0.008 * drivers.outdoor_c)


@pytest.fixture
def homes() -> Homes:
    """Return four homes: two usual ones, one without mass, one that is only air."""
    deltas, mass_j_k = stack_zones(ZONES)
    return Homes(
        deltas=deltas,
        mass_j_k=mass_j_k,
        end_weights=np.array([[1, 0, 0.01]] * 4),
        air_weights=np.array([[0, 300 + 50 * k, 0] for k in range(4)], dtype=float),
        radiant_weights=np.array([[0, 300, 2 + k] for k in range(4)], dtype=float),
        node_w=np.array([0, 1_000, 500, 2_000.0]),
        cool_c=np.array([24, 25, 24, 26.0]),
        heat_c=np.array([20, 20, 18, 5.0]),
        cooling_w=COOLING,
        heating_w=np.array([np.inf, 8_000, 12_000, 9_000]),
    )


def test_a_fleet_is_its_homes(homes: Homes, weather: SharedWeather) -> None:
    """Every sum of every home as the year of that home alone, to a billionth."""
    year = simulate_fleet(homes, weather, 26.5, chunk=3)
    for k, zone in enumerate(ZONES):
        drivers = Drivers(
            weather.series[0],
            ZoneDrivers(
                *(part[k] @ weather.series for part in (homes.end_weights, homes.air_weights, homes.radiant_weights))
            ),
        )
        assert weather.cooling_factor is not None
        control = Control(homes.cool_c[k], homes.heat_c[k], COOLING[k] * weather.cooling_factor, homes.heating_w[k])
        alone = simulate(Network(zone), drivers, control, homes.node_w[k])
        for name in ("cooling_kwh", "heating_kwh", "peak_cooling_w", "peak_heating_w"):
            assert getattr(year, name)[k] == pytest.approx(getattr(alone, name), rel=1e-9), name
        assert year.highest_air_c[k] == pytest.approx(alone.room_air_c.max(), rel=1e-9)
        assert year.hours_above[k] == alone.hours_above(26.5)


def test_single_precision_is_near(homes: Homes, weather: SharedWeather) -> None:
    """Half the bytes, and the year's sums within a thousandth."""
    single, double = (simulate_fleet(homes, weather, 26.5, dtype=dtype) for dtype in (np.float32, np.float64))
    assert single.cooling_kwh == pytest.approx(double.cooling_kwh, rel=1e-3)
    assert single.highest_air_c == pytest.approx(double.highest_air_c, abs=0.01)


def test_workers_change_nothing(homes: Homes, weather: SharedWeather) -> None:
    """Two processes return what one does, in the same order."""
    years: list[FleetYear] = [simulate_fleet(homes, weather, 26.5, chunk=2, workers=count) for count in (1, 2)]
    assert vars(years[0]).keys() == vars(years[1]).keys()
    for name, values in vars(years[0]).items():
        assert np.array_equal(values, getattr(years[1], name)), name
