"""A real cluster on this machine: a scheduler and two workers, each a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from assess.batch.engine import Engine, chunks, engine, in_order
from assess.batch.engine import cluster as module
from assess.batch.records import Depth, Options, RawRow, RowResult, Status, Task
from assess.batch.work import answer_rows
from assess.errors import MissingLibrary, ReportError, UsageError

pytestmark = [
    pytest.mark.slow,
    # Dask closes what it opened when its own threads come to it, which may be after the test that they belong to.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

HEADINGS = ("Lead ID", "State", "ZIP", "Square Feet", "Main Breaker", "Heating Fuel", "Cooling Tons")
OPTIONS = Options(on=date(2026, 11, 27), depth=Depth.ANSWER)
ROWS = 200


class Cluster(NamedTuple):
    """A cluster that runs: its address, and the processes of its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Return a function that starts a program of Dask; all of them end with the tests."""
    pytest.importorskip("distributed", reason="needs Dask: pip install 'assess[cluster]'")
    folder = tmp_path_factory.mktemp("dask")
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        log = (folder / f"{len(started)}.log").open("wb")
        program = subprocess.Popen(
            [sys.executable, "-m", "dask", *words], stdout=log, stderr=log, cwd=folder, start_new_session=True
        )
        log.close()
        started.append(program)
        return program

    yield start
    for one in started:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()


@pytest.fixture(scope="module")
def cluster(dask: Callable[..., subprocess.Popen[bytes]], tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """Start a scheduler and two workers without a nanny, which would start a fresh one for each that dies."""
    address, _ = scheduler(dask, tmp_path_factory.mktemp("scheduler"))
    return Cluster(address, [worker(dask, address) for _ in range(2)])


def scheduler(dask: Callable[..., subprocess.Popen[bytes]], folder: Path) -> tuple[str, subprocess.Popen[bytes]]:
    """Start a scheduler on loopback and return its address and its process."""
    file = folder / "scheduler.json"
    process = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    end_s = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < end_s
        time.sleep(0.1)
    time.sleep(0.2)
    return str(json.loads(file.read_text("utf-8"))["address"]), process


def worker(dask: Callable[..., subprocess.Popen[bytes]], address: str) -> subprocess.Popen[bytes]:
    """Start a worker of one thread."""
    return dask("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")


def rows(number: int) -> Iterator[RawRow]:
    """Yield different homes, some of them not to be read."""
    for n in range(1, number + 1):
        rating = "none" if n % 17 == 0 else (100, 150, 200, 400)[n % 4]
        yield RawRow(n, (f"S{n}", "TX", "78701", 1_200 + 37 * n % 2_000, rating, "natural gas", 3))


def run(executor: Engine, size: int, after: Callable[[int], None] = lambda _: None) -> list[RowResult]:
    """Answer all rows, and call a function after each task."""
    results: list[RowResult] = []
    for done in in_order(executor, answer_rows, chunks(rows(ROWS), HEADINGS, OPTIONS, size)):
        assert done.error is None
        results += done.results or []
        after(len(results))
    return results


def deadly(task: Task) -> list[RowResult]:
    """Answer rows, but kill the process of one of them."""
    if any(row.number == 3 for row in task.rows):
        os.kill(os.getpid(), signal.SIGKILL)
    return [RowResult(row.number, "", Status.OK, "") for row in task.rows]


def test_a_cluster_answers_as_this_machine_does_though_a_worker_is_killed(
    dask: Callable[..., subprocess.Popen[bytes]], cluster: Cluster
) -> None:
    """With one of two workers killed in the middle, every row is answered once, and as the local pool answers it."""
    with engine(2, None) as executor:
        here = run(executor, 5)
    killed: list[int] = []

    def kill(answered: int) -> None:
        if answered >= ROWS // 4 and not killed:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
            killed.append(answered)

    with engine(None, cluster.address) as executor:
        assert executor.workers == 2
        there = run(executor, 5, kill)
    assert cluster.workers[0].wait() == -signal.SIGKILL
    assert killed
    assert killed[0] < ROWS
    assert [one.row for one in there] == list(range(1, ROWS + 1))
    assert there == here
    cluster.workers[0] = worker(dask, cluster.address)


def test_a_row_that_kills_every_worker_is_found(
    dask: Callable[..., subprocess.Popen[bytes]], cluster: Cluster, tmp_path: Path
) -> None:
    """Once Dask gives its task up, its rows are done alone on this machine: one error, all others answered."""
    address, _ = scheduler(dask, tmp_path)
    dask("worker", address, "--nthreads", "1", "--nworkers", "2", "--no-dashboard")  # with nannies
    tasks = chunks(rows(12), HEADINGS, OPTIONS, 4)
    with engine(None, address) as executor:
        results = [result for done in in_order(executor, deadly, tasks) for result in done.results or []]
    assert [one.row for one in results] == list(range(1, 13))
    assert [(one.row, one.problems[0].code) for one in results if one.status is not Status.OK] == [(3, "died")]
    assert cluster.address != address


def test_a_stop_keeps_what_the_cluster_has_in_hand(cluster: Cluster) -> None:
    """What is yielded is a run of tasks from the first on, and the rest is left out."""
    seen: list[int] = []
    with engine(None, cluster.address) as executor:
        for done in in_order(executor, nap, range(100), stop=lambda: len(seen) >= 3):
            assert done.error is None
            seen.append(done.task)
    assert seen == list(range(len(seen)))
    assert 3 <= len(seen) <= 12


def nap(task: int) -> int:
    """Take a moment."""
    time.sleep(0.1)
    return task


def test_a_scheduler_that_is_lost_ends_the_run_with_a_message(
    dask: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    """Nothing waits forever for it."""
    address, process = scheduler(dask, tmp_path)
    worker(dask, address)

    def lose() -> None:
        with engine(None, address) as executor:
            for done in in_order(executor, nap, range(1_000)):
                if done.task == 3:
                    process.kill()

    with pytest.raises(ReportError, match=r"scheduler|cancelled"):
        lose()


def test_a_cluster_without_workers_is_refused(dask: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    """The message says how to start one."""
    address, _ = scheduler(dask, tmp_path)
    says = f"the scheduler at {address} has no workers. Start one or more with `dask worker {address}"
    with pytest.raises(UsageError, match=re.escape(says)):
        module.Cluster(address, within_s=1.0)


def test_a_cluster_of_another_version_is_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same row must have the same answer wherever it is worked out."""
    monkeypatch.setattr(module, "__version__", "99.0")
    with pytest.raises(UsageError, match=r"the scheduler has assess \S+, and this machine assess 99\.0"):
        module.Cluster(cluster.address)


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://", "tcp://host"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """The message says how one is written."""
    pytest.importorskip("distributed", reason="needs Dask: pip install 'assess[cluster]'")
    with pytest.raises(UsageError, match=r"is no address of a scheduler. Write tcp://host:port"):
        module.Cluster(address)


def test_a_scheduler_that_nobody_hears_of_is_refused_in_time() -> None:
    """Nobody waits longer than some seconds for what is not there."""
    pytest.importorskip("distributed", reason="needs Dask: pip install 'assess[cluster]'")
    began_s = time.monotonic()
    with pytest.raises(UsageError, match=r"no scheduler answers at tcp://127.0.0.1:1 within 1 s"):
        module.Cluster("tcp://127.0.0.1:1", within_s=1.0)
    assert time.monotonic() - began_s < 10


def test_without_dask_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to type ends the message."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingLibrary, match=r"Install it: .* install .*distributed>="):
        module.Cluster("tcp://127.0.0.1:8786")
