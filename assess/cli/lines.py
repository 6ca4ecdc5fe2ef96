"""Lines of talk that fit a terminal: broken between words there, and left whole in a pipe."""

import shutil
from typing import TextIO

_NARROWEST = 30  # columns; below it a terminal breaks lines as well as anybody


def broken(text: str, stream: TextIO, hang: int = 0) -> str:
    """Return a text with its lines broken to fit the terminal, or as it is where there is none.

    What is broken off stands `hang` columns in, or below its line's own indent. Long words, such as a path to be
    copied, stay whole.
    """
    if not stream.isatty():
        return text
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    return "\n".join(_fitted(line, width, hang) for line in text.split("\n"))


def _fitted(line: str, width: int, hang: int) -> str:
    if len(line) <= width:
        return line
    from textwrap import wrap

    after = " " * (hang or len(line) - len(line.lstrip()))
    return "\n".join(wrap(line, width, subsequent_indent=after, break_long_words=False, break_on_hyphens=False))
