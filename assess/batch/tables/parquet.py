"""A table in a Parquet file, a batch of rows at a time."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any

from assess.batch.records import Cell, RawRow
from assess.batch.tables.clean import clean
from assess.batch.tables.grid import Grid
from assess.batch.tables.headings import too_many_columns
from assess.batch.tables.limits import COLUMNS, MEBIBYTE, PARQUET_GROUP_BYTES
from assess.errors import IntakeError, MissingLibrary
from assess.installed import how_to_add
from assess.units.spelling import quoted

_ROWS = 2_000  # of one batch; enough to spread the cost of its columns, and a few MB
_SHOWN = 5


def parquet_grid(path: Path) -> Grid:
    """Return the cells of a Parquet file, its headings as row 1.

    Raises IntakeError for a broken file, for columns that hold lists, records or bytes, and for too many of them;
    MissingLibrary where pyarrow is not installed.
    """
    where = str(path)
    arrow = _arrow(where)
    with _told(where), arrow.ParquetFile(path) as file:
        schema, meta = file.schema_arrow, file.metadata
        sizes = [meta.row_group(n).total_byte_size for n in range(meta.num_row_groups)]
        count = meta.num_rows
    if len(schema) > COLUMNS:
        raise too_many_columns(where)
    _refuse_types(schema, where)
    if max(sizes, default=0) > PARQUET_GROUP_BYTES:
        raise IntakeError(
            f"holds a group of rows that unpacks to {max(sizes) / MEBIBYTE:,.0f} MB, more than is read at once",
            where=where,
            hint="Write it again with groups of 100,000 rows.",
        )
    return Grid("parquet", partial(_rows, path, tuple(schema.names)), last_row=count + 1)


class _told:  # noqa: N801 - used as a function, as contextlib's own are
    """A block in which whatever pyarrow raises of a broken file becomes an IntakeError."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        from pyarrow import ArrowException

        if isinstance(error, (ArrowException, OSError, UnicodeDecodeError)):
            raise IntakeError(
                "is a broken or cut-off Parquet file", where=self._where, hint="Write it again, or give CSV."
            ) from error


def _arrow(where: str) -> Any:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingLibrary(
            "is Parquet, which pyarrow reads, and that is not installed",
            where=where,
            hint=f"Save the table as CSV, or install it: {how_to_add('parquet')}",
        ) from None
    return parquet


def _refuse_types(schema: Any, where: str) -> None:
    from pyarrow import types

    kinds = (types.is_nested, types.is_binary, types.is_large_binary, types.is_fixed_size_binary)
    wrong = [field.name for field in schema if any(is_such(_plain_type(field.type)) for is_such in kinds)]
    if wrong:
        names = ", ".join(quoted(name) for name in wrong[:_SHOWN]) + (" ..." if len(wrong) > _SHOWN else "")
        raise IntakeError(
            f"holds lists, records or bytes in {'columns' if len(wrong) > 1 else 'column'} {names}",
            where=where,
            hint="A table of homes has one value in a cell; leave them out or spread them over columns.",
        )


def _plain_type(kind: Any) -> Any:
    from pyarrow import types

    return kind.value_type if types.is_dictionary(kind) else kind


def _rows(path: Path, names: tuple[str, ...]) -> Iterator[RawRow]:
    where = str(path)
    yield RawRow(1, names)
    number = 1
    with _told(where), _arrow(where).ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_ROWS):
            for cells in zip(*(_column(column) for column in batch.columns), strict=True):
                number += 1
                yield RawRow(number, cells)


def _column(column: Any) -> list[Cell]:
    """Return the values of one column as cells."""
    import pyarrow as pa
    from pyarrow import types

    kind = column.type
    if types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)  # Python's own go no finer
    try:
        values: list[Any] = column.to_pylist()
    except (OverflowError, ValueError):  # a day before year 1 or after 9999, which is told with its row
        values = column.cast(pa.string()).to_pylist()
    if types.is_integer(kind) or types.is_boolean(kind) or types.is_null(kind):
        return values
    as_cell: Callable[[Any], Cell] = _of_float if types.is_floating(kind) else _of_any
    return [None if value is None else as_cell(value) for value in values]


def _of_float(value: float) -> Cell:
    """Return a number, or as a text what is none, so that the form can say where it stands."""
    return value if isfinite(value) else str(value)


def _of_any(value: Any) -> Cell:
    if isinstance(value, str):
        return clean(value) or None
    return value if isinstance(value, (bool, int, float, date, datetime)) else str(value)
