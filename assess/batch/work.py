"""The one function that every worker runs, on this machine or another: some rows in, what came of each out."""

from assess.batch.answering import answers, result_of
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Depth, RowResult, Task


def answer_rows(task: Task) -> list[RowResult]:
    """Return what came of each row, in their order; nothing that is wrong with one of them stops another.

    Raises IntakeError when no column of the table is known.
    """
    if task.options.depth is Depth.SCREEN:
        from assess.batch.screening import screen_rows

        return screen_rows(task)
    mapping = row_mapping(task.headings, task.options.columns)
    read = [read_row(row, task.headings, mapping) for row in task.rows]
    found = iter(answers([one.home for one in read if one.home is not None], task.options))
    return [
        result_of(row, task.headings, one, None if one.home is None else next(found))
        for row, one in zip(task.rows, read, strict=True)
    ]
