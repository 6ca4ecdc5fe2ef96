"""How the answer was found, at the terminal: a few lines with the verdict, and the whole of it with the working."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assess.report.decision import Decided, Turn
from assess.report.ways import Way

_WIDTH_OF_TABLE = 64  # of the terminal


def how_sure(found: Decided) -> tuple[str, ...]:
    """Return the grade, the chance and what could turn the answer, a line each; nothing where none was worked out."""
    grade = f"{found.grade}. {found.grade_says}".strip() if found.grade else ""
    lines = (grade, found.in_100, *found.flips)
    return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Waterfall:
    """The node at each stage, and what took from it: a table, or lines where there is no room for one."""

    found: Decided

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Give the table or the lines."""
        if options.max_width < _WIDTH_OF_TABLE:
            yield from (_line(f"{fall.name}: {fall.node}, {fall.says}") for fall in self.found.falls)
            return
        table = Table.grid(padding=(0, 2), pad_edge=True)
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for fall in self.found.falls:
            table.add_row(Text(fall.name), Text(fall.node), Text(fall.says))
        yield table


def best_ways(found: Decided) -> Iterator[RenderableType]:
    """Yield what is needed for any node and the foremost ways to more, and how many others there are."""
    for way in (*found.ways[: int(found.needed)], *found.foremost):
        yield _line(f"{way.titles}.")
        yield _line(f"Buys {_bought(way)}. Rough cost: {way.costs}.", deeper=True)
    if found.others:
        yield _line(f"{found.others} other{'s' if found.others > 1 else ''}: see --show work.")


def whole_decision(found: Decided) -> Iterator[RenderableType]:
    """Yield every way with who does it, every input in doubt, and what was drawn."""
    for way in found.ways:
        yield from _way(way)
    for turn in found.turns:
        yield from _turn(turn)
    if found.worst:
        yield _line(f"With all that counts at its worse end, together: {found.worst}.")
    if found.steady:
        yield _line(f"These change nothing within their ranges: {'; '.join(found.steady)}.")
    if found.chance:
        yield _line(found.chance.says)


def _way(way: Way) -> Iterator[RenderableType]:
    for change in way.changes:
        source = f" [{change.cite}]" if change.cite else ""
        yield _line(f"{change.title}{f' ({change.who})' if change.who else ''}: {change.cost}{source}")
    then = f" The answer then: {way.after}." if way.after else ""
    yield _line(f"Buys {', '.join(filter(None, (_bought(way), way.gained)))}.{then}", deeper=True)


def _turn(turn: Turn) -> Iterator[RenderableType]:
    yield _line(f"{turn.name}, {turn.value} ({turn.basis.value}): {turn.does}")
    yield _line(f"{turn.low}: {turn.at_low}; {turn.high}: {turn.at_high}. {turn.settle}", deeper=True)


def _bought(way: Way) -> str:
    return f"{way.buys}, all that was asked for" if way.reaches else way.buys


def _line(text: str, *, deeper: bool = False) -> Padding:
    return Padding(Text(text), (0, 0, 0, 6 if deeper else 2), expand=False)
