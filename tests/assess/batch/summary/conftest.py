"""Results of a run, made up row by row, and the run that they are of."""

from collections.abc import Callable
from datetime import date

import pytest

from assess.batch.records import Options, Problem, RowResult, Status
from assess.batch.summary import Counts, Ran
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

Results = Callable[..., RowResult]


@pytest.fixture
def result() -> Results:
    """Return a function that makes what came of a row."""

    def made(
        row: int,
        outcome: Outcome | None,
        status: Status = Status.OK,
        *,
        gpus: int = 0,
        wall_w: float = 0.0,
        binding: str = "",
        unknowns: tuple[str, ...] = (),
        blocking: tuple[str, ...] = (),
        codes: tuple[str, ...] = (),
        edition: str = "nec/2023",
        report: str = "",
    ) -> RowResult:
        answer = None
        if outcome is not None:
            answer = Brief(outcome, gpus, 600, wall_w, binding, unknowns=unknowns, blocking=blocking, edition=edition)
        problems = tuple(Problem("Owner", "12 Sample Street", code, "says", "hint", status) for code in codes)
        return RowResult(row, f"SITE-{row}", status, "", problems, answer, report=report)

    return made


@pytest.fixture
def results(result: Results) -> list[RowResult]:
    """Return one of each: two that host, one after a change, two that do not, three not decided, and rows without."""
    panel = ("panel.make", "panel.main_a")
    return [
        result(2, Outcome.GO, gpus=16, wall_w=14_000, report="reports/000/000002.pdf"),
        result(
            3, Outcome.GO_CAPPED, Status.WARNING, gpus=8, wall_w=7_000, binding="Panel spaces", codes=("other_unit",)
        ),
        result(4, Outcome.GO_IF),
        result(5, Outcome.NO_GO, binding="Panel spaces", edition="nec/2020"),
        result(6, Outcome.NO_GO, binding="Data cap", blocking=("safety.panel_make",)),
        result(7, Outcome.INCOMPLETE, gpus=16, wall_w=9_000, unknowns=("internet.tests",)),
        result(8, Outcome.INCOMPLETE, unknowns=("internet.tests", *panel)),
        result(9, Outcome.INCOMPLETE, unknowns=("internet.tests", "hvac.systems.1.cooling_btu_h", "panel.make")),
        result(10, Outcome.GO, Status.DUPLICATE, gpus=16, wall_w=14_000),
        result(11, None, Status.ERROR, codes=("negative", "negative", "out_of_range")),
        result(12, None, Status.SKIPPED),
    ]


@pytest.fixture
def counts(results: list[RowResult]) -> Counts:
    """Return their counts."""
    found = Counts()
    for one in results:
        found.add(one)
    return found


@pytest.fixture
def ran() -> Ran:
    """Return a run of a certain day."""
    return Ran(Options(date(2026, 11, 26)), table_sha256="5ac1" * 16, pdf="top:50")
