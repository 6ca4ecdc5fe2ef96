"""What a run asks of an engine beyond what every executor does."""

from abc import abstractmethod
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

_AHEAD = 3  # tasks for each worker: one in hand, one that waits there, one that is done and not yet written


class Engine(Executor):
    """An executor of tasks in other processes that outlives the death of any of them.

    `workers` is how many tasks it works on at once. `folder` is where tasks that are done again on this machine lie
    until then, of the system for None.
    """

    workers: int
    folder: Path | None = None

    @property
    def ahead(self) -> int:
        """Return how many tasks should be under way at once, so that no worker waits and memory stays flat."""
        return self.workers * _AHEAD

    @abstractmethod
    def died(self, future: Future[Any]) -> bool:
        """Return whether a task that is done came to its end with the process that worked on it."""

    @abstractmethod
    def suspected(self, future: Future[Any]) -> bool:
        """Return whether a task that died may have been what killed its process; else it only waited there."""

    @abstractmethod
    def drop_waiting(self, futures: Iterable[Future[Any]]) -> None:
        """Begin no more tasks; those that no worker has begun are cancelled, or end with NotBegun."""

    @abstractmethod
    def check(self) -> None:
        """Raise AssessError if these workers can never again answer; asked now and then during a wait."""

    @abstractmethod
    def kill(self) -> None:
        """End at once, whatever is in hand."""
