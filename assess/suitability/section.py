"""The suitability section: which work this home suits, why, and what would have to be seen to."""

from dataclasses import dataclass

from assess.findings import Finding, Section, Severity, Worked
from assess.hardware import NodePower, NodeSpec
from assess.intake import Home
from assess.intake.security import SecurityChecklist
from assess.network import LineFit, NeverClass, line_fits, load_workloads
from assess.numbers import number
from assess.suitability.availability import Uptime, availability, in_words
from assess.suitability.cells import heat_cell, never_cells, power_cell, terms_cell
from assess.suitability.internet import internet_cell
from assess.suitability.records import Answer, Cell, Row, Suitability
from assess.suitability.ride_through import ride_through
from assess.suitability.rules import reliability
from assess.suitability.security import checklist, confidential_finding, security_cell, summary
from assess.worksheet import Worksheet

_NEVER = "Never in a home"


def assess_suitability(
    home: Home,
    spec: NodeSpec,
    power: NodePower,
    *,
    heat: Section | None,
    security: SecurityChecklist | None = None,
    throttled_h: float | None = None,
    recording: bool = True,
) -> tuple[Section, Suitability]:
    """Return the suitability of a home with a node that draws `power`: the section of a report, and its table.

    `heat` is the heat section of the same node, `security` what the home says of its security checklist, `throttled_h`
    the hours of the year in which heat holds the node down [h], where a year was run. The section sets no limits and
    no finding of it bars a node: it says what the node is good for. Raises RuleDataError for malformed figures.
    """
    answers = security or SecurityChecklist()
    ws, served = Worksheet(recording=recording), Worksheet(recording=recording)
    uptime = availability(home, ride_through(home, spec, power, ws), answers, ws)
    fits = line_fits(home, power.gpus)
    place = _Place(home, power.gpus, answers, uptime, heat, throttled_h)
    never = load_workloads().never.items()
    rows = (*(place.row(fit) for fit in fits), *(_never(name, work) for name, work in never))
    _write_fits(fits, served)
    asked = checklist(home, answers)
    table = Suitability(rows=rows, availability=uptime.table, checklist=asked)
    worked = (
        Worked(title="Uptime of the node", steps=tuple(ws.steps), governs=False),
        Worked(title="GPUs that the line serves, by work", steps=tuple(served.steps), governs=False),
    )
    section = Section(
        name="suitability",
        title="What work suits this home",
        worked=worked if recording else (),
        findings=(
            *_answers(rows),
            _uptime(uptime),
            *summary(asked),
            confidential_finding(spec.gpu),
        ),
    )
    return section, table


@dataclass(frozen=True)
class _Place:
    """What is the same for every kind of work."""

    home: Home
    gpus: int
    security: SecurityChecklist
    uptime: Uptime
    heat: Section | None
    throttled_h: float | None

    def row(self, fit: LineFit) -> Row:
        work = fit.work
        cells = (
            internet_cell(fit, self.home, self.gpus, self.security),
            power_cell(work, self.uptime),
            heat_cell(work, self.heat, self.throttled_h),
            security_cell(work, self.home, self.security),
            terms_cell(work, self.home),
        )
        answer = Answer.worst(*(cell.answer for cell in cells))
        gpus = None if fit.gpus is None else int(fit.gpus)
        reason = _reason(answer, cells, work.why)
        return Row(name=fit.name, title=work.title, answer=answer, reason=reason, gpus=gpus, cells=cells)


def _never(name: str, work: NeverClass) -> Row:
    cells = never_cells(work)
    return Row(name=name, title=work.title, answer=Answer.NO, reason=work.why, gpus=0, never=True, cells=cells)


def _reason(answer: Answer, cells: tuple[Cell, ...], why: str) -> str:
    """Return what makes it suit, or the first reason against it."""
    return why if answer is Answer.SUITS else next(cell.reason for cell in cells if cell.answer is answer)


def _write_fits(fits: tuple[LineFit, ...], ws: Worksheet) -> None:
    for fit in fits:
        parts = {"upload": fit.up_gpus, "download": fit.down_gpus, "data cap": fit.cap_gpus}
        known = [f"{name} {value:g}" for name, value in parts.items() if value is not None]
        if fit.gpus is not None:
            cite = (fit.work.up.per_gpu or fit.work.up.floor).cite
            ws.given(fit.work.title.capitalize(), fit.gpus, "GPUs", cite=cite, note=f"smallest of {', '.join(known)}")


def _answers(rows: tuple[Row, ...]) -> list[Finding]:
    """Return the page in four sentences: what suits, with what conditions, what does not, what never does."""
    groups = [
        ("suits", Severity.OK, "Suits this home", [row for row in rows if row.answer is Answer.SUITS]),
        ("conditions", Severity.NOTE, "With conditions", [row for row in rows if row.answer is Answer.CONDITIONS]),
        ("no", Severity.NOTE, "Not here", [row for row in rows if row.answer is Answer.NO and not row.never]),
        ("never", Severity.NOTE, _NEVER, [row for row in rows if row.never]),
    ]
    return [
        Finding(
            code=f"suitability.{code}",
            severity=severity,
            says=f"{words}: {'; '.join(row.title for row in group)}.",
            means=_because(group),
            cure=_cures(group) if code == "conditions" else "",
            cite=next((cell.cite for row in group for cell in row.cells if cell.answer is row.answer), ""),
        )
        for code, severity, words, group in groups
        if group
    ]


def _because(group: list[Row]) -> str:
    """Return the reasons of a group, each once, behind the work it holds for where they differ."""
    reasons: dict[str, list[str]] = {}
    for row in group:
        reasons.setdefault(row.reason, []).append(row.title)
    if len(reasons) == 1:
        return next(iter(reasons))
    named = {"; ".join(titles): reason for reason, titles in reasons.items()}
    return " ".join(f"{titles[0].upper()}{titles[1:]}: {reason}" for titles, reason in named.items())


def _cures(group: list[Row]) -> str:
    return " ".join(
        dict.fromkeys(cell.cure for row in group for cell in row.cells if cell.answer is row.answer and cell.cure)
    )


def _uptime(uptime: Uptime) -> Finding:
    table = uptime.table
    where = "the country, the state not being known" if uptime.place == "US" else uptime.place
    low, high = number(table.bad_pct, "%"), number(table.good_pct, "%")
    battery = f" {uptime.ride.why}" if uptime.ride.why else ""
    return Finding(
        code="suitability.availability",
        severity=Severity.NOTE,
        says=in_words(uptime),
        means=f"Power is out as in {where}, the line is up {uptime.line_note}: {low} to {high}% from a bad to a good "
        f"year.{battery}",
        cure="Put modem and router on the battery; let the node start again by itself.",
        cite=reliability().figure("power.major_minutes").cite,
        field="place.state" if uptime.place == "US" else None,
    )
