"""What handing rows to workers costs, one at a time and many at once, on this machine and through a Dask cluster.

The work itself is next to nothing, so that all the time is that of the engine; two workers, and for Dask a scheduler
and two workers on this same machine, which take its processors from each other. The ratio of the two chunk sizes is
what counts: it should be ten and more.

    python benchmarks/batch_engine.py [--rows N] [--chunk N] [--without-dask]
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assess.batch.engine import Engine, chunks, engine, in_order
from assess.batch.records import Depth, Options, RawRow, RowResult, Status, Task

OPTIONS = Options(on=date(2026, 11, 27), depth=Depth.SCREEN)
HEADINGS = tuple(f"Column {n}" for n in range(40))


def nothing(task: Task) -> list[RowResult]:
    """Return an answer for each row without working it out."""
    return [RowResult(row.number, f"S{row.number}", Status.OK, "0" * 64) for row in task.rows]


def ms_per_row(executor: Engine, rows: int, size: int) -> float:
    """Return how long a row takes from end to end [ms], after a few that find everything started."""
    cells = tuple(f"cell {n}" for n in range(40))
    for _ in in_order(executor, nothing, chunks((RawRow(n, cells) for n in range(8)), HEADINGS, OPTIONS, 1)):
        pass
    began_s = time.perf_counter()
    table = (RawRow(n, cells) for n in range(rows))
    answered = sum(
        len(one.results or []) for one in in_order(executor, nothing, chunks(table, HEADINGS, OPTIONS, size))
    )
    if answered != rows:
        raise SystemExit(f"{answered} of {rows} rows were answered")
    return (time.perf_counter() - began_s) / rows * 1_000


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the address of a cluster on loopback."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        address = f"--scheduler-file={file}"
        words = ("scheduler", "--host=127.0.0.1", "--port=0"), ("worker", "--nthreads=1", "--nworkers=2")
        programs = [
            subprocess.Popen(
                [sys.executable, "-m", "dask", *one, "--no-dashboard", address],
                stderr=subprocess.DEVNULL,
                cwd=folder,
                start_new_session=True,
            )
            for one in words
        ]
        try:
            while not file.exists():
                time.sleep(0.1)
            import json

            yield str(json.loads(file.read_text("utf-8"))["address"])
        finally:
            for program in programs:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()


def show(name: str, executor: Engine, rows: int, size: int) -> None:
    """Print the cost of a row at both sizes, and their ratio."""
    one, many = ms_per_row(executor, rows // 5, 1), ms_per_row(executor, rows, size)
    print(f"{name:14} chunk 1: {one:7.3f} ms/row   chunk {size}: {many:7.3f} ms/row   ratio {one / many:5.1f}")


def main() -> None:
    """Measure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=5_000)
    asked.add_argument("--chunk", type=int, default=50)
    asked.add_argument("--without-dask", action="store_true")
    given = asked.parse_args()
    with engine(2, None) as executor:
        show("this machine", executor, given.rows, given.chunk)
    if not given.without_dask:
        with cluster() as address, engine(None, address) as executor:
            time.sleep(3)  # the second worker may come a little after the first
            show("Dask", executor, given.rows, given.chunk)


if __name__ == "__main__":
    main()
