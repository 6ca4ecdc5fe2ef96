"""The options at the terminal: a line of figures each, and below it what limits the node and what it needs."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assess.report.options import Row, in_words
from assess.verdict import Option

_WIDTHS = (17, 11, 4, 6, 9, 17)  # with a blank between them, within 80 columns
_WORDS = 2  # columns that hold words; the rest are figures


def options_table(options: Sequence[Option]) -> Iterator[RenderableType]:
    """Yield the options, readable at 80 columns and without boxes."""
    several = in_words(options)
    if several.rows:
        yield _figures(several.heads, mark=" ", style="bold")
    for row in several.rows:
        yield _figures(row.figures, mark=">" if row.requested else " ", style="bold" if row.requested else "")
        yield _words(_below(row))
    if several.refused:
        yield Text("   No node", style="bold")
    for name, why in several.refused:
        yield _words(f"{name}: {why}")
    asked = "> is what the home asks for. " if any(row.requested for row in several.rows) else ""
    yield Text()
    yield _words(f"{asked}{several.explained}")


def _words(text: str) -> Padding:
    return Padding(Text(text), (0, 0, 0, 6), expand=False)


def _figures(cells: Sequence[str], *, mark: str, style: str) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    for place, width in enumerate(_WIDTHS):
        grid.add_column(width=width, justify="left" if place < _WORDS else "right", no_wrap=True)
    grid.add_row(*(Text(cell, style=style) for cell in (mark, *cells)))
    return grid


def _below(row: Row) -> str:
    words = [f"Limited by: {row.limit}."]
    if row.missing:
        words.append(f"Still to be known: {row.missing}.")
    words.append(f"Must change: {row.change}. Rough cost: {row.cost}." if row.change else "The home needs no change.")
    return " ".join(words)
