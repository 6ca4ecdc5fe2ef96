"""The commissioning card on a page of its own, or as JSON, and in words why there is none."""

import datetime as dt
import json
from pathlib import Path

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.records import Record
from assess.report.document import fill_template
from assess.report.exchange import content_sha256, to_json
from assess.report.files import write_whole
from assess.rulebook import load_reference
from assess.verdict import CommissioningCard, Outcome

SCHEMA = "assess-card/1"
KINDS = (".pdf", ".json")
_WHY = {
    Outcome.GO_IF: "the home must be changed first: {changes}; assess it again after that",
    Outcome.INCOMPLETE: "the verdict still waits for {unknowns}",
    Outcome.NO_GO: "no node may be installed in this home as it is",
}


class IssuedCard(Record):
    """A card with what ties it to its assessment: id, hash of the data, and until when it holds.

    Who measures fills in what was found; nobody's signature and no reading is ever in it.
    """

    schema_id: str = SCHEMA
    report_id: str
    assessment_sha256: str
    version: str
    date: dt.date
    valid_through: dt.date
    edition: str
    node: str
    outcome: Outcome
    card: CommissioningCard


def issued_card(assessment: Assessment) -> IssuedCard | None:
    """Return the card of an assessment as it is handed out; None where there is none."""
    card = assessment.verdict.card
    if card is None:
        return None
    days = load_reference("reference/policy").figure("validity.days").value
    return IssuedCard(
        report_id=assessment.report_id,
        assessment_sha256=content_sha256(assessment),
        version=assessment.version,
        date=assessment.date,
        valid_through=assessment.date + dt.timedelta(days=days),
        edition=assessment.edition.title,
        node=assessment.node.model.name,
        outcome=assessment.verdict.outcome,
        card=card,
    )


def why_no_card(assessment: Assessment) -> str:
    """Return in one sentence why there is no card."""
    verdict = assessment.verdict
    changes = "; ".join(verdict.changes.titles) if verdict.changes else "what the findings name"
    unknowns = ", ".join(unknown.field for unknown in verdict.unknowns) or "what is still unknown"
    return f"No commissioning card: {_WHY[verdict.outcome].format(changes=changes, unknowns=unknowns)}."


def render_card(assessment: Assessment, *, paper: str = "letter") -> str:
    """Return the page of the card as HTML. Raises ReportError for an unknown paper, and where there is no card."""
    if assessment.verdict.card is None:
        raise ReportError(why_no_card(assessment))
    return fill_template("card.html.j2", assessment, paper=paper)


def card_json(issued: IssuedCard) -> str:
    """Return the card as JSON: keys sorted, indented by two, one newline at the end."""
    plain = issued.model_dump(mode="json")
    return json.dumps(plain, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def write_card(assessment: Assessment, path: Path, *, paper: str = "letter") -> bool:
    """Write the card as PDF or JSON by the ending of its name; return whether there was one to write.

    Raises ReportError for any other ending, and MissingLibrary when Pango is not installed.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise ReportError(f"a card is written as {' or '.join(KINDS)}, by the ending of its name.", where=str(path))
    issued = issued_card(assessment)
    if issued is None:
        return False
    if kind == ".json":
        write_whole(path, card_json(issued).encode())
        return True
    from assess.report.pdf import render_pdf

    html = render_card(assessment, paper=paper)
    write_whole(path, render_pdf(html, on=assessment.date, attached=to_json(assessment)))
    return True
