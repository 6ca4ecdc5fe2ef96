"""The process that reads a workbook, as its parent sees it: blocks of rows, or a refusal."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

from assess.batch.tables.book.archive import Archive
from assess.batch.tables.book.child import LIBRARY, MEMORY, serve
from assess.batch.tables.limits import BOOK_MEMORY_BYTES, BOOK_WAIT_S, BOOK_WAIT_S_PER_MEBIBYTE, MEBIBYTE
from assess.errors import IntakeError, MissingLibrary
from assess.installed import adding

_LAST_S = 5.0  # for a process that was ended to be gone


class Reading:
    """A process that reads one sheet of a workbook, started as this is made."""

    def __init__(self, archive: Archive, sheet: str, memory_bytes: int = BOOK_MEMORY_BYTES) -> None:
        import multiprocessing

        # A fork would share the locks of this process's threads. The one fork server is for the workers, which it
        # starts with what they import; begun here it would be without.
        context = multiprocessing.get_context("spawn")
        self._archive = archive
        self._wait_s = BOOK_WAIT_S + BOOK_WAIT_S_PER_MEBIBYTE * archive.unpacked_bytes / MEBIBYTE
        self._connection: Connection
        self._connection, other = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(other, str(archive.path.absolute()), sheet, memory_bytes), daemon=True
        )
        with _set_apart():
            self._process.start()
        other.close()

    def last_row(self) -> int:
        """Return the number of the last row with something in it, 0 of an empty sheet. Raises IntakeError."""
        last: int = self._next()
        return last

    def blocks(self) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows from row 1 on, in blocks. Raises IntakeError, and ends the process in any case."""
        try:
            while (block := self._next()) is not None:
                yield block
        finally:
            self.end()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._connection.close()
        with suppress(ValueError):  # it is closed already
            self._process.kill()
            self._process.join(_LAST_S)
            self._process.close()

    def _next(self) -> Any:
        try:
            if not self._connection.poll(self._wait_s):
                raise self._archive.refused(
                    f"gave no further row for {self._wait_s:,.0f} s, and was given up",
                    "Save the table as CSV, or free this machine of other work.",
                )
            found = self._connection.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if isinstance(found, str):
            raise self._failed(found)
        return found

    def _died(self) -> IntakeError:
        return self._archive.refused(
            "made its reader break down: it holds more cells than the memory can take, or is made to do harm",
            "Open it, copy the cells of the table to a new workbook, and save that; or save the table as CSV.",
        )

    def _failed(self, failure: str) -> IntakeError | MissingLibrary:
        kind, _, says = failure.partition(":")
        if kind == LIBRARY:
            return MissingLibrary(
                "is an .xlsx workbook, which python-calamine reads, and that is not installed",
                where=self._archive.where,
                hint=f"Save the table as CSV, or install it: {adding('python-calamine')}",
            )
        if kind == MEMORY:
            return self._archive.refused("needs more memory than is given to the reading of a workbook")
        return self._archive.refused(
            f"is a broken workbook ({says.strip().splitlines()[0][:120] if says.strip() else 'no reason is given'})",
            "Open it and save it anew as .xlsx.",
        )


@contextmanager
def _set_apart() -> Iterator[None]:
    """Let a process start without importing the program that it was started from, and deaf to Ctrl-C.

    What reads a workbook needs none of that program. The import would cost more than a small workbook does, and a
    script that does not guard its beginning would run again in there.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    # A signal held back stays so in the process that is started, which then has no time to fail by it with a traceback.
    can_hold = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_hold else set()
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if can_hold:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
