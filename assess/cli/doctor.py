"""`assess doctor`: whether this machine has what the program needs, and how to mend it."""

import datetime as dt
from typing import Annotated

import typer

from assess.cli.encoding import print_json
from assess.systems import System


def doctor(
    *,
    platform: Annotated[
        System | None,
        typer.Option(
            help="Show the commands of this system, of all things; else of what is missing here.", show_default=False
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Check this machine: Python, libraries, fonts, rule data, clock, disk, terminal, and programs that may help.

    Example: assess doctor
    Example: assess doctor --platform windows
    """
    from assess.doctor import examined

    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    checkup = examined(today, platform)
    if json:
        print_json(checkup.model_dump_json(indent=2))
    else:
        from assess.doctor.page import print_checkup

        print_checkup(checkup, every=platform is not None)
    if checkup.failed:
        raise typer.Exit(int(checkup.exit_code))
