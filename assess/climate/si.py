"""Between the degrees Fahrenheit and feet of the tables and the SI units of the equations."""

METRES_PER_FOOT = 0.3048
FAHRENHEIT_PER_KELVIN = 1.8
_FREEZING_F = 32.0


def celsius(fahrenheit: float) -> float:
    """Return a temperature [°C] of one in °F."""
    return (fahrenheit - _FREEZING_F) / FAHRENHEIT_PER_KELVIN


def fahrenheit(celsius: float) -> float:
    """Return a temperature [°F] of one in °C."""
    return celsius * FAHRENHEIT_PER_KELVIN + _FREEZING_F
