"""Rows dealt out as tasks."""

from collections.abc import Iterator
from datetime import date

import pytest

from assess.batch.engine import chunk_size, chunks
from assess.batch.records import Depth, Options, RawRow

OPTIONS = Options(on=date(2026, 11, 27), depth=Depth.ANSWER)


def test_every_row_is_in_one_task_in_order() -> None:
    """The last task has what is left."""
    rows = [RawRow(n, (n,)) for n in range(1, 8)]
    tasks = list(chunks(rows, ("ID",), OPTIONS, 3))
    assert [len(task.rows) for task in tasks] == [3, 3, 1]
    assert [row for task in tasks for row in task.rows] == rows
    assert all(task.headings == ("ID",) and task.options is OPTIONS for task in tasks)
    assert list(chunks([], ("ID",), OPTIONS, 3)) == []


def test_rows_are_taken_as_they_are_needed() -> None:
    """One task asks for its own rows and no more."""
    taken: list[int] = []

    def rows() -> Iterator[RawRow]:
        for n in range(1, 1_000):
            taken.append(n)
            yield RawRow(n, ())

    next(chunks(rows(), (), OPTIONS, 10))
    assert len(taken) == 10


@pytest.mark.parametrize(
    ("depth", "rows", "workers", "size"),
    [
        (Depth.FULL, 1_000_000, 8, 20),
        (Depth.ANSWER, None, 8, 100),
        (Depth.SCREEN, None, 8, 40_000),
        (Depth.SCREEN, 1_000_000, 8, 31_250),
        (Depth.ANSWER, 160, 8, 5),
        (Depth.FULL, 3, 8, 1),
        (Depth.FULL, 0, 8, 1),
    ],
)
def test_a_short_table_still_keeps_all_workers_busy(depth: Depth, rows: int | None, workers: int, size: int) -> None:
    """A long table has tasks as its depth allows, a short one has them for every worker."""
    assert chunk_size(depth, rows, workers) == size
