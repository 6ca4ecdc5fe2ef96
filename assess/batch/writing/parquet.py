"""A table of results as Parquet, for those who go on with it in a program."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from assess.batch.records import Cell
from assess.batch.writing.columns import ResultColumn, Value, results_columns
from assess.batch.writing.lines import Line, own_cells, own_headings
from assess.batch.writing.safe import plain_cell
from assess.errors import MissingLibrary
from assess.installed import how_to_add
from assess.report.files import whole_file

_ROWS_A_GROUP = 10_000  # held in memory at a time; smaller groups read slower


def write_results_parquet(path: Path, rows: Iterable[Line], headings: Sequence[str] = ()) -> int:
    """Write what came of each row, with the input's own columns of these headings behind it; return how many rows.

    Values that we tell are typed, the input's own are text as they came. Raises
    MissingLibrary without pyarrow, ReportError where it cannot be written.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingLibrary(
            "is Parquet, which pyarrow writes, and that is not installed",
            where=str(path),
            hint=f"Write .csv, or install it: {how_to_add('parquet')}",
        ) from None
    columns = results_columns()
    own = tuple(own_headings(headings, [column.heading for column in columns]))
    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64()}
    schema = pa.schema(
        [
            *(pa.field(column.heading, types[column.kind]) for column in columns),
            *(pa.field(h, pa.string()) for h in own),
        ]
    )
    count = 0
    with whole_file(path) as part, parquet.ParquetWriter(part, schema) as writer:
        for group in _groups(rows):
            told = list(zip(*(_told(columns, own, line) for line in group), strict=True))
            arrays = [pa.array(values, field.type) for values, field in zip(told, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def _groups(rows: Iterable[Line]) -> Iterator[list[Line]]:
    lines = iter(rows)
    while group := list(islice(lines, _ROWS_A_GROUP)):
        yield group


def _told(columns: Sequence[ResultColumn], own: Sequence[str], line: Line) -> list[Value]:
    cells, result = line
    return [*(column.of(result) for column in columns), *map(_text, own_cells(cells, own))]


def _text(cell: Cell) -> str | None:
    """Return a cell of the input as text that UTF-8 can hold; Parquet starts no formulas."""
    return None if cell is None else str(plain_cell(cell)).encode("utf-8", "replace").decode("utf-8")
