"""What a save changed, on a few lines: the values, the verdict, the margins. `assess whatif` shows the whole of it."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from assess.assessment import Assessment
from assess.report.difference import Difference, InputPair, LimitPair, difference
from assess.report.difference_table import margin_in_words, verdict_rows
from assess.terminal import Terminal

_WIDTH = 100
_MOST = 12  # lines of values or of margins


def print_change(before: Assessment, after: Assessment, *, to_stderr: bool = False) -> None:
    """Print what is otherwise than at the last verdict, to standard output or error."""
    console = Terminal(highlight=False, stderr=to_stderr)
    console.width = min(console.width, _WIDTH)
    found = difference(before, after, names=("", ""))
    console.print(Text("\nSince the last verdict", style="bold cyan"))
    if found.same:
        console.print(Text(" Nothing changed."))
        return
    grid = Table.grid(padding=(0, 1), pad_edge=True)
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(ratio=5, overflow="fold")
    for name, text in _lines(found):
        grid.add_row(Text(name), text)
    console.print(grid)


def _lines(found: Difference) -> Iterator[tuple[str, Text]]:
    yield from _first([(pair.field, _input(pair)) for pair in found.inputs])
    same = True
    for name, (was, now) in verdict_rows(found.before, found.after):
        if name and was.plain != now.plain:
            yield name, _arrow(was, now)
            same = False
    if same:
        yield "Verdict", Text("stays as it was")
    yield from _first([(f"Margin: {p.name}", _margins(p)) for p in found.limits if _moved(p)])


def _first(lines: list[tuple[str, Text]]) -> Iterator[tuple[str, Text]]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield "", Text(f"and {len(lines) - _MOST} more")


def _input(pair: InputPair) -> Text:
    def told(value: str | None, basis: str | None) -> Text:
        return Text("not known" if value is None else f"{value} ({basis})")

    return _arrow(told(pair.before, pair.before_basis), told(pair.after, pair.after_basis))


def _margins(pair: LimitPair) -> Text:
    was, now = (Text("none" if one is None else margin_in_words(one)) for one in (pair.before, pair.after))
    return _arrow(was, now)


def _moved(pair: LimitPair) -> bool:
    was, now = pair.before, pair.after
    return was is None or now is None or margin_in_words(was) != margin_in_words(now)


def _arrow(was: Text, now: Text) -> Text:
    return Text.assemble(was, " → ", now)
