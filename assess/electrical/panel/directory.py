"""What a directory by itself shows of a panel: breakers of no standard size, pairs for a new one, what feeds back."""

from collections.abc import Iterator

from assess.electrical.panel.spaces import space_map
from assess.findings import Finding, Severity
from assess.intake import Panel, Panelboard
from assess.numbers import quantity
from assess.rulebook import list_editions, load_edition

_FEED_BACK = ("pv", "battery")


def directory_findings(panel: Panel) -> Iterator[Finding]:
    """Yield what is to be said of the breakers and spaces of a panel and of its sub-panels."""
    yield from _strange_sizes(panel, "")
    for one in panel.subpanels or ():
        yield from _strange_sizes(one, f' of sub-panel "{one.name}"')
    yield from _pairs(panel)
    yield from _feed_back(panel)


def _strange_sizes(panel: Panelboard, of: str) -> Iterator[Finding]:
    # The edition in force is not known from a directory, so a size that any of them knows is let pass.
    rules = [load_edition(name).rules.overcurrent_sizes for name in list_editions() if name.startswith("nec/")]
    sizes_a = {size for rule in rules for size in rule.sizes_a}
    named = [(f"on space {one.space}", one.breaker_a) for one in panel.circuits or ()]
    for where, rating_a in (("main", panel.main_a), *named):
        if rating_a and rating_a not in sizes_a:
            yield Finding(
                code="panel.strange_size",
                severity=Severity.WARNING,
                says=f"The breaker {where}{of} is said to be of {quantity(rating_a, 'A')}, and none is made so.",
                means="A home with it is not assessed before it is corrected.",
                cure="Read the handle again.",
                cite=rules[-1].cite,
            )


def _pairs(panel: Panel) -> Iterator[Finding]:
    found = space_map(panel)
    if found is None:
        return
    if pairs := len(found.pairs):
        yield Finding(
            code="panel.pairs",
            severity=Severity.OK,
            says=f"{pairs} {'pair' if pairs == 1 else 'pairs'} of spaces could take a two-pole breaker.",
        )
    elif found.move is not None and found.freed is not None:
        yield Finding(
            code="panel.no_pair",
            severity=Severity.NOTE,
            says="No two free spaces stand one above the other, which a two-pole breaker needs.",
            cure=f"Move the breaker of space {found.move[0]} to space {found.move[1]}; "
            f"then {found.freed[0]} and {found.freed[1]} are a pair.",
        )
    else:
        yield Finding(
            code="panel.full",
            severity=Severity.WARNING,
            says="No pair of spaces is free for a two-pole breaker, and moving one breaker makes none.",
            cure="Combine circuits into tandems where the panel's label allows, or add a sub-panel.",
        )


def _feed_back(panel: Panel) -> Iterator[Finding]:
    sources = [one for one in panel.circuits or () if one.load_type in _FEED_BACK]
    named = ", ".join(f"{one.space} {one.label or one.load_type}" for one in sources)
    if sources:
        yield Finding(
            code="panel.feeds_back",
            severity=Severity.NOTE,
            says=f"Fed from the other side: {named}.",
            means="Such a breaker is no load; it counts against the busbar.",
        )
