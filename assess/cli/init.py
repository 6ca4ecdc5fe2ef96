"""`assess init`: a blank intake form."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.encoding import put
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
        put(form)
        return
    if out.exists() and not force:
        raise UsageError("the file exists already", where=str(out), hint="Choose another name, or pass --force.")
    from assess.report.files import whole_file

    with whole_file(out) as part:
        part.write_text(form, encoding="utf-8", newline="\n")
    tell(f"Blank form written to {out}")
