"""Tasks that killed their process or raised an exception, done again where they can harm no other."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar, cast

from assess.batch.engine.pool import Pool
from assess.batch.records import Problem, RawRow, RowResult, Status, Task
from assess.batch.row_hash import input_sha256
from assess.errors import AssessError, ReportError
from assess.readers.rows import as_text

T = TypeVar("T")
R = TypeVar("R")

_AT_ONCE = 4  # beside the workers: what died for want of memory must not meet too many others again

_WORD = re.compile(r"\w+")
_DIED = "its process died while it was worked out, perhaps for want of memory."
_HINT = "The other rows are answered. Look at what is unusual in this one, or assess it alone with `assess home`."


def in_brief(error: Exception | None, rows: Iterable[RawRow]) -> str:
    """Return what is told of an error, of one that is not ours the kind alone where it has a word of these rows.

    What our own quote is taken out where it is kept; another may quote any part of a cell.
    """
    if isinstance(error, AssessError):
        return str(error)
    said = set(_WORD.findall(str(error).casefold()))
    cells = (as_text(cell).casefold() for row in rows for cell in row.cells)
    quotes = any(not said.isdisjoint(_WORD.findall(cell)) for cell in cells)
    return f"it could not be worked out: {type(error).__name__}{'' if quotes else f': {error}'}"


class Stopped(Exception):
    """A task was given up because the run is to stop."""


class Apart:
    """Workers of one task each, on this machine even if the others are on a cluster.

    A task is first done again whole, since another may have killed the process that they shared. If it fails again,
    each of its rows is done alone: the row that is guilty becomes an error, and all others have their answer. Until
    then a task lies in `folder`, of the system where none is named.
    """

    def __init__(self, workers: int, folder: Path | None = None) -> None:
        self._threads = ThreadPoolExecutor(min(workers, _AT_ONCE), thread_name_prefix="assess-apart")
        self._folder = folder
        self._pools: set[Pool] = set()
        self._lock = Lock()
        self.stopping = False

    def __enter__(self) -> Self:
        """Return it; nothing is started before it is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give up what is still under way."""
        self.stop()
        with self._lock:
            pools = list(self._pools)
        for pool in pools:
            pool.kill()
        self._threads.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """Begin with no more rows; a task that is not whole by then raises Stopped."""
        self.stopping = True

    def submit(self, function: Callable[[T], R], task: T) -> Future[R]:
        """Hand over a task. What cannot be divided into rows raises what it raised, ReportError if its process died."""
        return self._threads.submit(self._again, function, task)

    def _again(self, function: Callable[[T], R], task: T) -> R:
        with _Alone(self) as alone:
            try:
                return alone.do(function, task)
            except Stopped:
                raise
            except Exception:
                if not isinstance(task, Task):
                    raise
            by_row = cast("Callable[[Task], list[RowResult]]", function)
            return cast("R", [result for row in task.rows for result in _answered(alone, by_row, task, row)])

    def fresh(self) -> Pool:
        """Return a new worker, which ends with this at the latest. Raises Stopped."""
        with self._lock:
            if self.stopping:
                raise Stopped
            pool = Pool(1, folder=self._folder)
            self._pools.add(pool)
        return pool

    def ended(self, pool: Pool) -> None:
        """Let a worker go."""
        with self._lock:
            self._pools.discard(pool)
        pool.shutdown()


class _Alone:
    """One worker, and a fresh one after each death."""

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def do(self, function: Callable[[T], R], task: T) -> R:
        """Return what a task gives. Raises what it raises, and ReportError if it kills a process of its own."""
        used = self._pool is not None
        if self._apart.stopping:
            raise Stopped
        self._pool = self._pool or self._apart.fresh()
        future = self._pool.submit(function, task)
        if future.exception() is None or not self._pool.died(future):
            return future.result()
        begun = self._pool.suspected(future)
        self._leave()
        if self._apart.stopping:
            raise Stopped
        if not begun:
            raise ReportError("no process could be started for it, perhaps for want of memory.")
        if used:  # what the tasks before it left behind may have been too much
            return self.do(function, task)
        raise ReportError(_DIED)

    def _leave(self) -> None:
        if self._pool is not None:
            self._apart.ended(self._pool)
            self._pool = None


def _answered(alone: _Alone, function: Callable[[Task], list[RowResult]], task: Task, row: RawRow) -> list[RowResult]:
    """Return what came of one row, which is an error if it fails alone too."""
    try:
        return alone.do(function, replace(task, rows=(row,)))
    except Stopped:
        raise
    except Exception as error:  # noqa: BLE001  # it is what came of this row
        died = isinstance(error, ReportError) and error.message == _DIED
        says = _DIED if died else in_brief(error, (row,))
        problem = Problem("", "", "died" if died else "failed", says, _HINT, Status.ERROR)
        return [RowResult(row.number, "", Status.ERROR, input_sha256(row, task.headings), (problem,))]
