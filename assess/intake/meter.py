"""What a meter, a monitor or a smart panel recorded: readings, one after another, as a reader yields them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Register(StrEnum):
    """What a reading counts. Only `consumption` is what the house drew; with PV on the roof `import` is less."""

    IMPORT = "import"
    EXPORT = "export"
    NET = "net"
    CONSUMPTION = "consumption"
    GENERATION = "generation"
    LEG_A = "leg_a"
    LEG_B = "leg_b"


class Reading(NamedTuple):
    """Energy of one interval [Wh], exact as it was written.

    `start` is aware where the file says its offset from UTC, else the local clock. `seconds` is how long the interval
    is, 0 where the file does not say. `estimated` is the utility's own mark.
    """

    start: datetime
    seconds: int
    wh: Decimal
    register: Register
    estimated: bool = False


@dataclass(frozen=True)
class MeterFile:
    """A recognized file of readings: which format, what it says of itself, and the readings, to be read once.

    `zone` is the time zone it names, `notes` are quirks of the format that a reader should know. Readings come in the
    order of the file, which may be newest first. `stated_kwh` is the total that the file prints of itself, if any.
    """

    format: str
    title: str
    name: str
    zone: str | None
    notes: tuple[str, ...]
    readings: Iterator[Reading]
    stated_kwh: Decimal | None = None
