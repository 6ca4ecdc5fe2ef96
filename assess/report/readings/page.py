"""The terminal page of a file that was read, and the same as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from assess.errors import AssessError
from assess.findings import Finding, Severity
from assess.report.frame import Framed
from assess.report.readings.content import Content, Listing
from assess.terminal import Terminal

FORM = "assess/readings/1"
_WIDTH = 100
_MOST_ROWS = 60
# Word and colour together: the colour alone never carries the answer.
_STYLES = {
    Severity.BLOCKING: "bold red",
    Severity.UNKNOWN: "yellow3",
    Severity.WARNING: "yellow3",
    Severity.NOTE: "cyan",
    Severity.OK: "green",
}
_ORDER = tuple(_STYLES)


def print_content(content: Content) -> None:
    """Print what a file holds to standard output."""
    console = Terminal(highlight=False)
    console.width = min(console.width, _WIDTH)
    for part in _page(content):
        console.print(part)


def to_json(several: Sequence[Content | tuple[str, AssessError]]) -> str:
    """Return everything that was read as JSON; a file that was refused has its error in place of its content."""
    files = [_data(one) if isinstance(one, Content) else _error(*one) for one in several]
    return json.dumps({"form": FORM, "files": files}, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _data(content: Content) -> dict[str, Any]:
    return {
        "file": content.file,
        "kind": content.kind,
        "title": content.title,
        "content": content.data,
        "findings": [finding.model_dump(mode="json", exclude_none=True) for finding in content.findings],
    }


def _error(file: str, error: AssessError) -> dict[str, Any]:
    said = {"message": error.message, "where": error.where, "hint": error.hint}
    return {"file": file, "error": {key: text for key, text in said.items() if text}}


def _page(content: Content) -> Iterable[RenderableType]:
    yield Framed(Text(content.title[:1].upper() + content.title[1:], style="bold"), Text(content.file), air=0)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for name, text in content.facts:
        grid.add_row(Text(f" {name[:1].upper()}{name[1:]}"), Text(text))
    yield grid
    for listing in content.listings:
        yield _heading(listing.title)
        yield _table(listing)
        if len(listing.rows) > _MOST_ROWS:
            yield Text(f" and {len(listing.rows) - _MOST_ROWS:,} more; --json lists them all", style="dim")
    if content.findings:
        yield _heading("What to know about it")
        yield from map(_finding, sorted(content.findings, key=lambda finding: _ORDER.index(finding.severity)))
    yield Text()


def _table(listing: Listing) -> Table:
    table = Table(box=None, padding=(0, 1), show_edge=False)
    for number, name in enumerate(listing.columns):
        # What is typed must be read whole.
        justify: JustifyMethod = "right" if number in listing.right else "left"
        table.add_column(name, justify=justify, overflow="fold", no_wrap=name == "Field")
    for row in listing.rows[:_MOST_ROWS]:
        table.add_row(*map(Text, row))
    return table


def _finding(finding: Finding) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=9, justify="right")
    grid.add_column(overflow="fold")
    said = " ".join(part for part in (finding.says, finding.means, finding.cure, finding.cite) if part)
    grid.add_row(Text(finding.severity.value, style=_STYLES[finding.severity]), Text(said))
    return grid


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold cyan")
