"""`assess batch run`: a table of homes in, a verdict for every row out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assess.batch.depth import Depth
from assess.cli.asking import AllowUnconfirmed, Code, Date, Gpus, Method, MethodName, Node, Paper, PolicyFile, on_date
from assess.cli.talk import is_quiet, tell
from assess.errors import ExitCode, UsageError
from assess.report.editions import Edition

if TYPE_CHECKING:
    from assess.batch.ledger.plan import Finished

_FAILED_SHOWN = 5
_FORMATS = ("xlsx", "csv", "parquet")


def run(
    file: Annotated[Path, typer.Argument(help="The homes: .xlsx, .csv or .parquet, a row each.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(help="Folder for results and reports; an earlier run in it goes on.")],
    depth: Annotated[Depth, typer.Option(help="How much is worked out for each home.")] = Depth.FULL,
    screen: Annotated[bool, typer.Option("--screen", help="Short for --depth screen.")] = False,
    pdf: Annotated[str, typer.Option(help="Which rows get a report: all, go, none, or top:50.")] = "none",
    edition: Annotated[Edition, typer.Option(help="The reports: full, or the answer on one page.")] = Edition.PAGE,
    paper: Annotated[Paper, typer.Option(help="Paper of the reports.")] = Paper.LETTER,
    form: Annotated[str, typer.Option("--format", help="Form of the results: xlsx, csv or parquet.")] = "xlsx",
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes; one for each processor if left out.", show_default=False)
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler, tcp://host:port.", show_default=False)
    ] = None,
    shard: Annotated[
        str | None, typer.Option(help="Only a part of the rows, such as 3/10.", show_default=False)
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first rows.", show_default=False)] = None,
    code: Code = None,
    method: Method = MethodName.AUTO,
    node: Node = None,
    gpus: Gpus = None,
    policy: PolicyFile = None,
    allow_unconfirmed: AllowUnconfirmed = False,
    date: Date = None,
    columns: Annotated[
        Path | None, typer.Option(help="Your own headings: a .toml file, heading to field.", show_default=False)
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Reports and results without names, addresses and places.")
    ] = False,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.", show_default=False)] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew; the old ledger is moved aside.")] = False,
    into_existing: Annotated[
        bool, typer.Option("--into-existing", help="Write into a folder that has other files in it.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many rows there are to do, and stop.")] = False,
    summary_pdf: Annotated[bool, typer.Option(help="Write the summary as PDF as well.")] = True,
) -> None:
    """Assess every home of a spreadsheet; the same command goes on where a run was broken off.

    Example: assess batch run homes.csv --out results
    Example: assess batch run homes.csv --out results --pdf go
    Example: assess batch run homes.csv --out screened --screen
    """
    if screen and depth is not Depth.FULL and depth is not Depth.SCREEN:
        raise UsageError(f"--screen and --depth {depth} contradict each other", hint="Leave one of them out.")
    if form not in _FORMATS:
        hint = f"Write {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}."
        raise UsageError(f'results are not written as "{form}"', where="--format", hint=hint)
    from assess.batch.records import Options

    options = Options(
        on=on_date(date),
        depth=Depth.SCREEN if screen else depth,
        code=code,
        method=method.value,
        node=node,
        gpus=gpus,
        policy=_policy(policy),
        allow_unconfirmed=allow_unconfirmed,
        redact=redact,
        columns=_columns(columns),
    )
    from assess.batch.ledger.plan import Format, Plan
    from assess.batch.reports import wanted
    from assess.batch.run import run_batch
    from assess.batch.shard import shard_of

    plan = Plan(
        options,
        dated=date is not None,
        pdf=str(wanted(pdf)),
        format=Format(form),
        jobs=jobs,
        scheduler=scheduler,
        shard=shard_of(shard),
        limit=limit,
        sheet=sheet,
        fresh=fresh,
        dry_run=dry_run,
        into_existing=into_existing,
        summary_pdf=summary_pdf,
        edition=str(edition),
        paper=str(paper),
    )
    _end(run_batch(file, out, plan, quiet=is_quiet()))


def _end(finished: "Finished") -> None:
    """Say what the run came to, and end with its code."""
    for note in finished.notes:
        tell(f"Note: {note}")
    if finished.dry:
        typer.echo(f"To do: {finished.done:,} rows. Answered already: {finished.kept:,}. Gone: {finished.gone:,}.")
        return
    if finished.ran is not None:
        from assess.batch.summary import print_summary

        print_summary(finished.counts, finished.ran)
    tell(
        f"Answered now: {finished.done:,}. Kept from before: {finished.kept:,}. Gone from the table: {finished.gone:,}."
        f" Reports printed: {finished.reports:,}."
    )
    for path in finished.files:
        tell(f"Written: {path}")
    if finished.too_many_for_a_workbook:
        tell("There are too many rows for a workbook, so the results are a CSV.")
    for said in finished.reports_failed[:_FAILED_SHOWN]:
        tell(f"No report of {said}")
    if (more := len(finished.reports_failed) - _FAILED_SHOWN) > 0:
        tell(f"and {more:,} more without a report")
    if finished.interrupted:
        import shlex
        import sys

        again = shlex.join(["assess", *(word for word in sys.argv[1:] if word != "--fresh")])
        tell(f"Stopped. The same command goes on where this ended: {again}")
    if finished.exit_code is not ExitCode.ASSESSED:
        raise typer.Exit(int(finished.exit_code))


def _policy(file: Path | None) -> Any:
    if file is None:
        return None
    from assess.verdict.policy_file import read_policy

    return read_policy(file)


def _columns(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    from assess.batch.own_columns import read_own_columns

    return read_own_columns(file)
