"""Tasks under way, few at once, and what came of them in their own order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from assess.batch.engine.apart import Apart, Stopped
from assess.batch.engine.base import Engine
from assess.batch.engine.worker import NotBegun
from assess.errors import ReportError

T = TypeVar("T")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)

_STARTS = 3  # times that every task under way may die before any is begun
_LOOK_S = 0.5  # how long a wish to stop, or the loss of all workers, may go unnoticed


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co, R_co]):
    """What came of a task: `results`, or where there are none the `error` that says why."""

    task: T_co
    results: R_co | None = None
    error: Exception | None = None


@dataclass(slots=True)
class _UnderWay(Generic[T, R]):
    """A task that was handed over, and in time what came of it; `dropped` if it shall be left for another run."""

    task: T
    future: Future[R]
    apart: bool = False
    done: Done[T, R] | None = None
    dropped: bool = False

    @property
    def settled(self) -> bool:
        return self.done is not None or self.dropped


def in_order(
    executor: Engine,
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    ahead: int | None = None,
    told: Callable[[Done[T, R]], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Done[T, R]]:
    """Yield what came of each task, in the order of the tasks, which are taken as they are needed.

    At most `ahead` are under way or wait to be yielded. `told` hears of each as soon as it is done, in any order.
    Once `stop` says so, no more tasks are begun, and what is in hand is finished and yielded; the rest is left out.
    A task whose process dies, or that raises an exception, is done again apart from all others, and if need be row by
    row: see `Apart`. Raises AssessError when the workers are lost altogether.
    """
    with Apart(executor.workers, executor.folder) as apart:
        yield from _Run(executor, function, tasks, ahead or executor.ahead, apart, told, stop or _never).run()


class _Run(Generic[T, R]):
    """One run of `in_order`."""

    def __init__(
        self,
        executor: Engine,
        function: Callable[[T], R],
        tasks: Iterable[T],
        ahead: int,
        apart: Apart,
        told: Callable[[Done[T, R]], None] | None,
        stop: Callable[[], bool],
    ) -> None:
        self._executor, self._function, self._ahead, self._apart = executor, function, ahead, apart
        self._left, self._told, self._stop = iter(tasks), told, stop
        self._waiting: deque[_UnderWay[T, R]] = deque()
        self._stopping = False
        self._futile = 0

    def run(self) -> Iterator[Done[T, R]]:
        try:
            while self._fill():
                self._look()
                while self._waiting and self._waiting[0].settled:
                    first = self._waiting.popleft()
                    if first.done is not None:
                        yield first.done
        finally:
            for one in self._waiting:
                one.future.cancel()

    def _fill(self) -> bool:
        """Hand over as many tasks as may be under way, and return whether any is."""
        if not self._stopping and self._stop():
            self._stopping = True
            self._apart.stop()
            self._executor.drop_waiting(one.future for one in self._waiting if not one.settled and not one.apart)
        while not self._stopping and len(self._waiting) < self._ahead:
            try:
                task = next(self._left)
            except StopIteration:
                break
            self._waiting.append(_UnderWay(task, self._executor.submit(self._function, task)))
        return bool(self._waiting)

    def _look(self) -> None:
        """Wait a moment for something to be done, and settle what is."""
        open_ = [one for one in self._waiting if not one.settled]
        if open_ and not wait([one.future for one in open_], _LOOK_S, FIRST_COMPLETED).done:
            self._executor.check()
        for one in open_:
            if one.future.done():
                self._settle(one)
                if one.done is not None and self._told is not None:
                    self._told(one.done)

    def _settle(self, one: _UnderWay[T, R]) -> None:
        if not one.apart and self._executor.died(one.future) and not self._executor.suspected(one.future):
            # It only waited where another died.
            one.dropped = self._stopping
            self._futile += 1
            if self._futile > self._ahead * _STARTS:
                hint = "Free some, or give fewer --jobs. What was answered is kept."
                raise ReportError("the workers die as they start, perhaps for want of memory.", hint=hint)
            if not self._stopping:
                one.future = self._executor.submit(self._function, one.task)
            return
        self._futile = 0
        try:
            one.done = Done(one.task, one.future.result())
        except (Stopped, NotBegun):
            one.dropped = True
        except CancelledError as error:
            one.dropped = True
            if not self._stopping:
                raise ReportError("a task was cancelled by others, and so the run has ended.") from error
        except Exception as error:  # noqa: BLE001  # one task's mishap must not end a batch
            if one.apart:
                one.done = Done(one.task, error=error)
            elif self._stopping:
                one.dropped = True
            else:
                one.apart, one.future = True, self._apart.submit(self._function, one.task)


def _never() -> bool:
    return False
