"""What a browser needs beside the page itself: the report's fonts, and the foot of each printed page."""

import base64
from functools import cache
from io import BytesIO

from assess.report.faces import FACES
from assess.resources import folder

_CLOSING = "</style>"


def for_browsers(html: str, *, head: str, foot: str, seal: str) -> str:
    """Return a page with its fonts inside, and with what stands around each page when it is printed from a browser.

    A browser has neither the fonts nor CSS strings. The fonts are cut down to the letters of the page.
    """
    style = "\n".join([*_faces(frozenset(map(ord, html))), page_margins(head, foot, seal)])
    before, closing, after = html.partition(_CLOSING)
    return f"{before}{style}\n{closing}{after}"


def _faces(letters: frozenset[int]) -> list[str]:
    return [
        f'@font-face {{ font-family: "Report"; src: url(data:font/woff;base64,{_subset(name, letters)}); {how} }}'
        for name, how in FACES.items()
    ]


@cache
def _whole(name: str) -> bytes:
    return folder("templates").joinpath("report", "fonts", name).read_bytes()


def _subset(name: str, letters: frozenset[int]) -> str:
    """Return a face with these letters alone, as base64; the same letters always give the same bytes."""
    from fontTools import subset

    options = subset.Options(flavor="woff", layout_features=["*"], recalc_timestamp=False)
    font = subset.load_font(BytesIO(_whole(name)), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode()


def page_margins(head: str, foot: str, seal: str) -> str:
    """Return the rule for the pages a browser prints: what stands over them, and at their foot."""
    boxes = {"top-left": head, "bottom-left": foot, "bottom-center": seal}
    return "@page { " + " ".join(f"@{box} {{ content: {_quoted(text)} }}" for box, text in boxes.items()) + " }"


def _quoted(text: str) -> str:
    """Return a text as a CSS string, in which nothing but letters, digits and spaces stands for itself."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
