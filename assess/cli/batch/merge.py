"""`assess batch merge`: the parts that several machines have answered, as one run."""

from pathlib import Path
from typing import Annotated

import typer

from assess.cli.talk import tell
from assess.errors import ExitCode, UsageError


def merge(
    file: Annotated[Path, typer.Argument(help="The table that was divided.", show_default=False)],
    folders: Annotated[
        list[Path], typer.Argument(help="The folders that were given to --out, one of each part.", show_default=False)
    ],
    *,
    out: Annotated[Path, typer.Option(help="Folder for the results of all parts.", show_default=False)],
    form: Annotated[str, typer.Option("--format", help="Form of the results: xlsx, csv or parquet.")] = "xlsx",
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.", show_default=False)] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Merge even if rows are missing.")] = False,
) -> None:
    """Make one run of the parts of a table, in the order of its rows, with duplicates found across all parts.

    Example: assess batch merge homes.csv part-1 part-2 --out whole
    """
    from assess.batch.ledger.plan import Format
    from assess.batch.merge import merge as merged
    from assess.batch.summary import print_summary

    if form not in set(Format):
        *others, last = Format
        hint = f"Write {', '.join(others)} or {last}."
        raise UsageError(f'results are not written as "{form}"', where="--format", hint=hint)
    done = merged(file, folders, out, form=Format(form), sheet=sheet, partial=partial, summary_pdf=True)
    if done.finished.ran is not None:
        print_summary(done.finished.counts, done.finished.ran)
    tell(f"Merged: {done.joined.rows:,} rows, {done.joined.reports:,} reports.")
    if done.joined.twice:
        tell(f"In more than one folder, with the same answer: {done.joined.twice:,} rows.")
    if done.joined.reports_lost:
        tell(f"Reports that were not whole and are left out: {done.joined.reports_lost:,}.")
    if done.missing:
        tell(f"Missing: {done.missing:,} rows of the table are in none of the folders.")
    for path in done.finished.files:
        tell(f"Written: {path}")
    if done.finished.exit_code is not ExitCode.ASSESSED:
        raise typer.Exit(int(done.finished.exit_code))
