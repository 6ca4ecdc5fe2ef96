"""A number from one unit to another, both named by us. pint converts; the only user of pint is here.

What it says of the pairs the intake knows is kept in codes/conversions.csv, because its import and registry
take half a second; a pair that is not there is asked of pint itself.
"""

from functools import cache

from assess.resources import folder


def convert(value: float, unit: str, into: str) -> float:
    """Return `value` [`unit`] in the unit `into`; both are names that pint knows."""
    if unit == into:
        return value
    factor, offset = _kept().get((unit, into)) or line_by_pint(unit, into)
    # Twelve digits: what binary floats leave behind them (22 °C as 71.59999999999994 °F) is not information.
    return float(f"{value * factor + offset:.12g}")


@cache
def line_by_pint(unit: str, into: str) -> tuple[float, float]:
    """Return factor and offset as pint has them; every conversion here is a straight line."""
    from pint import UnitRegistry

    convert_by_pint = UnitRegistry().convert
    offset, one = (float(convert_by_pint(value, unit, into)) for value in (0.0, 1.0))
    return one - offset, offset


@cache
def _kept() -> dict[tuple[str, str], tuple[float, float]]:
    text = folder("codes").joinpath("conversions.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {(unit, into): (float(factor), float(offset)) for unit, into, factor, offset in rows}
