"""Many homes at once: a verdict in brief for each, and one that cannot be judged stops no other."""

from collections.abc import Iterable
from datetime import date
from os import PathLike

from assess.batch.answering import answers
from assess.batch.records import Depth, Options
from assess.errors import AssessError
from assess.front.asking import checked_choice, method_named
from assess.front.homes import bare, beside_of
from assess.front.kinds import required
from assess.intake import Home
from assess.preparing import edition_named
from assess.verdict.brief import Brief
from assess.verdict.policy import Policy


def screen(
    homes: Iterable[Home],
    *,
    on: date,
    code: str | PathLike[str] | None = None,
    node: str | None = None,
    gpus: int | None = None,
    method: str = "auto",
    policy: Policy | None = None,
    allow_unconfirmed: bool = False,
) -> list[Brief | AssessError]:
    """Return for each home, in their order, its verdict in brief, or the error that assess() would raise for it.

    The options are those of assess(). Neither the year is run nor changes are looked for, as `assess batch run
    --screen` does, so a home that only a change could help is a no-go here. Raises TypeError and UsageError for what
    is wrong with the options.
    """
    handed: object = homes  # a record can be walked through as well, field by field
    if isinstance(handed, Home):
        raise TypeError("screen() takes several homes; put the one in a list")
    choice = checked_choice(on, code, node, gpus, policy)
    options = Options(
        on=on,
        depth=Depth.SCREEN,
        code=None if choice is None else choice.name,
        method=method_named(method),
        node=node,
        gpus=gpus,
        policy=policy,
        allow_unconfirmed=allow_unconfirmed,
    )
    edition_named.cache_clear()  # a file of one's own may have been edited since
    asked = [_complete(home) for home in homes]
    found = iter(answers([home for home in asked if isinstance(home, Home)], options))
    return [next(found) if isinstance(home, Home) else home for home in asked]


def _complete(home: Home) -> Home | AssessError:
    """Return the home alone, or why it cannot be judged: it names files that nobody read."""
    required(home, Home, "screen()", "homes")
    try:
        beside_of(home)
    except AssessError as error:
        return error
    return bare(home)
