"""Lines of text from bytes: the encoding found out, line ends made alike, nothing held but the line at hand."""

import codecs
import io
from collections.abc import Iterator

from assess.errors import IntakeError
from assess.readers.sources import Source

MOST_IN_LINE = 2_000_000  # characters; a year of hours side by side takes 250,000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text by its first bytes: what its mark says, else UTF-8, else Windows-1252."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def head_text(source: Source) -> str:
    """Return the beginning of a text, its last line perhaps cut short; line ends are line feeds."""
    text = codecs.getincrementaldecoder(encoding_of(source.head))("replace").decode(source.head)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def head_lines(source: Source, most: int = 400) -> list[str]:
    """Return the first lines of a text, none of them cut short unless it is the only one."""
    lines = head_text(source).split("\n")
    whole = lines if len(lines) == 1 else lines[:-1]
    if len(lines) > 1 and sum(map(len, lines)) + len(lines) < len(source.head) and lines[-1]:
        whole = lines
    return whole[:most]


def lines_of(source: Source) -> Iterator[str]:
    """Yield the lines of a text without their ends. Raises IntakeError for a line without end and for binary junk."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding_of(source.head))("replace"), translate=True
    )
    rest = ""
    for data in source.chunks():
        text = decoder.decode(data)
        if "\0" in text:
            raise IntakeError("holds bytes that are no text; it is damaged, or no CSV", where=source.where)
        *lines, rest = (rest + text).split("\n")
        if len(rest) > MOST_IN_LINE:
            raise IntakeError(
                f"has a line of more than {MOST_IN_LINE:,} characters, which no table has", where=source.where
            )
        yield from lines
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
