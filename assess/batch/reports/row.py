"""The whole assessment of one row, for its report."""

from assess.assessment import Assessment
from assess.batch.answering import assess_row
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import ReportTask, Status
from assess.errors import IntakeError
from assess.units.spelling import quoted


def assessment_of(task: ReportTask) -> Assessment:
    """Return the assessment of a task's row, without names and places where that is asked. Raises AssessError."""
    read = read_row(task.row, task.headings, row_mapping(task.headings, task.options.columns))
    if read.home is None:
        raise _refusal(read, f"row {task.row.number}")
    return assess_row(read.home, task.options)


def _refusal(read: ReadRow, where: str) -> IntakeError:
    """Return why a row is no home."""
    if not read.problems:
        return IntakeError("is empty", where=where)
    order = list(Status)
    worst = max(read.problems, key=lambda problem: order.index(problem.status))
    at = f"{where}, column {quoted(worst.column)}" if worst.column else where
    return IntakeError(worst.says, where=at, hint=worst.hint or None)
