"""`assess home`: one home in, one verdict out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assess.cli.asking import (
    AllowUnconfirmed,
    Code,
    Date,
    Gpus,
    HomeFile,
    Method,
    MethodName,
    Node,
    Paper,
    PolicyFile,
    on_date,
)
from assess.cli.encoding import print_json
from assess.cli.talk import tell
from assess.errors import ExitCode, UsageError
from assess.report.editions import Audience, Edition


class Show(StrEnum):
    """What the terminal page shows beside the verdict."""

    WORK = "work"
    ELECTRICAL = "electrical"
    INPUTS = "inputs"
    ALL = "all"


def home(
    file: HomeFile,
    *,
    pdf: Annotated[Path | None, typer.Option(help="Also write the report as PDF.", show_default=False)] = None,
    html: Annotated[
        Path | None, typer.Option(help="Also write the report as one HTML file.", show_default=False)
    ] = None,
    card: Annotated[
        Path | None, typer.Option(help="Also write the commissioning card, as .pdf or .json.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole assessment as JSON.")] = False,
    show: Annotated[
        Show | None,
        typer.Option(help="Show the working, of all or of electrical; or inputs; or all.", show_default=False),
    ] = None,
    code: Code = None,
    method: Method = MethodName.AUTO,
    node: Node = None,
    gpus: Gpus = None,
    policy: PolicyFile = None,
    explore: Annotated[bool, typer.Option("--explore", help="Also try every place and power mode.")] = False,
    allow_unconfirmed: AllowUnconfirmed = False,
    redact: Annotated[bool, typer.Option("--redact", help="Leave out names, addresses, places and files.")] = False,
    paper: Annotated[Paper, typer.Option(help="Paper of the PDF.")] = Paper.LETTER,
    audience: Annotated[
        Audience | None,
        typer.Option(help="Whose part of the report; both parts if left out.", show_default=False),
    ] = None,
    edition: Annotated[Edition, typer.Option(help="The full report, or its answer on one page.")] = Edition.FULL,
    date: Date = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with code 1 on a no-go.")] = False,
) -> None:
    """Assess one home: how many GPUs, at what cap, on what conditions.

    Example: assess home house.toml
    Example: assess home house.toml --pdf report.pdf --card card.pdf
    Example: assess home house.toml --show electrical --code nec/2020
    """
    on = on_date(date)
    _keep_the_input(file, pdf, html, card)
    _card_by_its_ending(card)
    if audience is not None and edition is Edition.PAGE:
        raise UsageError("--audience divides the full report", hint="Leave it out: one page is for everyone.")
    from assess.cli.assessing import assess_file
    from assess.report.photos import see_photos

    assessment = assess_file(
        file,
        on=on,
        code=code,
        method=method.value,
        node=node,
        gpus=gpus,
        allow_unconfirmed=allow_unconfirmed,
        explore=explore,
        policy=policy,
        redact=redact,
    )
    photos = see_photos(assessment.home, file.parent).pictures if html or pdf else ()
    if json:
        from assess.report.exchange import to_json

        print_json(to_json(assessment))
    else:
        from assess.report.table import DECISION, print_assessment

        if show is Show.ELECTRICAL:
            print_assessment(assessment, work=("electrical",))
        else:
            every = (DECISION, *(section.name for section in assessment.sections))
            worked = every if show in {Show.WORK, Show.ALL} else ()
            print_assessment(assessment, work=worked, inputs=show in {Show.INPUTS, Show.ALL})
    if html is not None:
        from assess.report.document import write_html

        write_html(assessment, html, photos=photos, audience=audience or Audience.BOTH, edition=edition)
        tell(f"Report written to {html}")
    if pdf is not None:
        from assess.report.document import write_pdf

        write_pdf(
            assessment,
            pdf,
            paper=paper.value,
            photos=photos,
            audience=audience or Audience.BOTH,
            edition=edition,
        )
        tell(f"Report written to {pdf}")
    if card is not None:
        from assess.report.card import why_no_card, write_card

        written = write_card(assessment, card, paper=paper.value)
        tell(f"Card written to {card}" if written else why_no_card(assessment))
    if exit_code and assessment.verdict.outcome.value == "no_go":
        raise typer.Exit(int(ExitCode.NO_GO))


def _card_by_its_ending(card: Path | None) -> None:
    """Refuse a card that is neither a page nor data, before anything is worked out."""
    if card is None:
        return
    from assess.report.card import KINDS

    if card.suffix.lower() not in KINDS:
        raise UsageError(
            "is not a name for a commissioning card", where=str(card), hint="End it in .pdf for the page, or .json."
        )


def _keep_the_input(file: Path, *outputs: Path | None) -> None:
    """Refuse an output that is the home itself, or two outputs that are one file."""
    taken = {file.resolve()}
    for output in outputs:
        if output is None:
            continue
        if output.resolve() in taken:
            raise UsageError("would be overwritten by the report", where=str(output), hint="Give it another name.")
        taken.add(output.resolve())
