"""Run another program: an argument list, no shell, no input, a time limit, and nothing left behind."""

import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Self

_TICK_S = 0.2
_GRACE_S = 2.0  # what a program gets to end by itself after it was asked to


@dataclass(frozen=True)
class Ran:
    """What a program did; `code` is None when it had to be stopped."""

    code: int | None
    out: str
    err: str
    seconds: float

    @property
    def timed_out(self) -> bool:
        """Return whether the time limit ended it."""
        return self.code is None

    @property
    def last_words(self) -> str:
        """Return the last line of its errors, or of its output."""
        lines = [line.strip() for line in f"{self.out}\n{self.err}".splitlines() if line.strip()]
        return lines[-1][:200] if lines else ""


class Running:
    """A program that runs; leaving the `with` block ends it and every program that it started."""

    def __init__(self, command: Sequence[str]) -> None:
        # A session of its own: Ctrl-C reaches us alone, and the whole family can be ended at once.
        # LC_ALL: ping speaks the language of the house otherwise, and nobody could read it back.
        self._began = monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - an argument list that we made, never a shell
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            env=os.environ | {"LC_ALL": "C"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._end()
        else:
            self._signal(signal.SIGKILL)  # what it started and left behind

    def wait(self, limit_s: float, tick: Callable[[float], None] | None = None) -> Ran:
        """Return what it did within `limit_s` seconds of its start; `tick` hears the seconds that have passed."""
        while True:
            passed = monotonic() - self._began
            if tick is not None:
                tick(passed)
            left = limit_s - passed
            try:
                out, err = self._process.communicate(timeout=max(0.0, min(_TICK_S, left)))
            except subprocess.TimeoutExpired:
                if left > 0:
                    continue
                out, err = self._end()
                return Ran(None, out, err, monotonic() - self._began)
            return Ran(self._process.returncode, out, err, monotonic() - self._began)

    def _end(self) -> tuple[str, str]:
        """End the program and its children, gently first, and return what it had said."""
        self._signal(signal.SIGTERM)
        try:
            return self._process.communicate(timeout=_GRACE_S)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            return self._process.communicate()

    def _signal(self, sign: signal.Signals) -> None:
        # macOS says PermissionError of a group whose members are all gone.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, sign)


def run(command: Sequence[str], limit_s: float, tick: Callable[[float], None] | None = None) -> Ran:
    """Run a program to its end or to its time limit; it does not outlive this call, whatever happens."""
    with Running(command) as running:
        return running.wait(limit_s, tick)
