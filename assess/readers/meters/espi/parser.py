"""Green Button XML read piece by piece: no document type, no entities, not too deep, and never a tree in memory."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from assess.errors import IntakeError
from assess.readers.sources import Source
from assess.readers.xml import MOST_LEVELS

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Parser = expat.XMLParserType


class Local(dict[str, str]):
    """Names without their prefix: `espi:value`, `ns0:value` and `value` are one."""

    def __missing__(self, name: str) -> str:
        """Return the name after the colon, remembered."""
        local = self[name] = name.rpartition(":")[2]
        return local


def new_parser(where: str) -> Parser:
    """Return a parser that refuses a document type unread, since only through one come entities and other files."""

    def refuse(*_: object) -> Any:
        raise IntakeError(
            "declares a document type or entities, which a data file has no use for and an attack has; "
            "remove the <!DOCTYPE ...> lines",
            where=where,
        )

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def parsed(parser: Parser, source: Source) -> Iterator[None]:
    """Feed the file to the parser, and yield after each piece so that the caller can hand on what came out of it.

    Raises IntakeError for XML that is broken or cut short.
    """
    try:
        for data in source.chunks():
            parser.Parse(data, False)  # noqa: FBT003 - expat takes it by position
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        cut = what in {expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN}
        raise IntakeError(
            f"is XML cut short at line {error.lineno}" if cut else
            f"is broken XML: {what} at line {error.lineno}, column {error.offset + 1}",
            where=source.where,
            hint="Download it again.",
        ) from None  # fmt: skip
    except (ValueError, LookupError):
        raise IntakeError("is XML in an encoding that is not known; save it as UTF-8", where=source.where) from None
    yield


def check_depth(depth: int, where: str) -> None:
    """Let an element pass that is no deeper than any data file goes. Raises IntakeError."""
    if depth > MOST_LEVELS:
        raise IntakeError(f"is nested more than {MOST_LEVELS} levels deep, which no data file is", where=where)
