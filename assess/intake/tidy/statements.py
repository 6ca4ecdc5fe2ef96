"""TOML cut into its statements, each with its own text: a heading, a value, a comment, an empty line.

A library that edits TOML in place leaves a comment where it stood. To move a field together with what is written
above it, one has to know where each begins and ends, and nothing more. The text has been read as TOML before.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

# A text may hold brackets, line ends and the mark of a comment, so it is one token whatever is in it.
_TEXT = r"""\"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
_TOKEN = re.compile(
    r'''"""(?:\\[\s\S]|(?!""")[\s\S])*""""{0,2}|'''  # a text of several lines may end in two more quotes
    r"'''[\s\S]*?''''{0,2}|"
    rf"""{_TEXT}|\#[^\n]*|\n|[\[{{]|[\]}}]|[^"'\#\n\[\]{{}}]+"""
)
_NAME = rf"(?:{_TEXT}|[\w-]+)"
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)")


class Statement(NamedTuple):
    """One statement without the line end behind it."""

    kind: Literal["heading", "value", "comment", "blank"]
    text: str


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of TOML whose lines end in a line feed alone."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) % (len(text) + 1)  # the end of the text where there is no more line end
        kind = _kind(text[at:end].strip())
        end = _end_of_value(text, at) if kind == "value" else end
        yield Statement(kind, text[at:end].rstrip())
        at = end + 1


def path_of(statement: Statement) -> tuple[tuple[str, ...], bool]:
    """Return the dotted name of a heading or a value, and whether the heading begins an entry of a list."""
    if statement.kind == "heading":
        read: Any = tomllib.loads(statement.text)
    else:
        match = _KEY.match(statement.text)
        read = tomllib.loads(f"{match[1]} = 0") if match else {}
    names: list[str] = []
    while isinstance(read, dict) and read:
        ((name, read),) = read.items()
        names.append(name)
    return tuple(names), isinstance(read, list)


def comments_of(text: str) -> list[str]:
    """Return the comments within one statement, from their marks on."""
    return [token[0].rstrip() for token in _TOKEN.finditer(text) if token[0].startswith("#")]


def _kind(line: str) -> Literal["heading", "value", "comment", "blank"]:
    if not line:
        return "blank"
    return "comment" if line.startswith("#") else "heading" if line.startswith("[") else "value"


def _end_of_value(text: str, at: int) -> int:
    """Return where a value ends: at the first line end outside of its texts and brackets."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        word = token[0]
        depth += (word in {"[", "{"}) - (word in {"]", "}"})
        if word == "\n" and depth == 0:
            return token.start()
    return len(text)
