"""Which rows get a report: what is typed, and what it chooses of the results."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from assess.batch.records import RowResult, Status
from assess.batch.reports import Wanted, Which, choose, wanted
from assess.errors import UsageError
from assess.hardware import Gpu, relative_throughput, resolve
from assess.intake import Home
from assess.preparing import with_a_node
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

ON = date(2026, 11, 26)


@cache
def usual_gpu() -> Gpu:
    """Return the GPU of the node that homes are assessed for where they ask for none."""
    return resolve(with_a_node(Home()).node, None).gpu


def result(
    row: int,
    outcome: Outcome | None = Outcome.GO,
    status: Status = Status.OK,
    *,
    gpus: int = 8,
    cap_w: float = 600,
    wall_w: float = 7_000,
) -> RowResult:
    """Return what came of a row."""
    work = gpus * relative_throughput(cap_w, usual_gpu(), None) if gpus else 0.0
    answer = None if outcome is None else Brief(outcome, gpus, cap_w, wall_w, throughput=work)
    return RowResult(row, f"A-{row}", status, "", answer=answer)


EACH = [
    result(2, Outcome.GO),
    result(3, Outcome.NO_GO, gpus=0, cap_w=0, wall_w=0),
    result(4, Outcome.GO_CAPPED),
    result(5, Outcome.INCOMPLETE, Status.INCOMPLETE),
    result(6, Outcome.GO_IF, gpus=0, cap_w=0, wall_w=0),
    result(7, None, Status.ERROR),
    result(8, Outcome.GO, Status.DUPLICATE),
    result(9, None, Status.SKIPPED),
    result(10, Outcome.GO, Status.NEEDS_REVIEW),
]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("all", Wanted(Which.ALL)),
        (" Go ", Wanted(Which.GO)),
        ("none", Wanted(Which.NONE)),
        ("top:50", Wanted(Which.TOP, 50)),
        ("TOP : 007", Wanted(Which.TOP, 7)),
    ],
)
def test_what_is_typed_is_understood(text: str, means: Wanted) -> None:
    """Capitals, spaces and leading zeros do no harm, and what is understood is written as it can be typed again."""
    assert wanted(text) == means
    assert wanted(str(means)) == means


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("some", '"some" does not say which reports', "top:50"),
        ("", "does not say which reports", "top:50"),
        ("go:5", '"go" takes no number', "top:50"),
        ("all:", '"all" takes no number', "top:50"),
        ("top", "does not say how many", "whole number"),
        ("top:", "does not say how many", "whole number"),
        ("top:0", "is not a number of reports", "whole number"),
        ("top:-3", "is not a number of reports", "whole number"),
        ("top:1.5", "is not a number of reports", "whole number"),
        ("top:²", "is not a number of reports", "whole number"),
        ("top:999999", "at most 100,000 rows", "go"),
        ("top:" + "9" * 5_000, "is not a number of reports", "whole number"),
    ],
)
def test_anything_else_is_refused_with_what_would_be_right(text: str, says: str, hint: str) -> None:
    """The message quotes the words and names the option, and its hint says what to write."""
    with pytest.raises(UsageError, match="--pdf") as refused:
        wanted(text)
    assert says in refused.value.message
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("none", []),
        ("go", [2, 4, 6, 10]),
        ("all", [2, 3, 4, 5, 6, 8, 10]),
        ("top:3", [2, 4, 10]),
        ("top:99", [2, 4, 6, 10]),
    ],
)
def test_each_choice_takes_its_rows(text: str, rows: list[int]) -> None:
    """All is what was assessed; go and top leave out duplicates, errors, empty rows and homes that cannot."""
    assert list(choose(EACH, wanted(text))) == rows


def test_none_reads_no_result() -> None:
    """Where no report is wanted, the results of a million rows are not gone through."""
    read = []

    def results() -> Iterator[RowResult]:
        for one in EACH:
            read.append(one)
            yield one

    assert list(choose(results(), Wanted(Which.NONE))) == []
    assert read == []


def test_the_best_do_most_work_then_take_fewest_watts_then_come_first() -> None:
    """Twelve GPUs at a low cap do less than eleven at full power, and of equals the thriftier and the earlier win."""
    gpu = usual_gpu()
    low_w, full_w = 300.0, gpu.full_w.value
    assert 8 < 12 * relative_throughput(low_w, gpu, None) < 11
    rows = [
        result(2, gpus=12, cap_w=low_w),
        result(3, gpus=11, cap_w=full_w),
        result(4, gpus=8, cap_w=full_w, wall_w=7_200),
        result(5, gpus=8, cap_w=full_w, wall_w=7_000),
        result(6, gpus=8, cap_w=full_w, wall_w=7_000),
        result(7, gpus=0, cap_w=0, wall_w=0),
    ]
    best = [list(choose(rows, Wanted(Which.TOP, most))) for most in range(1, 7)]
    order = [3, 2, 5, 6, 4, 7]
    assert best == [sorted(order[:most]) for most in range(1, 7)]


def test_the_best_of_many_are_found_in_little_memory() -> None:
    """Of thirty thousand results no more than the best are held."""
    rows = (result(row, gpus=row % 16 + 1, wall_w=row) for row in range(30_000))
    usual_gpu()
    tracemalloc.start()
    best = list(choose(rows, Wanted(Which.TOP, 10)))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert best == [15 + 16 * n for n in range(10)]
    assert peak_bytes < 500_000
