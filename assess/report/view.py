"""What the report says and in which order: an Assessment, sorted for its readers, with nothing left to work out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assess.assessment import Assessment
from assess.findings import Finding, Severity, Worked
from assess.report.answer import Answer, answer
from assess.report.decision import Decided
from assess.report.drawings import Headroom, headroom
from assess.report.exchange import content_sha256
from assess.report.given import Group, given_groups
from assess.report.options import Options, in_words
from assess.report.sources import Source, Sources
from assess.report.suitability import Matrix, matrix
from assess.rulebook import load_reference
from assess.verdict import Verdict

_PAGE_WIDTH = 484.0  # points between the margins, on the narrower paper
_LONG_NAME = 90
# The table of work says these with their reasons; the findings need not say them again.
_IN_THE_TABLE = {f"suitability.{answer}" for answer in ("suits", "conditions", "no", "never")}
_URGENT_FIRST = [Severity.BLOCKING, Severity.UNKNOWN, Severity.WARNING, Severity.NOTE]


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
    answer: Answer
    headroom: Headroom | None
    disciplines: tuple[Discipline, ...]
    given: tuple[Group, ...]
    suitability: Matrix
    options: Options
    sources: Sources

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""
        return self.assessment.verdict

    @property
    def decided(self) -> Decided:
        """Return how the verdict came about."""
        return self.answer.decided

    def listed_sources(self) -> tuple[Source, ...]:
        """Return the numbered sources; complete once everything before them is printed."""
        return self.sources.listed()


def view(assessment: Assessment) -> View:
    """Return the report of an assessment, ready to print."""
    contact = assessment.home.contact
    given = given_groups(assessment.home)
    days = load_reference("reference/policy").figure("validity.days").value
    electrical = next((section for section in assessment.sections if section.name == "electrical"), None)
    title = contact.address or contact.name or contact.site_id or "One home"
    details = (("Prepared for", contact.name), ("Site", contact.site_id), ("Address", contact.address))
    return View(
        assessment=assessment,
        sha256=content_sha256(assessment),
        title=_short(title),
        site=tuple((label, _short(text)) for label, text in details if text and text != title),
        issued=_day(assessment.date),
        valid_through=_day(assessment.date + timedelta(days=days)),
        valid_days=days,
        answer=answer(assessment.verdict, given, (step for section in assessment.sections for step in section.steps)),
        headroom=headroom(electrical, _PAGE_WIDTH) if electrical else None,
        disciplines=tuple(_disciplines(assessment)),
        given=given,
        suitability=matrix(assessment.suitability),
        options=in_words(assessment.options),
        sources=Sources(assessment.edition.short),
    )


def _disciplines(assessment: Assessment) -> Iterator[Discipline]:
    for section in assessment.sections:
        findings = [finding for finding in section.findings if finding.code not in _IN_THE_TABLE]
        in_order = tuple(f for f in findings if f.severity is Severity.OK)
        urgent = sorted(
            (f for f in findings if f.severity is not Severity.OK),
            key=lambda finding: _URGENT_FIRST.index(finding.severity),
        )
        # The table of work stands for its working, which the terminal and the attached data have.
        sheets = () if section.name == "suitability" else tuple(s for s in section.worked if s.steps)
        yield Discipline(section.title, tuple(urgent), in_order, sheets)


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG_NAME else f"{text[:_LONG_NAME].rstrip()} …"
