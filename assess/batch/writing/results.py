"""A table of results, in the form that the ending of its name says."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from assess.batch.writing.csv_files import write_results_csv
from assess.batch.writing.lines import Line
from assess.batch.writing.parquet import write_results_parquet
from assess.batch.writing.workbook import write_results_xlsx
from assess.errors import UsageError

_WRITERS = {".csv": write_results_csv, ".xlsx": write_results_xlsx, ".parquet": write_results_parquet}


def write_results(path: Path, rows: Iterable[Line], headings: Sequence[str] = ()) -> int:
    """Write results as .csv, .xlsx or .parquet; return how many rows. Raises UsageError for any other ending."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        known = ", ".join(_WRITERS)
        raise UsageError("results are not written in this form", where=str(path), hint=f"Use a name ending in {known}.")
    return write(path, rows, headings)
