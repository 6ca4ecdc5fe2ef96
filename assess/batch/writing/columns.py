"""The columns of a table of results: what is told of each row, in which order, with which unit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assess.batch.records import RowResult, Status
from assess.batch.writing.words import fields_in_words, hazards_in_words, problem_in_words
from assess.verdict.brief import Brief

Value = str | int | float | None
_GRAVITY = list(Status)  # it names them from the lightest to the gravest


@dataclass(frozen=True)
class ResultColumn:
    """One column: its heading with the unit, what kind of value it holds, and how wide it is shown [characters]."""

    heading: str
    kind: Literal["text", "whole", "number"]
    width: int
    of: Callable[[RowResult], Value]


def results_columns() -> tuple[ResultColumn, ...]:
    """Return the columns of a table of results, in their order."""
    return _COLUMNS


def _of_the_answer(of: Callable[[Brief], Value]) -> Callable[[RowResult], Value]:
    """Return a value of the answer, and nothing where a row has none."""
    return lambda result: None if result.answer is None else of(result.answer)


def _of_the_node(of: Callable[[Brief], float]) -> Callable[[RowResult], Value]:
    """Return a value of the node that fits [W], nothing where none does: no cap is 0 W."""
    return lambda result: round(of(result.answer)) if result.answer is not None and result.answer.gpus else None


def _share_of_the_limit(answer: Brief) -> Value:
    return None if answer.binding_use is None else round(answer.binding_use * 100, 1)


def _first_problem(result: RowResult) -> Value:
    if not result.problems:
        return None
    first = max(result.problems, key=lambda problem: _GRAVITY.index(problem.status))
    where = f"{first.column}: " if first.column else ""
    more = f" (and {len(result.problems) - 1} more)" if len(result.problems) > 1 else ""
    return f"{where}{problem_in_words(first)}{more}"


_COLUMNS = (
    ResultColumn("Row", "whole", 7, lambda result: result.row),
    ResultColumn("Site ID", "text", 16, lambda result: result.site_id),
    ResultColumn("Status", "text", 14, lambda result: str(result.status)),
    ResultColumn("Verdict", "text", 13, _of_the_answer(lambda answer: str(answer.outcome))),
    ResultColumn("GPUs", "whole", 8, _of_the_answer(lambda answer: answer.gpus)),
    ResultColumn("Cap per GPU (W)", "whole", 11, _of_the_node(lambda answer: answer.cap_w)),
    ResultColumn("Wall power (W)", "whole", 11, _of_the_node(lambda answer: answer.wall_w)),
    ResultColumn("Binding limit", "text", 28, _of_the_answer(lambda answer: answer.binding)),
    ResultColumn("Share of it used (%)", "number", 11, _of_the_answer(_share_of_the_limit)),
    ResultColumn("Next limit", "text", 28, _of_the_answer(lambda answer: answer.next_limit)),
    ResultColumn("Hazards that block", "text", 28, _of_the_answer(lambda answer: hazards_in_words(answer.blocking))),
    ResultColumn("What is missing", "text", 44, _of_the_answer(lambda answer: fields_in_words(answer.unknowns))),
    ResultColumn("What would change it", "text", 44, _of_the_answer(lambda answer: answer.changes)),
    ResultColumn("Code edition", "text", 18, _of_the_answer(lambda answer: answer.edition)),
    ResultColumn("Duplicate of row", "whole", 11, lambda result: result.duplicate_of),
    ResultColumn("Report", "text", 30, lambda result: result.report),
    ResultColumn("First problem", "text", 60, _first_problem),
)
