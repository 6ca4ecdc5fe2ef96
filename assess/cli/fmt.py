"""`assess fmt`: home files put in order, with every comment kept."""

import sys
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.say import say
from assess.cli.talk import tell
from assess.errors import AssessError, ExitCode

if TYPE_CHECKING:
    from assess.report.tidying import Tidied

_LOG = getLogger(__name__)
_STDIN = "-"


def fmt(
    files: Annotated[
        list[str], typer.Argument(help="Home files, TOML or JSON; - reads one and prints it.", show_default=False)
    ],
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files not in order, and end with code 1.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> None:
    """Put home files in order: fields as the blank form has them, units in one spelling.

    Comments go with the fields they stand above. What a file says of the home stays the same.

    Example: assess fmt house.toml
    Example: assess fmt house.toml --diff
    """
    from assess.report.tidying import tidy_file, tidy_stream

    failed, out_of_order = None, False
    for name in files:
        try:
            found = tidy_stream(sys.stdin.buffer.read()) if name == _STDIN else tidy_file(Path(name))
            _LOG.info("read %s", found.where)
            out_of_order |= found.changed
            if diff:
                typer.echo(found.difference(), nl=False)
            if check and found.changed:
                tell(f"{found.where} is not in order")
            if not (check or diff):
                _put(found)
        except AssessError as error:  # one bad file must not keep the others as they are
            failed = failed or error.exit_code
            say(error)
    if failed is not None:
        raise typer.Exit(int(failed))
    if check and out_of_order:
        raise typer.Exit(int(ExitCode.NOT_IN_ORDER))


def _put(found: "Tidied") -> None:
    """Write a file that was not in order, or print what came through a pipe."""
    if found.path is None:
        sys.stdout.buffer.write(found.after)
    elif found.changed:
        found.write()
        tell(f"{found.where} put in order")
    else:
        tell(f"{found.where} is in order")
