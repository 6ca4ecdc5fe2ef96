"""Rows as hostile as they come."""

import pytest

from assess.batch.records import Cell, Problem, RowResult, Status
from assess.batch.writing import Line
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

HOSTILE = ('=HYPERLINK("http://127.0.0.1/"&A1,"open")', "+1 Fir St", "@SUM(1,2)", "-200", "\tTab", "\r=1+1", " =1+1")


def result(row: int, status: Status = Status.OK, *problems: Problem, answer: Brief | None = None) -> RowResult:
    """Return what came of a row."""
    return RowResult(row, f"S-{row}", status, "0" * 64, problems, answer)


@pytest.fixture
def headings() -> tuple[str, ...]:
    """Return the headings of a small table, one of them as hostile as a cell."""
    return ("Site ID", "Street", "=Note", "Longitude")


@pytest.fixture
def lines() -> list[Line]:
    """Return a row for each outcome, one that was refused and one that is empty; their cells are hostile."""
    answers = [
        Brief(Outcome.GO, 16, 600.0, 15_950.79, "Outdoor heat rejection", "thermal.cooler", 0.99983, "Service rating"),
        Brief(Outcome.GO_CAPPED, 16, 475.0, 14_360.99, "Outdoor heat rejection", binding_use=0.98, edition="nec/2023"),
        Brief(Outcome.GO_IF, 0, 0.0, 0.0, "Service rating", binding_use=1.4, changes="=A larger service"),
        Brief(Outcome.NO_GO, 0, 0.0, 0.0, blocking=("safety.panel_make",)),
        Brief(Outcome.INCOMPLETE, 16, 600.0, 15_950.0, unknowns=("panel.bus_a", "loads", "internet.tests")),
    ]
    refused = Problem("Street", "@SUM(1,2)", "not_a_number", '"@SUM(1,2)" is no number', "Write it.", Status.ERROR)
    doubt = Problem("=Note", "=1+1", "formula_text", "was kept as text", "", Status.WARNING)
    rows: list[Line] = []
    for number, answer in enumerate(answers, 2):
        cells: tuple[Cell, ...] = (f"S-{number}", HOSTILE[number - 2], "-200", -104.99)
        rows.append((cells, result(number, Status.OK, answer=answer)))
    rows.append((("S-7", HOSTILE[5], HOSTILE[0]), result(7, Status.ERROR, doubt, refused)))
    rows.append(((None, None, None, None), result(8, Status.SKIPPED)))
    return rows
