"""What is seen while a campaign runs: bars on a terminal, a line for each test elsewhere. All of it to stderr."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from assess.measuring.log import Entry
from assess.measuring.summary import data_ahead, one_line, summary_of
from assess.measuring.tools import BARRED, TOOLS, how_to_install
from assess.terminal import Terminal

_HEADS = ("decides", "median", "best", "tests")


class Show:
    """Shows a campaign of `tests` tests; use it in a `with` block."""

    def __init__(self, tests: int, done: int, console: Terminal | None = None) -> None:
        self._console = console or Terminal(stderr=True, highlight=False)
        self._tests = tests
        self._told_data = False
        self._next: datetime | None = None
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bars = Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._whole = self._bars.add_task("Tests", total=tests, completed=done)
        self._part = self._bars.add_task("", total=None, visible=False)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bars.stop()

    def step(self, name: str, seconds: float) -> Callable[[float], None]:
        """Announce a step that usually takes so many seconds, and return who hears how many have passed."""
        self._bars.reset(self._part, total=round(seconds), description=f"{name} [s]", visible=True)

        def tick(passed: float) -> None:
            self._bars.update(self._part, completed=round(min(passed, seconds)))

        return tick

    def waiting(self, moment: datetime) -> None:
        """Say when the next test begins."""
        if self._next != moment:
            self._next = moment
            self._bars.reset(self._part, total=None, description=f"Next at {moment:%a %H:%M:%S}", visible=True)

    def done(self, entry: Entry, number: int) -> None:
        """Tell one test, and after the first what the rest will move."""
        self._bars.update(self._whole, completed=number)
        self._bars.update(self._part, visible=False)
        at = entry.began
        when = f"{at:%Y-%m-%d %H:%M}  " if at else ""
        self._console.print(f"{when}{number} of {self._tests}: {escape(one_line(entry.test))}", soft_wrap=True)
        ahead = None if self._told_data else data_ahead(entry, self._tests - number)
        if ahead:
            self._told_data = True
            self._console.print(f"Data: {ahead}. Ctrl-C ends it; the same command goes on.", soft_wrap=True)


def print_summary(entries: Sequence[Entry]) -> None:
    """Print the summary of a log to stdout."""
    summary = summary_of(entries)
    console = Terminal(highlight=False)
    if summary.rows:
        table = Table("", *_HEADS, box=None, pad_edge=False)
        for column in table.columns[1:]:
            column.justify = "right"
        for row in summary.rows:
            table.add_row(row.name, row.decides, row.median, row.best, str(row.tests))
        console.print(table)
    for sentence in summary.sentences if entries else ():
        _say(sentence)


def print_tools() -> None:
    """Print every program to stdout: whether it is here, what it tells, who learns what, how to get it."""
    for tool in TOOLS:
        _say(f"{tool.title}: {'installed' if tool.path else 'not installed'}; license {tool.license}")
        _say(f"    Tells {tool.tells}.")
        _say(f"    Who learns of it: {tool.learns}.{' Asks for consent first.' if tool.consent else ''}")
        if not tool.path:
            _say(f"    To install it: {how_to_install(tool)}", whole=True)
    for barred in BARRED:
        _say(f"{barred.title}: never run")
        _say(f"    Because {barred.why}. {barred.instead}")


def _say(text: str, *, whole: bool = False) -> None:
    """Print a line, on a terminal broken between its words; a command that is cut in two cannot be copied."""
    console = Terminal(highlight=False, markup=False)
    if whole or not console.is_terminal:
        console.print(text, soft_wrap=True)
    else:
        console.print(Padding(Text(text.lstrip()), (0, 0, 0, len(text) - len(text.lstrip()))))
