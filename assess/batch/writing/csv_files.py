"""A table of results as CSV: RFC 4180, in UTF-8 with the mark that makes a spreadsheet read it as such."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assess.batch.writing.columns import results_columns
from assess.batch.writing.lines import Line, own_cells, own_headings
from assess.batch.writing.safe import csv_cell
from assess.report.files import whole_file


def write_results_csv(path: Path, rows: Iterable[Line], headings: Sequence[str] = ()) -> int:
    """Write what came of each row, with the input's own columns of these headings behind it; return how many rows.

    Text that a spreadsheet might take for a formula gets an apostrophe. Raises ReportError and leaves nothing half.
    """
    columns = results_columns()
    own = tuple(own_headings(headings, [column.heading for column in columns]))
    count = 0
    with csv_writer(path) as writer:
        writer.writerow(csv_cell(heading) for heading in (*(column.heading for column in columns), *own))
        for cells, result in rows:
            writer.writerow(csv_cell(cell) for cell in (*(c.of(result) for c in columns), *own_cells(cells, own)))
            count += 1
    return count


@contextmanager
def csv_writer(path: Path) -> Iterator[Any]:
    """Give a writer of a CSV file that takes its name only once it is whole."""
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        yield csv.writer(file, lineterminator="\r\n")
