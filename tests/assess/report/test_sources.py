"""Clauses stand beside their figures, longer sources in a list."""

from assess.findings import Step
from assess.records import Confidence
from assess.report.sources import Sources

LONG = "a maker's table that nobody would print in a narrow column"


def test_clauses_stand_as_they_are() -> None:
    """A clause is printed whole, and the name of the code only once."""
    sources = Sources("NEC")
    assert sources.mark("NEC 220.82(B)") == "NEC 220.82(B)"
    assert sources.mark("NEC 210.20(A); NEC 210.19(A)(1)") == "NEC 210.20(A); 210.19(A)(1)"
    assert sources.listed() == ()


def test_long_sources_are_numbered_once() -> None:
    """The second mention of a source has the number of the first."""
    sources = Sources("NEC")
    assert [sources.mark(LONG), sources.mark(LONG + ", 2"), sources.mark(LONG)] == ["[1]", "[2]", "[1]"]
    assert [source.text for source in sources.listed()] == [LONG, LONG + ", 2"]


def test_a_source_keeps_its_weakest_confidence() -> None:
    """A source used once surely and once not is listed with the doubt."""
    sources = Sources("NEC")
    sources.mark(LONG, Confidence.LOW)
    sources.mark(LONG, Confidence.HIGH)
    assert sources.listed()[0].confidence is Confidence.LOW


def test_a_step_without_a_source_has_none() -> None:
    """Plain arithmetic needs no source."""
    step = Step(label="sum", kind="total", operands=(), working="1 + 1", value=2, unit="A")
    assert Sources("NEC").of_step(step) == ""
