"""The few operations that floats and NumPy arrays do not share, each written once for both."""

from collections.abc import Sequence
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


def fold_max(values: Sequence[Value]) -> Value:
    """Return the largest of the values, element by element; 0 of none."""
    if any(map(is_array, values)):
        np = _numpy()
        return np.maximum.reduce(np.broadcast_arrays(*values))
    return max(values, default=0.0)


def clip(value: Value, upper: float | None) -> Value:
    """Return the value held between 0 and `upper`."""
    if is_array(value):
        return _numpy().clip(value, 0.0, upper)
    return max(0.0, value if upper is None else min(value, upper))


def where(test: Value, then: Value, otherwise: Value) -> Value:
    """Return `then` where the test holds, else `otherwise`."""
    if any(map(is_array, (test, then, otherwise))):
        return _numpy().where(test, then, otherwise)
    return then if test else otherwise


def read_at_least(key: Value, table: Sequence[tuple[float, float]], label: str) -> Value:
    """Return the value of the first row whose key is not below `key`. Raises LookupError above the last row.

    An array has NaN there instead.
    """
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
    if is_array(key):
        keys, values = zip(*table, strict=True)
        return _numpy().interp(key, keys, values)
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
