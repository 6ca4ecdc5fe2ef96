"""`assess home`: one home in, one verdict out."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assess.errors import ExitCode, UsageError


class Show(StrEnum):
    """What the terminal page shows beside the verdict."""

    WORK = "work"
    ELECTRICAL = "electrical"
    INPUTS = "inputs"
    ALL = "all"


class Paper(StrEnum):
    """Paper sizes of the report."""

    LETTER = "letter"
    A4 = "a4"


class MethodName(StrEnum):
    """How the load of the house is calculated."""

    AUTO = "auto"
    STANDARD = "standard"
    OPTIONAL = "optional_dwelling"
    EXISTING = "existing_dwelling"
    TWO_DWELLINGS = "two_dwellings"
    MULTIFAMILY = "multifamily"
    DEMAND_DATA = "demand_data"


def home(
    file: Annotated[Path, typer.Argument(help="The home: TOML, JSON or HPXML.", show_default=False)],
    *,
    pdf: Annotated[Path | None, typer.Option(help="Also write the report as PDF.", show_default=False)] = None,
    html: Annotated[
        Path | None, typer.Option(help="Also write the report as one HTML file.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole assessment as JSON.")] = False,
    show: Annotated[
        Show | None,
        typer.Option(help="Show the working, of all or of electrical; or inputs; or all.", show_default=False),
    ] = None,
    code: Annotated[
        str | None, typer.Option(help="Code edition, such as nec/2023, or a .toml file.", show_default=False)
    ] = None,
    method: Annotated[MethodName, typer.Option(help="Load calculation.")] = MethodName.AUTO,
    node: Annotated[str | None, typer.Option(help="Node model, in place of the file's.", show_default=False)] = None,
    gpus: Annotated[
        int | None, typer.Option(min=1, help="GPUs asked for, in place of the file's.", show_default=False)
    ] = None,
    allow_unconfirmed: Annotated[bool, typer.Option(help="Use rules that are not yet confirmed.")] = False,
    paper: Annotated[Paper, typer.Option(help="Paper of the PDF.")] = Paper.LETTER,
    date: Annotated[
        str | None, typer.Option(help="Date of the report, YYYY-MM-DD; today if left out.", show_default=False)
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with code 1 on a no-go.")] = False,
) -> None:
    """Assess one home: how many GPUs, at what cap, on what conditions."""
    on = _date(date)
    _keep_the_input(file, pdf, html)
    from assess.cli.assessing import assess_file

    assessment = assess_file(
        file, on=on, code=code, method=method.value, node=node, gpus=gpus, allow_unconfirmed=allow_unconfirmed
    )
    if json:
        from assess.report.exchange import to_json

        typer.echo(to_json(assessment), nl=False)
    else:
        from assess.report.table import print_assessment

        if show is Show.ELECTRICAL:
            print_assessment(assessment, work=("electrical",))
        else:
            every = tuple(section.name for section in assessment.sections)
            worked = every if show in {Show.WORK, Show.ALL} else ()
            print_assessment(assessment, work=worked, inputs=show in {Show.INPUTS, Show.ALL})
    if html is not None:
        from assess.report.document import write_html

        write_html(assessment, html)
        typer.echo(f"Report written to {html}", err=True)
    if pdf is not None:
        from assess.report.document import write_pdf

        write_pdf(assessment, pdf, paper=paper.value)
        typer.echo(f"Report written to {pdf}", err=True)
    if exit_code and assessment.verdict.outcome.value == "no_go":
        raise typer.Exit(int(ExitCode.NO_GO))


def _keep_the_input(file: Path, *outputs: Path | None) -> None:
    """Refuse an output that is the home itself, or two outputs that are one file."""
    taken = {file.resolve()}
    for output in outputs:
        if output is None:
            continue
        if output.resolve() in taken:
            raise UsageError("would be overwritten by the report", where=str(output), hint="Give it another name.")
        taken.add(output.resolve())


def _date(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now(tz=dt.UTC).astimezone().date()
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise UsageError(f'"{text}" is not a date', where="--date", hint="Write it as 2026-05-31.") from error
