"""`assess home --watch`: the home again each time that it, or a file it names, is saved."""

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer

from assess.assessment import Assessment
from assess.cli.saves import states, wait_for_a_save
from assess.cli.say import say
from assess.cli.talk import tell
from assess.errors import AssessError, ExitCode, IntakeError
from assess.readers.named_files import file_of, named_files
from assess.report.change_table import print_change
from assess.report.table import MARKS

_RULE = "=" * 60


def watch_home(
    file: Path,
    others: Iterable[Path],
    ask: Callable[[], Assessment],
    give: Callable[[Assessment], None],
    *,
    json: bool,
) -> NoReturn:
    """Assess `file` now and after each save of it, of what it names and of `others`, until Ctrl-C ends it with 130.

    An error is said, and the watch goes on. On a terminal each page takes the place of the one before; in a pipe they
    follow each other below a line with the time. With `json` all talk goes to standard error.
    """
    others, last, names = tuple(others), None, tuple[Path, ...]()
    try:
        while True:
            names = _named(file, names)
            seen = states(
                dict.fromkeys((file_of(file), *names, *others))
            )  # before it is read: a save in between is seen then
            last = _once(file, ask, give, last, json=json)
            sys.stdout.flush()
            tell(_also(file, seen))
            changed = wait_for_a_save(seen)
            tell(f"Saved: {', '.join(path.name for path in changed)}")
    except KeyboardInterrupt:  # it is how a watch ends, so nothing has gone wrong and nothing is said
        raise typer.Exit(int(ExitCode.INTERRUPTED)) from None


def _once(
    file: Path,
    ask: Callable[[], Assessment],
    give: Callable[[Assessment], None],
    last: Assessment | None,
    *,
    json: bool,
) -> Assessment | None:
    """Assess and give it out, with what changed since the last verdict; return what the next one is compared with."""
    _new_page(file, json=json)
    try:
        assessment = ask()
    except AssessError as error:
        say(error)
        if last is not None:
            word = MARKS[last.verdict.outcome][0]
            tell(f"The last verdict, {word}, and what was written of it are of an earlier save.")
        return last
    try:
        give(assessment)
    except AssessError as error:
        say(error)
    if last is not None:
        print_change(last, assessment, to_stderr=json)
    return assessment


def _named(file: Path, before: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files that the home names; those of before while it cannot be read."""
    try:
        return named_files(file)
    except IntakeError:
        return before


def _new_page(file: Path, *, json: bool) -> None:
    now = datetime.now().astimezone().strftime("%H:%M:%S")
    if json:
        tell(f"{file}, {now}")
    elif sys.stdout.isatty():
        from assess.terminal import Terminal

        Terminal().clear()
    else:
        typer.echo(f"{_RULE}\n{file}, {now}\n{_RULE}")


def _also(file: Path, seen: Iterable[Path]) -> str:
    more = len(tuple(seen)) - 1
    besides = f" and {more} more {'file' if more == 1 else 'files'}" if more else ""
    return f"Watching {file}{besides}. Ctrl-C ends."
