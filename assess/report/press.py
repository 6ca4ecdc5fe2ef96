"""Many reports at once: worker processes that keep fonts, faces and templates from one report to the next."""

import os
import pickle
import shutil
import signal
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Protocol, Self

from assess.assessment import Assessment
from assess.errors import AssessError, ReportError
from assess.report.document import write_pdf

WARM = ("__main__", "assess.report.warm")  # what a server of workers loads once for all of them
_AHEAD = 3  # jobs that wait for each worker, so that none stands idle and few are held in memory


class Printable(Protocol):
    """What a press takes: where the report goes, and how a worker makes it there, whole or not at all."""

    @property
    def path(self) -> Path:
        """Return where the report goes."""

    def make(self) -> None:
        """Write the report. Raises AssessError."""


@dataclass(frozen=True)
class Job:
    """One report to make: of what, where, and the options of `write_pdf` by name."""

    assessment: Assessment
    path: Path
    options: Mapping[str, Any] = field(default_factory=dict)

    def make(self) -> None:
        """Write the report. Raises ReportError."""
        write_pdf(self.assessment, self.path, **self.options)


@dataclass(frozen=True)
class Printed:
    """What became of a job: the file is there whole, or `error` says why it is not there."""

    path: Path
    error: AssessError | None = None


@dataclass(frozen=True)
class _Packed:
    """A job in a file, and the report it is to make."""

    file: Path
    path: Path


class Press:
    """Worker processes that print reports; leaving the `with` waits for what is being printed, and drops the rest.

    A worker's memory creeps up with what it prints, so after `recycle_after` reports for each, fresh ones take over.
    `warm` names the modules that the server of the workers loads before the first of them. Jobs wait in a `folder`, of
    the system where none is named; what a kill leaves there is for whoever named it to sweep.
    """

    def __init__(
        self, workers: int, *, recycle_after: int = 100, warm: Sequence[str] = WARM, folder: Path | None = None
    ) -> None:
        if workers < 1 or recycle_after < 1:
            raise ValueError("a press needs a worker, and each worker a report to print")
        self._workers = workers
        # Not the pool's own max_tasks_per_child: with many jobs waiting it hangs, from Python 3.11 on (gh-115634).
        self._lifetime = workers * recycle_after
        self._taken = 0
        self._warm = [*warm]
        self._folder = TemporaryDirectory(prefix=".assess-", dir=folder, ignore_cleanup_errors=True)
        self._pool = _pool(workers, self._folder.name, self._warm)

    def __enter__(self) -> Self:
        """Return the press."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers once they have finished the report in hand."""
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def run(self, jobs: Iterable[Printable]) -> Iterator[Printed]:
        """Give what became of each job, in the order of the jobs, which are taken as they are needed.

        Whatever goes wrong with a job is its own result and stops no other.
        """
        waiting: deque[tuple[_Packed, Future[Printed]]] = deque()
        for job in jobs:
            packed = self._pack(job)
            waiting.append((packed, self._submit(packed)))
            if len(waiting) > self._workers * _AHEAD:
                yield self._outcome(*waiting.popleft())
        while waiting:
            yield self._outcome(*waiting.popleft())

    def _pack(self, job: Printable) -> "_Packed":
        """Leave a job in a file for its worker.

        A worker that dies with a long message half read would hold up its pool for good (gh-94777, Python 3.11).
        """
        handle, name = tempfile.mkstemp(dir=self._folder.name, suffix=".job")
        with os.fdopen(handle, "wb") as file:
            pickle.dump(job, file)
        return _Packed(Path(name), job.path)

    def _submit(self, job: "_Packed") -> Future[Printed]:
        if self._taken == self._lifetime:
            self._renew()
        self._taken += 1
        try:
            return self._pool.submit(_print, job)
        except BrokenProcessPool:
            self._renew()
            return self._pool.submit(_print, job)

    def _renew(self) -> None:
        """Let fresh workers take over; the old ones finish what they have been given."""
        self._pool.shutdown(wait=False)
        self._pool, self._taken = _pool(self._workers, self._folder.name, self._warm), 0

    def _outcome(self, job: "_Packed", printing: Future[Printed]) -> Printed:
        try:
            return printing.result()
        except BrokenProcessPool:
            return self._alone(job)
        finally:
            job.file.unlink(missing_ok=True)

    def _alone(self, job: "_Packed") -> Printed:
        """Print a job whose worker died, in a worker of its own: it may have died of another job."""
        with _pool(1, self._folder.name, self._warm) as pool:
            try:
                return pool.submit(_print, job).result()
            except BrokenProcessPool:
                died = ReportError("its process died while printing, perhaps for want of memory.", where=str(job.path))
                return Printed(job.path, died)


def _pool(workers: int, folder: str, warm: list[str]) -> ProcessPoolExecutor:
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    context.set_forkserver_preload(warm)  # without a fork server this says nothing
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(folder,))


def _start(folder: str) -> None:
    """Leave an interrupt of the keyboard to the owner of the press, and keep temporary files in its folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # WeasyPrint unpacks fonts and cleans up when an interpreter ends, which a worker's never does.
    tempfile.tempdir = tempfile.mkdtemp(dir=folder)
    Finalize(None, shutil.rmtree, (tempfile.tempdir, True), exitpriority=0)


def _print(packed: _Packed) -> Printed:
    try:
        job: Printable = pickle.loads(packed.file.read_bytes())  # noqa: S301  # this press wrote it, in its own folder
        job.make()
    except AssessError as error:
        return Printed(packed.path, error)
    except Exception as error:  # noqa: BLE001  # one report's mishap must not end a batch
        return Printed(packed.path, ReportError(f"{type(error).__name__}: {error}", where=str(packed.path)))
    return Printed(packed.path)
