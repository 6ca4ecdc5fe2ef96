"""`assess batch template`: the spreadsheet to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.talk import tell


def template(
    out: Annotated[Path, typer.Argument(help="Where to write it, a name ending in .xlsx.", show_default=False)],
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Write a spreadsheet for many homes: a row each, with lists, checks, help and examples.

    Example: assess batch template homes.xlsx
    """
    from assess.batch.template import write_template

    write_template(out, force=force)
    tell(f"Template written to {out}")
