"""A file of speed tests as JSON records and the lines of text between them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from assess.errors import IntakeError
from assess.readers.limits import decode_json
from assess.readers.speedtests.build import AGAIN

CUT_SHORT = "the record is cut short"
# Terminal codes, the names of the two streams, the fences of a chat.
_NOISE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|^(?:Stdout|Stderr): ?|^```\w*$", re.MULTILINE)
_OPENS = re.compile(r'\{\s*["}]|\[(?=\s*\{)')  # an object, or a list of them: nothing else is a record
_BEGINS = re.compile(r'\{\s*"')
_MOST_BROKEN = 1_000  # to be told where each of them breaks, the text is gone through from its beginning
_LISTS = ("data", "results", "tests", "reports")  # what an export packs its records in

Piece = dict[str, Any] | str


def cleaned(text: str) -> str:
    """Return a text without what terminals, consoles and chats add to it; line ends are line feeds."""
    text = text.removeprefix("\ufeff")
    if "\x1b" in text or "```" in text or "Std" in text:
        text = _NOISE.sub("", text)
    if "\r" in text and "\n" not in text:
        return text.replace("\r", "\n")
    if "\r" in text:
        # A terminal wrote a line of progress over again and again; the last of it is what was to be seen.
        text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    return text


def pieces_of(text: str, where: str) -> Iterator[Piece]:
    """Yield every JSON object, and the lines of text between them, in their order.

    A record that is cut short becomes an error of its own, unless it is all there is. Raises IntakeError.
    """
    if "{" not in text:
        yield from text.splitlines()
        return
    start = scan = 0
    broken: json.JSONDecodeError | None = None
    whole = False
    left = _MOST_BROKEN
    while left and (opens := _OPENS.search(text, scan)):
        try:
            value, end = decode_json(text, opens.start(), where)
        except json.JSONDecodeError as error:
            left -= 1
            scan = opens.end()
            if _BEGINS.match(text, opens.start()):
                broken = broken or error
                after = text.find("\n{", scan)
                yield from text[start : opens.start()].splitlines()
                yield {"error": CUT_SHORT}
                start = scan = after if after >= 0 else len(text)
            continue
        records = _records(value)
        if not records:
            scan = opens.end()  # such as the [0] of an error message
            continue
        yield from text[start : opens.start()].splitlines()
        yield from records
        whole, start, scan = True, end, end
    yield from text[start:].splitlines()
    if broken is not None and not whole:
        raise IntakeError(
            f"is not whole JSON: {broken.msg.lower()} at line {broken.lineno}, column {broken.colno}",
            where=where,
            hint=AGAIN,
        )


def _records(value: Any) -> list[dict[str, Any]]:
    """Return the records of a JSON value, unpacked from the list or the envelope they came in."""
    if isinstance(value, dict):
        lists = [value[name] for name in _LISTS if isinstance(value.get(name), list) and value[name]]
        packed = _records(lists[0]) if len(lists) == 1 and len(value) <= len(_LISTS) else []
        return packed or [value]
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        return value
    return []
