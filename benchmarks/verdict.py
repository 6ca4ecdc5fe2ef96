"""How long the decision and the exploration of one home take, against one recorded run of its node.

Every figure is the median of several rounds in this one run, each on a site that has worked out nothing yet. One
recorded run is what a report shows of the accepted node: a machine's speed cancels out of the ratio.

    python benchmarks/verdict.py [--rounds N] [HOME ...]
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from timeit import repeat

from assess.climate import design_conditions
from assess.hardware import resolve
from assess.readers.home import read_home
from assess.rulebook import load_edition
from assess.verdict import Site, decide, run
from assess.verdict.explore import explore
from assess.verdict.search import best_configuration, minimum_gpus

EXAMPLES = Path(__file__).parent.parent / "examples" / "homes"


def main() -> None:
    """Print one line a home: the recorded run, and the search, the decision and the exploration against it."""
    parser = argparse.ArgumentParser(description="Time the verdict on homes.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("homes", type=Path, nargs="*", default=sorted(EXAMPLES.glob("*.toml")))
    asked = parser.parse_args()
    print(f"median of {asked.rounds} rounds; ratios are against one recorded run of the node")
    print(f"{'':22}{'recorded run':>14}{'search':>18}{'decision':>18}{'exploration':>18}")
    for file in asked.homes:
        site = _site(file)
        found = best_configuration(site)
        gpus, cap_w = found[:2] if found else (minimum_gpus(site), site.spec.cap_min_w)
        recorded = _milliseconds(site, partial(_recorded, gpus=gpus, cap_w=cap_w), asked.rounds)
        line = f"{file.stem:22}{recorded:>11,.1f} ms"
        for work in (best_configuration, decide, explore):
            took = _milliseconds(site, work, asked.rounds)
            line += f"{took:>9,.0f} ms{took / recorded:>6.1f}"
        print(line)


def _site(file: Path) -> Site:
    home = read_home(file)
    place = home.place
    weather = design_conditions(
        zip_code=place.zip_code, city=None, state=None, latitude=place.latitude, longitude=place.longitude
    )
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    return Site(home, spec, load_edition("nec/2023"), weather)


def _recorded(site: Site, *, gpus: int, cap_w: float) -> object:
    return run(site, gpus, cap_w, recording=True).findings


def _milliseconds(site: Site, work: Callable[[Site], object], rounds: int) -> float:
    return median(repeat(lambda: work(replace(site)), number=1, repeat=rounds + 1)[1:]) * 1e3  # the first one warms up


if __name__ == "__main__":
    main()
