"""How wide a text is in the report's own font, and how it is broken into lines that stay within a width."""

import re
from functools import cache

from assess.resources import folder

_FONT = "IBMPlexSans-SemiBold.ttf"  # the wider of the two weights, so that no line is wider than it was taken for
_CUT = "…"
_SPACES = re.compile(r"[ \t\r\n]+")  # not those that keep a number and its unit together


def width_of(text: str, size: float) -> float:
    """Return the width of a text [pt] at a size [pt]; a letter the font has not counts as wide as it is high."""
    widths = _widths()
    return sum(widths.get(ord(letter), 1.0) for letter in text) * size


def in_lines(text: str, width: float, size: float, *, most: int) -> tuple[str, ...]:
    """Return a text in at most `most` lines no wider than `width` [pt]; what does not go into them is cut off.

    A word longer than a line is broken where the line ends.
    """
    lines: list[str] = []
    words = [word for word in _SPACES.split(text) if word][::-1]
    while words and len(lines) <= most:
        line = words.pop()
        kept = _that_fits(line, width, size)
        if len(kept) < len(line):
            words.append(line[len(kept) :])
            line = kept
        while words and width_of(f"{line} {words[-1]}", size) <= width:
            line = f"{line} {words.pop()}"
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    last = _that_fits(" ".join(lines[most - 1 :]), width - width_of(_CUT, size), size)
    return (*lines[: most - 1], last.rstrip(" ,;:") + _CUT)


def _that_fits(text: str, width: float, size: float) -> str:
    """Return as much of the beginning of a text as fits, one letter at the least."""
    taken = 0.0
    for length, letter in enumerate(text):
        taken += width_of(letter, size)
        if taken > width:
            return text[: max(1, length)]
    return text


@cache
def _widths() -> dict[int, float]:
    """Return how wide each letter of the font is, as a share of its size."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    data = folder("templates").joinpath("report", "fonts", _FONT).read_bytes()
    font = TTFont(BytesIO(data), lazy=True)
    em, advances = font["head"].unitsPerEm, font["hmtx"]
    return {code: advances[name][0] / em for code, name in font.getBestCmap().items()}
