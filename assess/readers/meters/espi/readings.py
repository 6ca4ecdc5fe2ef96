"""The readings of a Green Button feed, in a second pass that holds one piece of the file at a time."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation

from assess.errors import IntakeError
from assess.intake.meter import Reading
from assess.readers.meters.build import HOUR_S
from assess.readers.meters.espi.clock import Stamp
from assess.readers.meters.espi.parser import Local, Parser, new_parser, parsed
from assess.readers.meters.espi.series import Series
from assess.readers.meters.stamps import NEWEST, OLDEST
from assess.readers.meters.table import MOST_ROWS
from assess.readers.sources import Source
from assess.units.spelling import quoted

_ESTIMATED = {"8", "9", "12"}  # ESPI: estimated by a reference day, by interpolation; projected
_EARLIEST = (OLDEST - 1970) * 31_556_952
_LATEST = (NEWEST - 1970) * 31_556_952
_MOST = Decimal(10) ** 9
_LONGEST_S = 400 * 86_400


def readings_of(source: Source, series: tuple[Series | None, ...], stamp: Stamp) -> Iterator[Reading]:
    """Yield the readings of the blocks whose `series` is not None. Raises IntakeError with the line."""
    taker = _Taker(source, series, stamp)
    for _ in parsed(taker.parser, source):
        yield from taker.ready
        taker.ready.clear()


class _Taker:
    """The handlers of the second pass: the texts of one reading are gathered and made into a Reading at its end."""

    def __init__(self, source: Source, series: tuple[Series | None, ...], stamp: Stamp) -> None:
        self.ready: list[Reading] = []
        self.source, self.series, self.stamp = source, series, stamp
        self.block = self.count = 0
        self.values: dict[str, str] = {}
        self.text: list[str] = []
        self.local = Local()
        self.parser: Parser = new_parser(source.where)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append

    def start(self, _: str, __: object) -> None:
        self.text.clear()

    def end(self, name: str) -> None:
        local = self.local[name]
        if local == "IntervalReading":
            self.take()
            self.values.clear()
        elif local == "IntervalBlock":
            self.block += 1
        elif local == "interval":
            self.values.clear()  # the head of a block is not always true
        else:
            self.values[local] = "".join(self.text)

    def take(self) -> None:
        series, values = self.series[self.block], self.values
        if series is None or "value" not in values:
            return
        self.count += 1
        if self.count > MOST_ROWS:
            raise IntakeError(f"holds more than the {MOST_ROWS:,} readings that are read", where=self.source.where)
        try:
            seconds = int(values["duration"]) if "duration" in values else series.seconds
            start, value = self.moment(values.get("start", "")), Decimal(values["value"])
            possible = -_MOST < value * series.factor < _MOST and 0 <= seconds <= _LONGEST_S
        except (ValueError, InvalidOperation):
            raise self.refusal() from None
        if not possible:
            raise self.refusal()
        wh = value * series.factor
        if series.power:
            wh = wh * seconds / HOUR_S
        estimated = values.get("quality", "").strip() in _ESTIMATED if "quality" in values else False
        self.ready.append(Reading(start, seconds, wh, series.register, estimated))

    def moment(self, text: str) -> datetime:
        epoch = int(text)
        if not _EARLIEST <= epoch < _LATEST:
            raise ValueError
        return self.stamp(epoch)

    def refusal(self) -> IntakeError:
        values = self.values
        told = ", ".join(f"{name} {quoted(values.get(name, ''))}" for name in ("start", "duration", "value"))
        return IntakeError(
            f"a reading cannot be: {told}",
            where=f"{self.source.where}, line {self.parser.CurrentLineNumber}",
            hint="Start is seconds since 1970, duration seconds, value a number.",
        )
