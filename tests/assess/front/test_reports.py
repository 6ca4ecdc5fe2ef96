"""Reports are written under any kind of name, and wrong options leave nothing behind."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess import (
    Assessment,
    Home,
    IntakeError,
    ReportError,
    UsageError,
    assess,
    from_json,
    to_json,
    write_html,
    write_pdf,
)


@pytest.fixture(scope="module")
def result() -> Assessment:
    """Return the assessment of a home of which nothing is known."""
    return assess(Home(), on=date(2026, 11, 27))


def test_a_page_is_written_by_its_name(result: Assessment, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A text will do for a path; the page is whole, and nothing is printed."""
    write_html(result, str(tmp_path / "report.html"), edition="page", photos_from=tmp_path)
    assert (tmp_path / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert tuple(capfd.readouterr()) == ("", "")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"paper": "legal"}, '"legal" is not one of its words. Write letter or a4.'),
        ({"audience": "mayor"}, '"mayor" is not one of its words. Write homeowner or electrician or both.'),
        ({"edition": "book"}, '"book" is not one of its words. Write full or page.'),
        ({"edition": "page", "audience": "homeowner"}, "the one-page edition has no part for one reader"),
    ],
)
def test_an_option_that_there_is_not_is_refused(
    options: dict[str, Any], says: str, result: Assessment, tmp_path: Path
) -> None:
    """The refusal says what there is, and no file appears."""
    with pytest.raises(UsageError) as refused:
        write_pdf(result, tmp_path / "report.pdf", **options)
    assert says in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_written_says_why(result: Assessment, tmp_path: Path) -> None:
    """A folder in the place of the file is a ReportError."""
    with pytest.raises(ReportError, match="is a folder"):
        write_html(result, tmp_path, edition="page")


def test_another_form_of_the_json_is_refused(result: Assessment) -> None:
    """Fields may mean something else there, however well they fit."""
    text = to_json(result).replace('"assess/1"', '"assess/2"')
    with pytest.raises(IntakeError, match=r'is in the form "assess/2"\. Read it with assess .* reads "assess/1"'):
        from_json(text)


def test_only_an_assessment_makes_a_report(tmp_path: Path) -> None:
    """The verdict alone, or a home, is told apart from the whole assessment."""
    with pytest.raises(TypeError, match=r"write_pdf\(\) takes an Assessment, as assess\(\) returns it, not Home"):
        write_pdf(Home(), tmp_path / "report.pdf")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"from_json\(\) takes a text, not dict"):
        from_json({})  # type: ignore[arg-type]
    with pytest.raises(IntakeError, match="not an assessment"):
        from_json("{}")
