"""How long the heat balance takes for a year of one zone, of two, for the greatest node, and for many homes.

Every figure is the best of several rounds in this one run, and stands beside a plain loop in Python that solves the
same hour by the equations of ISO 13790 as they are printed: a machine's speed cancels out of the ratio.

    python benchmarks/thermal.py [--rounds N] [--homes N] [--workers N]
"""

import argparse
from collections.abc import Callable
from time import perf_counter
from timeit import repeat

import numpy as np

from assess.thermal.engine.annual import greatest_node_w, simulate
from assess.thermal.engine.control import Control
from assess.thermal.engine.fleet import CHUNK, Homes, SharedWeather, simulate_fleet, stack_zones
from assess.thermal.engine.network import Drivers, Network, Surroundings, ZoneDrivers
from assess.thermal.engine.steady import admissible_node_w, steady
from assess.thermal.engine.transient import respond
from assess.thermal.engine.zone import Zone

ROOM = Zone(5e4, 1.2e6, 50, 80, opaque_w_k=12, window_w_k=4, air_exchange_w_k=6)
HOUSE = Zone(5e5, 2e7, 400, 700, opaque_w_k=150, window_w_k=60, air_exchange_w_k=60)
CONTROL = Control(cool_c=24, heat_c=20, cooling_w=9_000, heating_w=12_000)
FACADES = 5


def main() -> None:
    """Print one line for each task: its time, and how many years of the plain loop that is."""
    parser = argparse.ArgumentParser(description="Time the heat balance.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--homes", type=int, default=4 * CHUNK)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    drivers = made_up_year()
    house = drivers.house
    if house is None:
        raise SystemExit("the made-up year has no house")
    network, alone = Network(ROOM, HOUSE, 30, blower_w_k=1_200, share=0.08), Drivers(drivers.outdoor_c, house)
    plain = _seconds(lambda: plain_year(HOUSE, alone, CONTROL), 2)
    print(f"a plain loop takes {plain * 1e3:,.0f} ms for a year of one zone; best of {asked.rounds} rounds")
    print(f"{'':34}{'time':>12}{'plain years':>14}")
    tasks: dict[str, Callable[[], object]] = {
        "year of one zone": lambda: simulate(Network(HOUSE), alone, CONTROL, 1_000),
        "year of two zones": lambda: simulate(network, drivers, CONTROL, 1_000),
        "two zones and the room's own unit": lambda: simulate(network, drivers, _with_unit(), 1_000),
        "greatest node, two zones": lambda: greatest_node_w(network, drivers, CONTROL, 35, 40, most_w=20_000),
        "node of a steady day": lambda: admissible_node_w(network, drivers.at(4_000), 35, house_held_c=24),
        "minutes to the limit": lambda: _minutes(network, drivers.at(4_000)),
    }
    for name, task in tasks.items():
        taken = _seconds(task, asked.rounds)
        print(f"{name:34}{taken * 1e3:>9,.2f} ms{taken / plain:>14.3f}")
    homes, weather = _fleet(asked.homes, drivers)
    for name, dtype, workers in (
        ("one process", np.float64, 1),
        (f"{asked.workers} processes", np.float64, asked.workers),
        (f"{asked.workers} processes, single precision", np.float32, asked.workers),
    ):
        start = perf_counter()
        simulate_fleet(homes, weather, 26, workers=workers, dtype=dtype)
        each = (perf_counter() - start) / asked.homes
        print(f"{name:34}{1 / each:>8,.0f} /s {each / plain:>14.4f}")


def made_up_year() -> Drivers:
    """Return a made-up year."""
    hour = np.arange(8_760)
    outdoor = 15 - 14 * np.cos(2 * np.pi * hour / 8_760) + 6 * np.sin(2 * np.pi * (hour % 24 - 9) / 24)
    sun = np.maximum(0, np.sin(2 * np.pi * (hour % 24 - 6) / 24))
    return Drivers(
        outdoor,
        ZoneDrivers(outdoor + 8 * sun, np.full(8_760, 20.0), 60 + 300 * sun),
        ZoneDrivers(outdoor + 8 * sun, np.full(8_760, 300.0), 400 + 3_000 * sun),
    )


def _with_unit() -> Control:
    return Control(cool_c=24, heat_c=20, cooling_w=9_000, heating_w=12_000, unit_c=27, unit_w=800)


def _minutes(network: Network, around: Surroundings) -> float | None:
    start = steady(network, around, 500, house_w=-6_000)
    return respond(network, around, 4_000, start).seconds_to(60)


def _fleet(count: int, drivers: Drivers) -> tuple[Homes, SharedWeather]:
    """Return made-up homes, each with its own fabric, mass and facades."""
    random = np.random.default_rng(0)
    hour = np.arange(8_760)
    facades = [np.maximum(0, np.sin(2 * np.pi * (hour % 24 - 6 - k) / 24)) * 600 for k in range(FACADES)]
    series = np.array([drivers.outdoor_c, np.ones(8_760), *facades])
    zones = [
        Zone(
            mass_j_k=1e7 * (1 + a),
            mass_area_m2=300,
            surface_area_m2=700,
            opaque_w_k=100 + 100 * b,
            window_w_k=60 * c,
            air_exchange_w_k=30 + 60 * d,
        )
        for a, b, c, d in random.random((count, 4))
    ]
    deltas, mass_j_k = stack_zones(zones)
    fixed = np.zeros((count, FACADES))
    ones, none = np.ones((count, 1)), np.zeros((count, 1))
    homes = Homes(
        deltas=deltas,
        mass_j_k=mass_j_k,
        end_weights=np.hstack([ones, none, 0.01 * random.random((count, FACADES))]),
        air_weights=np.hstack([none, 300 * ones, fixed]),
        radiant_weights=np.hstack([none, 300 * ones, 5 * random.random((count, FACADES))]),
        node_w=1_000 * random.random(count),
        cool_c=np.full(count, 24.0),
        heat_c=np.full(count, 20.0),
        cooling_w=8_000 + 4_000 * random.random(count),
        heating_w=np.full(count, 12_000.0),
    )
    return homes, SharedWeather(series, 1.1 - 0.008 * drivers.outdoor_c)


def plain_year(zone: Zone, drivers: Drivers, control: Control) -> float:
    """Return the heat of a year [Wh] by ISO 13790 annex C as printed: two trial hours for each hour.

    What the air stores is counted with the mass.
    """
    hve, hw, hms, hem = zone.air_exchange_w_k, zone.window_w_k, zone.mass_w_k, zone.mass_end_w_k
    his, area, capacity = zone.surface_w_k, zone.surface_area_m2, zone.stored_j_k / 3_600
    cool_c, heat_c = float(control.cool_c), float(control.heat_c)
    cooling_w, heating_w = float(control.cooling_w), float(control.heating_w)
    h1 = 1 / (1 / hve + 1 / his)
    h2 = h1 + hw
    h3 = 1 / (1 / h2 + 1 / hms)
    room = drivers.room
    columns = [part.tolist() for part in (drivers.outdoor_c, room.end_c, room.air_w, room.radiant_w)]

    def hour(now: tuple[float, ...], mass: float, heat: float) -> tuple[float, float]:
        to, te, air_w, radiant_w = now
        on_air = air_w + heat
        on_mass = zone.mass_area_m2 / area * radiant_w
        on_surface = (1 - zone.mass_area_m2 / area - hw / (9.1 * area)) * radiant_w
        total = on_mass + hem * te + h3 * (on_surface + hw * to + h1 * (on_air / hve + to)) / h2
        after = (mass * (capacity - 0.5 * (h3 + hem)) + total) / (capacity + 0.5 * (h3 + hem))
        surface = (hms * (mass + after) / 2 + on_surface + hw * to + h1 * (to + on_air / hve)) / (hms + hw + h1)
        return (his * surface + hve * to + on_air) / (his + hve), after

    mass, delivered = 20.0, 0.0
    for now in zip(*columns, strict=True):
        free, after = hour(now, mass, 0)
        wanted = min(max(free, heat_c), cool_c)
        if wanted != free:
            ten, _ = hour(now, mass, 10 * area)
            heat = min(max(10 * area * (wanted - free) / (ten - free), -cooling_w), heating_w)
            _, after = hour(now, mass, heat)
            delivered += abs(heat)
        mass = after
    return delivered


def _seconds(run: Callable[[], object], rounds: int) -> float:
    return min(repeat(run, number=1, repeat=rounds + 1)[1:])  # the first one warms up


if __name__ == "__main__":
    main()
