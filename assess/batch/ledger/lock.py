"""One process at a time in an output folder, by a lock that the system takes back when its process dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from assess.errors import UsageError

NAME = ".lock"
_FAR = 1 << 30  # Windows lets nobody read a locked byte, so the one that is locked stands behind what is written
# Since when this process holds which; POSIX grants it its own lock twice, and drops it when either file is closed.
_mine: dict[Path, str] = {}


@contextmanager
def only_one(out: Path) -> Iterator[None]:
    """Hold the folder for this process. Raises UsageError at once, saying who holds it, where another does.

    The lock is of a kind that workers do not inherit: one left over from a killed run cannot keep it.
    """
    path = out.resolve() / NAME
    refuse_mine(out)
    with path.open("a+b") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise _busy(_holder(path), out) from error
        _mine[path] = since = datetime.now(tz=UTC).astimezone().isoformat(sep=" ", timespec="seconds")
        try:
            file.truncate(0)
            # On a full disk it is not said who holds the folder; it is held all the same.
            with suppress(OSError):
                file.write(f"{os.getpid()}\n{since}\n".encode())
                file.flush()
            yield
        finally:
            with suppress(OSError):
                file.truncate(0)
            del _mine[path]


def refuse_mine(out: Path) -> None:
    """Refuse a folder that this very process holds, without touching its lock. Raises UsageError."""
    since = _mine.get(out.resolve() / NAME)
    if since is not None:
        raise _busy(f"process {os.getpid()} since {since}", out)


def _holder(path: Path) -> str:
    try:
        pid, since, *_ = path.read_text("utf-8").split("\n")
        return f"process {int(pid)} since {since}"
    except (OSError, ValueError):
        return "another process"


def _busy(who: str, out: Path) -> UsageError:
    hint = "Wait for it, end it, or choose another folder with --out. Nothing was touched."
    return UsageError(f"a run is at work in this folder: {who}", where=str(out), hint=hint)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _FAR)
