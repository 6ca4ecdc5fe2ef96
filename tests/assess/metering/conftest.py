"""Records made by hand: readings one after another, as a reader of meter files yields them."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from assess.intake.meter import MeterFile, Reading, Register
from assess.metering.record import Record, record_of

Rows = list[Reading]


@pytest.fixture
def rows() -> Callable[..., Rows]:
    """Return readings of these watt-hours, one every so many minutes from a label on."""

    def make(
        start: str,
        wh: Iterable[object],
        minutes: int = 15,
        register: Register = Register.IMPORT,
        *,
        said: bool = False,
        estimated: bool = False,
    ) -> Rows:
        first, step = datetime.fromisoformat(start), timedelta(minutes=minutes)
        seconds = minutes * 60 if said else 0
        return [
            Reading(first + n * step, seconds, Decimal(str(value)), register, estimated) for n, value in enumerate(wh)
        ]

    return make


@pytest.fixture
def record() -> Callable[..., Record]:
    """Return the record of these readings."""

    def make(*parts: Rows, notes: tuple[str, ...] = ()) -> Record:
        readings = [reading for part in parts for reading in part]
        return record_of(MeterFile("test", "Test", "test.csv", None, notes, iter(readings)))

    return make


@pytest.fixture
def varied() -> Callable[[int], list[int]]:
    """Return so many watt-hours between 100 and 300 that do not repeat from one to the next."""

    def make(count: int) -> list[int]:
        return [100 + (n * 7919) % 201 for n in range(count)]

    return make
