"""How a number is printed: the only rounding for show in the program."""

from math import floor, log10

NARROW = "\u2009"  # a thin space between a number and its unit
MINUS = "\u2212"

# Whole numbers are how these are read on a nameplate, a breaker or a thermostat.
_WHOLE = {
    "VA",
    "W",
    "BTU/h",
    "ft²",
    "circuits",
    "units",
    "GPUs",
    "CFM",
    "V",
    "ms",
    "spaces",
    "sockets",
    "people",
    "ft³",
    "GB",
}
_DECIMALS = {
    "A": 1,
    "°F": 1,
    "°C": 1,
    "Mbps": 1,
    "kW": 2,
    "tons": 2,
    "%": 1,
    "h": 2,
    "ft": 1,
    "mi": 1,
    "TB": 2,
    "K": 1,
}


def number(value: float, unit: str = "") -> str:
    """Return `value` as text, rounded as its unit is usually read, thousands separated."""
    if unit in _WHOLE:
        decimals = 0
    elif unit in _DECIMALS:
        decimals = _DECIMALS[unit]
    else:
        decimals = _significant(value)
    text = f"{value:,.{decimals}f}"
    if unit not in _WHOLE and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.lstrip("-").strip("0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def quantity(value: float | None, unit: str) -> str:
    """Return a number with its unit, or `unknown`: an unknown is never printed as 0."""
    if value is None:
        return "unknown"
    if unit == "%":
        return f"{number(value, unit)}%"
    return f"{number(value, unit)}{NARROW}{unit}".strip() if unit else number(value)


def percent(ratio: float) -> str:
    """Return a ratio as a percentage, `0.4` as `40%`."""
    return f"{number(ratio * 100, '%')}%"


def _significant(value: float, digits: int = 4) -> int:
    if value == 0:
        return 0
    return max(0, min(6, digits - 1 - floor(log10(abs(value)))))
