"""What every command that assesses a home can be told."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assess.cli import completing
from assess.cli.clock import today
from assess.errors import UsageError


class MethodName(StrEnum):
    """How the load of the house is calculated."""

    AUTO = "auto"
    STANDARD = "standard"
    OPTIONAL = "optional_dwelling"
    EXISTING = "existing_dwelling"
    TWO_DWELLINGS = "two_dwellings"
    MULTIFAMILY = "multifamily"
    DEMAND_DATA = "demand_data"


class Paper(StrEnum):
    """Paper sizes of a report."""

    LETTER = "letter"
    A4 = "a4"


HomeFile = Annotated[Path, typer.Argument(help="The home: TOML, JSON or HPXML.", show_default=False)]
Code = Annotated[
    str | None,
    typer.Option(
        help="Code edition, such as nec/2023, or a .toml file.", autocompletion=completing.editions, show_default=False
    ),
]
Method = Annotated[MethodName, typer.Option(help="Load calculation.")]
Node = Annotated[
    str | None,
    typer.Option(help="Node model, in place of the file's.", autocompletion=completing.nodes, show_default=False),
]
Gpus = Annotated[int | None, typer.Option(min=1, help="GPUs asked for, in place of the file's.", show_default=False)]
AllowUnconfirmed = Annotated[bool, typer.Option(help="Use rules that are not yet confirmed.")]
PolicyFile = Annotated[
    Path | None,
    typer.Option("--policy", help="Policy of one's own: a .toml file of what differs.", show_default=False),
]
Date = Annotated[
    str | None, typer.Option(help="Date of the report, YYYY-MM-DD; today if left out.", show_default=False)
]


def on_date(text: str | None) -> dt.date:
    """Return the date that was typed, or today. Raises UsageError."""
    if text is None:
        return today()
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise UsageError(f'"{text}" is not a date', where="--date", hint="Write it as 2026-05-31.") from error
