"""JSON of a monitor: one value, or one a line, with numbers as they are written."""

import json
from decimal import Decimal
from typing import Any

from assess.errors import IntakeError
from assess.readers.limits import MEBIBYTE, check_size
from assess.readers.meters.text import lines_of
from assess.readers.sources import Source
from assess.units.spelling import quoted

_MOST_BYTES = 64 * MEBIBYTE
_WRONG = "Correct that value, or leave it out."
_MOST = Decimal(10) ** 15  # the Wh of a city in a year, and the milliseconds of 30,000 years


def json_of(source: Source) -> Any:
    """Return the value in a file, or the list of those in its lines. Raises IntakeError."""
    size = 0
    lines = []
    for line in lines_of(source):
        size += len(line)
        check_size(size, _MOST_BYTES, source.where)
        lines.append(line)
    try:
        return _decoded("\n".join(lines), source.where)
    except json.JSONDecodeError as error:
        filled = [line for line in lines if line.strip()]
        try:
            return [_decoded(line, source.where) for line in filled]
        except json.JSONDecodeError:
            raise IntakeError(
                f"is not whole JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}",
                where=source.where,
                hint="Save it again.",
            ) from None


def _decoded(text: str, where: str) -> Any:
    def counted(text: str) -> Decimal:
        value = Decimal(text)
        if not -_MOST < value < _MOST:
            raise IntakeError(f"holds {quoted(text)}, which is more than any meter counts", where=where, hint=_WRONG)
        return value

    def refuse(word: str) -> Decimal:
        raise IntakeError(f"holds {word}, which is not a number", where=where)

    try:
        return json.loads(text, parse_float=counted, parse_int=counted, parse_constant=refuse)
    except RecursionError:
        raise IntakeError("is nested too deeply to be the record of a meter", where=where) from None
