from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assess.batch.records import RawRow
from assess.batch.tables.table import Table, open_table

pa: Any = pytest.importorskip("pyarrow")
Read = Callable[..., tuple[Table, list[RawRow]]]


def written(path: Path, columns: dict[str, Any]) -> Path:
    """Return the path of a Parquet file, written, its name no help."""
    from pyarrow import parquet

    parquet.write_table(pa.table(columns), path, row_group_size=1_000)
    return path


def test_every_type_becomes_a_cell(tmp_path: Path, read: Read) -> None:
    """Numbers that are none become text, times of day too, and control characters go."""
    moment = datetime(2026, 10, 3, 8, 30)  # noqa: DTZ001 - a survey's own clock
    columns = {
        "text": pa.array(["a\0b", None]),
        "word": pa.array(["gas", "gas"]).dictionary_encode(),
        "whole": pa.array([200, None], pa.int16()),
        "real": pa.array([float("nan"), 1e308]),
        "half": pa.array([float("-inf"), 0.5], pa.float32()),
        "truth": pa.array([True, None]),
        "day": pa.array([date(2026, 10, 3), None]),
        "moment": pa.array([moment, None], pa.timestamp("ns")),
        "zoned": pa.array([moment, None], pa.timestamp("ms", "UTC")),
        "clock": pa.array([time(8, 30), None], pa.time64("us")),
        "money": pa.array([Decimal("0.10"), None]),
        "nothing": pa.nulls(2),
    }
    table, rows = read(written(tmp_path / "homes.csv", columns))
    assert (table.kind, table.heading_row, table.rows_known) == ("parquet", 1, 2)
    assert table.headings == tuple(columns)
    zoned = moment.replace(tzinfo=UTC)
    first = ("ab", "gas", 200, "nan", "-inf", True, date(2026, 10, 3), moment, zoned, "08:30:00", "0.10", None)
    assert rows == [
        RawRow(2, first),
        RawRow(3, (None, "gas", None, 1e308, 0.5, None, None, None, None, None, None, None)),
    ]


def test_rows_come_in_batches(tmp_path: Path) -> None:
    """Over several groups of rows, numbered on."""
    path = written(tmp_path / "homes.parquet", {"site": [str(n) for n in range(5_000)], "amps": list(range(5_000))})
    with open_table(path) as table:
        rows = list(table.rows())
        assert [row.number for row in rows] == list(range(2, 5_002))
        assert rows[-1].cells == ("4999", 4999)
        assert next(table.rows()) == rows[0]
