"""How much of a foreign file is read: what is larger, deeper or not a number is refused before it is used."""

import json
import struct
import zlib
from lzma import LZMAError
from math import isfinite
from typing import Any
from zipfile import BadZipFile

from assess.errors import IntakeError

MEBIBYTE = 1024 * 1024
SPEED_TEST_BYTES = 32 * MEBIBYTE  # a test every quarter of an hour for a year, as JSON
SPEED_TESTS = 100_000
# What a zip archive makes the standard library raise when it is broken, cut short, locked, or from the future.
ZIP_ERRORS = (
    *(BadZipFile, EOFError, LookupError, LZMAError, NotImplementedError, RuntimeError, ValueError),
    *(struct.error, zlib.error),
)
NESTING = 32  # no file of the field is deeper; a deeper one is made to exhaust the parser


def check_size(size: int, most: int, where: str) -> None:
    """Let a file of `size` bytes pass when it has at most `most`. Raises IntakeError."""
    if size > most:
        raise IntakeError(
            f"has {size / MEBIBYTE:,.0f} MB, more than the {most / MEBIBYTE:,.0f} MB that are read",
            where=where,
            hint="Cut it to the period that matters.",
        )


def check_count(count: int, most: int, what: str, where: str) -> None:
    """Let `count` records pass when there are at most `most`. Raises IntakeError."""
    if count > most:
        raise IntakeError(
            f"holds more than the {most:,} {what} that are read",
            where=where,
            hint="Cut it to the period that matters.",
        )


def decode_json(text: str, start: int, where: str) -> tuple[Any, int]:
    """Return the JSON value at `start` and where it ends; NaN, infinity and deep nesting are refused.

    Raises json.JSONDecodeError when there is no JSON value, IntakeError when there is one that is not let in.
    """

    def refuse(word: str) -> float:
        raise IntakeError(f"holds {word}, which is not a number", where=where, hint="Run the test again.")

    def real(digits: str) -> float:
        value = float(digits)
        return value if isfinite(value) else refuse(digits[:20])

    decoder = json.JSONDecoder(parse_constant=refuse, parse_int=real, parse_float=real)
    try:
        value, end = decoder.raw_decode(text, start)
    except RecursionError as error:
        raise _too_deep(where) from error
    opened = text.count("{", start, end) + text.count("[", start, end)
    if opened > NESTING and _deeper_than(value, NESTING):
        raise _too_deep(where)
    return value, end


def _too_deep(where: str) -> IntakeError:
    return IntakeError(
        f"is nested more than {NESTING} levels deep", where=where, hint="A speed test or a meter file is not."
    )


def _deeper_than(value: Any, levels: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    if levels == 0:
        return True
    inner = value.values() if isinstance(value, dict) else value
    return any(_deeper_than(item, levels - 1) for item in inner)
