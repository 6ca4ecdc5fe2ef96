"""`assess codes`: the code editions carried, and every rule with its clause."""

from typing import Annotated

import typer

from assess.cli.app import App
from assess.cli.completing import editions, rules

codes = App(help="Code editions and their rules.\n\nExample: assess codes list")


@codes.command("list")
def list_codes() -> None:
    """List the editions and amendments carried, with how sure we are of their rules.

    Example: assess codes list
    """
    from assess.report.catalogue import print_editions

    print_editions()


@codes.command("show")
def show(
    edition: Annotated[
        str, typer.Argument(help="An edition, such as nec/2023, or a .toml file.", autocompletion=editions)
    ] = "nec/2023",
    rule: Annotated[
        str | None, typer.Argument(help="One rule; all if left out.", autocompletion=rules, show_default=False)
    ] = None,
) -> None:
    """Show the rules of an edition: values, units, clauses, confidence.

    Example: assess codes show nec/2023 optional_dwelling
    """
    from assess.report.catalogue import print_edition

    print_edition(edition, rule)


@codes.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="An edition, such as nec/2023, or a .toml file.", autocompletion=editions)],
    new: Annotated[
        str, typer.Argument(help="The edition to compare with it, such as nec/2026.", autocompletion=editions)
    ],
) -> None:
    """Show every value, clause and confidence that changes from one edition to another.

    Example: assess codes diff nec/2023 nec/2026
    """
    from assess.report.catalogue import print_difference

    print_difference(old, new)
