"""The only user of pint: a number from one unit to another, both named by us."""

from collections.abc import Callable
from functools import cache


def convert(value: float, unit: str, into: str) -> float:
    """Return `value` [`unit`] in the unit `into`; both are names that pint knows.

    The same unit needs no pint, whose import and registry take half a second.
    """
    if unit == into:
        return value
    factor, offset = _line(unit, into)
    # Twelve digits: what binary floats leave behind them (22 °C as 71.59999999999994 °F) is not information.
    return float(f"{value * factor + offset:.12g}")


@cache
def _line(unit: str, into: str) -> tuple[float, float]:
    """Every conversion is a straight line; pint is asked once for each pair, so a column of cells is fast."""
    offset, one = (_converter()(value, unit, into) for value in (0.0, 1.0))
    return one - offset, offset


@cache
def _converter() -> Callable[[float, str, str], float]:
    from pint import UnitRegistry

    return UnitRegistry().convert
