"""Wait for a moment of the clock on the wall, which goes on while a computer sleeps."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic, sleep

_STEP_S = 1.0


def clock() -> datetime:
    """Return the time of the local clock, with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def wait_until(moment: datetime, tick: Callable[[datetime], None] = lambda _: None) -> None:
    """Return at `moment`; `tick` hears of it every second. A clock that is set back does not lengthen the wait."""
    most = (moment - datetime.now().astimezone()).total_seconds()
    began = monotonic()
    while (left := moment - datetime.now().astimezone()) > timedelta(0) and monotonic() - began < most:
        tick(moment)
        sleep(min(_STEP_S, left.total_seconds()))
