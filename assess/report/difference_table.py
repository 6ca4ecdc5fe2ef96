"""The terminal page of a difference: two verdicts side by side, the limits, and what differs behind them."""

import re
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assess.findings import Finding, Limit, Step
from assess.numbers import quantity
from assess.records import Basis
from assess.report.difference import Difference, FindingPair, InputPair, LimitPair, SheetPair, Side
from assess.report.frame import Framed
from assess.report.table import MARKS
from assess.rulebook.comparison import RuleChanges
from assess.terminal import Terminal
from assess.verdict import node_in_words

_WIDTH = 100
_OWNER = "contact."  # who lives there changes nothing
_NONE = "none"
_FIGURE = re.compile(r"\d[\d.,]*")


def print_difference(found: Difference) -> None:
    """Print a difference to standard output."""
    console = Terminal(highlight=False)
    console.width = min(console.width, _WIDTH)
    for part in _page(found):
        console.print(part)


def _page(found: Difference) -> Iterable[RenderableType]:
    yield _verdicts(found)
    yield from (Text(f"! {note}") for note in found.notes)
    if found.same:
        yield Text("\nNothing differs: the inputs, the limits and every step of the working are the same.")
        return
    if found.before.unknowns != found.after.unknowns:
        yield _heading("Unknown on one side only")
        yield _unknowns(found)
    if inputs := [pair for pair in found.inputs if not pair.field.startswith(_OWNER)]:
        yield _heading("What is known of the home")
        yield _inputs(found, inputs)
    if found.rules:
        yield _heading("What the codes say otherwise")
        yield from map(_rule, found.rules)
        yield Text("  `assess codes diff` shows them whole.", style="dim")
    yield _heading(f"Limits, {_sizes(found)}")
    yield _limits(found)
    if found.findings:
        yield _heading("Findings")
        yield from _findings(found.findings)
    yield _heading("Working that differs" if found.sheets else "No step of the working differs")
    for sheet in found.sheets:
        yield _sheet(found, sheet)


def _verdicts(found: Difference) -> Framed:
    table = _sided(found, header=True)
    for name, cells in verdict_rows(found.before, found.after):
        table.add_row(Text(name), *cells)
    return Framed(table, Text(f"{found.before.name} → {found.after.name}"), sides=1)


def verdict_rows(before: Side, after: Side) -> Iterable[tuple[str, tuple[Text, Text]]]:
    """Yield the lines of two verdicts: a name, and what stands there on either side."""

    def both(old: str, new: str) -> tuple[Text, Text]:
        return Text(old), Text(new, style="" if old == new else "bold")

    yield "Verdict", (_mark(before), _mark(after))
    yield "", both(before.headline, after.headline)
    if before.requested != after.requested:
        yield "Asked", both(node_in_words(before.requested), node_in_words(after.requested))
    yield "Best node", both(*(node_in_words(side.best) if side.best else "no node" for side in (before, after)))
    yield "Binding limit", both(_limit(before.binding), _limit(after.binding))
    yield "Next limit", both(_limit(before.next_limit), _limit(after.next_limit))
    if before.unknowns or after.unknowns:
        yield "Still unknown", both(*(_count(side.unknowns) for side in (before, after)))
    if before.grade or after.grade:
        yield "Grade", both(*(side.grade.value if side.grade else "unknown" for side in (before, after)))
    if before.edition != after.edition:
        yield "Code", both(before.edition, after.edition)


def _mark(side: Side) -> Text:
    word, style = MARKS[side.outcome]
    return Text.assemble((f" {word} ", style))


def _limit(limit: Limit | None) -> str:
    return _NONE if limit is None else f"{limit.name}, {margin_in_words(limit)}"


def margin_in_words(limit: Limit) -> str:
    """Return what a limit has left, or is short of."""
    if limit.margin is None:
        return "unknown"
    return f"{quantity(abs(limit.margin), limit.unit)} {'short' if limit.fits is False else 'left'}"


def _inputs(found: Difference, pairs: Iterable[InputPair]) -> Table:
    table = _sided(found, header=True, fields=True)
    for pair in pairs:
        table.add_row(
            Text(pair.field), _known(pair.before, pair.before_basis), _known(pair.after, pair.after_basis, bold=True)
        )
    return table


def _known(value: str | None, basis: Basis | None, *, bold: bool = False) -> Text:
    if value is None or basis is None:
        return Text("not known", style="dim")
    return Text.assemble((value, "bold" if bold else ""), f" ({basis.value})")


def _count(fields: tuple[str, ...]) -> str:
    return f"{len(fields)} {'field' if len(fields) == 1 else 'fields'}" if fields else _NONE


def _unknowns(found: Difference) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False)
    for side, other in ((found.before, found.after), (found.after, found.before)):
        table.add_row(Text(side.name), Text(", ".join(f for f in side.unknowns if f not in other.unknowns) or _NONE))
    return table


def _rule(rule: RuleChanges) -> Table:
    changed = [change for change in rule.changes if not change.field.endswith(("cite", "confidence"))]
    said = "; ".join(f"{c.field.replace('_', ' ')} {c.old or _NONE} → {c.new or _NONE}" for c in changed)
    return _line("•", f"{rule.title}: {said or 'the clause only'}")


def _sizes(found: Difference) -> str:
    """Return the nodes that the limits are of."""
    before, after = node_in_words(found.before.shown), node_in_words(found.after.shown)
    return f"for {before}" if before == after else f"for {before}, then for {after}"


def _limits(found: Difference) -> Table:
    table = Table(box=None, padding=(0, 1), show_edge=False)
    table.add_column("", ratio=2, overflow="fold")
    for column in ("Asks", "then", "Available", "then", "Margin", "then"):
        table.add_column(column, justify="right")
    for pair in found.limits:
        sides = (pair.before, pair.after)
        cells: list[Text] = []
        for figures in zip(*map(_figures, sides), strict=True):
            cells += _told_once(*figures)
        table.add_row(Text(pair.name + _binds(found, pair)), *cells)
    return table


def _binds(found: Difference, pair: LimitPair) -> str:
    binding = [side.binding is not None and side.binding.code == pair.code for side in (found.before, found.after)]
    return {(True, True): " (binding)", (True, False): " (was binding)", (False, True): " (now binding)"}.get(
        (binding[0], binding[1]), ""
    )


def _figures(limit: Limit | None) -> tuple[str, str, str]:
    if limit is None:
        return _NONE, _NONE, _NONE
    capacity = None if limit.capacity is None else max(0.0, limit.capacity)
    return quantity(limit.demand, limit.unit), quantity(capacity, limit.unit), quantity(limit.margin, limit.unit)


def _told_once(before: str, after: str) -> list[Text]:
    return [Text(before), Text("same", style="dim") if before == after else Text(after, style="bold")]


def _findings(pairs: Iterable[FindingPair]) -> Iterable[Table]:
    """Yield what appeared, vanished or weighs otherwise; what only has other figures is counted."""
    reworded = 0
    for pair in pairs:
        was, now = pair.before, pair.after
        if was and now and _bare(was) == _bare(now):
            reworded += 1
            continue
        if was:
            yield _line("was" if now else "gone", _said(was), style="dim")
        if now:
            yield _line("now" if was else "new", _said(now))
    if reworded:
        yield _line("", f"{reworded} more {'says' if reworded == 1 else 'say'} the same of other figures.", style="dim")


def _bare(finding: Finding) -> str:
    """Return what a finding says without its figures."""
    return _FIGURE.sub("", _said(finding))


def _said(finding: Finding) -> str:
    return f"{finding.severity.value}: {finding.says}"


def _line(mark: str, text: str, *, style: str = "") -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=5, justify="right")
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark, style=style or "bold"), Text(text, style=style))
    return grid


def _sheet(found: Difference, sheet: SheetPair) -> Group:
    table = _sided(found, header=False)
    for pair in sheet.steps:
        table.add_row(Text(pair.label), _step(pair.before), _step(pair.after))
    return Group(Text(f"\n{sheet.section_title}: {sheet.title}", style="bold underline"), table)


def _step(step: Step | None) -> Text:
    if step is None:
        return Text("–", style="dim")
    value = quantity(step.value, step.unit)
    return Text.assemble((value, "bold"), (f"\n{step.working}" if step.working else "", "dim"))


def _sided(found: Difference, *, header: bool, fields: bool = False) -> Table:
    """Return a table of three columns: a name and the two sides."""
    table = Table(box=None, padding=(0, 1), show_header=header, expand=True)
    if fields:
        table.add_column("Field", no_wrap=True)  # what is typed must be read whole
    else:
        table.add_column("", ratio=5, overflow="fold")
    table.add_column(Text(found.before.name), ratio=7, overflow="fold")
    table.add_column(Text(found.after.name), ratio=7, overflow="fold")
    return table


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold cyan")
