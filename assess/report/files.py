"""Files appear whole or not at all, however large they are and whatever stops their making."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from assess.errors import ReportError

_ENDING = re.compile(r"\.\d+\.part")
_HOUR_S = 3600


@contextmanager
def whole_file(path: Path, *, refused: str = "cannot be written") -> Iterator[Path]:
    """Give the name of a file to write beside `path`; once it is written whole it takes the place of `path`.

    An error within leaves what was there before, and nothing besides. Raises ReportError, which says that `path` is
    `refused` and why.
    """
    if path.is_dir():
        raise ReportError("is a folder", where=str(path), hint="Give the name of a file.")
    if path.exists() and not path.is_file():
        # It would be replaced by a file: whoever may do so has no /dev/null any longer.
        raise ReportError("is a device or a pipe", where=str(path), hint="Give the name of a file.")
    if path.exists() and not os.access(path, os.W_OK):
        # A rename asks the folder alone, and would go over a lock that somebody put on the file.
        raise ReportError("is write-protected", where=str(path), hint="Unlock it, or give another name.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    _clear(path)
    try:
        try:
            yield part
            _to_disk(part)
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"{refused}: {why}", where=str(path)) from error


@contextmanager
def written_anew(path: Path, before: bytes) -> Iterator[Path]:
    """Do the same with a file that was read: its rights and a link to it stay.

    Raises ReportError where it is no longer `before`: what another program saved meanwhile would be lost.
    """
    file = path.resolve()
    with whole_file(file) as part:
        yield part
        shutil.copymode(file, part)
        if file.read_bytes() != before:
            raise ReportError("was saved by another program meanwhile", where=str(path), hint="Try again.")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whose content is at hand, as `whole_file` does. Raises ReportError."""
    with whole_file(path, refused="the report cannot be written here") as part:
        part.write_bytes(content)


def _clear(path: Path) -> None:
    """Remove what a killed process left beside a file; what was touched within the hour may be in the making."""
    with suppress(OSError):
        for left in path.parent.glob(f".{escape(path.name)}.*.part"):
            if _ENDING.fullmatch(left.name[len(path.name) + 1 :]) and time.time() - left.stat().st_mtime > _HOUR_S:
                left.unlink(missing_ok=True)


def _to_disk(part: Path) -> None:
    """Wait until the disk has it: a name that came before its content would be an empty file after a power cut."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
