"""What the report says and in which order: an Assessment, sorted for its readers, with nothing left to work out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from assess.assessment import Assessment
from assess.findings import Finding, Limit, Severity, Worked
from assess.numbers import number, quantity
from assess.records import Basis
from assess.report.drawings import Headroom, LimitBar, headroom, limit_bar
from assess.report.exchange import content_sha256
from assess.report.given import Group, given_groups
from assess.report.sources import Source, Sources
from assess.rulebook import load_reference
from assess.verdict import Configuration, Outcome, Verdict

_HEADROOM_TRACK = 484.0  # the width of the page, of the narrower paper
_LONG_NAME = 90
# Page one by rule of thumb: characters to a line, lines of a heading and of a limit, lines left for all of these.
_LINE, _HEAD_LINES, _LIMIT_LINES, _PAGE_LINES = 105, 2, 1.1, 24


@dataclass(frozen=True)
class Mark:
    """The answer as a word and a shape; the tone only goes with them."""

    word: str
    shape: str
    tone: str


_MARKS = {
    Outcome.GO: Mark("Go", "check", "go"),
    Outcome.GO_CAPPED: Mark("Go, with a smaller node", "check", "capped"),
    Outcome.GO_IF: Mark("Go, after changes", "arrow", "changes"),
    Outcome.NO_GO: Mark("No go", "cross", "stop"),
    Outcome.INCOMPLETE: Mark("Not decided yet", "question", "unsure"),
}


@dataclass(frozen=True)
class Figures:
    """One configuration in large figures, and what it stands for."""

    title: str
    configuration: Configuration


@dataclass(frozen=True)
class Margin:
    """One limit as a row of the picture: the bar, and its amounts in words."""

    bar: LimitBar
    amounts: str
    margin: str
    role: str


@dataclass(frozen=True)
class Discipline:
    """One discipline: what has to be read, what is in order, and its worksheets."""

    title: str
    findings: tuple[Finding, ...]
    in_order: tuple[Finding, ...]
    sheets: tuple[Worked, ...]


@dataclass(frozen=True)
class View:
    """Everything the template prints."""

    assessment: Assessment
    sha256: str
    title: str
    site: tuple[tuple[str, str], ...]
    issued: str
    valid_through: str
    valid_days: float
    mark: Mark
    figures: Figures | None
    asked: Configuration | None
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    bases: tuple[tuple[Basis, int], ...]
    long: bool
    margins: tuple[Margin, ...]
    headroom: Headroom | None
    disciplines: tuple[Discipline, ...]
    given: tuple[Group, ...]
    sources: Sources

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""
        return self.assessment.verdict

    def listed_sources(self) -> tuple[Source, ...]:
        """Return the numbered sources; complete once everything before them is printed."""
        return self.sources.listed()


def view(assessment: Assessment) -> View:
    """Return the report of an assessment, ready to print."""
    contact, verdict = assessment.home.contact, assessment.verdict
    given = given_groups(assessment.home)
    reasons, conditions = _reasons(verdict), _conditions(verdict)
    days = load_reference("reference/policy").figure("validity.days").value
    electrical = next((s for s in assessment.sections if s.name == "electrical"), None)
    figures = _figures(verdict)
    details = (("Prepared for", contact.name), ("Site", contact.site_id), ("Address", contact.address))
    title = contact.address or contact.name or contact.site_id or "One home"
    return View(
        assessment=assessment,
        sha256=content_sha256(assessment),
        title=_short(title),
        site=tuple((label, _short(text)) for label, text in details if text and text != title),
        issued=_day(assessment.date),
        valid_through=_day(assessment.date + timedelta(days=days)),
        valid_days=days,
        mark=_MARKS[verdict.outcome],
        figures=figures,
        asked=verdict.requested if figures and figures.configuration != verdict.requested else None,
        reasons=reasons,
        conditions=conditions,
        bases=_bases(given),
        long=_is_long(verdict, reasons, conditions),
        margins=tuple(_margin(limit, verdict) for limit in verdict.limits),
        headroom=headroom(electrical, _HEADROOM_TRACK) if electrical else None,
        disciplines=tuple(_disciplines(assessment)),
        given=given,
        sources=Sources(assessment.edition.short),
    )


def _figures(verdict: Verdict) -> Figures | None:
    match verdict.outcome:
        case Outcome.GO | Outcome.GO_CAPPED:
            return Figures("What can be installed", verdict.best or verdict.shown)
        case Outcome.GO_IF if verdict.changes and verdict.changes.after:
            return Figures("What can be installed after the changes", verdict.changes.after)
        case Outcome.INCOMPLETE if verdict.best:
            return Figures("What it looks like so far", verdict.best)
        case _:
            return Figures("What was asked for", verdict.requested)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """Return the reasons that are not said again a few lines further down, as unknown."""
    unknown = {one.says for one in verdict.unknowns}
    return tuple(reason for reason in verdict.reasons if reason not in unknown)


def _conditions(verdict: Verdict) -> tuple[str, ...]:
    """Return what must be done before it is switched on; where nothing can be yet, the findings say it."""
    return verdict.conditions if verdict.outcome in {Outcome.GO, Outcome.GO_CAPPED} else ()


def _bases(given: tuple[Group, ...]) -> tuple[tuple[Basis, int], ...]:
    """Return how many values came to be known in which way."""
    counts = Counter(v.basis for group in given for line in group.lines for run in line for v in run.values)
    return tuple((basis, counts[basis]) for basis in Basis if counts[basis])


def _is_long(verdict: Verdict, reasons: tuple[str, ...], conditions: tuple[str, ...]) -> bool:
    """Return whether the answer needs more than its page, so that what follows must not wait for a new one."""
    unknowns = tuple(f"{one.says} {one.cure} {one.field}" for one in verdict.unknowns)
    changes = (*verdict.changes.titles, verdict.changes.buys) if verdict.changes else ()
    ways = tuple(f"{'; '.join(way.titles)}: {way.buys}" for way in verdict.ways_up)
    lists = [some for some in (reasons, conditions, unknowns, changes, ways) if some]
    lines = sum(_HEAD_LINES + sum(ceil(len(text) / _LINE) for text in some) for some in lists)
    return lines + _LIMIT_LINES * len(verdict.limits) > _PAGE_LINES


def _margin(limit: Limit, verdict: Verdict) -> Margin:
    role = ""
    if verdict.binding and limit.code == verdict.binding.code:
        role = "decides"
    elif verdict.next_limit and limit.code == verdict.next_limit.code:
        role = "next behind it"
    if limit.capacity is None or limit.margin is None:
        return Margin(limit_bar(limit), f"{quantity(limit.demand, limit.unit)} needed", "not known", role)
    amounts = f"{number(limit.demand, limit.unit)} of {quantity(max(0.0, limit.capacity), limit.unit)}"
    if limit.margin < 0:
        return Margin(limit_bar(limit), amounts, f"short by {quantity(-limit.margin, limit.unit)}", role)
    left = quantity(limit.margin, limit.unit) if limit.margin > 0 else "nothing"
    return Margin(limit_bar(limit), amounts, f"{left} to spare", role)


_ORDER = [Severity.BLOCKING, Severity.UNKNOWN, Severity.WARNING, Severity.NOTE]


def _disciplines(assessment: Assessment) -> list[Discipline]:
    found = []
    for section in assessment.sections:
        open_ones = [f for f in section.findings if f.severity is not Severity.OK]
        found.append(
            Discipline(
                section.title,
                tuple(sorted(open_ones, key=lambda f: _ORDER.index(f.severity))),
                tuple(f for f in section.findings if f.severity is Severity.OK),
                tuple(sheet for sheet in section.worked if sheet.steps),
            )
        )
    return found


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG_NAME else f"{text[:_LONG_NAME].rstrip()} …"
