"""How the sheets look: a few quiet colours, one for each part of the sheet."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.styles import Border, Font, PatternFill

INK = "1A2026"
QUIET = "55606B"
RULE = "D9DEE3"
PAPER = "FFFFFF"
STILL_BLANK = "FFF4D6"
_TINT = 0.86  # of white in the light shade of a colour


def tint(color: str) -> str:
    """Return the light shade of a colour, both as six hex digits."""
    parts = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * _TINT):02X}" for part in parts)


def fill(color: str) -> "PatternFill":
    """Return a plain fill."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=color, bgColor=color)


def font(size: float = 11, color: str = INK, name: str = "Calibri", **more: Any) -> "Font":
    """Return the typeface of all sheets."""
    from openpyxl.styles import Font

    return Font(name=name, size=size, color=color, **more)


def hairline() -> "Border":
    """Return thin lines between cells."""
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=RULE)
    return Border(left=line, right=line, top=line, bottom=line)


def under() -> "Border":
    """Return a thin line under a cell."""
    from openpyxl.styles import Border, Side

    return Border(bottom=Side(style="thin", color=RULE))
