"""What a caller may hand in: the wrong kind of thing is a TypeError that says what is wanted."""

from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def required(value: T, kinds: type | tuple[type, ...], taker: str, wanted: str) -> T:
    """Return the value. Raises TypeError where it is none of these kinds."""
    if not isinstance(value, kinds):
        raise TypeError(f"{taker} takes {wanted}, not {type(value).__name__}")
    return value


def path_of(value: str | PathLike[str], taker: str) -> Path:
    """Return a path from its name. Raises TypeError for what names none, an open file among it."""
    named = fspath(required(value, (str, PathLike), taker, "the path of a file"))
    return Path(required(named, str, taker, "the path of a file as text"))
