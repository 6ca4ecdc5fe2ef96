"""The rows to be mended: as they came, with what is wrong beside them, so that the table can be fed back."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from assess.batch.beside import BESIDE
from assess.batch.records import RowResult, Status
from assess.batch.writing.csv_files import csv_writer
from assess.batch.writing.lines import Line, own_cells
from assess.batch.writing.safe import csv_cell
from assess.batch.writing.words import problem_in_words

_TO_BE_MENDED = frozenset({Status.ERROR, Status.NEEDS_REVIEW, Status.INCOMPLETE})


def write_errors_csv(
    path: Path, headings: Sequence[str], rows: Iterable[Line], statuses: Collection[Status] = _TO_BE_MENDED
) -> int:
    """Write the rows of these statuses as they came, each with all its problems on one line; return how many rows.

    What stood beside them from an earlier round gives way. Raises ReportError and leaves nothing half.
    """
    kept = [number for number, heading in enumerate(headings) if heading not in BESIDE]
    count = 0
    with csv_writer(path) as writer:
        writer.writerow(csv_cell(heading) for heading in (*(headings[number] for number in kept), *BESIDE))
        for cells, result in rows:
            if result.status in statuses:
                own = list(own_cells(cells, headings))
                writer.writerow(csv_cell(cell) for cell in (*(own[number] for number in kept), *_beside(result)))
                count += 1
    return count


def _beside(result: RowResult) -> tuple[str | int, ...]:
    problems = result.problems
    return (
        result.row,
        _joined(problem.column for problem in problems),
        _joined(problem.value for problem in problems),
        _joined(problem.code for problem in problems),
        _joined(map(problem_in_words, problems)),
    )


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(texts)
