"""Values drawn from the ranges of what is not sure of a home: the same draws for the same seed, in any NumPy."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from assess.intake import Home
from assess.intake.field_names import shape_at, value_at
from assess.intake.fields import NUMERIC
from assess.records import Basis, Distribution
from assess.rulebook import Edition
from assess.verdict.many import BREAKERS, field_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_DOUBTED = {Basis.ASSUMED, Basis.TOLD}
# What these say is in the node, the place and its weather before anything is drawn.
_HELD = ("node", "place", "weather")
_BETWEEN = 0.9  # of a normal distribution that lies between the ends of its range
_JUST_INSIDE = 1e-3  # of the range: how far a draw keeps from a bound that its field may not touch


@dataclass(frozen=True)
class Spread:
    """One value that is not sure: where it may lie, and how likely; `distribution` None where nobody says.

    `held` marks one that is not drawn but stays as it is stated.
    """

    path: str
    stated: float
    low: float
    high: float
    distribution: Distribution | None

    @property
    def held(self) -> bool:
        """Return whether the value stays as it is stated."""
        return field_path(self.path)[0] in _HELD

    def at(self, lot: float) -> float:
        """Return the value at a lot between 0 and 1, held to what the field may be."""
        match self.distribution:
            case "triangular":
                value = self._triangular(lot)
            case "normal":
                value = self._normal.inv_cdf(lot) if self.high > self.low else self.low
            case _:
                value = self.low + (self.high - self.low) * lot
        least, most = self._bounds
        return min(max(value, least), most)

    def _triangular(self, lot: float) -> float:
        low, width = self.low, self.high - self.low
        rising = min(max(self.stated, low), self.high) - low
        if lot * width < rising:
            return low + sqrt(lot * width * rising)
        return self.high - sqrt((1 - lot) * width * (width - rising))

    @cached_property
    def _normal(self) -> NormalDist:
        ends = NormalDist().inv_cdf((1 + _BETWEEN) / 2)
        return NormalDist((self.low + self.high) / 2, (self.high - self.low) / 2 / ends)

    @cached_property
    def _bounds(self) -> tuple[float, float]:
        shape, inside = shape_at(field_path(self.path)), (self.high - self.low) * _JUST_INSIDE
        least = [shape.at_least, None if shape.more_than is None else min(shape.more_than + inside, self.low)]
        most = [shape.at_most, None if shape.less_than is None else max(shape.less_than - inside, self.high)]
        return (
            max((bound for bound in least if bound is not None), default=float("-inf")),
            min((bound for bound in most if bound is not None), default=float("inf")),
        )


def spreads(home: Home) -> tuple[Spread, ...]:
    """Return what is assumed or told of a home with a range, by path."""
    found = []
    for path, source in sorted(home.provenance.items()):
        if source.basis not in _DOUBTED or source.low is None or source.high is None:
            continue
        stated = _value(home, path)
        if stated is not None:
            found.append(Spread(path, stated, source.low, source.high, source.distribution))
    return tuple(found)


def draws(several: Sequence[Spread], edition: Edition, samples: int, seed: int) -> "dict[str, Array]":
    """Return so many values of each; whole numbers are whole, and breakers of a standard size."""
    import numpy as np

    # The raw bits of PCG64 are what NumPy promises not to change; the half keeps a lot off 0 and 1.
    bits = np.random.PCG64(seed).random_raw(samples * len(several)) >> np.uint64(11)
    lots = ((bits + 0.5) / 2.0**53).reshape(len(several), samples)
    sizes = edition.rules.overcurrent_sizes.sizes_a
    drawn = {}
    for spread, row in zip(several, lots, strict=True):
        values = [spread.at(lot) for lot in row.tolist()]
        steps = field_path(spread.path)
        if steps[-1] in BREAKERS:
            values = [_nearest(value, sizes) for value in values]
        elif shape_at(steps).form == "whole":
            values = [float(round(value)) for value in values]
        drawn[spread.path] = np.array(values)
    return drawn


def _nearest(value: float, sizes: Sequence[float]) -> float:
    """Return the nearest of ascending sizes, the smaller where two are as near."""
    return min(sizes, key=lambda size: abs(size - value))


def _value(home: Home, path: str) -> float | None:
    """Return the number at a path; None for what is no number, or is not stated."""
    if shape_at(field_path(path)).form not in NUMERIC:
        return None
    stated = value_at(home, path)
    return None if stated is None else float(stated)
