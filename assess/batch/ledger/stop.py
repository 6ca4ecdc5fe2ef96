"""A wish to stop: from Ctrl-C, from a service manager, or because the terminal was closed."""

import os
import signal
from contextlib import suppress
from time import monotonic
from types import FrameType
from typing import Any, Self

_SAYS = b"\nStopping once the rows in hand are done. Press Ctrl-C again to stop at once.\n"
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_SAME_S = 0.5  # a wrapper around the program may pass on what the terminal has told it already


class Stop:
    """While it is entered a first wish to stop is noted and said on stderr; a second one raises KeyboardInterrupt.

    Only the main thread of a program hears signals; in any other this does nothing.
    """

    def __init__(self) -> None:
        self._at_s: float | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Listen, but for what the program was started to ignore, as under nohup."""
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                with suppress(ValueError):
                    self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave signals to whom they went before."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()

    def asked(self) -> bool:
        """Return whether somebody asked to stop."""
        return self._at_s is not None

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        now_s = monotonic()
        if self._at_s is None:
            self._at_s = now_s
            # Not through sys.stderr: this may come in the middle of a line that is being written there.
            with suppress(OSError):
                os.write(2, _SAYS)
        elif now_s - self._at_s > _SAME_S:
            raise KeyboardInterrupt
