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
from assess.errors import ExitCode, UsageError
from assess.report.editions import Audience, Edition


class Show(StrEnum):
    """What the terminal page shows: the answer and no more, or what beside the usual page."""

    ANSWER = "answer"
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
        typer.Option(
            help="Show the answer alone; or also the working, of all or of electrical; or inputs; or all.",
            show_default=False,
        ),
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
    watch: Annotated[
        bool, typer.Option("--watch", help="Assess again at each save of the file or of one it names; Ctrl-C ends.")
    ] = False,
) -> None:
    """Assess one home: how many GPUs, at what cap, on what conditions.

    Example: assess home house.toml
    Example: assess home house.toml --pdf report.pdf --card card.pdf
    Example: assess home house.toml --show answer --code nec/2020
    """
    on = on_date(date)
    _keep_the_input(file, pdf, html, card)
    _card_by_its_ending(card)
    if audience is not None and edition is Edition.PAGE:
        raise UsageError("--audience divides the full report", hint="Leave it out: one page is for everyone.")
    if watch and exit_code:
        raise UsageError("--watch goes on until it is stopped", hint="Leave out --exit-code: no verdict is its last.")
    from functools import partial

    from assess.cli.assessing import assess_file
    from assess.cli.giving import Wanted

    wanted = Wanted(
        file=file,
        json=json,
        show=None if show is None else show.value,
        html=html,
        pdf=pdf,
        card=card,
        paper=paper.value,
        audience=audience or Audience.BOTH,
        edition=edition,
    )
    ask = partial(
        assess_file,
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
    if watch:
        from assess.cli.watching import watch_home

        watch_home(file, _own_files(policy, code), ask, wanted.give, json=json)
    assessment = ask()
    wanted.give(assessment)
    if exit_code and assessment.verdict.outcome.value == "no_go":
        raise typer.Exit(int(ExitCode.NO_GO))


def _own_files(policy: Path | None, code: str | None) -> list[Path]:
    """Return the files of the asker's own that the answer depends on: a policy, a code in a file."""
    return [*([policy] if policy else []), *([Path(code)] if code and code.endswith(".toml") else [])]


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
