"""The few operations that floats and NumPy arrays do not share, each written once for both."""

import math
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import pairwise
from typing import Any

from assess.numbers import number

# A value is a float for one home or a NumPy array for many; Any keeps NumPy out of the imports.
Value = Any
# A key that misses its row by the last bits of a division is that row.
_SAME = 1e-9


def is_array(value: Value) -> bool:
    """Return whether a value is an array and not a plain number."""
    return hasattr(value, "shape")


def is_lanes(value: Value) -> bool:
    """Return whether an array is lanes, whose runs divide where a float would raise."""
    return hasattr(value, "lane_by_lane")


def each(function: Callable[..., float], *values: Value) -> float:
    """Return a function of plain numbers, row by row where there are arrays; floats and lanes get the same bits."""
    many = next(filter(is_array, values), None)
    if many is None:
        return function(*values)
    if is_lanes(many):
        lanes: float = many.lane_by_lane(function, *values)
        return lanes
    rows: float = _numpy().vectorize(function, otypes=[float])(*values)
    return rows


def sqrt(value: Value) -> float:
    """Return the square root. Raises ValueError below 0."""
    return each(math.sqrt, value)


def exp(value: Value) -> float:
    """Return e to the power of a value."""
    return each(math.exp, value)


def log(value: Value) -> float:
    """Return the natural logarithm. Raises ValueError from 0 down."""
    return each(math.log, value)


def hypot(*values: Value) -> float:
    """Return the root of the sum of squares."""
    return each(math.hypot, *values)


def fold_max(values: Sequence[Value]) -> Value:
    """Return the largest of the values, element by element; 0 of none."""
    if any(map(is_array, values)):
        return reduce(_numpy().maximum, values)
    return max(values, default=0.0)


def clip(value: Value, upper: float | None = None) -> Value:
    """Return the value held between 0 and `upper`."""
    if is_array(value):
        return _numpy().clip(value, 0.0, upper)
    return max(0.0, value if upper is None else min(value, upper))


def where(test: Value, then: Value, otherwise: Value) -> Value:
    """Return `then` where the test holds, else `otherwise`."""
    if any(map(is_array, (test, then, otherwise))):
        return _numpy().where(test, then, otherwise)
    return then if test else otherwise


def is_one_of(value: Value, several: Sequence[float]) -> Value:
    """Return whether a value is one of several."""
    return _numpy().isin(value, several) if is_array(value) else value in several


def read_at_least(key: Value, table: Sequence[tuple[float, float]], label: str) -> Value:
    """Return the value of the first row whose key is not below `key`. Raises LookupError above the last row.

    An array has NaN there instead, so that one row does not stop the others; lanes are divided.
    """
    if is_lanes(key) and key > table[-1][0] + _SAME * abs(table[-1][0]):
        raise LookupError(f"{label}: above the largest row of the table")
    if is_array(key):
        np = _numpy()
        keys, values = (np.array(column, dtype=float) for column in zip(*table, strict=True))
        rows = np.searchsorted(keys + _SAME * np.abs(keys), key)
        return np.where(rows < len(keys), values[np.minimum(rows, len(keys) - 1)], np.nan)
    for row_key, value in table:
        if key <= row_key + _SAME * abs(row_key):
            return value
    raise LookupError(f"{label}: {number(key)} is above the largest row of the table, {number(table[-1][0])}")


def read_between(key: Value, table: Sequence[tuple[float, float]]) -> Value:
    """Return the value read linearly between rows, held at the ends."""
    if is_array(key) and not is_lanes(key):
        keys, values = zip(*table, strict=True)
        return _numpy().interp(key, keys, values)
    # NumPy's own may differ in the last bit, and lanes must not: they look for their rows as a float does.
    if key <= table[0][0]:
        return table[0][1]
    for (k0, v0), (k1, v1) in pairwise(table):
        if key <= k1:
            return v0 + (v1 - v0) * (key - k0) / (k1 - k0)
    return table[-1][1]


def _numpy() -> Any:
    """Return NumPy, which only those who hand in arrays need to have installed."""
    import numpy as np  # type: ignore[import-not-found, unused-ignore]

    return np
