"""The standard streams, so that no reader, disk or language of a machine ends a command with a traceback.

A pipe whose reader has had enough (`head`, a pager) takes the rest in silence: files are still written and the exit
code stays what it is. A letter that the terminal does not know is spelled. What cannot be told on stderr is not told.
"""

import codecs
import io
import os
import sys
from typing import Any, TextIO

from assess.cli.encoding import plainly

HANDLER = "assess.plain"


def steady_streams() -> None:
    """Make the three streams of this process steady; one that was closed becomes one that leads nowhere."""
    codecs.register_error(HANDLER, plainly)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _leading_nowhere(number))
        elif number and isinstance(stream, io.TextIOWrapper) and not isinstance(_raw(stream), _Steady):
            setattr(sys, name, _steadied(stream, talk=name == "stderr"))


class _Steady(io.RawIOBase):
    """Writes until nobody reads any longer, or the disk is full; from then on all that comes is dropped."""

    def __init__(self, stream: io.TextIOWrapper, *, talk: bool) -> None:
        self._stream = stream  # kept, since what it writes to is closed with it
        self._raw: io.RawIOBase = _raw(stream)
        self._talk, self._over = talk, False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, data: Any) -> int | None:
        if self._over:
            return len(data)
        try:
            return self._raw.write(data)
        except OSError as error:
            self._over = True  # or Python would try once more at its end, and complain in its own words
            if self._talk or isinstance(error, BrokenPipeError):
                return len(data)
            raise OSError(error.errno, error.strerror, "standard output") from error


def _raw(stream: io.TextIOWrapper) -> Any:
    return getattr(stream.buffer, "raw", stream.buffer)


def _steadied(stream: io.TextIOWrapper, *, talk: bool) -> TextIO:
    stream.flush()
    raw = _Steady(stream, talk=talk)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), stream.encoding, HANDLER, line_buffering=stream.line_buffering or talk
    )


def _leading_nowhere(number: int) -> TextIO:
    """Open the null device in place of a closed stream, so that no file of ours is given its number and written to."""
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return os.fdopen(number, "w" if number else "r", encoding="utf-8", errors="replace")
