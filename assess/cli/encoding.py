"""Output on streams that cannot show every sign: engineering text in plain letters, JSON with its escapes."""

import sys
from typing import TextIO
from unicodedata import normalize

_PLAIN = {
    "²": "2", "³": "3", "°": "deg", "×": "x", "·": "-", "÷": "/", "±": "+/-", "≤": "<=", "≥": ">=", "≈": "~",
    "−": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "″": '"', "Ω": "ohm",
    "µ": "u", "✓": "ok", "←": "<-", "↑": "^", "→": "->", "↓": "v", "•": "*", "…": "...", "½": "1/2", "¼": "1/4",
    "§": "section ", "€": "EUR", "£": "GBP",
    "█": "#", "▓": "#", "▒": "+", "░": ".", "─": "-", "━": "-", "│": "|", "┃": "|",
}  # fmt: skip
_CORNERS = dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪╤╧", "+")


def plainly(error: UnicodeError) -> tuple[str, int]:
    """Return plain letters for what cannot be encoded, a question mark for what has none: a handler of codecs."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    """Return the letters for a sign: its own, else those it is made of (é is an e), else a question mark."""
    return _PLAIN.get(sign) or _CORNERS.get(sign) or normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"


def print_json(text: str) -> None:
    """Write JSON to stdout: as it is where the stream takes it, else with escapes, so that it stays the same data."""
    if not _takes_all(sys.stdout):
        text = "".join(map(_escaped, text))
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def put(form: str) -> None:
    """Write a home file or a form to stdout; into a pipe or a file in UTF-8, as it will be read."""
    if sys.stdout.isatty():
        sys.stdout.write(form)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(form.encode("utf-8", "replace"))


def _takes_all(stream: TextIO) -> bool:
    return (stream.encoding or "ascii").lower().replace("-", "").replace("_", "") in {"utf8", "utf16", "utf8sig"}


def _escaped(sign: str) -> str:
    r"""Return a sign as JSON escapes it: \u00b2, and in two halves beyond the first plane."""
    if sign.isascii():
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
