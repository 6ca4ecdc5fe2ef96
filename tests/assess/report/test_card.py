"""The card on a page of its own: one page whatever stands on it, readable type, the same bytes twice, and as JSON."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.report.card import IssuedCard, card_json, issued_card, render_card, why_no_card, write_card
from assess.report.exchange import content_sha256
from assess.verdict.card.records import CommissioningCard

pytestmark = pytest.mark.slow

GOES = ["go-cleveland", "go-capped-phoenix"]
ON = date(2026, 11, 26)
SMALLEST_PT = 8.0


@pytest.fixture
def page_of(tmp_path: Path) -> Callable[..., Any]:
    """Return a function that writes the card of an assessment and opens it."""

    def opened(assessment: Assessment, paper: str = "letter") -> Any:
        path = tmp_path / f"card-{paper}.pdf"
        assert write_card(assessment, path, paper=paper)
        return pypdfium2.PdfDocument(path.read_bytes())

    return opened


@pytest.fixture
def crowded(hostile: Assessment) -> Assessment:
    """Return an assessment with a card as full as it can be: every line, a long wire, a long raceway, long amounts."""
    card = hostile.verdict.card
    assert card is not None
    room = card.checks[-1].model_copy(update={"id": "room", "measure": "Room air at the node after 2 h, doors shut"})
    gfci = card.checks[0].model_copy(update={"id": "gfci", "expected": "a breaker that trips when its button is held"})
    full = card.model_copy(
        update={
            "cap_w": 1_234.5,
            "node_wall_w": 123_456.7,
            "conductor": "4/0-4/0-4/0-2/0 aluminum mobile home feeder, as the homeowner read it " * 4,
            "raceway": "2-1/2 EMT or larger, as the fill asks",
            "drop_pct": 12.3,
            "total_drop_pct": 15.6,
            "idle_gpus": 8,
            "alarms": (*card.alarms, *card.alarms[:2]),
            "checks": (gfci, *card.checks, room),
            "labels": (*card.labels, card.labels[0]),
        }
    )
    return hostile.model_copy(update={"verdict": hostile.verdict.model_copy(update={"card": full})})


def text_of(document: Any) -> str:
    """Return the text of the first page on one line."""
    return " ".join(document[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", GOES)
def test_the_card_is_one_page(
    name: str, paper: str, example: Callable[[str], Assessment], page_of: Callable[..., Any]
) -> None:
    """Each example that may be installed has exactly one page, on either paper, with its settings and blanks."""
    assessment = example(name)
    document = page_of(assessment, paper)
    assert len(document) == 1
    text, card = text_of(document), assessment.verdict.card
    assert card is not None
    for command in card.commands:
        assert command in text
    for label in card.labels:
        assert " ".join(label.text.split()) in text
    for signer in card.signers:
        assert signer.role in text
    assert assessment.report_id in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_crowded_card_is_one_page(paper: str, crowded: Assessment, page_of: Callable[..., Any]) -> None:
    """Every line at once, long names and large amounts still leave the signatures on the same page."""
    document = page_of(crowded, paper)
    assert len(document) == 1
    assert "this program signs for nobody" in text_of(document)


@pytest.mark.parametrize("name", GOES)
def test_no_letter_is_too_small(name: str, example: Callable[[str], Assessment], page_of: Callable[..., Any]) -> None:
    """Who reads it stands at a panel: nothing under eight points, and nothing out of the page."""
    page = page_of(example(name))[0]
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = item.get_bounds()
        assert 20 <= left <= right <= width - 20
        assert 8 <= bottom <= top <= height - 8


def test_the_style_of_the_card_keeps_its_least_size(example: Callable[[str], Assessment]) -> None:
    """No rule of the card's own part of the sheet asks for less than eight points."""
    css = render_card(example("go-cleveland")).split("The commissioning card on a page of its own")[1]
    own = css.split("The card inside the report")[0]
    sizes = [float(part.split("pt")[0]) for part in own.split("font-size: ")[1:]]
    assert sizes
    assert min(sizes) >= SMALLEST_PT


def test_the_same_card_gives_the_same_bytes(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """Page and data are byte for byte the same when written again."""
    for ending in (".pdf", ".json"):
        first, again = tmp_path / f"first{ending}", tmp_path / f"again{ending}"
        write_card(example("go-cleveland"), first)
        write_card(example("go-cleveland"), again)
        assert first.read_bytes() == again.read_bytes()


def test_the_data_of_the_card_reads_back(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """The JSON is tied to its report by id and hash, says how long it holds, and holds the card itself."""
    assessment = example("go-cleveland")
    write_card(assessment, tmp_path / "card.json")
    text = (tmp_path / "card.json").read_text(encoding="utf-8")
    issued = IssuedCard.model_validate_json(text)
    assert issued == issued_card(assessment)
    assert issued.card == assessment.verdict.card
    assert issued.assessment_sha256 == content_sha256(assessment)
    assert issued.valid_through == ON + timedelta(days=120)
    assert card_json(issued) == text
    assert json.loads(text)["card"]["gpus"] == 16


@pytest.mark.parametrize(
    ("name", "words"),
    [("go-if-atlanta", "must be changed first"), ("no-go-houston", "no node"), ("incomplete-seattle", "waits for")],
)
def test_no_card_is_made_where_nothing_may_be_installed(
    name: str, words: str, tmp_path: Path, example: Callable[[str], Assessment]
) -> None:
    """Nothing is written, and one sentence says why, with what must be done first where it is known."""
    assessment = example(name)
    assert not write_card(assessment, tmp_path / "card.pdf")
    assert list(tmp_path.iterdir()) == []
    why = why_no_card(assessment)
    assert words in why
    assert why.endswith(".")
    assert "\n" not in why
    for change in assessment.verdict.changes.titles if name == "go-if-atlanta" and assessment.verdict.changes else ():
        assert change in why
    with pytest.raises(ReportError, match="No commissioning card"):
        render_card(assessment)


def test_another_ending_is_refused(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """A name that is neither page nor data is no guess of the program's."""
    with pytest.raises(ReportError, match=r"\.pdf or \.json"):
        write_card(example("go-cleveland"), tmp_path / "card.txt")


def test_an_older_card_still_reads(example: Callable[[str], Assessment]) -> None:
    """A card written before there were checks and labels is read, with none."""
    card = example("go-cleveland").verdict.card
    assert card is not None
    new = {"commands", "after_restart", "idle_gpus", "node_current_a", "volts", "power_mode", "pcs_mode"}
    new |= {"disconnect", "alarms", "checks", "labels", "signers"}
    older = {name: value for name, value in card.model_dump().items() if name not in new}
    assert CommissioningCard.model_validate(older).checks == ()
