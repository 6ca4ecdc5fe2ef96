"""Lines no wider than the terminal, in letters that it has."""

from textwrap import wrap

_WIDEST = 80  # beyond it lines are hard to read, however wide the terminal
_NARROWEST = 20
_LONGEST_HEAD = 12  # of a word with what it means behind it, two blanks apart
_PLAIN = {"²": "2", "³": "3", "°": " deg ", "…": "...", "–": "-", "−": "-", "·": "-", "×": "x", "\N{THIN SPACE}": " "}


def fitted(text: str, width: int, encoding: str) -> list[str]:
    """Return a text as lines that fit; what follows a short word and two blanks hangs below itself."""
    plain = spelled(text, encoding)
    head, _, rest = plain.partition("  ")
    hang = len(plain) - len(rest.lstrip()) if rest.strip() and 0 < len(head) <= _LONGEST_HEAD else 0
    room = max(_NARROWEST, min(width, _WIDEST) - 1)
    if len(plain) <= room:
        return [plain]
    return wrap(plain, room, subsequent_indent=" " * hang, break_on_hyphens=False, replace_whitespace=False) or [""]


def spelled(text: str, encoding: str) -> str:
    """Return the text in letters that an encoding has."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        for letter, plain in _PLAIN.items():
            text = text.replace(letter, plain)
        return text.encode("ascii", "replace").decode("ascii")
    return text


def cut(text: str, width: int) -> str:
    """Return the text on one line of this width."""
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."
