"""The pages that are worked out say what the code and the data say today."""

from pathlib import Path

from scripts import build_weak_figures
from scripts.validating.answers import Answer, tally
from scripts.validating.houses import Result
from scripts.validating.loads import load_answers
from scripts.validating.picture import Panel, picture
from scripts.validation import DOCS, files


def test_the_validation_page_is_current(samples: Path) -> None:
    """Page and pictures are those that the code makes of the published data, worked again here."""
    for name, text in files(samples).items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"run python -m scripts.validation: {name}"


def test_every_published_load_comes_out() -> None:
    """Each line of each example is ours, and no example is counted twice."""
    answers = load_answers()
    assert [answer for answer in answers if not answer.reproduced] == []
    assert len({(answer.case, answer.quantity, answer.suite) for answer in answers}) == len(answers)


def test_a_wrong_answer_is_counted_as_wrong() -> None:
    """What is further off than it may be does not come out."""
    known = [Answer("a", "one", "load", "VA", 100, ours, close=5) for ours in (100, 105, 106, 94)]
    assert tally(known) == {"a": (2, 4)}


def test_a_result_outside_its_band_is_red() -> None:
    """The picture shows what does not come out, and says so in its legend."""
    panel = Panel("Heating, MWh", ("heating",), 0, 8, 1)
    inside = Result("600", "the base case", "heating", "MWh", (3.0, 5.0), (3.5, 4.5), 4.0)
    outside = Result("600", "the base case", "heating", "MWh", (3.0, 5.0), (3.5, 4.5), -1.5)
    assert "outside" not in picture("One", [inside], [panel], "accepted")
    drawn = picture("One", [outside], [panel], "accepted")
    assert "assess, outside" in drawn
    assert "heating: −1.5 MWh; 3 to 5 is accepted" in drawn


def test_the_page_of_weak_figures_is_current() -> None:
    """It is what the rule data say."""
    said = build_weak_figures.TARGET.read_text(encoding="utf-8")
    assert said == build_weak_figures.page(), "run python scripts/build_weak_figures.py"


def test_every_figure_that_says_how_sure_it_is_is_counted() -> None:
    """As many figures of low confidence as the files have of the word."""
    known = [*build_weak_figures.entries()]
    for name in {entry.file for entry in known}:
        text = (build_weak_figures.CODES / f"{name}.toml").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if 'confidence = "low"' in " ".join(line.split("#")[0].split())]
        found = [entry for entry in known if entry.file == name and entry.confidence == "low"]
        assert len(found) >= len(lines), name
