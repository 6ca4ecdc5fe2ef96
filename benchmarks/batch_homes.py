"""How many homes a second one core, and two, answer one by one: without the year, with it, and read from a table.

The homes are those of `homes_table`: told completely, and as rows of which one cell in five is empty. Each round
answers other homes than the round before, so that nothing but places and nodes is met again. Time on one core is that
of the processor, so that what else the machine does counts for little; on two it is that of the clock. A recorded run
is what a report shows of one accepted node: a machine's speed cancels out of the ratio.

    python -m benchmarks.batch_homes [--homes N] [--rounds N]
"""

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from statistics import median
from typing import TypeVar

from assess.assessment import site_of
from assess.errors import AssessError
from assess.intake import Home
from assess.preparing import weather_of, with_its_place
from assess.readers.nameplates import with_usual_nameplates
from assess.readers.rows import home_of, mapping_of
from assess.rulebook import choose_edition, load_edition
from assess.verdict import Site, run
from assess.verdict.brief import brief
from assess.verdict.briefs import brief_many
from benchmarks.homes_table import homes, rows

T = TypeVar("T")
WORKERS, CHUNK = 2, 50
_edition = cache(load_edition)


def main() -> None:
    """Print one line a way of asking: milliseconds a home, homes a second, and what a recorded run is of that."""
    parser = argparse.ArgumentParser(description="Time the answers to many homes.")
    parser.add_argument("--homes", type=int, default=200, help="homes a round")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    size, rounds = asked.homes, asked.rounds
    told, table = list(homes(size * (rounds + 1))), list(rows(size * (rounds + 1)))
    recorded_ms = median(_recorded_ms(_site(home)) for home in told[:20])
    print(f"median of {rounds} rounds of {size} homes; a recorded run takes {recorded_ms:.1f} ms")

    def of_a_home(work: Callable[[Sequence[T]], object], several: Sequence[T], clock: Callable[[], float]) -> float:
        took = [_milliseconds(work, one, clock) for one in _parts(several, size)]
        return median(took[1:])  # the first round warms up

    one_core = time.process_time
    _print("told completely", of_a_home(_without_year, told, one_core), 1, recorded_ms)
    _print("with the year", of_a_home(_with_year, told, one_core), 1, recorded_ms)
    _print("rows of a table", of_a_home(_read_and_answer, table, one_core), 1, recorded_ms)
    _print("reading them alone", of_a_home(_read, table, one_core), 1, recorded_ms)
    with ProcessPoolExecutor(WORKERS) as pool:
        took = of_a_home(lambda part: list(pool.map(_chunk, _parts(part, CHUNK))), told, time.perf_counter)
    _print(f"with the year, {WORKERS} cores", took, WORKERS, recorded_ms)


def _print(name: str, milliseconds: float, cores: int, recorded_ms: float) -> None:
    """Print a line; the ratio is of the work of all cores."""
    rate, ratio = 1e3 / milliseconds, milliseconds * cores / recorded_ms
    print(f"{name:24}{milliseconds:8.2f} ms a home{rate:8,.0f} homes/s{ratio:8.2f} recorded runs")


def _parts(several: Sequence[T], size: int) -> list[Sequence[T]]:
    return [several[start : start + size] for start in range(0, len(several), size)]


def _site(home: Home) -> Site:
    home = with_its_place(with_usual_nameplates(home))
    choice = choose_edition(None, home.place.code, home.place.state, home.place.city)
    return site_of(home, _edition(choice.name), weather=weather_of(home))


def _without_year(several: Iterable[Home]) -> None:
    for home in several:
        brief(_site(home).without_year())


def _with_year(several: Sequence[Home]) -> None:
    for part in _parts(several, CHUNK):
        _chunk(part)


def _chunk(several: Sequence[Home]) -> int:
    return len(brief_many([_site(home) for home in several]))


def _read(several: Sequence[dict[str, str]]) -> list[Home]:
    mapping = mapping_of(several[0])
    found = []
    for number, row in enumerate(several):
        try:
            found.append(with_its_place(home_of(row, mapping, f"row {number}")))
        except AssessError:
            continue  # what is left of a row may contradict itself
    return found


def _read_and_answer(several: Sequence[dict[str, str]]) -> None:
    _without_year(_read(several))


def _recorded_ms(site: Site) -> float:
    node, short = (site.spec.gpus, site.spec.cap_min_w), site.without_year()
    return _milliseconds(lambda _: run(short, *node, recording=True).sections, [site], time.process_time)


def _milliseconds(work: Callable[[Sequence[T]], object], several: Sequence[T], clock: Callable[[], float]) -> float:
    """Return how long each of several takes."""
    began = clock()
    work(several)
    return (clock() - began) * 1e3 / len(several)


if __name__ == "__main__":
    main()
