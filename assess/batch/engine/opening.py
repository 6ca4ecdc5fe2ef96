"""The engine that a user asks for: so many processes of this machine, or a cluster."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assess.batch.engine.base import Engine
from assess.batch.engine.pool import WARM, Pool
from assess.errors import UsageError

_MOST = 61 if os.name == "nt" else 1_024  # Windows waits for no more than 61 processes at once


@contextmanager
def engine(
    jobs: int | None,
    scheduler: str | None,
    *,
    folder: Path | None = None,
    modules: Sequence[str] = (),
    recycle_after: int | None = None,
) -> Iterator[Engine]:
    """Yield `jobs` worker processes of this machine, as many as it has processors for None, or those of a Dask cluster.

    `scheduler` is the address of its scheduler, `tcp://host:port`. On this machine tasks travel through a folder inside
    `folder`, also those that a cluster's workers failed to do; each worker loads `modules` beside what answering needs,
    and ends after `recycle_after` tasks. Leaving the `with` waits for what is in hand, but not if it is left by an
    exception. Raises UsageError for a number of jobs that is none and a cluster that cannot be used, MissingLibrary
    where Dask is not installed.
    """
    with _opened(jobs, scheduler, folder, modules, recycle_after) as opened:
        opened.folder = folder
        try:
            yield opened
        except BaseException:
            opened.kill()
            raise


def _opened(
    jobs: int | None, scheduler: str | None, folder: Path | None, modules: Sequence[str], recycle_after: int | None
) -> Engine:
    if scheduler is None:
        workers = processors() if jobs is None else jobs
        if not 1 <= workers <= _MOST:
            raise UsageError(f"{workers} is no number of processes", where="--jobs", hint=f"Give 1 to {_MOST}.")
        return Pool(workers, folder=folder, modules=(WARM, *modules), recycle_after=recycle_after)
    if jobs is not None:
        raise UsageError(
            "a cluster brings its own workers", where="--jobs", hint="Leave --jobs out when --scheduler is given."
        )
    from assess.batch.engine.cluster import Cluster

    return Cluster(scheduler)


def processors() -> int:
    """Return how many processors this process may use, which on a shared machine are not all."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)
