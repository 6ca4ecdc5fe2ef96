"""How many homes a second are screened, from the cells of a table to the answers, beside the answers one by one.

The list is that of `homes_table`: the rows of a sales team, of which one cell in five is empty. One core is timed by
its processor, two by the clock while both are at it, each worker with blocks of its own once it is warm: what it
remembers of the first block it uses for all that follow. Making up the rows is not counted. Memory is the most that a
worker held, after 10,000 rows and after all of them.

    python -m benchmarks.batch_screening [--rows N] [--block N]
"""

import argparse
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from assess.batch.answering import answers
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Depth, Options, RawRow, Task
from assess.batch.screening import desk_of
from assess.batch.work import answer_rows
from benchmarks.homes_table import rows

WORKERS, ALONE = 2, 300
ON = date(2026, 11, 27)
_KB_PER_MB = 1024


def main() -> None:
    """Print one line for each way: homes a second, and how many times the one-by-one path that is."""
    parser = argparse.ArgumentParser(description="Time the screening of many homes.")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--block", type=int, default=40_000)
    asked = parser.parse_args()
    alone = one_by_one(ALONE)
    print(f"one by one, without the year: {alone:,.0f} homes/s on one core (read and answered)")
    print(f"{'screened':32}{'homes/s':>10}{'times one by one':>20}")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        one = pool.submit(screened, 1, asked.rows // WORKERS, asked.block).result()
    _print("one core", one.count / one.processor_s, alone)
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        several = [pool.submit(screened, seed, asked.rows // WORKERS, asked.block) for seed in range(WORKERS)]
        both = [one.result() for one in several]
    _print(f"{WORKERS} cores, by the clock", sum(one.count / one.clock_s for one in both), alone)
    print(f"memory of a worker: {one.first_mb:,.0f} MB after 10,000 rows, {one.last_mb:,.0f} MB after {one.count:,}")


class Screened:
    """What one worker did, and how long it took [s]."""

    def __init__(self) -> None:
        """Start with nothing done."""
        self.count, self.processor_s, self.clock_s = 0, 0.0, 0.0
        self.first_mb, self.last_mb = 0.0, 0.0


def screened(seed: int, count: int, block: int) -> Screened:
    """Return what it took to screen so many rows, a block at a time, the first block not counted."""
    found = Screened()
    several = raw_rows(count + 10_000 + block, seed)
    options = Options(on=ON, depth=Depth.SCREEN)
    headings = headings_of_rows()
    answer_rows(Task(headings, tuple(islice(several, 10_000)), options))
    found.first_mb = _most_mb()
    answer_rows(Task(headings, tuple(islice(several, block)), options))
    while found.count < count and (part := tuple(islice(several, min(block, count - found.count)))):
        clock, processor = time.perf_counter(), time.process_time()
        desk_of(headings, options).screened(part)
        found.processor_s += time.process_time() - processor
        found.clock_s += time.perf_counter() - clock
        found.count += len(part)
    found.last_mb = _most_mb()
    return found


def one_by_one(count: int) -> float:
    """Return how many homes a second one core reads and answers, one after another."""
    options, headings = Options(on=ON, depth=Depth.SCREEN), headings_of_rows()
    several, mapping = list(raw_rows(2 * count, 7)), row_mapping(headings, {})
    took = 0.0
    for part in (several[:count], several[count:]):  # the first warms up
        begun = time.process_time()
        homes = [one.home for one in (read_row(row, headings, mapping) for row in part) if one.home is not None]
        answers(homes, options)
        took = time.process_time() - begun
    return count / took


def raw_rows(count: int, seed: int) -> Iterator[RawRow]:
    """Yield so many rows of the list."""
    for number, row in enumerate(rows(count, seed), 2):
        yield RawRow(number, tuple(cell or None for cell in row.values()))


def headings_of_rows() -> tuple[str, ...]:
    """Return the headings of the list."""
    return tuple(next(rows(1)))


def _most_mb() -> float:
    """Return the most memory that this process held; what its parent held is in the usage that Python tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / _KB_PER_MB


def _print(name: str, a_second: float, alone: float) -> None:
    print(f"{name:32}{a_second:>10,.0f}{a_second / alone:>20,.1f}")


if __name__ == "__main__":
    main()
