"""The summary at the terminal; where the output is no terminal, the same as plain text."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from assess.batch.summary.counts import Counts
from assess.batch.summary.ran import Ran
from assess.batch.summary.view import Bar, View, counted, view_of
from assess.numbers import percent
from assess.terminal import Terminal

_BAR = 24
_WIDTH = 100
# Word and colour together: the colour alone never carries the answer.
_COLORS = {
    "go": "dark_green",
    "capped": "dark_green",
    "changes": "yellow3",
    "stop": "red",
    "unsure": "yellow3",
    "": "cyan",
}


def print_summary(counts: Counts, ran: Ran) -> None:
    """Print the summary of a run to standard output."""
    console = Terminal(highlight=False)
    console.width = min(console.width, _WIDTH)
    for part in _page(view_of(counts, ran)):
        console.print(part)


def _page(view: View) -> Iterable[RenderableType]:
    yield Text(view.headline, style="bold")
    if view.more:
        yield Text(view.more)
    if view.counts.homes:
        yield _heading("What came of them")
        yield _bars(view.outcomes)
    if view.binds:
        yield _heading("What binds, where less fits than was asked or nothing")
        yield _bars(view.binds)
        yield from _left(view.binds_left, "limit")
    if view.asked:
        yield _heading("What to ask next")
        yield _asked(view)
        yield from _left(view.asked_left, "question")
    yield _heading("How the rows were read")
    yield _read(view)
    yield Text(_foot(view), style="dim")


def _bars(bars: Sequence[Bar]) -> Table:
    table = Table.grid(padding=(0, 2), pad_edge=True)
    table.add_column(overflow="fold")
    table.add_column(width=_BAR)
    table.add_column(justify="right")
    table.add_column(justify="right")
    for bar in bars:
        filled = max(round(bar.length * _BAR), 1 if bar.count else 0)
        drawn = Text.assemble(("█" * filled, _COLORS[bar.tone]), ("░" * (_BAR - filled), "dim"))
        table.add_row(Text(bar.label), drawn, f"{bar.count:,}", percent(bar.share))
    return table


def _asked(view: View) -> Table:
    table = Table(box=None, padding=(0, 1), show_edge=False, expand=True)
    table.add_column("Ask for", overflow="fold", ratio=1)
    for name in ("Lack it", "Only it", "Settled so far"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in view.asked:
        counts = one.counts
        numbers = (f"{counts.lack:,}", f"{counts.lack_only:,}", f"{counts.settles:,}")
        told = f": {one.tells}" if one.tells else ""
        table.add_row(Text.assemble(one.ask, (told, "dim")), *numbers)
    return table


def _read(view: View) -> Table:
    table = Table.grid(padding=(0, 2), pad_edge=True)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold", style="dim")
    for word, count, means in view.read:
        table.add_row(Text(word), f"{count:,}", Text(means))
    return table


def _left(count: int, noun: str) -> Iterable[Text]:
    if count:
        yield Text(f"  and {counted(count, f'other {noun}')}", style="dim")


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold cyan")


def _foot(view: View) -> str:
    on = view.ran.options.on.isoformat()
    return (
        f"\n{counted(view.counts.rows, 'row')} · {on} · assess {view.ran.version} · "
        "A screening aid, not a permit: the authority having jurisdiction and the utility decide."
    )
