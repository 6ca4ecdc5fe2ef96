"""How a number is printed: the only rounding for show in the program."""

from math import floor, isfinite, isnan, log10

NARROW = "\N{THIN SPACE}"  # between a number and its unit
MINUS = "\N{MINUS SIGN}"

# As these are read on a nameplate, a breaker or a thermostat; any other unit gets four digits.
_WHOLE = ("VA", "W", "BTU/h", "CFM", "V", "ms", "GB", "ft²", "ft³", "circuits", "units", "sockets", "GPUs", "$")
_TENTHS = ("A", "°F", "°C", "K", "%", "Mbps", "ft", "mi", "spaces", "people")
_HUNDREDTHS = ("kW", "tons", "h", "TB")
_DECIMALS = dict.fromkeys(_WHOLE, 0) | dict.fromkeys(_TENTHS, 1) | dict.fromkeys(_HUNDREDTHS, 2)


_COUNTED = {"GPUs", "circuits", "units", "spaces", "sockets", "conductors", "dwellings"}  # one of them has no s


def number(value: float, unit: str = "") -> str:
    """Return `value` as text, rounded as its unit is usually read, thousands separated. Raises ValueError for NaN.

    A use of nothing at all is infinite and prints as ∞; NaN is nobody's answer and is not printed.
    """
    if getattr(value, "ndim", 0):
        return f"{value}"  # of many homes at once, where nobody reads it
    if isnan(value):
        raise ValueError("not a number: an unknown is None, and is printed as such")
    if not isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    decimals = _DECIMALS.get(unit, _significant(value))
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if not text.strip("-0.,"):
        text = text.lstrip("-")  # what rounds to nothing has no sign
    return text.replace("-", MINUS)


def quantity(value: float | None, unit: str) -> str:
    """Return a number with its unit, or `unknown`: an unknown is never printed as 0."""
    if value is None:
        return "unknown"
    if unit == "%":
        return f"{number(value, unit)}%"
    if unit == "$":  # the sign stands before the amount, and a minus before the sign
        shown = number(value, unit)
        return f"{MINUS}${shown.removeprefix(MINUS)}" if shown.startswith(MINUS) else f"${shown}"
    if unit in _COUNTED and value == 1:
        unit = unit.removesuffix("s")
    return f"{number(value, unit)}{NARROW}{unit}" if unit else number(value)


def percent(ratio: float) -> str:
    """Return a ratio as a percentage, `0.4` as `40%`."""
    return f"{number(ratio * 100, '%')}%"


def _significant(value: float, digits: int = 4) -> int:
    """Return how many decimals show `digits` digits, at most six."""
    if value == 0:
        return 0
    return max(0, min(6, digits - 1 - floor(log10(abs(value)))))
