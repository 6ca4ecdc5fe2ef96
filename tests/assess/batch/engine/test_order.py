"""Many tasks at once: all answers, in order, whatever happens to the processes that work on them."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assess.batch.engine import Done, Engine, chunks, engine, in_order
from assess.batch.engine.pool import Pool
from assess.batch.records import Depth, Options, RawRow, RowResult, Status, Task
from assess.batch.work import answer_rows
from assess.errors import ReportError

pytestmark = pytest.mark.slow

HEADINGS = ("Lead ID", "State", "ZIP", "Square Feet", "Main Breaker", "Heating Fuel", "Cooling Tons")
OPTIONS = Options(on=date(2026, 11, 27), depth=Depth.ANSWER)


@pytest.fixture(scope="module")
def two() -> Iterator[Engine]:
    """Return two workers, which tests of this module may kill."""
    with engine(2, None) as opened:
        yield opened


def rows(number: int) -> Iterator[RawRow]:
    """Yield different homes, some of them not to be read."""
    for n in range(1, number + 1):
        rating = "none" if n % 17 == 0 else (100, 150, 200, 400)[n % 4]
        yield RawRow(n, (f"S{n}", "TX", "78701", 1_200 + 37 * n % 2_000, rating, "natural gas", 3))


def tasks(number: int, size: int) -> Iterator[Task]:
    """Yield those homes as tasks."""
    return chunks(rows(number), HEADINGS, OPTIONS, size)


def told(task: Task, deadly: tuple[int, ...] = (), broken: tuple[int, ...] = ()) -> list[RowResult]:
    """Answer every row with its number, but die or fail of some."""
    for row in task.rows:
        if row.number in deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        if row.number in broken:
            raise ZeroDivisionError("no such home")
    return [RowResult(row.number, f"S{row.number}", Status.OK, "") for row in task.rows]


def once(task: Task, marker: Path) -> list[RowResult]:
    """Die in the first process that comes here, as one does that the system chose to make room."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return told(task)
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def slow_first(task: int) -> int:
    """Take longer over the first."""
    time.sleep(0.5 if task == 0 else 0)
    return task


def numbers(done: list[Done[Task, list[RowResult]]]) -> list[int]:
    """Return the numbers of all rows that were answered."""
    return [result.row for one in done for result in one.results or []]


def test_the_answers_are_those_of_one_process(two: Engine) -> None:
    """In any division, every row has once the answer that it has here, and they come in order."""
    here = [result for task in tasks(60, 60) for result in answer_rows(task)]
    assert {one.status for one in here} >= {Status.OK, Status.ERROR}
    for size in (1, 7, 60):
        done = list(in_order(two, answer_rows, tasks(60, size)))
        assert [result for one in done for result in one.results or []] == here


def test_order_is_kept_and_completion_told_as_it_comes(two: Engine) -> None:
    """A slow first task is yielded first, and told after those that were done before it."""
    heard: list[int] = []
    done = list(in_order(two, slow_first, range(5), told=lambda one: heard.append(one.task)))
    assert [one.results for one in done] == [0, 1, 2, 3, 4]
    assert heard[0] != 0
    assert sorted(heard) == [0, 1, 2, 3, 4]


def test_tasks_are_taken_as_they_are_needed(two: Engine) -> None:
    """A million rows are never held: no more are asked for than may be under way."""
    asked: list[int] = []

    def many() -> Iterator[int]:
        for n in range(1_000_000):
            asked.append(n)
            yield n

    run = in_order(two, abs, many(), ahead=4)
    assert [next(run).results for _ in range(3)] == [0, 1, 2]
    assert len(asked) <= 4 + 3


def test_a_worker_that_is_killed_loses_no_row(two: Engine, tmp_path: Path) -> None:
    """Where it was not the fault of any row, each row has its answer once."""
    done = list(in_order(two, partial(once, marker=tmp_path / "died"), tasks(100, 10)))
    assert (tmp_path / "died").exists()
    assert numbers(done) == list(range(1, 101))
    assert all(result.status is Status.OK for one in done for result in one.results or [])


def test_only_the_guilty_rows_become_errors(two: Engine) -> None:
    """Two rows of different tasks kill whoever works on them; both are errors that say so, and all others answered."""
    done = list(in_order(two, partial(told, deadly=(23, 57)), tasks(100, 10)))
    assert numbers(done) == list(range(1, 101))
    results = [result for one in done for result in one.results or []]
    wrong = [one for one in results if one.status is not Status.OK]
    assert [one.row for one in wrong] == [23, 57]
    assert all("its process died while it was worked out" in one.problems[0].says for one in wrong)
    assert all(one.problems[0].code == "died" and len(one.input_sha256) == 64 for one in wrong)


def test_a_row_that_fails_in_a_way_nobody_foresaw_is_an_error_of_its_own(two: Engine) -> None:
    """A mistake in the program ends neither the run nor the task."""
    done = list(in_order(two, partial(told, broken=(4,)), tasks(6, 3)))
    results = [result for one in done for result in one.results or []]
    assert [one.row for one in results if one.status is Status.ERROR] == [4]
    assert "ZeroDivisionError: no such home" in results[3].problems[0].says


def quoting(task: Task) -> list[RowResult]:
    """Fail with a part of a cell in the message."""
    raise ValueError(f"cannot parse {str(task.rows[0].cells[5]).split()[0]!r}")


def test_an_error_that_quotes_a_part_of_a_cell_is_told_by_its_kind(two: Engine) -> None:
    """A cell may be anybody's name, and a message of a library may have half of it."""
    done = list(in_order(two, quoting, tasks(1, 1)))
    says = [result.problems[0].says for one in done for result in one.results or []]
    assert says == ["it could not be worked out: ValueError"]


def test_what_is_done_again_lies_in_the_folder_of_the_run(tmp_path: Path) -> None:
    """A task holds whole rows: what a kill leaves of it is swept and purged with the folder."""
    with engine(1, None, folder=tmp_path) as one:
        [done] = in_order(one, partial(seen, folder=tmp_path), tasks(1, 1))
    assert [result.site_id for result in done.results or []] == ["2"]


def seen(task: Task, folder: Path) -> list[RowResult]:
    """Fail the first time; then tell how many folders of tasks there are where the run has its own."""
    if not (folder / "failed").exists():
        (folder / "failed").touch()
        raise ValueError
    here = len(list(folder.glob(".assess-*")))
    return [RowResult(row.number, str(here), Status.OK, "") for row in task.rows]


def test_what_is_no_task_of_rows_fails_as_a_whole(two: Engine) -> None:
    """It has no rows to be done one by one, and so its error is what came of it."""
    died, good, failed = in_order(two, pick, ["die", "good", "fail"])
    assert isinstance(died.error, ReportError)
    assert (good.results, good.error) == ("good", None)
    assert isinstance(failed.error, ValueError)


def pick(what: str) -> str:
    """Do what is said."""
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "fail":
        raise ValueError(what)
    return what


def test_results_far_larger_than_a_pipe_come_through(two: Engine) -> None:
    """Neither a large task nor a large result goes through a pipe, where a death would leave half of it."""
    words = ["x" * 3_000_000, "y" * 3_000_000]
    assert [one.results for one in in_order(two, str.upper, words)] == [word.upper() for word in words]


def test_what_cannot_travel_is_an_error(two: Engine) -> None:
    """A result that cannot be packed fails its own task, in words."""
    (done,) = in_order(two, locked, [1])
    assert "pickle" in str(done.error)


def locked(_: int) -> Any:
    """Return what no other process can have."""
    import threading

    return threading.Lock()


def test_a_stop_finishes_what_is_in_hand_and_begins_no_more() -> None:
    """What is yielded after the wish is a run of tasks from the first on, and most are left out."""
    with Pool(2) as pool:
        done: list[int] = []
        for one in in_order(pool, nap, range(200), stop=lambda: len(done) >= 2):
            assert one.error is None
            done.append(one.task)
    assert done == list(range(len(done)))
    assert 2 <= len(done) <= 8


def nap(task: int) -> int:
    """Take a moment."""
    time.sleep(0.05)
    return task


def test_a_death_after_the_wish_to_stop_is_left_for_the_next_run() -> None:
    """A cluster's manager may end all processes of a job at once: nothing is begun again then."""
    wish: list[int] = []
    with Pool(2) as pool:
        for _ in in_order(pool, partial(told, deadly=(5,)), tasks(40, 1), stop=lambda: bool(wish)):
            wish.append(1)
            assert len(wish) < 10


def test_workers_that_cannot_start_end_the_run() -> None:
    """Nothing is tried for ever where no worker ever begins a task."""

    def run() -> None:
        with Pool(1, modules=("assess.no_such_module",)) as pool:
            list(in_order(pool, nap, range(10)))

    with pytest.raises(ReportError, match="the workers die as they start"):
        run()


def test_workers_are_recycled_without_losing_a_task() -> None:
    """Fresh processes take over after so many tasks, and each task is done once."""
    with Pool(2, recycle_after=2) as pool:
        done = list(in_order(pool, process_of, range(12)))
    assert [one.task for one in done] == list(range(12))
    assert len({one.results for one in done}) >= 3


def process_of(_: int) -> int:
    """Return the process that works."""
    return os.getpid()
