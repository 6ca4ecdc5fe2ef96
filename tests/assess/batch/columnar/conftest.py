"""Rows read by columns held against rows read one by one, and a made-up list of homes."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from assess.batch.records import RawRow

Table = tuple[tuple[str, ...], list[RawRow]]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def read_alike() -> Any:
    """Return what reads rows both ways and holds them against one another."""
    return _module(Path(__file__).with_name("alike.py")).read_alike


@pytest.fixture(scope="session")
def listed_homes(repo: Path) -> Callable[[int], Table]:
    """Return what makes the rows of the list of homes that is measured."""
    rows_of = _module(repo / "benchmarks" / "homes_table.py").rows

    def table(count: int) -> Table:
        rows = list(rows_of(count))
        return tuple(rows[0]), [RawRow(number, tuple(row.values())) for number, row in enumerate(rows, 2)]

    return table
