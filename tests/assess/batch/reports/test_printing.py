"""Reports of rows: assessed and printed by workers, whatever is wrong with some of the rows."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from assess.batch.records import Options, RawRow, ReportTask
from assess.batch.reports import print_reports, report_name
from assess.errors import IntakeError, ReportError

pytestmark = pytest.mark.slow

HEADINGS = ("Lead ID", "Property Address", "City", "State", "Zip code", "Main Breaker", "Square Feet", "A/C (tons)")
HOME = ("L-77", "12 Sample Street", "Cleveland", "OH", "44102", "200A", "1,850", 3)
OPTIONS = Options(date(2026, 11, 26))
Tasks = Callable[..., ReportTask]


@pytest.fixture
def task(tmp_path: Path) -> Tasks:
    """Return a function that makes the task of a row."""

    def made(
        number: int, cells: tuple[str | int, ...] = HOME, options: Options = OPTIONS, name: str = ""
    ) -> ReportTask:
        site_id = "" if options.redact else str(cells[0])
        return ReportTask(HEADINGS, RawRow(number, cells), options, tmp_path, name or report_name(number, site_id))

    return made


def attached(path: Path) -> str:
    """Return the data in a report."""
    with pikepdf.open(path) as pdf:
        return pdf.attachments["assessment.json"].get_file().read_bytes().decode()


def test_each_row_has_its_own_result_in_order(tmp_path: Path, task: Tasks) -> None:
    """A row that is no home, a name that leads out of the folder and a folder that is a file stop no other row."""
    (tmp_path / "blocked").write_text("a file")
    tasks = [
        task(2),
        task(3, ("L-78", "", "", "OH", "44102", "-200", "1,850", 3)),
        task(4, name="../out.pdf"),
        task(5, name="C:\\out.pdf"),
        replace(task(6), folder=tmp_path / "blocked"),
        replace(task(7), edition="poster"),
        task(8, ("",) * 8),
        task(1_009),
    ]
    done = list(print_reports(tasks, workers=2))
    assert [one.row for one in done] == [one.row.number for one in tasks]
    assert [one.name for one in done] == [one.name for one in tasks]
    assert [type(one.error) for one in done] == [type(None), IntakeError, *[ReportError] * 4, IntakeError, type(None)]
    assert 'row 3, column "Main Breaker": -200' in str(done[1].error)
    assert "not a name below the output folder" in str(done[2].error)
    assert "row 8: is empty" in str(done[6].error)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == ["blocked", "reports/000/000002-L-77.pdf", "reports/001/001009-L-77.pdf"]
    assert not (tmp_path.parent / "out.pdf").exists()


def test_a_report_is_one_page_of_the_row(tmp_path: Path, task: Tasks) -> None:
    """The one-page edition is printed, with the data of the row attached; the full one when asked for."""
    tasks = [task(2), replace(task(3), edition="full", name="full.pdf", paper="a4")]
    assert [one.error for one in print_reports(tasks, workers=1)] == [None, None]
    with pikepdf.open(tmp_path / tasks[0].name) as page, pikepdf.open(tmp_path / "full.pdf") as full:
        assert len(page.pages) == 1
        assert len(full.pages) > 2
    home = json.loads(attached(tmp_path / tasks[0].name))["home"]
    assert home["service"]["rating_a"] == 200
    assert home["contact"]["address"] == "12 Sample Street"


def test_a_redacted_report_names_nobody(tmp_path: Path, task: Tasks) -> None:
    """Address, site number, city and ZIP code are neither on the page nor in its data, nor in the file's name."""
    redacted = task(2, options=replace(OPTIONS, redact=True))
    assert redacted.name == "reports/000/000002.pdf"
    assert [one.error for one in print_reports([redacted], workers=1)] == [None]
    data = attached(tmp_path / redacted.name)
    assert [word for word in ("L-77", "Sample Street", "Cleveland", "44102") if word in data] == []
    assert json.loads(data)["home"]["contact"]["redacted"] is True
    shown = pypdfium2.PdfDocument(tmp_path / redacted.name)[0].get_textpage().get_text_bounded()
    assert "GPU" in shown
    assert [word for word in ("L-77", "Sample Street", "Cleveland", "44102") if word in shown] == []


def test_rows_are_taken_as_they_are_needed(tmp_path: Path, task: Tasks) -> None:
    """Of a hundred thousand rows few are asked for before the first result is given."""
    asked = []

    def tasks() -> Iterator[ReportTask]:
        for number in range(1_000):
            asked.append(number)
            yield task(number, ("",) * 8)

    with closing(print_reports(tasks(), workers=1)) as printing:
        assert next(printing).error is not None
        assert len(asked) < 10
    assert list(tmp_path.iterdir()) == []
