"""What is given out of an assessment: the page or the JSON, and the reports that were asked for."""

from dataclasses import dataclass
from pathlib import Path

from assess.assessment import Assessment
from assess.cli.encoding import print_json
from assess.cli.talk import tell
from assess.report.editions import Audience, Edition


@dataclass(frozen=True)
class Wanted:
    """What was asked for; `show` is `answer`, `work`, `electrical`, `inputs`, `all` or nothing."""

    file: Path
    json: bool
    show: str | None
    html: Path | None
    pdf: Path | None
    card: Path | None
    paper: str
    audience: Audience
    edition: Edition

    def give(self, assessment: Assessment) -> None:
        """Print the page or the JSON to standard output and write the reports. Raises ReportError."""
        self._print(assessment)
        if self.html or self.pdf:
            self._write(assessment)
        if self.card is not None:
            from assess.report.card import why_no_card, write_card

            written = write_card(assessment, self.card, paper=self.paper)
            tell(f"Card written to {self.card}" if written else why_no_card(assessment))
            if not written and self.card.exists():
                tell(f"{self.card} is of an earlier assessment: do not use it.")

    def _print(self, assessment: Assessment) -> None:
        if self.json:
            from assess.report.exchange import to_json

            print_json(to_json(assessment))
            return
        from assess.report.table import DECISION, print_assessment

        if self.show == "electrical":
            print_assessment(assessment, work=("electrical",))
            return
        every = (DECISION, *(section.name for section in assessment.sections))
        worked = every if self.show in {"work", "all"} else ()
        print_assessment(assessment, work=worked, inputs=self.show in {"inputs", "all"}, short=self.show == "answer")

    def _write(self, assessment: Assessment) -> None:
        from assess.report.document import write_html, write_pdf
        from assess.report.photos import see_photos

        photos = see_photos(assessment.home, self.file.parent).pictures
        if self.html is not None:
            write_html(assessment, self.html, photos=photos, audience=self.audience, edition=self.edition)
            tell(f"Report written to {self.html}")
        if self.pdf is not None:
            write_pdf(
                assessment, self.pdf, paper=self.paper, photos=photos, audience=self.audience, edition=self.edition
            )
            tell(f"Report written to {self.pdf}")
