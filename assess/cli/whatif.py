"""`assess whatif`: one home, changed, and what the change does to the verdict."""

from typing import TYPE_CHECKING, Annotated

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
    PolicyFile,
    on_date,
)
from assess.cli.completing import fields, remedies, settings
from assess.cli.encoding import print_json
from assess.errors import ExitCode, IntakeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.intake import Home
    from assess.intake.setting import Setting


def whatif(
    file: HomeFile,
    *,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="Set a field to a value as a home file has it; FIELD= takes it out. Several times for several.",
            autocompletion=settings,
            show_default=False,
        ),
    ] = None,
    unset: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD",
            autocompletion=fields,
            help="Take out a field, a section or an entry: it is unknown then.",
            show_default=False,
        ),
    ] = None,
    apply: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REMEDY",
            help="Do a remedy of the catalogue, by its id.",
            autocompletion=remedies,
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the difference as JSON.")] = False,
    code: Code = None,
    method: Method = MethodName.AUTO,
    node: Node = None,
    gpus: Gpus = None,
    policy: PolicyFile = None,
    allow_unconfirmed: AllowUnconfirmed = False,
    date: Date = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with code 1 when the changed home is a no-go.")
    ] = False,
) -> None:
    """Change a home and see what becomes of the verdict, the limits and the working.

    Example: assess whatif house.toml --set service.rating="200 A" --set room.door=open
    Example: assess whatif house.toml --apply pcs_dynamic
    """
    on = on_date(date)
    from functools import partial

    from assess.cli.assessing import assess_file
    from assess.intake.setting import Setting, fields_set, left_behind, setting_of, with_settings
    from assess.report.difference import difference

    asked = [*map(setting_of, values or ()), *(Setting(name.strip()) for name in unset or ())]
    remedies = apply or []
    if not asked and not remedies:
        raise UsageError("changes nothing", where="assess whatif", hint='Say what, as in --set service.rating="200 A".')
    ask = partial(
        assess_file,
        file,
        on=on,
        code=code,
        method=method.value,
        node=node,
        gpus=gpus,
        policy=policy,
        allow_unconfirmed=allow_unconfirmed,
    )
    before = ask()
    try:
        after = ask(change=lambda home: with_settings(home, asked) if asked else home, remedies=remedies)
    except IntakeError as error:
        raise _told_of_the_setting(error, before.home, asked, f"{file}, ") from None
    notes = left_behind(after.home, fields_set(before.home, asked))
    found = difference(before, after, names=("Before", "After"), notes=notes)
    if json:
        from assess.report.exchange import canonical

        print_json(canonical(found))
    else:
        from assess.report.difference_table import print_difference

        print_difference(found)
    if exit_code and after.verdict.outcome.value == "no_go":
        raise typer.Exit(int(ExitCode.NO_GO))


def _told_of_the_setting(error: IntakeError, home: "Home", settings: "Sequence[Setting]", file: str) -> IntakeError:
    """Return a refusal of the changed home with the setting it is of: the file itself says no such thing."""
    from assess.intake.setting import fields_set, said_of

    where = error.where or ""
    said = said_of(where.removeprefix(file), fields_set(home, settings)) if where.startswith(file) else None
    return IntakeError(error.message, where=said or where, hint=error.hint)
