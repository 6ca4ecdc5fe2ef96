"""Waits until files are saved, whichever way an editor does it.

Files are asked for their time and size again and again. A notification of the system would be quicker, but none comes
from a network drive or a shared folder of a virtual machine, and each system has its own.
"""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

POLL_S = 0.25
SETTLED_S = 0.3  # as long as nothing must happen before a file counts as written
PATIENCE_S = 3.0  # editors take a file away, or empty it, and put the new one in its place
State = tuple[int, int] | None
"""Time of the last change [ns] and size [bytes] of a file; None where there is none."""


def states(paths: Iterable[Path]) -> dict[Path, State]:
    """Return how the files stand now."""
    return {path: _state(path) for path in paths}


def wait_for_a_save(seen: Mapping[Path, State]) -> tuple[Path, ...]:
    """Return the files that are no longer as they were seen, once nothing more is written to any of them."""
    while True:
        time.sleep(POLL_S)
        if states(seen) == seen:
            continue
        now = _settled(seen)
        if changed := tuple(path for path in seen if now[path] != seen[path]):
            return changed


def _settled(seen: Mapping[Path, State]) -> dict[Path, State]:
    """Return how the files stand once they rest; one that is gone or empty, and was not, is given time to come back."""
    began, now = time.monotonic(), states(seen)
    while True:
        time.sleep(SETTLED_S)
        before, now = now, states(seen)
        half_done = any(_is_something(seen[path]) and not _is_something(now[path]) for path in seen)
        if now == before and not (half_done and time.monotonic() - began < PATIENCE_S):
            return now


def _is_something(state: State) -> bool:
    return state is not None and state[1] > 0


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
