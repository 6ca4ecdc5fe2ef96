"""What a look at a table found, at the terminal and as JSON; its problems are written as its rows are read."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, TextIO

from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from assess.batch.check import Check, ColumnUse, RowCheck, Use
from assess.batch.records import Note, Problem, Status
from assess.batch.summary.fields import pattern_of, words_of
from assess.batch.tables.places import column_letters
from assess.errors import printable
from assess.intake import Home
from assess.records import Basis
from assess.report.inputs import input_lines
from assess.terminal import Terminal

FORM = "assess/batch-check/1"
PREVIEWED = 10
FIRST = 20  # problems that are told unless all are asked for
_WIDTH = 100
_INDENT, _MARGIN, _NARROWEST = 24, 2, 12  # before what is said, after it, and of it
_MOST_LAID_OUT = 1_000  # of a table whose every cell is wrong in its own way, the last ones
# Word and colour together: the colour alone never carries the meaning.
_STYLES = {
    Status.OK: "green",
    Status.WARNING: "cyan",
    Status.NEEDS_REVIEW: "yellow3",
    Status.INCOMPLETE: "yellow3",
    Status.DUPLICATE: "yellow3",
    Status.ERROR: "red",
    Status.SKIPPED: "dim",
}


def print_check(file: str, check: Check, *, every: bool = False) -> None:
    """Print what a table is read as, its first rows, and its problems, the first of them or `every` one."""
    console = Terminal(highlight=False)
    console.width = min(console.width, _WIDTH)
    rows = check.rows()
    first = list(islice(rows, PREVIEWED))
    for part in chain(_columns(file, check), _previews(first)):
        console.print(part)
    _print_problems(console, _problems(chain(first, rows)), every=every)
    for part in _counts(check):
        console.print(part)


def write_check_json(file: str, check: Check, out: TextIO, *, every: bool = False) -> None:
    """Write the same as JSON, problem by problem, so that a table of any length takes no more memory."""
    rows = check.rows()
    first = list(islice(rows, PREVIEWED))
    head = {
        "form": FORM,
        "file": file,
        "table": check.title,
        "notes": [_note_data(note) for note in check.notes],
        "columns": [_column_data(column) for column in check.columns],
        "lacking": list(check.lacking),
        "preview": [_preview_data(row) for row in first],
    }
    escaped = (out.encoding or "utf-8").lower() not in {"utf-8", "utf8"}
    opened = json.dumps(head, indent=2, ensure_ascii=escaped).removesuffix("\n}")
    out.write(f'{opened},\n  "problems": [')
    told = 0
    for number, problem in _problems(chain(first, rows)):
        if not every and told == FIRST:
            continue  # the rows behind it are counted all the same
        data = json.dumps({"row": number, **_problem_data(problem)}, ensure_ascii=escaped)
        out.write(f"{',' if told else ''}\n    {data}")
        told += 1
    tail = {
        "problems_told": told,
        "rows": check.rows_read,
        "statuses": {str(status): check.statuses[status] for status in Status},
        "codes": dict(sorted(check.codes.items(), key=lambda one: (-one[1], one[0]))),
        "exit_code": int(check.exit_code),
    }
    closing = json.dumps(tail, indent=2, ensure_ascii=False).removeprefix("{\n")
    end = "\n  ]" if told else "]"
    out.write(f"{end},\n{closing}\n")


def _problems(rows: Iterable[RowCheck]) -> Iterator[tuple[int, Problem]]:
    for row in rows:
        for problem in row.problems:
            yield row.number, problem


def _columns(file: str, check: Check) -> Iterable[RenderableType]:
    yield Text.assemble((file, "bold"), f": {check.title}, {len(check.columns)} columns")
    if check.notes:
        yield _heading("What to know about the table")
        for note in check.notes:
            where = "" if note.column is None else f"column {column_letters(note.column + 1)}: "
            yield Text(f"  {where}{note.says}")
    yield _heading("Columns that are read")
    table = Grid(box=None, padding=(0, 1), show_edge=False)
    for name in ("", "Heading", "Read as", "Unit", ""):
        table.add_column(name, overflow="fold")
    for column in check.columns:
        if column.use is Use.READ:
            cells = (column.letters, column.heading, column.name, column.unit, column.remark)
            table.add_row(*map(Text, cells))
    yield table
    yield from _listed("Kept beside the answer, not read", _of(check.columns, Use.KEPT))
    yield from _listed("Personal, not read", _of(check.columns, Use.PERSONAL))
    if check.lacking:
        yield _heading("No column tells what no answer can do without")
        yield Text(f"  {', '.join(check.lacking)}", style="bold yellow3")
        yield Text("  `assess batch template homes.xlsx` writes a table with every column.")


def _listed(title: str, headings: list[str]) -> Iterable[Text]:
    if headings:
        yield _heading(f"{title}: {len(headings)}")
        yield Text(f"  {', '.join(headings)}")


def _of(columns: Iterable[ColumnUse], use: Use) -> list[str]:
    of_it = (column for column in columns if column.use is use)
    return [f"{column.heading} ({column.remark})" if column.remark else column.heading for column in of_it]


def _previews(rows: list[RowCheck]) -> Iterable[RenderableType]:
    if rows:
        yield _heading(f"The first {len(rows)} rows as they are read" if len(rows) > 1 else "The row as it is read")
    for row in rows:
        grid = Grid.grid(padding=(0, 2), pad_edge=True)
        grid.add_column(width=8)
        grid.add_column(width=12)
        grid.add_column(overflow="fold")
        said = " · ".join(f"{name} {value}" for name, value in read_values(row.read.home))
        grid.add_row(f"row {row.number}", Text(str(row.status), style=_STYLES[row.status]), Text(said or "–"))
        yield grid


def read_values(home: Home | None) -> list[tuple[str, str]]:
    """Return what a row tells of its home, each a plain name and the value with its unit; the person is left out."""
    if home is None:
        return []
    lines = [line for line in input_lines(home) if not line.field.startswith("contact.")]
    named = [(words_of(pattern_of(line.field)).name, line) for line in lines]
    return [(name, f"{line.value}{' (assumed)' * (line.basis is Basis.ASSUMED)}") for name, line in named]


def _print_problems(console: Console, problems: Iterable[tuple[int, Problem]], *, every: bool) -> None:
    told = left = 0
    layout = _Layout(console)
    for number, problem in problems:
        if not every and told == FIRST:
            left += 1
            continue
        if not told:
            console.print(_heading("Problems" if every else "The first problems"))
        for line in layout.lines(number, problem):
            console.print(line, no_wrap=True, crop=False, overflow="ignore")
        told += 1
    if left:
        console.print(Text(f"  and {left:,} more; --all lists them", style="dim"))


class _Layout:
    """Lays problems out as lines below each other, behind the number of their row; the same words only once."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._laid_out: dict[str, list[Text]] = {}

    def lines(self, number: int, problem: Problem) -> Iterator[Text]:
        """Yield the lines of one problem."""
        said = "; ".join(part for part in (problem.says, problem.hint) if part)
        where = f"{problem.column}: " if problem.column else ""
        cell = f'  (the cell: "{problem.value}")' if problem.value and problem.value not in problem.says else ""
        first, *others = self._wrapped(f"{where}{said}{cell}")
        status = (f"{problem.status!s:<14}", _STYLES[problem.status])
        yield Text.assemble(f"  {f'row {number}':<7} ", status, first)
        for line in others:
            yield Text.assemble(" " * _INDENT, line)

    def _wrapped(self, text: str) -> list[Text]:
        lines = self._laid_out.get(text)
        if lines is None:
            if len(self._laid_out) >= _MOST_LAID_OUT:
                self._laid_out.clear()
            width = max(_NARROWEST, self._console.width - _INDENT - _MARGIN)
            lines = list(Text(printable(text)).wrap(self._console, width, overflow="fold"))
            self._laid_out[text] = lines
        return lines


def _counts(check: Check) -> Iterable[RenderableType]:
    if not check.rows_read:
        yield Text("\nThere is no row below the headings: write a row for each home.", style="bold yellow3")
        return
    yield _heading(f"How the {check.rows_read:,} rows are read" if check.rows_read != 1 else "How the row is read")
    table = Grid.grid(padding=(0, 2), pad_edge=True)
    table.add_column()
    table.add_column(justify="right")
    for status in Status:
        if check.statuses[status]:
            table.add_row(Text(str(status), style=_STYLES[status]), f"{check.statuses[status]:,}")
    yield table
    yield Text("\nNothing was assessed: `assess batch run` does that.", style="dim")


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold cyan")


def _note_data(note: Note) -> dict[str, Any]:
    letters = None if note.column is None else column_letters(note.column + 1)
    return {"column": letters, "code": note.code, "says": note.says}


def _column_data(column: ColumnUse) -> dict[str, Any]:
    return {
        "column": column.letters,
        "heading": column.heading,
        "use": str(column.use),
        "fields": list(column.fields),
        "name": column.name,
        "unit": column.unit,
        "remark": column.remark,
    }


def _preview_data(row: RowCheck) -> dict[str, Any]:
    values = [{"name": name, "value": value} for name, value in read_values(row.read.home)]
    return {"row": row.number, "site_id": row.read.site_id, "status": str(row.status), "values": values}


def _problem_data(problem: Problem) -> dict[str, Any]:
    return {
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "says": problem.says,
        "hint": problem.hint,
        "status": str(problem.status),
    }
