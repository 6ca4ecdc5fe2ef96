"""`assess panel`: the panel as it looks on the wall, and its schedule out of a file and into one."""

from logging import getLogger
from pathlib import Path
from typing import Annotated

import typer

from assess.cli.say import say
from assess.cli.talk import tell
from assess.errors import AssessError, UsageError

_LOG = getLogger(__name__)
_MOST_SPACES = 84


def panel(
    file: Annotated[
        Path, typer.Argument(help="A home, or a panel schedule; with --blank the file to write.", show_default=False)
    ],
    *,
    export: Annotated[
        Path | None, typer.Option(help="Write the schedule, as .csv or .xlsx.", show_default=False)
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", help="Put the circuits of this schedule into the home.", show_default=False),
    ] = None,
    blank: Annotated[
        int | None,
        typer.Option(
            min=1, max=_MOST_SPACES, help="Write a blank schedule of so many spaces to FILE.", show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file, or the circuits of the home.")] = False,
) -> None:
    """Show a panel as it looks on the wall: odd spaces left, even right, sub-panels below.

    Marked are the free spaces in which a two-pole breaker, such as the node's, has room.

    Example: assess panel house.toml
    Example: assess panel panel.csv --export panel.xlsx
    """
    if sum(option is not None for option in (export, import_, blank)) > 1:
        raise UsageError("--export, --import and --blank do one thing each", hint="Give one of them.")
    if blank is not None:
        from assess.report.schedule_file import blank_boards, write_boards

        _not_there(file, force=force)
        write_boards(blank_boards(blank), file)
        tell(f"Blank schedule of {blank} spaces written to {file}")
    elif export is not None:
        _export(file, export, force=force)
    else:
        from assess.report.schedule_file.exchange import panel_in
        from assess.report.wall import print_wall

        if import_ is not None:
            from assess.report.schedule_file.into_home import put_into_home

            for said in put_into_home(import_, file, force=force):
                tell(said)
        found = panel_in(file)
        _LOG.info("read %s", file)
        print_wall(found.home)


def _export(file: Path, out: Path, *, force: bool) -> None:
    """Write the schedule of a file, and say what of it the schedule cannot hold."""
    from assess.report.schedule_file import boards_of, write_boards
    from assess.report.schedule_file.exchange import not_kept, panel_in

    if out.resolve() == file.resolve():
        raise UsageError("would be overwritten by its own schedule", where=str(out), hint="Give it another name.")
    found = panel_in(file)
    _LOG.info("read %s", file)
    _not_there(out, force=force)
    write_boards(boards_of(found.home, found.remarks), out)
    tell(f"Schedule written to {out}")
    try:
        lost = not_kept(found.home, out)
    except AssessError as error:
        say(error)
        lost = ("the schedule cannot be read again",)
    for said in lost:
        typer.echo(f"  Not kept: {said}", err=True)


def _not_there(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise UsageError("the file exists already", where=str(path), hint="Choose another name, or pass --force.")
