"""The page of commands, read off the program itself: every command, argument, option, default and exit code."""

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from assess import errors
from assess.cli.main import app

HEAD = """\
# Commands

Every command, argument and option, read off the program by `scripts/docs`. `assess COMMAND --help` says the same
at a terminal. Results go to stdout, everything said about them to stderr; `NO_COLOR` and pipes are respected.
"""
_OPTION = re.compile(r"(--[a-z][a-z-]*)")
COLUMNS = ("Name", "Takes", "If left out", "What it does")
EXIT_CODES = {
    errors.ExitCode.ASSESSED: "The home was assessed, or the command did what it was asked. A no-go is a result.",
    errors.ExitCode.NO_GO: "A no-go with `--exit-code`; a report that was altered, of `assess verify`.",
    errors.ExitCode.ROWS_FAILED: "A table was answered, and some of its rows could not be read.",
    errors.ExitCode.INTERRUPTED: "Interrupted; the same command of `assess batch run` goes on where it stopped.",
}


def commands_page() -> str:
    """Return the page."""
    program = typer.main.get_command(app)
    parts = [HEAD, *_whole(program), *_exit_codes()]
    return "\n".join(parts).rstrip() + "\n"


def _whole(program: Any) -> Iterator[str]:
    yield from _options(program)
    for name, command in sorted(program.commands.items()):
        yield from _command(f"assess {name}", command, 2)


def _command(path: str, command: Any, level: int) -> Iterator[str]:
    """Yield one command, and below it those that it holds."""
    if command.hidden:
        return
    yield f"{'#' * level} `{path}`\n"
    about, *examples = " ".join((command.help or "").split()).split(" Example: ")
    yield f"{_text(about)}\n"
    inner = getattr(command, "commands", {})
    if not inner:
        usage = " ".join([path, *(_argument(p) for p in command.params if _is_argument(p))])
        yield f"    {usage} [options]\n" if any(not _is_argument(p) for p in command.params) else f"    {usage}\n"
    if examples:
        yield "For example:\n"
        yield "\n".join(f"    {example}" for example in examples) + "\n"
    yield from _options(command)
    for name, below in sorted(inner.items()):
        yield from _command(f"{path} {name}", below, level + 1)


def _options(command: Any) -> Iterator[str]:
    rows = [row for p in command.params if not getattr(p, "hidden", False) for row in _row(p)]
    # A column in which nothing stands would take the room of one in which something does.
    kept = [place for place, _ in enumerate(COLUMNS) if any(row[place] for row in rows)]
    if rows:
        yield _line(COLUMNS[place] for place in kept)
        yield _line("---" for _ in kept)
        yield "\n".join(_line(row[place] for place in kept) for row in rows) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(parameter: Any) -> Iterator[tuple[str, ...]]:
    if parameter.name in {"help", "install_completion", "show_completion"} and not parameter.help:
        return
    if _is_argument(parameter):
        names = f"`{_argument(parameter).strip('[]')}`"
    else:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    yield names, _takes(parameter), _default(parameter), _text(parameter.help)


def _takes(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    several = ", several times" if parameter.multiple else ", several" if parameter.nargs == -1 else ""
    if parameter.metavar and not _is_argument(parameter):
        return f"`{parameter.metavar}`{several}"
    if kind is bool:
        return ""
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return ", ".join(f"`{member.value}`" for member in kind) + several
    word = {str: "text", int: "whole number", float: "number", Path: "file"}.get(kind, "text")
    low, high = parameter.min, parameter.max
    reach = f", {low:g} to {high:g}" if None not in {low, high} else f", from {low:g}" if low is not None else ""
    return word + reach + several


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    value = parameter.default
    if value is None or value is False or callable(value) or value in {"", ()} or not parameter.show_default:
        return ""
    if value is True:
        return f"`{parameter.opts[0]}`"
    if isinstance(value, Enum):
        value = value.value
    return f"`{', '.join(map(str, value)) if isinstance(value, (list, tuple)) else value}`"


def _is_argument(parameter: Any) -> bool:
    return not str(parameter.opts[0]).startswith("-")


def _argument(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name).upper().strip("[]{}<>.")
    shown = f"{name} ..." if parameter.nargs == -1 or parameter.multiple else name
    return shown if parameter.required else f"[{shown}]"


def _text(text: str | None) -> str:
    """Return a help text on one line, safe in a cell of a table, with options as code."""
    line = " ".join((text or "").split()).replace("|", r"\|").replace("<", "&lt;")
    return _OPTION.sub(r"`\1`", line)


def _exit_codes() -> Iterator[str]:
    """Yield the exit codes with what ends so: the docstrings of the error tree, and what is no error."""
    yield "## Exit codes\n\n| Code | What ended so |\n|---|---|"
    raised: dict[int, list[str]] = {}
    for _, error in inspect.getmembers(errors, inspect.isclass):
        if issubclass(error, errors.AssessError) and error is not errors.AssessError:
            raised.setdefault(int(error.exit_code), []).append((error.__doc__ or "").partition("\n")[0])
    for code in errors.ExitCode:
        yield f"| {int(code)} | {EXIT_CODES.get(code) or ' '.join(sorted(raised[int(code)]))} |"
