"""How the span of a record is said."""

from math import floor

from assess.numbers import quantity

_FEW_DAYS = 2.0


def span_in_words(days: float) -> str:
    """Return how long a record is, in hours below two days; never rounded up, for 29.97 days are not thirty."""
    if days < _FEW_DAYS:
        return quantity(floor(days * 240 + 1e-9) / 10, "h")
    return quantity(floor(days * 10 + 1e-9) / 10, "days")
