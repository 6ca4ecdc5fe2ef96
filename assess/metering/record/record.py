"""The record: everything one pass over a meter file shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from assess.intake.meter import MeterFile, Register
from assess.metering.record.holes import Cover, cover_of
from assess.metering.record.house import House, house_of
from assess.metering.record.patterns import Run, flat_runs, split_of
from assess.metering.record.reading import Counted, counted, span_days
from assess.metering.record.seasons import Seasons, noon_dips, seasons_of
from assess.metering.record.series import Series
from assess.metering.record.windows import Peak, highest_reading


@dataclass(frozen=True)
class Record:
    """What a meter file holds.

    `house` is the series that stands for the house. `days` is from the first label to the end of the last by the
    clock on the wall, `lengths_s` how many intervals of each length there are [s], `split_s` the length of the
    intervals that were cut up to look like shorter ones, `dips` the days that look fed by the sun, and of how many.
    Shares are of the time: `estimated_share` of what was recorded. `stated_kwh` is the total that the file itself
    prints.
    """

    format: str
    title: str
    name: str
    zone: str | None
    notes: tuple[str, ...]
    registers: Mapping[Register, Counted]
    house: House
    days: float
    cover: Cover
    lengths_s: Mapping[int, int]
    estimated_share: float
    flat: tuple[Run, ...]
    split_s: int | None
    seasons: Seasons
    dips: tuple[int, int]
    highest: Peak | None
    stated_kwh: Decimal | None = None

    @property
    def series(self) -> Series | None:
        """Return the readings that stand for the house; None when the file holds none."""
        return self.house.series

    @property
    def kwh(self) -> Decimal | None:
        """Return the exact energy of the house without what came twice [kWh]; None when the file holds none."""
        return None if self.series is None else self.series.exact_wh() / 1_000

    @property
    def sums_kwh(self) -> tuple[Decimal, ...]:
        """Return every sum that a file may print as its total [kWh]: each register, and what was bought less sold."""
        listed = {register: counted.listed_wh / 1_000 for register, counted in self.registers.items()}
        kept = [counted.series.exact_wh() / 1_000 for counted in self.registers.values()]
        net = listed.get(Register.IMPORT, Decimal(0)) - listed.get(Register.EXPORT, Decimal(0))
        return (*listed.values(), *kept, net)

    @property
    def unmeasured_share(self) -> float:
        """Return the share of the span that was not measured: without readings, estimated, or of a stuck sensor."""
        recorded = 1 - self.cover.gap_share
        stuck_s = sum(run.hours for run in self.flat if run.kw != 0) * 3_600
        stuck = stuck_s / self.cover.span_s if self.cover.span_s > 0 else 0.0
        return min(1.0, self.cover.gap_share + recorded * self.estimated_share + stuck)


def record_of(file: MeterFile, *, hot: tuple[int, ...] = (), cold: tuple[int, ...] = ()) -> Record:
    """Return the record of a meter file, whose readings are used up by it.

    `hot` and `cold` are the months (1 to 12) in which the climate is hottest and coldest; without them those of most
    of the country. Raises IntakeError for readings that no series can be made of.
    """
    registers = counted(file.readings, file.name)
    house = house_of(registers)
    series = house.series
    if series is None:
        return _empty(file, registers, house)
    lengths, counts = np.unique(series.length_s, return_counts=True)
    seconds = np.where(series.length_s > 0, series.length_s, 1)
    return Record(
        format=file.format,
        title=file.title,
        name=file.name,
        zone=file.zone,
        notes=file.notes,
        registers=registers,
        house=house,
        days=span_days(series),
        cover=cover_of(series),
        lengths_s={int(n): int(count) for n, count in zip(lengths, counts, strict=True)},
        estimated_share=float(seconds[series.estimated].sum() / seconds.sum()),
        flat=flat_runs(series),
        split_s=split_of(series),
        seasons=seasons_of(series, hot, cold),
        dips=noon_dips(series),
        highest=highest_reading(series),
        stated_kwh=file.stated_kwh,
    )


def _empty(file: MeterFile, registers: Mapping[Register, Counted], house: House) -> Record:
    return Record(
        format=file.format,
        title=file.title,
        name=file.name,
        zone=file.zone,
        notes=file.notes,
        registers=registers,
        house=house,
        days=0.0,
        cover=Cover(0, 0, (), 0, 0),
        lengths_s={},
        estimated_share=0.0,
        flat=(),
        split_s=None,
        seasons=Seasons(hot=False, cold=False),
        dips=(0, 0),
        highest=None,
        stated_kwh=file.stated_kwh,
    )
