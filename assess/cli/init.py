"""`assess init`: a blank intake form."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.talk import tell
from assess.errors import UsageError


def init(
    out: Annotated[
        Path | None, typer.Argument(help="Where to write it; printed if left out.", show_default=False)
    ] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Write a blank intake form: every field, its unit, accepted spellings and an example.

    Example: assess init house.toml
    """
    from assess.intake.form import blank_form

    form = blank_form()
    if out is None:
        typer.echo(form, nl=False)
        return
    try:
        with out.open("w" if force else "x", encoding="utf-8") as file:
            file.write(form)
    except FileExistsError as error:
        raise UsageError(
            "the file exists already", where=str(out), hint="Choose another name, or pass --force."
        ) from error
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(out)) from error
    tell(f"Blank form written to {out}")
