"""How long each discipline takes for one home, silent as in a search and recording as for a report.

Every figure is the median of several rounds in this one run, and stands beside the time that pydantic takes to check
the same home: a machine's speed cancels out of the ratio.

    python benchmarks/sections.py [--rounds N] [HOME]
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from timeit import repeat

from assess.climate import design_conditions
from assess.electrical import assess_electrical
from assess.hardware import node_power, resolve
from assess.intake import Home
from assess.network import assess_network
from assess.readers.home import read_home
from assess.rulebook import load_edition
from assess.safety import assess_safety
from assess.thermal import assess_thermal, prepare_thermal
from assess.verdict import Site, decide
from assess.worksheet import Worksheet

EXAMPLE = Path(__file__).parent.parent / "examples" / "homes" / "go-capped-phoenix.toml"


def main() -> None:
    """Print one line a discipline: silent, recording, and both against the check of the home."""
    parser = argparse.ArgumentParser(description="Time the disciplines on one home.")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("home", type=Path, nargs="?", default=EXAMPLE)
    asked = parser.parse_args()
    home = read_home(asked.home)
    data = home.model_dump()
    check = _microseconds(lambda: Home.model_validate(data), asked.rounds)
    print(f"{asked.home.stem}, median of {asked.rounds} rounds; checking the home takes {check:,.0f} µs")
    print(f"{'':22}{'silent':>12}{'ratio':>8}{'recording':>12}{'ratio':>8}")
    for name, run in _disciplines(home).items():
        silent, loud = (_microseconds(partial(run, recording), asked.rounds) for recording in (False, True))
        print(f"{name:22}{silent:>9,.0f} µs{silent / check:>8.1f}{loud:>9,.0f} µs{loud / check:>8.1f}")


def _disciplines(home: Home) -> dict[str, Callable[[bool], object]]:
    place = home.place
    weather = design_conditions(
        zip_code=place.zip_code, city=None, state=None, latitude=place.latitude, longitude=place.longitude
    )
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    edition = load_edition("nec/2023")

    def draw(cap_w: float, *, recording: bool = False) -> object:
        return node_power(spec, spec.gpus, cap_w, Worksheet(recording=recording))

    power = node_power(spec, spec.gpus, spec.cap_max_w, Worksheet(recording=False))
    floor = node_power(spec, spec.gpus, spec.cap_min_w, Worksheet(recording=False))
    heat = prepare_thermal(home, spec.placement, weather, recording=False)
    site = Site(home, spec, edition, weather)
    return {
        "node power": lambda loud: draw(spec.cap_max_w, recording=loud),
        "electrical": lambda loud: assess_electrical(home, power, floor, edition, recording=loud),
        "heat": lambda loud: assess_thermal(
            home, power, spec.placement, weather, recording=loud, site=None if loud else heat
        ),
        "internet": lambda loud: assess_network(home, spec.gpus, home.node.workload, recording=loud),
        "safety": lambda loud: assess_safety(home, edition, spec.placement, power.wall_w, None, recording=loud),
        "whole verdict": lambda _: decide(site),
    }


def _microseconds(run: Callable[[], object], rounds: int) -> float:
    return median(repeat(run, number=1, repeat=rounds + 1)[1:]) * 1e6  # the first one warms up


if __name__ == "__main__":
    main()
