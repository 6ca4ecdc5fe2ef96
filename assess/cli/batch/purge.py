"""`assess batch purge`: what a run has of persons taken away, its numbers kept."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.talk import tell
from assess.errors import UsageError


def purge(
    folder: Annotated[Path, typer.Argument(help="The folder that was given to --out.", show_default=False)],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; it cannot be undone.")] = False,
) -> None:
    """Remove site ids, addresses, reports and all of the input's columns from a run; its statistics stay.

    Example: assess batch purge results --yes
    """
    from assess.batch.purge import purge as purged
    from assess.batch.purge import refuse_unknown

    refuse_unknown(folder)
    if not yes:
        raise UsageError(
            "its reports, errors.csv, site ids, addresses and the input's own columns would be removed for good",
            where=str(folder),
            hint="Pass --yes to do it. Verdicts by row number, statistics.json and the summary stay.",
        )
    done = purged(folder)
    others = "1 other file" if done.files == 1 else f"{done.files} other files"
    tell(f"Purged {folder}: {done.rows} rows, {done.reports} reports, {others}.")
    tell("Copies elsewhere, such as the input itself or a backup, are yours to remove.")
