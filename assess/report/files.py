"""Files appear whole or not at all, however large they are and whatever stops their making."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assess.errors import ReportError


@contextmanager
def whole_file(path: Path, *, refused: str = "cannot be written") -> Iterator[Path]:
    """Give the name of a file to write beside `path`; once it is written whole it takes the place of `path`.

    An error within leaves what was there before, and nothing besides. Raises ReportError, which says that `path` is
    `refused` and why.
    """
    if path.is_dir():
        raise ReportError("is a folder", where=str(path), hint="Give the name of a file.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whose content is at hand, as `whole_file` does. Raises ReportError."""
    with whole_file(path, refused="the report cannot be written here") as part:
        part.write_bytes(content)


def _to_disk(part: Path) -> None:
    """Wait until the disk has it: a name that came before its content would be an empty file after a power cut."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
