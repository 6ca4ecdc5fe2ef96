"""How long a year of meter data takes to read, beside what Python itself takes for the same bytes.

A year of quarters as a plain table stands against `csv.reader`, a year of hours as Green Button XML against
`xml.etree.iterparse`, whose elements are cleared. The files are made here, of the size that utilities write. Every
figure is the median of several rounds in this one run: a machine's speed cancels out of the ratio.

    python benchmarks/meters.py [--rounds N]
"""

import argparse
import csv
import tempfile
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from timeit import repeat
from xml.etree.ElementTree import iterparse

from assess.readers.meters import read_meter

QUARTERS, HOURS = 366 * 96, 366 * 24
START = datetime(2024, 1, 1, 8, tzinfo=UTC)
TWO_COLUMNS = "DateTime,kWh\r\n"
PGE = "Name,SAMPLE\r\nService,Service 1\r\n\r\nTYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES\r\n"
READING = """
                <IntervalReading>
                    <timePeriod>
                        <duration>{seconds}</duration>
                        <start>{start}</start>
                    </timePeriod>
                    <value>{value}</value>
                </IntervalReading>"""
TYPE = "<ReadingType><flowDirection>1</flowDirection><intervalLength>3600</intervalLength><uom>72</uom></ReadingType>"


def main() -> None:
    """Print one line a file: its size, the time of the reader and of Python alone, their ratio, the most memory."""
    parser = argparse.ArgumentParser(description="Time the reading of meter files.")
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    print(f"median of {rounds} rounds")
    print(f"{'':26}{'MB':>6}{'readings':>10}{'read_meter':>13}{'Python':>11}{'ratio':>7}{'memory':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for name, make, plain in CASES:
            path = Path(folder) / name.replace(" ", "-")
            path.write_text("".join(make()), "utf-8")
            count, peak = _measured(path)
            ours = _seconds(lambda path=path: deque(read_meter(path).readings, maxlen=0), rounds)  # type: ignore[misc]
            theirs = _seconds(lambda path=path, plain=plain: plain(path), rounds)  # type: ignore[misc]
            size = path.stat().st_size / 1e6
            print(
                f"{name:26}{size:>6.1f}{count:>10,}{ours * 1000:>10,.0f} ms{theirs * 1000:>8,.0f} ms"
                f"{ours / theirs:>7.1f}{peak / 1e6:>7.1f} MB"
            )


def _table() -> Iterator[str]:
    yield TWO_COLUMNS
    for n in range(QUARTERS):
        at = START + timedelta(minutes=15 * n)
        yield f"{at.month}/{at.day}/{at:%y} {at.hour}:{at:%M},{_kwh(n)}\r\n"


def pge_year() -> Iterator[str]:
    """Yield a year of quarter-hours as PG&E's website exports it."""
    yield PGE
    for n in range(QUARTERS):
        at = START + timedelta(minutes=15 * n)
        yield f"Electric usage,{at:%Y-%m-%d},{at:%H:%M},{at + timedelta(minutes=14):%H:%M},{_kwh(n)},$0.06 ,\r\n"


def green_button(count: int, seconds: int) -> Iterator[str]:
    """Yield so many readings as Green Button XML."""
    yield f'<feed xmlns="http://naesb.org/espi"><entry><content>{TYPE}</content></entry>'
    begin = round(START.timestamp())
    for first in range(0, count, 24):
        yield "<entry><content><IntervalBlock>"
        for n in range(first, min(first + 24, count)):
            yield READING.format(seconds=seconds, start=begin + seconds * n, value=int(1000 * _kwh(n)))
        yield "</IntervalBlock></content></entry>"
    yield "</feed>"


def _kwh(n: int) -> float:
    return 50 * (n * 7919 % 61) / 1000


def by_csv(path: Path) -> None:
    """Read a table with the standard library alone."""
    with path.open(newline="", encoding="utf-8") as file:
        deque(csv.reader(file), maxlen=0)


def by_iterparse(path: Path) -> None:
    """Walk through an XML file with the standard library alone."""
    for _, element in iterparse(path):  # noqa: S314 - it was written above
        element.clear()


def _measured(path: Path) -> tuple[int, int]:
    tracemalloc.start()
    count = sum(1 for _ in read_meter(path).readings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


def _seconds(run: Callable[[], object], rounds: int) -> float:
    return median(repeat(run, number=1, repeat=rounds + 1)[1:])  # the first one warms up


CASES: tuple[tuple[str, Callable[[], Iterator[str]], Callable[[Path], None]], ...] = (
    ("table, year of quarters", _table, by_csv),
    ("PG&E, year of quarters", pge_year, by_csv),
    ("ESPI, year of hours", lambda: green_button(HOURS, 3600), by_iterparse),
    ("ESPI, year of quarters", lambda: green_button(QUARTERS, 900), by_iterparse),
)


if __name__ == "__main__":
    main()
