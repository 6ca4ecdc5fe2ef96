"""The few operations that floats and NumPy arrays do not share, each written once for both."""

from collections.abc import Sequence
from typing import Any

from assess.numbers import number

# A value is a float for one home or a NumPy array for many; Any keeps NumPy out of the imports.
Value = Any


def is_array(value: Value) -> bool:
    return hasattr(value, "shape")


def fold_max(values: list[Value]) -> Value:
    if any(map(is_array, values)):
        import numpy as np

        return np.maximum.reduce(np.broadcast_arrays(*values))
    return max(values, default=0.0)


def clip(value: Value, upper: float | None) -> Value:
    if is_array(value):
        import numpy as np

        return np.clip(value, 0.0, upper)
    return max(0.0, value if upper is None else min(value, upper))


def where(test: Value, then: Value, otherwise: Value) -> Value:
    if any(map(is_array, (test, then, otherwise))):
        import numpy as np

        return np.where(test, then, otherwise)
    return then if test else otherwise


def read_at_least(key: Value, table: Sequence[tuple[float, float]], label: str) -> Value:
    if is_array(key):
        import numpy as np

        keys, values = (np.array(column, dtype=float) for column in zip(*table, strict=True))
        rows = np.searchsorted(keys, key - 1e-9 * np.abs(key))
        return np.where(rows < len(keys), values[np.minimum(rows, len(keys) - 1)], np.nan)
    for row_key, value in table:
        if key <= row_key + 1e-9 * abs(row_key):
            return value
    largest = table[-1][0]
    msg = f"{label}: {number(key)} is above the largest row of the table, {number(largest)}"
    raise LookupError(msg)


def read_between(key: Value, table: Sequence[tuple[float, float]]) -> Value:
    if is_array(key):
        import numpy as np

        keys, values = zip(*table, strict=True)
        return np.interp(key, keys, values)
    if key <= table[0][0]:
        return table[0][1]
    for (k0, v0), (k1, v1) in zip(table, table[1:], strict=False):
        if key <= k1:
            return v0 + (v1 - v0) * (key - k0) / (k1 - k0)
    return table[-1][1]
