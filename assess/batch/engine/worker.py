"""The side of the worker: how its process starts, and how it takes a task and gives its result."""

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import Any

WAITS, IN_HAND, ANSWERED = ".waits", ".in-hand", ".answered"  # endings of the file of a task
STOP = "stop"  # a file that says that no more tasks shall be begun


class NotBegun(Exception):
    """A task was left alone, for the run is to stop."""


def start(folder: Path, modules: Sequence[str]) -> None:
    """Make a process ready: leave the keyboard to the owner of the pool, end with it, and load what will be needed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_owner, name="assess-owner", daemon=True).start()
    tempfile.tempdir = tempfile.mkdtemp(dir=folder)  # what is left in it goes with the folder of the pool
    for module in modules:
        import_module(module)


def work(file: Path) -> None:
    """Do the task that waits in a file, and leave its result beside it."""
    in_hand = file.with_suffix(IN_HAND)
    file.replace(in_hand)
    if file.with_name(STOP).exists():
        file.with_suffix(ANSWERED).write_bytes(pickle.dumps((None, NotBegun())))
    else:
        file.with_suffix(ANSWERED).write_bytes(call(in_hand.read_bytes()))


def packed(function: Callable[..., Any], words: Sequence[Any], named: Mapping[str, Any]) -> bytes:
    """Return a call as bytes."""
    return pickle.dumps((function, words, named), pickle.HIGHEST_PROTOCOL)


def call(package: bytes) -> bytes:
    """Return what a packed call gives, or the exception that it raises, as bytes."""
    try:
        function, words, named = pickle.loads(package)  # noqa: S301  # the owner of this worker wrote it
        return pickle.dumps((function(*words, **named), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  # it travels back, and is told there
        return _packed_error(error)


def unpacked(package: bytes) -> Any:
    """Return what a call gave. Raises what it raised."""
    result, error = pickle.loads(package)  # noqa: S301  # a worker of this program wrote it
    if error is not None:
        raise error
    return result


def _packed_error(error: Exception) -> bytes:
    """Return an exception as bytes, in plain words where it cannot travel itself."""
    try:
        package = pickle.dumps((None, error))
        pickle.loads(package)  # noqa: S301  # its own; many an exception packs well and does not unpack
    except Exception:  # noqa: BLE001  # whatever an exception of another package does when it is copied
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
    return package


def _end_with_the_owner() -> None:
    """Wait for the owner of the pool to end, however it ends, and end with it: nobody would take the results."""
    owner = parent_process()
    if owner is not None:
        owner.join()
        os._exit(1)
