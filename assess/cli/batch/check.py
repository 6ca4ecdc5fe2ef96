"""`assess batch check`: how a table would be read, before anything is assessed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assess.errors import ExitCode


def check(
    file: Annotated[Path, typer.Argument(help="The homes: .xlsx, .csv or .parquet, a row each.", show_default=False)],
    *,
    every: Annotated[bool, typer.Option("--all", help="Tell every problem, not only the first.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    columns: Annotated[
        Path | None, typer.Option(help="Your own headings: a .toml file, heading to field.", show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.", show_default=False)] = None,
) -> None:
    """Show what the columns of a spreadsheet are read as, its first rows, and what is wrong with its rows.

    Example: assess batch check homes.csv
    Example: assess batch check survey.csv --columns columns.toml
    """
    from assess.batch.check import Check
    from assess.batch.check_page import print_check, write_check_json
    from assess.batch.own_columns import read_own_columns
    from assess.batch.tables.table import open_table

    with open_table(file, sheet=sheet) as table:
        looked = Check(table, {} if columns is None else read_own_columns(columns))
        if json:
            write_check_json(str(file), looked, sys.stdout, every=every)
        else:
            print_check(str(file), looked, every=every)
    if looked.exit_code is not ExitCode.ASSESSED:
        raise typer.Exit(int(looked.exit_code))
