"""The readings of one register as columns: sorted, one reading for each interval, exact to the last digit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal, localcontext

import numpy as np
from numpy.typing import NDArray

from assess.intake.meter import Register

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the clock on the wall has no zone
_DIGITS = 60  # more than any sum of readings has, so that no sum is rounded

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Series:
    """The readings of one register, in the order of time.

    `wall_s` is the start by the clock on the wall [s since 1970], `axis_s` the same without the jumps that clocks
    make in spring and autumn, `length_s` how long the interval is [s], 0 where that is not known. Energies are kept
    as numbers into a list of the different values, so that they stay exact and small. `offset_s` is the offset of
    the wall from UTC [s], None where the file names none.
    """

    register: Register
    wall_s: Integers
    axis_s: Integers
    length_s: Integers
    code: Integers
    values: tuple[Decimal, ...]
    estimated: Flags
    offset_s: Integers | None = None

    def __len__(self) -> int:
        """Return how many readings there are."""
        return len(self.wall_s)

    @property
    def wh(self) -> Floats:
        """Return the energies as floats [Wh]."""
        return np.array([float(value) for value in self.values], dtype=np.float64)[self.code]

    @property
    def kw(self) -> Floats:
        """Return the mean power of each reading [kW]; NaN where its length is not known."""
        seconds = np.where(self.length_s > 0, self.length_s, np.nan).astype(np.float64)
        return self.wh * 3.6 / seconds

    @property
    def end_s(self) -> Integers:
        """Return where each interval ends on the even axis [s]."""
        return self.axis_s + self.length_s

    def exact_wh(self, where: slice | Flags | Integers | None = None) -> Decimal:
        """Return the exact sum of all energies, or of those at `where` [Wh]."""
        codes = self.code if where is None else self.code[where]
        count = np.bincount(codes, minlength=len(self.values))
        with localcontext() as context:
            context.prec = _DIGITS
            return sum((self.values[n] * int(count[n]) for n in np.flatnonzero(count)), Decimal(0))

    def taking(self, keep: Flags | Integers) -> "Series":
        """Return the readings at `keep`, in the same order."""
        return replace(
            self,
            wall_s=self.wall_s[keep],
            axis_s=self.axis_s[keep],
            length_s=self.length_s[keep],
            code=self.code[keep],
            estimated=self.estimated[keep],
            offset_s=None if self.offset_s is None else self.offset_s[keep],
        )

    def lasting(self, length_s: Integers) -> "Series":
        """Return the readings with other lengths [s]."""
        return replace(self, length_s=length_s)

    def label(self, index: int) -> datetime:
        """Return the start of a reading as its file writes it."""
        offset_s = None if self.offset_s is None else int(self.offset_s[index])
        return moment(int(self.wall_s[index]), offset_s)


def moment(wall_s: int, offset_s: int | None = None) -> datetime:
    """Return the time that the clock on the wall shows, with its offset from UTC where that is known."""
    shown = _EPOCH + timedelta(seconds=wall_s)
    return shown if offset_s is None else shown.replace(tzinfo=timezone(timedelta(seconds=offset_s)))


def combined(register: Register, terms: Iterable[tuple[int, Series]]) -> Series | None:
    """Return the sum of series, each times +1 or -1, over the intervals that all of them have; None when none is."""
    several = list(terms)
    first = several[0][1]
    shared = set(zip(first.axis_s.tolist(), first.length_s.tolist(), strict=True))
    for _, series in several[1:]:
        shared &= set(zip(series.axis_s.tolist(), series.length_s.tolist(), strict=True))
    if not shared:
        return None
    kept = [(sign, s.taking(_among(s, shared))) for sign, s in several]
    base = kept[0][1]
    table: dict[Decimal, int] = {}
    codes = np.empty(len(base), dtype=np.int64)
    with localcontext() as context:
        context.prec = _DIGITS
        for n, row in enumerate(zip(*(s.code.tolist() for _, s in kept), strict=True)):
            pairs = zip(kept, row, strict=True)
            value = sum((sign * series.values[code] for (sign, series), code in pairs), Decimal(0))
            codes[n] = table.setdefault(value, len(table))
    estimated = np.logical_or.reduce([s.estimated for _, s in kept])
    return replace(base, register=register, code=codes, values=tuple(table), estimated=estimated)


def _among(series: Series, shared: set[tuple[int, int]]) -> Flags:
    pairs = zip(series.axis_s.tolist(), series.length_s.tolist(), strict=True)
    return np.fromiter((pair in shared for pair in pairs), dtype=np.bool_, count=len(series))
