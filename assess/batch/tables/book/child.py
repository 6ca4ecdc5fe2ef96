"""What the process does that reads a workbook: it alone opens the file with calamine, and may fail as it likes.

A hostile workbook can make calamine end its process, and a large one can exhaust the memory; here neither harms the
program. This module imports little, because each workbook starts it anew.
"""

import gc
import os
import pickle
import signal
import sys
from contextlib import suppress
from datetime import time, timedelta
from multiprocessing.connection import Connection
from typing import Any

ROWS = 500  # in one message; fewer cost more messages, more keep the other side waiting

MEMORY, BROKEN, LIBRARY = "memory", "broken", "library"


def serve(connection: Connection, path: str, sheet: str, memory_bytes: int) -> None:
    """Send the number of the last row, then the rows of a sheet from A1 on in blocks, then None.

    A failure is sent as a text: what kind it is, a colon, and what calamine says.
    """
    # Ctrl-C goes to every process of a terminal, and is for the parent to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # a row refers to nothing that refers to it
    _bounded(memory_bytes)
    failure: str | None = None
    try:
        _send(connection, path, sheet)
    except (BrokenPipeError, ConnectionResetError):
        return
    except MemoryError:
        failure = f"{MEMORY}:"
    except ImportError:
        failure = f"{LIBRARY}:"
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        failure = f"{BROKEN}:{error}"
    with suppress(OSError):
        connection.send(failure)
        connection.close()


def _send(connection: Connection, path: str, name: str) -> None:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        sheet = book.get_sheet_by_name(name)
        start, end = sheet.start, sheet.end
        if start is None or end is None:
            connection.send(0)
            return
        connection.send(end[0] + 1)
        # The rows begin at row 1, but each of them at the first column with something in it.
        left = (None,) * start[1]
        block: list[tuple[Any, ...]] = []
        for row in sheet.iter_rows():
            # An empty cell is "". In most rows of a filled table there is none.
            cells = [None if cell == "" else cell for cell in row] if "" in row else row
            block.append((*left, *cells) if left else tuple(cells))
            if len(block) == ROWS:
                connection.send_bytes(_packed(block))
                block = []
        if block:
            connection.send_bytes(_packed(block))


def _packed(block: list[tuple[Any, ...]]) -> bytes:
    """Return rows as they are sent; a time of day or a duration is sent as its text."""
    packed = pickle.dumps(block, pickle.HIGHEST_PROTOCOL)
    if b"datetime" not in packed:  # the module that names each of them; the usual block has no such cell
        return packed
    return pickle.dumps([tuple(map(_cell, row)) for row in block], pickle.HIGHEST_PROTOCOL)


def _cell(value: Any) -> Any:
    return str(value) if isinstance(value, (time, timedelta)) else value


def _bounded(memory_bytes: int) -> None:
    """Bound the memory of this process where the system can, and let it die without a word or a core file."""
    with suppress(OSError), open(os.devnull, "wb") as nothing:  # noqa: PTH123 - a descriptor is all that is wanted
        os.dup2(nothing.fileno(), 2)
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory_bytes)):
        with suppress(ValueError, OSError):
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
