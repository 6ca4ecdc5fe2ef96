"""Files that a person names, read whole: a pipe would be waited for without end, and a device has no end at all."""

import errno
from pathlib import Path

MOST_BYTES = 4 * 1024 * 1024  # of a policy, an edition, a key: a thousand times what one has


def read_regular(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return what is in a file. Raises OSError, for a device, a pipe and too large a file too."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", str(path))
    with path.open("rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, f"it is larger than {most_bytes // 1024**2} MB", str(path))
    return data


def read_regular_text(path: Path) -> str:
    r"""Return the UTF-8 text of a file, its lines ended by `\n` on every system, without the mark Notepad puts first.

    Raises OSError and UnicodeDecodeError.
    """
    return read_regular(path).decode("utf-8-sig").replace("\r\n", "\n")
