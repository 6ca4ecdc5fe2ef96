"""What the report says: an Assessment, sorted for its readers, each part worked out only where it is printed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assess.assessment import Assessment
from assess.report import electrician
from assess.report.answer import Answer, answer
from assess.report.decision import Decided
from assess.report.exchange import content_sha256
from assess.report.given import Group, given_groups
from assess.report.homeowner import Homeowner, homeowner, one_page
from assess.report.options import Options, in_words
from assess.report.pictures import Pictures, pictures_of
from assess.report.qr import QrCode, report_code
from assess.report.schematics import PanelSchedule, SingleLine, panel_schedule, single_line
from assess.report.sources import Source, Sources
from assess.report.suitability import Matrix, matrix
from assess.rulebook import load_reference
from assess.verdict import Verdict

_PAGE_WIDTH = 484.0  # points between the margins, on the narrower paper
_LONG_NAME = 90


@dataclass(frozen=True)
class View:
    """Everything the templates print."""

    assessment: Assessment
    sha256: str
    title: str
    site: tuple[tuple[str, str], ...]
    issued: str
    valid_through: str
    valid_days: float
    sources: Sources

    @property
    def head(self) -> str:
        """Return what stands over each page."""
        return f"Site assessment · {self.title}"

    @property
    def foot(self) -> str:
        """Return which report a page belongs to."""
        return f"{self.assessment.report_id} · assess {self.assessment.version}"

    @property
    def seal(self) -> str:
        """Return the hash of the data, for the foot of each page."""
        return f"Data SHA-256 {self.sha256}"

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""
        return self.assessment.verdict

    @property
    def decided(self) -> Decided:
        """Return how the verdict came about."""
        return self.answer.decided

    @cached_property
    def answer(self) -> Answer:
        """Return the answer."""
        steps = (step for section in self.assessment.sections for step in section.steps)
        return answer(self.verdict, self.given, steps)

    @cached_property
    def given(self) -> tuple[Group, ...]:
        """Return what was known of the home, and how."""
        return given_groups(self.assessment.home)

    @cached_property
    def homeowner(self) -> Homeowner:
        """Return the homeowner's part."""
        return homeowner(self.assessment, self.answer)

    @cached_property
    def one_page(self) -> Homeowner:
        """Return what the one-page edition prints of the homeowner's part."""
        return one_page(self.assessment, self.answer)

    @cached_property
    def qr(self) -> QrCode:
        """Return the code with the id and the hash."""
        return report_code(self.assessment.report_id, self.sha256)

    @cached_property
    def pictures(self) -> Pictures:
        """Return the pictures of what was measured and worked out."""
        return pictures_of(self.assessment, _PAGE_WIDTH)

    @cached_property
    def single_line(self) -> SingleLine:
        """Return the single-line diagram."""
        return single_line(self.assessment)

    @cached_property
    def panel_schedule(self) -> PanelSchedule | None:
        """Return the panel schedule; None where nothing is known of the panel."""
        return panel_schedule(self.assessment)

    @cached_property
    def suitability(self) -> Matrix:
        """Return what work suits the home."""
        return matrix(self.assessment.suitability)

    @cached_property
    def options(self) -> Options:
        """Return every place and power mode that was tried."""
        return in_words(self.assessment.options)

    @cached_property
    def facts(self) -> tuple[electrician.Fact, ...]:
        """Return the facts of the home and the node."""
        return electrician.facts(self.assessment)

    @cached_property
    def limits(self) -> tuple[electrician.LimitRow, ...]:
        """Return the limits in figures."""
        return electrician.limit_rows(self.assessment)

    @cached_property
    def chapters(self) -> tuple[electrician.Chapter, ...]:
        """Return the worksheets by discipline."""
        return electrician.chapters(self.assessment)

    @cached_property
    def findings(self) -> tuple[electrician.Group, ...]:
        """Return the findings by what they do to the answer."""
        return electrician.findings(self.assessment)

    def listed_sources(self) -> tuple[Source, ...]:
        """Return the numbered sources; complete once everything before them is printed."""
        return self.sources.listed()


def view(assessment: Assessment, sha256: str = "") -> View:
    """Return the report of an assessment, ready to print; the hash of its data is worked out where it is not given."""
    contact = assessment.home.contact
    days = load_reference("reference/policy").figure("validity.days").value
    title = contact.address or contact.name or contact.site_id or "One home"
    details = (("Prepared for", contact.name), ("Site", contact.site_id), ("Address", contact.address))
    return View(
        assessment=assessment,
        sha256=sha256 or content_sha256(assessment),
        title=_short(title),
        site=tuple((label, _short(text)) for label, text in details if text and text != title),
        issued=_day(assessment.date),
        valid_through=_day(assessment.date + timedelta(days=days)),
        valid_days=days,
        sources=Sources(assessment.edition.short),
    )


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG_NAME else f"{text[:_LONG_NAME].rstrip()} …"
