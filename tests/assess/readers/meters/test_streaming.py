"""Readings stream: four times the file takes no more memory, and none of it is read before it is asked for."""

import gc
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from assess.readers.meters import read_meter

MEGABYTE = 1_000_000


def rows(count: int) -> Iterator[str]:
    """Yield a plain table of quarters of an hour."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    yield "DateTime,kWh\n"
    yield from (f"{start + timedelta(minutes=15 * n):%Y-%m-%d %H:%M},0.{n % 1000:03}\n" for n in range(count))


def feed(count: int) -> Iterator[str]:
    """Yield a Green Button feed of hours."""
    yield '<feed xmlns="http://naesb.org/espi"><IntervalBlock>'
    for n in range(count):
        yield f"<IntervalReading><timePeriod><start>{1704085200 + 3600 * n}</start></timePeriod><value>5</value>"
        yield "</IntervalReading>"
    yield "</IntervalBlock></feed>"


@pytest.mark.parametrize("make", [rows, feed])
def test_memory_is_flat(tmp_path: Path, make: Callable[[int], Iterator[str]]) -> None:
    """The most memory at once is below 3 MB for 5,000 readings, and about the same for 20,000, which would take 4."""
    peaks = []
    for count in (5_000, 20_000):
        path = tmp_path / f"{count}.dat"
        path.write_text("".join(make(count)))
        deque(read_meter(path).readings, maxlen=0)  # what is read and kept once, such as tables, is there then
        gc.collect()
        tracemalloc.start()
        deque(read_meter(path).readings, maxlen=0)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert max(peaks) < 3 * MEGABYTE
    assert peaks[1] < peaks[0] + MEGABYTE / 4


def test_readings_come_as_they_are_asked_for(tmp_path: Path) -> None:
    """A broken row far down does not keep the first readings back."""
    path = tmp_path / "usage.csv"
    path.write_text("".join(rows(20_000)) + "broken,row\n")
    assert [r.wh for r in islice(read_meter(path).readings, 3)] == [0, 1, 2]
