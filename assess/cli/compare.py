"""`assess compare`: two homes, or one home under two code editions, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.asking import AllowUnconfirmed, Date, Gpus, HomeFile, Method, MethodName, Node, PolicyFile, on_date
from assess.cli.completing import editions
from assess.cli.encoding import print_json
from assess.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from assess.rulebook.comparison import RuleChanges

_MOST = 2


def compare(
    file: HomeFile,
    other: Annotated[
        Path | None, typer.Argument(help="The second home; left out for two editions.", show_default=False)
    ] = None,
    *,
    code: Annotated[
        list[str] | None,
        typer.Option(
            help="Code edition, such as nec/2023, or a .toml file; given twice, the second is for the second side.",
            autocompletion=editions,
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the difference as JSON.")] = False,
    method: Method = MethodName.AUTO,
    node: Node = None,
    gpus: Gpus = None,
    policy: PolicyFile = None,
    allow_unconfirmed: AllowUnconfirmed = False,
    date: Date = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with code 1 when either side is a no-go.")
    ] = False,
) -> None:
    """Set two homes side by side, or one home under two editions: verdict, limits, inputs, working.

    Example: assess compare house.toml --code nec/2020 --code nec/2023
    Example: assess compare house.toml audit.xml
    """
    on = on_date(date)
    codes: list[str | None] = [*code] if code else [None]
    if len(codes) > _MOST:
        raise UsageError(f"{len(codes)} editions are given", where="--code", hint="Two sides take one or two.")
    if other is None and len(codes) < _MOST:
        raise UsageError(
            "there is nothing to compare the home with",
            where="assess compare",
            hint="Name a second home, or two editions: --code nec/2020 --code nec/2023.",
        )
    from assess.cli.assessing import assess_file
    from assess.report.difference import difference

    before, after = (
        assess_file(
            one,
            on=on,
            code=edition,
            method=method.value,
            node=node,
            gpus=gpus,
            policy=policy,
            allow_unconfirmed=allow_unconfirmed,
        )
        for one, edition in ((file, codes[0]), (other or file, codes[-1]))
    )
    names = (before.edition.id, after.edition.id) if other is None else _called(file, other)
    rules: tuple[RuleChanges, ...] = ()
    if before.edition.id != after.edition.id:
        from assess.rulebook import load_edition
        from assess.rulebook.comparison import compare as compared

        rules = compared(
            *(load_edition(one.edition.id, allow_unconfirmed=allow_unconfirmed) for one in (before, after))
        )
    found = difference(before, after, names=names, rules=rules)
    if json:
        from assess.report.exchange import canonical

        print_json(canonical(found))
    else:
        from assess.report.difference_table import print_difference

        print_difference(found)
    if exit_code and "no_go" in {side.verdict.outcome.value for side in (before, after)}:
        raise typer.Exit(int(ExitCode.NO_GO))


def _called(file: Path, other: Path) -> tuple[str, str]:
    """Return the names of two files, with their folders where else they would be the same."""
    return (file.name, other.name) if file.name != other.name else (str(file), str(other))
