"""The engine of many machines: a Dask cluster that stands already, reached by the address of its scheduler."""

import logging
import platform
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from itertools import count
from time import monotonic
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from assess import __version__
from assess.batch.engine.base import Engine
from assess.batch.engine.worker import call, packed, unpacked
from assess.errors import MissingLibrary, ReportError, UsageError
from assess.installed import how_to_add
from assess.rulebook.rule_data import rule_data

R = TypeVar("R")

REACHED_WITHIN_S = 10.0
_CHECK_EVERY_S = 5.0
_ALONE_FOR_S = 60.0  # a cluster that grows and shrinks by itself may be without workers for a while
_ADDRESS = re.compile(r"(tcp|tls)://\S+:\d{1,5}")


class Installed(NamedTuple):
    """What must be the same wherever a row is answered: Python by its minor release, this program, its rule data."""

    python: str
    assess: str
    rules: str


def installed() -> Installed:
    """Return what is installed where this runs."""
    major, minor, _ = platform.python_version_tuple()
    return Installed(f"Python {major}.{minor}", f"assess {__version__}", f"rule data {rule_data().sha256[:12]}")


class Carried(Future[R]):
    """The result of a task of a cluster, taken out of what its worker packed it in."""

    def __init__(self, key: str, working: Future[bytes]) -> None:
        super().__init__()
        self.key, self._working = key, working
        working.add_done_callback(self._arrived)

    def cancel(self) -> bool:
        """Cancel the task; if a worker has begun with it, what it gives is lost."""
        self._working.cancel()
        return self.cancelled()

    def _arrived(self, working: Future[bytes]) -> None:
        if working.cancelled():
            super().cancel()
        if self.set_running_or_notify_cancel():
            try:
                self.set_result(unpacked(working.result()))
            except Exception as error:  # noqa: BLE001  # it is the result of this task
                self.set_exception(error)


class Cluster(Engine):
    """The workers of a Dask cluster; a task whose worker dies goes to another, as Dask does by itself.

    Raises MissingLibrary where Dask is not installed, and UsageError if the cluster cannot be reached, has no workers,
    or would answer by another program or other rule data.
    """

    def __init__(self, address: str, *, within_s: float = REACHED_WITHIN_S) -> None:
        self._address, self._checked_s, self._seen_s = address, monotonic(), monotonic()
        self._client: Any = _reached(address, within_s)
        try:
            self.workers = _same_everywhere(self._client, address, within_s)
        except BaseException:
            self._client.close(timeout=1)
            raise
        self._executor = self._client.get_executor(pure=False)
        self._run, self._numbers = uuid4().hex[:8], count(1)

    def submit(self, function: Callable[..., R], /, *words: Any, **named: Any) -> Future[R]:
        """Hand a task to the cluster."""
        key = f"assess-{self._run}-{next(self._numbers)}"
        return Carried(key, self._executor.submit(call, packed(function, words, named), key=key))

    def died(self, future: Future[Any]) -> bool:
        """Return whether so many workers died of a task that Dask gave it up."""
        from distributed import KilledWorker

        return not future.cancelled() and isinstance(future.exception(), KilledWorker)

    def suspected(self, future: Future[Any]) -> bool:
        """Return True: only tasks that a worker had begun are given up."""
        return self.died(future)

    def drop_waiting(self, futures: Iterable[Future[Any]]) -> None:
        """Cancel the tasks that no worker has in hand."""
        processing: Mapping[str, Iterable[str]] = self._client.processing()
        in_hand = {key for keys in processing.values() for key in keys}
        for future in futures:
            if isinstance(future, Carried) and future.key not in in_hand:
                future.cancel()

    def check(self) -> None:
        """Raise ReportError if the scheduler is lost, or has been without workers for a minute."""
        now_s = monotonic()
        if now_s - self._checked_s < _CHECK_EVERY_S:
            return
        self._checked_s = now_s
        hint = "What was answered is kept; run the same command again to go on."
        if self._client.status != "running":
            raise ReportError("the scheduler is lost.", where=self._address, hint=hint)
        with suppress(OSError):
            if self._client.nthreads():
                self._seen_s = now_s
        if now_s - self._seen_s > _ALONE_FOR_S:
            says = f"the cluster has had no worker for {_ALONE_FOR_S:.0f} s, or does not answer."
            raise ReportError(says, where=self._address, hint=hint)

    def kill(self) -> None:
        """Leave the cluster at once; it drops what it has of this run."""
        with suppress(OSError), _quiet():
            self._client.close(timeout=1)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # its base's
        """Leave the cluster, once what is in hand is finished. The cluster itself stays."""
        if self._client.status == "running":
            self._executor.shutdown(wait=wait and not cancel_futures)
            self._client.close()


def _reached(address: str, within_s: float) -> Any:
    """Return a connection to a scheduler, whose package says little of types."""
    try:
        import distributed
    except ImportError as error:
        hint = f"Install it: {how_to_add('cluster')}"
        raise MissingLibrary("a cluster needs Dask, and it is not installed.", hint=hint) from error
    if not _ADDRESS.fullmatch(address):
        raise UsageError(
            f'"{address}" is no address of a scheduler', where="--scheduler", hint="Write tcp://host:port."
        )
    try:
        with _quiet():
            client: Any = distributed.Client
            return client(address, timeout=within_s, set_as_default=False)
    except (OSError, ValueError) as error:  # a TimeoutError is an OSError
        raise UsageError(
            f"no scheduler answers at {address} within {within_s:.0f} s",
            where="--scheduler",
            hint="Start one with `dask scheduler`, and look at the address that it prints.",
        ) from error


def _same_everywhere(client: Any, address: str, within_s: float) -> int:
    """Return how many tasks the workers take at once, all of them having what is installed here."""
    try:
        client.wait_for_workers(1, timeout=within_s)
    except OSError as error:
        raise UsageError(
            f"the scheduler at {address} has no workers",
            where="--scheduler",
            hint=f"Start one or more with `dask worker {address} --nthreads 1`.",
        ) from error
    here = installed()
    found = {"the scheduler": _asked(lambda: client.run_on_scheduler(installed), "the scheduler")}
    found |= {f"the worker {name}": one for name, one in _asked(lambda: client.run(installed), "a worker").items()}
    for place, there in found.items():
        if there != here:
            ours, theirs = (", ".join(map(str, side)) for side in _differing(here, there))
            raise UsageError(
                f"{place} has {theirs}, and this machine {ours}",
                where="--scheduler",
                hint="Install the same on all machines: the same row must have the same answer on each.",
            )
    return int(sum(client.nthreads().values()))


def _asked(question: Callable[[], Any], place: str) -> Any:
    """Return an answer that code of this program gives on another machine, where it may not be installed."""
    try:
        return question()
    except Exception as error:
        raise UsageError(
            f"{place} cannot run this program: {type(error).__name__}: {error}",
            where="--scheduler",
            hint=f"Install assess {__version__} on all machines of the cluster.",
        ) from error


def _differing(here: Installed, there: Installed) -> tuple[list[str], list[str]]:
    pairs = [(ours, theirs) for ours, theirs in zip(here, there, strict=True) if ours != theirs]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask from logging what is said in one message here."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
