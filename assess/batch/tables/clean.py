"""Text of a cell without what is no text: NUL and the other control characters, save tabs and line breaks."""

import re
from typing import Any

CONTROL_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Return a text without control characters."""
    return _CONTROL.sub("", text)


def clean_cells(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return cells whose texts hold no control characters; a text of nothing else is an empty cell."""
    return tuple([(clean(cell) or None) if cell.__class__ is str else cell for cell in cells])


def has_control(data: bytes) -> bool:
    """Return whether bytes of text in UTF-8 hold control characters of ASCII."""
    return len(data.translate(None, CONTROL_BYTES)) != len(data)
