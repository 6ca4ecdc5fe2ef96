"""Lines no wider than the terminal, in letters that it has."""

from textwrap import wrap
from typing import TextIO

from assess.numbers import NARROW

_WIDEST = 80  # beyond it lines are hard to read, however wide the terminal
_NARROWEST = 20
_LONGEST_HEAD = 12  # of a word with what it means behind it, two blanks apart
_JOINT = "\x1f"  # holds what belongs together on one line


def fitted(text: str, width: int, out: TextIO) -> list[str]:
    """Return a text as lines that fit; what follows a short word and two blanks hangs below itself."""
    plain = spelled(text.replace(NARROW, _JOINT), out)
    indent, (head, _, rest) = len(plain) - len(plain.lstrip()), plain.lstrip().partition("  ")
    hang = len(plain) - len(rest.lstrip()) if not indent and rest and len(head) <= _LONGEST_HEAD else indent
    room = max(_NARROWEST, min(width, _WIDEST) - 1)
    lines = (
        [plain]
        if len(plain) <= room
        else wrap(plain, room, subsequent_indent=" " * hang, break_on_hyphens=False, break_long_words=False)
    )
    return [line.replace(_JOINT, " ") for line in lines]


def unbroken(text: str) -> str:
    """Return a text that stays on one line, as a command to be copied must."""
    return text.replace(" ", _JOINT)


def spelled(text: str, out: TextIO) -> str:
    """Return the text as a stream will show it: with plain letters for those that its encoding lacks."""
    encoding = out.encoding or "utf-8"
    return text.encode(encoding, out.errors or "replace").decode(encoding, "replace")


def as_typed(line: str) -> str:
    """Return a line without blanks around it, and with the letters that were typed.

    Bytes that the program's encoding does not have arrive as halves of letters, which no file can hold.
    """
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        data = line.encode("utf-8", "surrogateescape")
        try:
            return data.decode("utf-8").strip()
        except UnicodeDecodeError:
            return data.decode("latin-1").strip()
    return line.strip()


def cut(text: str, width: int) -> str:
    """Return the text on one line of this width."""
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."
