"""A heading above a body: in a box on a terminal, and without one where the page goes to a file or another program."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text


@dataclass(frozen=True)
class Framed:
    """A body under a title, with rows of air above and below it, and columns beside it."""

    body: RenderableType
    title: Text
    sides: int = 2
    air: int = 1

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        """Give the box, or title and body alone."""
        if console.is_terminal:
            yield Panel(self.body, title=self.title, title_align="left", padding=(self.air, self.sides))
        else:
            yield self.title
            yield Padding(self.body, (self.air, 0, self.air, self.sides))
