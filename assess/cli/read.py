"""`assess read`: what a file is, what it holds, and how good that is."""

import datetime as dt
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.encoding import print_json
from assess.cli.say import say
from assess.errors import AssessError, ExitCode

if TYPE_CHECKING:
    from assess.report.readings import Content

_LOG = getLogger(__name__)


def read(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Meter files, panel schedules, speed tests, weather (EPW), audits (HPXML), homes.", show_default=False
        ),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Show what files are, what they hold, and how good that is.

    Example: assess read panel.csv speedtest.json
    Example: assess read audit.xml --json
    """
    from assess.cli.reading import content_of
    from assess.report.readings import print_content, to_json

    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    several: list[Content | tuple[str, AssessError]] = []
    for path in files:
        try:
            content = content_of(path, today)
        except AssessError as error:  # one bad file must not hide the others; the exit code tells at the end
            several.append((str(path), error))
            say(error)
            continue
        _LOG.info("read %s", path)
        several.append(content)
        if not json:
            print_content(content)
    if json:
        print_json(to_json(several))
    if any(isinstance(one, tuple) for one in several):
        raise typer.Exit(int(ExitCode.INTAKE))
