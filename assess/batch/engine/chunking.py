"""Rows dealt out as tasks: large enough that handing over costs little, small enough that all workers have some."""

from collections.abc import Iterable, Iterator
from itertools import islice

from assess.batch.records import Depth, Options, RawRow, Task

# Rows of a task, so that one takes a few seconds: handing it over costs next to nothing, and Ctrl-C waits little. Many
# homes screened at once are divided into runs, of which there are hardly more of many thousand homes than of some.
_ROWS = {Depth.FULL: 20, Depth.ANSWER: 100, Depth.SCREEN: 40_000}
_TASKS_EACH = 4  # for each worker at least, where there are rows enough: the last ones to finish then wait little


def chunk_size(depth: Depth, rows: int | None, workers: int) -> int:
    """Return how many rows a task should have; `rows` is how many there are in all, None if nobody has counted."""
    most = _ROWS[depth]
    return most if rows is None else max(1, min(most, rows // (workers * _TASKS_EACH)))


def chunks(
    rows: Iterable[RawRow], headings: tuple[str, ...], options: Options, size: int | None = None
) -> Iterator[Task]:
    """Yield the rows as tasks of `size` rows each, in order, taking rows only as they are needed."""
    each = size or _ROWS[options.depth]
    left = iter(rows)
    while some := tuple(islice(left, each)):
        yield Task(headings, some, options)
