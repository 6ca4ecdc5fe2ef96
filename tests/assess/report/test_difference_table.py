"""The terminal page of a difference."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Finding, Severity
from assess.report.difference import difference
from assess.report.difference_table import print_difference
from assess.verdict import Unknown

Example = Callable[[str], Assessment]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that prints a difference on a page of so many columns."""

    def printed(before: Assessment, after: Assessment, *notes: str, columns: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("NO_COLOR", "1")
        print_difference(difference(before, after, names=("one", "other"), notes=notes))
        return capsys.readouterr().out.replace("\N{THIN SPACE}", " ")

    return printed


def finding(says: str, severity: Severity = Severity.NOTE) -> Finding:
    """Return a finding of the node."""
    return Finding(code="node.said", severity=severity, says=says)


def saying(assessment: Assessment, *findings: Finding) -> Assessment:
    """Return the assessment with these findings of the node alone."""
    first, *others = assessment.sections
    return assessment.model_copy(update={"sections": (first.model_copy(update={"findings": findings}), *others)})


def test_eighty_columns_are_enough(page: Callable[..., str], example: Example) -> None:
    """No line is wider, and the names of fields, which are typed, stand whole."""
    before, after = example("go-cleveland"), example("no-go-houston")
    out = page(before, after)
    assert max(len(line) for line in out.splitlines()) <= 80
    assert " internet.tests.0.loaded_latency_down_ms " in out
    assert "NO GO" in out


def test_what_is_no_longer_unknown_is_named(page: Callable[..., str], example: Example) -> None:
    """The fields that one side still lacks stand under its name."""
    home = example("go-cleveland")
    lacking = Unknown(field="panel.make", says="The make is not known.", cure="Read the label.")
    verdict = home.verdict.model_copy(update={"unknowns": (lacking,)})
    rows = [" ".join(line.split()) for line in page(home.model_copy(update={"verdict": verdict}), home).splitlines()]
    assert {"one panel.make", "other none"} <= set(rows)


def test_who_lives_there_is_no_difference_to_see(page: Callable[..., str], example: Example) -> None:
    """Two homes have two names; the page tells of the homes."""
    assert "contact." not in page(example("go-cleveland"), example("no-go-houston"))


def test_equal_sides_end_the_page(page: Callable[..., str], example: Example) -> None:
    """Where nothing differs nothing is listed, and a note is still told."""
    out = page(example("go-cleveland"), example("go-cleveland"), "The panel stays.")
    assert "Nothing differs" in out
    assert "! The panel stays." in out
    assert "Limits" not in out


def test_findings_come_go_and_weigh_otherwise(page: Callable[..., str], example: Example) -> None:
    """New, gone, and both where the weight or the words changed."""
    home = example("go-cleveland")
    quiet, loud = saying(home, finding("It holds.")), saying(home, finding("It holds.", Severity.WARNING))
    rows = [" ".join(line.split()) for line in page(quiet, loud).splitlines()]
    assert {"was note: It holds.", "now warning: It holds."} <= set(rows)
    assert "new note: It holds." in " ".join(page(saying(home), quiet).split())
    assert "gone note: It holds." in " ".join(page(quiet, saying(home)).split())


def test_other_figures_are_only_counted(page: Callable[..., str], example: Example) -> None:
    """A finding that says the same of another number is not printed twice."""
    home = example("go-cleveland")
    out = page(saying(home, finding("It takes 1,200.5 W.")), saying(home, finding("It takes 900 W.")))
    assert "It takes" not in out
    assert "1 more says the same of other figures." in out
