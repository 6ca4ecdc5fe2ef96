"""Which of the registers says what the house drew, and whether power flowed out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from assess.intake.meter import Register
from assess.metering.record.reading import Counted
from assess.metering.record.series import Flags, Series, combined
from assess.rulebook import load_reference

Kind = Literal["consumption", "import", "net", "leg"]
_LEGS = (Register.LEG_A, Register.LEG_B)


@dataclass(frozen=True)
class House:
    """What stands for the house: the series, what it counts, and what was seen beside it.

    `exports` says that power flowed out or was generated, `resets` counts the readings below zero that only a
    counter set back explains. `legs` are the two legs apart, where the record has both.
    """

    series: Series | None
    kind: Kind
    exports: bool = False
    resets: int = 0
    legs: tuple[Series, Series] | None = None


def house_of(registers: Mapping[Register, Counted]) -> House:
    """Return what stands for the house: all it drew before what it bought, and that before what was left net."""
    series: dict[Register, Series] = {}
    resets = 0
    for register, counted in registers.items():
        kept = _without_resets(counted.series)
        resets += len(counted.series) - len(kept)
        if len(kept):
            series[register] = kept
    made = any(flows(series[r]).any() for r in (Register.EXPORT, Register.GENERATION) if r in series)
    below = Register.NET in series and bool(flows(series[Register.NET], out=True).any())
    legs = (series[_LEGS[0]], series[_LEGS[1]]) if all(leg in series for leg in _LEGS) else None
    whole, kind = _whole(series, legs)
    if whole is not None and kind != "net" and bool(flows(whole, out=True).any()):
        kind, below = "net", True
    return House(whole, kind, made or below, resets, legs)


def flows(series: Series, *, out: bool = False) -> Flags:
    """Return which readings show power, either way or `out` below zero, that is more than a sensor's zero."""
    noise_kw = load_reference("reference/metering").figure("generation.noise").value / 1_000
    seconds = np.where(series.length_s > 0, series.length_s, 3_600)
    kw = series.wh * 3.6 / seconds
    found: Flags = kw < -noise_kw if out else np.abs(kw) > noise_kw
    return found


def _whole(series: Mapping[Register, Series], legs: tuple[Series, Series] | None) -> tuple[Series | None, Kind]:
    if Register.CONSUMPTION in series:
        return series[Register.CONSUMPTION], "consumption"
    if legs is not None and (both := combined(Register.CONSUMPTION, [(1, legs[0]), (1, legs[1])])) is not None:
        return both, "consumption"
    if Register.IMPORT in series:
        bought = series[Register.IMPORT]
        if Register.GENERATION in series and Register.EXPORT in series:
            terms = [(1, bought), (1, series[Register.GENERATION]), (-1, series[Register.EXPORT])]
            drawn = combined(Register.CONSUMPTION, terms)
            if drawn is not None and len(drawn) == len(bought):
                return drawn, "consumption"
        return bought, "import"
    if Register.NET in series:
        return series[Register.NET], "net"
    return next((series[leg] for leg in _LEGS if leg in series), None), "leg"


def _without_resets(series: Series) -> Series:
    """Return a series without the few readings below zero that are larger than any above: a counter was set back."""
    wh = series.wh
    below = wh < 0
    share = load_reference("reference/metering").figure("reset.share").value
    few = 0 < int(below.sum()) <= max(1, share * len(series))
    if not few or len(series) == int(below.sum()) or float(-wh[below].max()) <= float(wh[~below].max()):
        return series
    return series.taking(~below)
