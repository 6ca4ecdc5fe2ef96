"""The terminal, as a page is printed to it: what is told of a file cannot speak to it."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from assess.errors import printable


class Terminal(Console):
    """A console that prints the words of files, and obeys none of them.

    A label, a heading or a name may hold a control sequence, or a mark that turns the direction of writing. Both
    would show something else than what was read.
    """

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the pieces of a page, each text in them printable."""
        for segment in super().render(renderable, options):
            plain = segment.control or segment.text.isprintable()
            yield segment if plain else Segment(printable(segment.text), segment.style)
