"""Files appear whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from assess.errors import ReportError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file by way of a temporary one in the same folder. Raises ReportError and leaves nothing behind."""
    if path.is_dir():
        raise ReportError("is a folder, and the report needs the name of a file.", where=str(path))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("xb") as file:
                file.write(content)
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"the report cannot be written here: {why}.", where=str(path)) from error
