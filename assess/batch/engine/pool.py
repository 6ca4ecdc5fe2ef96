"""The engine of this machine: a pool of processes that is renewed when one of them dies."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from assess.batch.engine.base import Engine
from assess.batch.engine.worker import ANSWERED, IN_HAND, STOP, WAITS, packed, start, unpacked, work
from assess.errors import ReportError

R = TypeVar("R")

WARM = "assess.batch.engine.warm"


class Carried(Future[R]):
    """The result of a task that goes to its worker in a file, and comes back in one.

    A worker that dies with a long message half read or half written would hold up its pool for good (gh-94777).
    """

    def __init__(self, file: Path, working: Future[None]) -> None:
        super().__init__()
        self.begun = False
        self._file = file
        working.add_done_callback(self._arrived)

    def cancel(self) -> bool:
        """Return False: what the pool has been given it does, or after `drop_waiting` leaves alone.

        A pool of Python 3.11 whose worker dies trips over tasks that were cancelled, and never ends.
        """
        return False

    def _arrived(self, working: Future[None]) -> None:
        self.begun = self._file.with_suffix(IN_HAND).exists()
        if working.cancelled():  # by the pool itself, which is to end
            super().cancel()
        if self.set_running_or_notify_cancel():
            try:
                working.result()
                self.set_result(unpacked(self._file.with_suffix(ANSWERED).read_bytes()))
            except Exception as error:  # noqa: BLE001  # it is the result of this task
                self.set_exception(error)
        for ending in (WAITS, IN_HAND, ANSWERED):
            with suppress(OSError):
                self._file.with_suffix(ending).unlink(missing_ok=True)


class Pool(Engine):
    """Worker processes of this machine. After `recycle_after` tasks for each worker, fresh ones take over.

    Tasks travel through a folder of the pool's own inside `folder`, which only this user can read. `modules` are
    loaded by each worker before its first task.
    """

    def __init__(
        self,
        workers: int,
        *,
        folder: Path | None = None,
        modules: Sequence[str] = (WARM,),
        recycle_after: int | None = None,
    ) -> None:
        if workers < 1 or (recycle_after is not None and recycle_after < 1):
            raise ValueError("a pool needs a worker, and each worker a task")
        self.workers = workers
        # Not the pool's own max_tasks_per_child: with many tasks waiting it hangs, from Python 3.11 on (gh-115634).
        self._lifetime = None if recycle_after is None else workers * recycle_after
        self._taken, self._numbers, self._modules = 0, count(1), tuple(modules)
        self._folder = TemporaryDirectory(prefix=".assess-", dir=folder, ignore_cleanup_errors=True)
        self._here = Path(self._folder.name)
        self._retired: list[BaseProcess] = []
        self._pool = self._fresh()

    def submit(self, function: Callable[..., R], /, *words: Any, **named: Any) -> Future[R]:
        """Hand a task to the workers. Raises ReportError where there is no room to lay it down."""
        if self._taken == self._lifetime:
            self._renew()
        self._taken += 1
        file = self._here / f"{next(self._numbers)}{WAITS}"
        try:
            file.write_bytes(packed(function, words, named))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise ReportError(f"a task cannot be laid down for its worker: {why}.", where=str(self._here)) from error
        with _keyboard_held():
            try:
                working = self._pool.submit(work, file)
            except BrokenProcessPool:
                self._renew()
                working = self._pool.submit(work, file)
        return Carried(file, working)

    def died(self, future: Future[Any]) -> bool:
        """Return whether a task came to its end with the process of some worker of its pool."""
        return not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)

    def suspected(self, future: Future[Any]) -> bool:
        """Return whether a worker had begun with the task."""
        return isinstance(future, Carried) and future.begun

    def drop_waiting(self, futures: Iterable[Future[Any]]) -> None:  # noqa: ARG002  # the workers look for themselves
        """Let the workers leave alone whatever they have not begun."""
        (self._here / STOP).touch()

    def check(self) -> None:
        """Find nothing: a dead worker of this machine is told by its tasks."""

    def kill(self) -> None:
        """End the workers at once."""
        for process in [*self._retired, *_processes(self._pool)]:
            with suppress(ValueError):  # it has ended, and is closed
                process.kill()
        self._pool.shutdown()
        self._folder.cleanup()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # its base's
        """End the workers once they have finished what is in hand."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._folder.cleanup()

    def _renew(self) -> None:
        """Let fresh workers take over; the old ones finish what they have been given."""
        self._retired = [one for one in [*self._retired, *_processes(self._pool)] if _lives(one)]
        self._pool.shutdown(wait=False)
        self._pool, self._taken = self._fresh(), 0

    def _fresh(self) -> ProcessPoolExecutor:
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context = get_context(method)
        context.set_forkserver_preload(["__main__", *self._modules])  # without a fork server this says nothing
        return ProcessPoolExecutor(self.workers, context, partial(start, self._here, self._modules))


def _processes(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    """Return the workers of a pool, which has no public name for them before Python 3.14 can kill them itself."""
    return list((pool._processes or {}).values())  # noqa: SLF001


def _lives(process: BaseProcess) -> bool:
    try:
        return process.is_alive()
    except ValueError:  # it is closed
        return False


@contextmanager
def _keyboard_held() -> Iterator[None]:
    """Hold an interrupt back while processes may start, so that they start deaf to it and never say a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
