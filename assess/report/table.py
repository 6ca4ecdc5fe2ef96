"""The terminal page: the verdict with its reasons, limits, conditions, and the working on request."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assess.assessment import Assessment
from assess.findings import Limit, Section, Step
from assess.numbers import number, quantity
from assess.records import Confidence
from assess.report.decision import decided
from assess.report.decision_table import Waterfall, best_ways, how_sure, whole_decision
from assess.report.frame import Framed
from assess.report.inputs import input_lines, source_summary
from assess.report.options import TITLE
from assess.report.options_table import options_table
from assess.report.suitability import word_of
from assess.terminal import Terminal
from assess.verdict import Outcome, Verdict, gpu_or_gpus, node_in_words

# Word and colour together: the colour alone never carries the answer.
MARKS = {
    Outcome.GO: ("GO", "bold white on dark_green"),
    Outcome.GO_CAPPED: ("GO, CAPPED", "bold white on dark_green"),
    Outcome.GO_IF: ("GO IF", "bold black on yellow3"),
    Outcome.INCOMPLETE: ("INCOMPLETE", "bold black on yellow3"),
    Outcome.NO_GO: ("NO GO", "bold white on dark_red"),
}
DECISION = "decision"
_BAR = 24
_WIDTH_OF_BAR, _WIDTH_OF_MARGIN = 76, 56  # of the terminal, from which each has its place
_WIDTH = 100


def print_assessment(
    assessment: Assessment, *, work: Container[str] = (), inputs: bool = False, short: bool = False
) -> None:
    """Print an assessment to standard output.

    `work` names the sections whose every step is added, and with `decision` how the answer was found; `inputs` adds
    every value with its basis. `short` leaves it at the answer: why, what is unknown, the limits and the conditions.
    """
    console = Terminal(highlight=False)
    console.width = min(console.width, _WIDTH)
    for part in _page(assessment, short=short):
        console.print(part)
    if inputs:
        console.print(_heading("Inputs"))
        console.print(_inputs(assessment))
    if DECISION in work:
        console.print(_heading("Working: What would change the answer, and what is not sure"))
        for part in whole_decision(decided(assessment.verdict)):
            console.print(part)
    for section in assessment.sections:
        if section.name in work:
            console.print(_heading(f"Working: {section.title}"))
            console.print(_work(section))
    console.print(Text(_foot(assessment), style="dim"))


def _page(assessment: Assessment, *, short: bool) -> Iterable[RenderableType]:
    verdict, found = assessment.verdict, decided(assessment.verdict)
    yield _banner(assessment)
    yield from _list("Why", verdict.reasons)
    if found.policy:
        yield from _list(f"What the policy {found.policy.name} says otherwise", found.policy.changed)
    yield from _list("Stop: these must be cured first", verdict.blocking)
    yield from _list("Still unknown", [f"{u.field}: {u.says} {u.cure}".strip() for u in verdict.unknowns])
    yield from _list("How sure", how_sure(found))
    if verdict.changes:
        settled = ", once the unknowns are settled" if verdict.unknowns else ""
        yield _heading(f"What would make it possible{settled}")
        yield from best_ways(found)
    elif found.foremost and not short:
        yield _heading("What would allow more")
        yield from best_ways(found)
    yield _heading(f"Limits, tightest first, for {node_in_words(verdict.shown)}")
    yield _Limits(verdict)
    if found.falls and not short:
        yield _heading(found.title)
        yield Waterfall(found)
    yield from _list("Conditions", verdict.conditions)
    if short:
        return
    if assessment.options:
        yield _heading(TITLE)
        yield from options_table(assessment.options)
    if verdict.card:
        yield _heading("Commissioning card")
        yield _card(assessment)
    yield _heading("What work suits this home")
    yield _suitability(assessment)
    yield _heading("Based on")
    yield _basis(assessment)


def _suitability(assessment: Assessment) -> RenderableType:
    table = Table.grid(padding=(0, 2), pad_edge=True)
    for _ in range(3):
        table.add_column(overflow="fold")
    for row in assessment.suitability.rows:
        table.add_row(word_of(row), row.title, row.reason)
    return table


def _banner(assessment: Assessment) -> Framed:
    verdict = assessment.verdict
    word, style = MARKS[verdict.outcome]
    contact = assessment.home.contact
    who = " · ".join(t for t in (contact.name, contact.address, contact.site_id) if t) or "Home"
    body = [Text.assemble((f" {word} ", style)), Text(), Text(verdict.headline, style="bold")]
    if verdict.best and verdict.outcome is not Outcome.INCOMPLETE:
        best = verdict.best
        drawn, work = quantity(best.wall_w / 1000, "kW"), number(best.throughput, "kW")
        each = "" if best.gpus == 1 else " each"
        capped = f"{best.gpus} {gpu_or_gpus(best.gpus)} · {quantity(best.cap_w, 'W')}{each}"
        body.append(Text(f"{capped} · {drawn} · works like {work} at full power"))
    return Framed(Group(*body), Text(who))


def _list(title: str, lines: Iterable[str]) -> Iterable[RenderableType]:
    several = list(lines)
    if not several:
        return
    yield _heading(title)
    for line in several:
        yield _hanging("•", line, width=3)


def _hanging(mark: str, text: str, width: int) -> Table:
    """Return a text with a mark before it, its lines below each other."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=width, justify="right")
    grid.add_column(overflow="fold")
    grid.add_row(mark, Text(text))
    return grid


@dataclass(frozen=True)
class _Limits:
    """The limits as a table; on a narrow terminal the bar goes first and the margin next, never a name or a figure."""

    verdict: Verdict

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        bar, margin = options.max_width >= _WIDTH_OF_BAR, options.max_width >= _WIDTH_OF_MARGIN
        table = Table(box=None, padding=(0, 1), show_edge=False)
        table.add_column("", overflow="fold")
        for heading in ("Node asks", "Available", "Margin")[: 2 + margin]:
            table.add_column(heading, justify="right", no_wrap=True)
        table.add_column("Use", width=_BAR + 6 if bar else None, no_wrap=True)
        for limit in self.verdict.limits:
            binding = self.verdict.binding and limit.code == self.verdict.binding.code
            figures = (limit.demand, None if limit.capacity is None else max(0.0, limit.capacity), limit.margin)
            table.add_row(
                Text(f"{limit.name} (binding)" if binding else limit.name, style="bold" if binding else ""),
                *(Text(quantity(figure, limit.unit)) for figure in figures[: 2 + margin]),
                _bar(limit, _BAR if bar else 0),
            )
        yield table


def _bar(limit: Limit, cells: int) -> Text:
    if limit.unit == "spaces" and limit.fits:
        # One pair of spaces suffices and is as good as ten: a share of them would mislead.
        return Text("enough" if cells else "ok")
    use = limit.use
    if use is None:
        return Text("unknown", style="yellow3")
    filled = min(cells, round(use * cells)) if use != float("inf") else cells
    style = "dark_green" if limit.fits else "red"
    share = "none" if use == float("inf") else f"{use * 100:.0f}%"
    return Text.assemble(("█" * filled, style), ("░" * (cells - filled), "dim"), f" {share}" if cells else share)


def _card(assessment: Assessment) -> Table:
    card = assessment.verdict.card
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    if card is None:
        return table
    rows = [
        ("GPUs", f"{card.gpus}, each capped at {quantity(card.cap_w, 'W')}   {card.command}"),
        ("Node at the wall", quantity(card.node_wall_w, "W")),
        ("Branch breaker", f"{quantity(card.breaker_a, 'A')}, two-pole{', existing' if card.existing_circuit else ''}"),
        ("Conductor", f"{card.conductor or 'unknown'}, {quantity(card.terminals_c, '°C')} terminals"),
        ("Equipment ground", card.grounding or "unknown"),
    ]
    if card.raceway is not None:
        rows.append(("Raceway", f"{card.raceway}, at least"))
    if card.drop_pct is not None:
        total = "" if card.total_drop_pct is None else f", {quantity(card.total_drop_pct, '%')} from the service on"
        rows.append(("Voltage drop", f"{quantity(card.drop_pct, '%')}{total}"))
    if card.pcs_setpoint_a is not None:
        rows.append(("Power control setting", quantity(card.pcs_setpoint_a, "A")))
    set_points = (f"{alarm.what.lower()} {alarm.short}" for alarm in card.alarms if alarm.stop is not None)
    rows.append(("Alarms", "; ".join(set_points) or card.alarm))
    if card.minimum_down_mbps is not None:
        rows.append(
            (
                "Internet, at least",
                f"{quantity(card.minimum_down_mbps, 'Mbps')} down, {quantity(card.minimum_up_mbps, 'Mbps')} up",
            )
        )
    for name, text in rows:
        table.add_row(Text(name), Text(text))
    return table


def _basis(assessment: Assessment) -> Group:
    edition, weather = assessment.edition, assessment.weather
    lines = [f"{edition.title}: {edition.reason}."]
    if edition.warning:
        lines.append(f"! {edition.warning}")
    if weather is not None:
        hot, hottest = quantity(weather.cooling_1_f, "°F"), quantity(weather.extreme_max_f, "°F")
        lines.append(f"Weather of {weather.station_name}: 1% {hot}, extreme {hottest}.")
    lines.append(source_summary(assessment.home))
    if assessment.assumptions:
        lines.append(f"{len(assessment.assumptions)} assumptions:")
    made = [f"{a.what} ({a.why})" if a.why else a.what for a in assessment.assumptions]
    return Group(*(Padding(Text(line), (0, 0, 0, 2)) for line in lines), *(_hanging("–", one, width=5) for one in made))


def _inputs(assessment: Assessment) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column("Field", no_wrap=True)  # what is typed must be read whole
    for column in ("Value", "Basis", "Source"):
        table.add_column(column, overflow="fold")
    for line in input_lines(assessment.home):
        table.add_row(Text(line.field), Text(line.value), line.basis.value, Text(line.source))
    return table


def _work(section: Section) -> Group:
    parts: list[RenderableType] = []
    for sheet in section.worked:
        if not sheet.steps:
            continue
        parts.append(Text(sheet.title + ("" if sheet.governs else "  (does not decide)"), style="bold underline"))
        if sheet.note:
            parts.append(Text(sheet.note, style="italic"))
        table = Table(box=None, padding=(0, 1), show_header=False)
        table.add_column(ratio=4, overflow="fold")
        table.add_column(ratio=4, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=2, overflow="fold", style="dim")
        for step in sheet.steps:
            table.add_row(
                Text(step.label),
                Text(step.working or _origin(step)),
                Text(quantity(step.value, step.unit)),
                Text(_clause(step)),
            )
        parts += [table, Text()]
    for finding in section.findings:
        parts.append(
            Text(f"{finding.severity.value}: {finding.says} {finding.means} {finding.cure} {finding.cite}".strip())
        )
    return Group(*parts)


def _origin(step: Step) -> str:
    return step.basis.value if step.basis else ""


def _clause(step: Step) -> str:
    doubt = "" if step.confidence is Confidence.HIGH else f" [{step.confidence.value}]"
    return f"{step.cite}{doubt}"


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold cyan")


def _foot(assessment: Assessment) -> str:
    return (
        f"\n{assessment.report_id} · {assessment.date.isoformat()} · assess {assessment.version} · "
        "A screening aid, not a permit: the authority having jurisdiction and the utility decide."
    )
