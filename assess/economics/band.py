"""Amounts of money as ranges: a low, a middle and a high figure, each worked out by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assess.numbers import number
from assess.records import Figure
from assess.worksheet import Worksheet

End = Literal["low", "middle", "high"]
ENDS: tuple[End, ...] = ("low", "middle", "high")
OTHER: dict[End, End] = {"low": "high", "middle": "middle", "high": "low"}
USD = "$"


@dataclass(frozen=True)
class Band:
    """An amount of money [$]; `low` is never above `middle`, nor that above `high`."""

    low: float
    middle: float
    high: float

    def at(self, end: End) -> float:
        """Return one of the three."""
        return float(getattr(self, end))

    def times(self, factor: float) -> "Band":
        """Return it so many times; a negative share of a year stays the share of each end, so that shares add up."""
        return Band(self.low * factor, self.middle * factor, self.high * factor)

    def plus(self, other: "Band") -> "Band":
        """Return the sum, end by end."""
        return Band(self.low + other.low, self.middle + other.middle, self.high + other.high)

    @property
    def words(self) -> str:
        """Return it as text, such as "about $1,700 (from $1,400 to $2,000)"."""
        if number(self.low, USD) == number(self.high, USD):
            return dollars(self.middle)
        return f"about {dollars(self.middle)} (from {dollars(self.low)} to {dollars(self.high)})"


NOTHING = Band(0.0, 0.0, 0.0)


def each(make: Callable[[End], float]) -> Band:
    """Return the band whose three amounts `make` works out."""
    return Band(*(float(make(end)) for end in ENDS))


def end_of(figure: Figure, end: End) -> Figure:
    """Return a figure at one end of its range; without a range it is the same at both."""
    value = figure.value if end == "middle" else getattr(figure, end)
    return figure if value is None else figure.model_copy(update={"value": value})


def labeled(label: str, end: End) -> str:
    """Return the label of the line for one end; the middle one has the plain label."""
    return label if end == "middle" else f"{label}, {end}"


def summed(ws: Worksheet, label: str, parts: dict[str, Band], less: dict[str, Band] | None = None) -> Band:
    """Return the sum of bands less others, which are subtracted from the other end: the range of what is left."""
    return each(
        lambda end: ws.total(
            labeled(label, end),
            {name: band.at(end) for name, band in parts.items()},
            less={name: band.at(OTHER[end]) for name, band in (less or {}).items()},
            unit=USD,
        )
    )


def dollars(amount: float, unit: str = USD) -> str:
    """Return an amount of money, or a price in its unit, as text: "$1,425", a loss as "−$300"."""
    text = number(amount, unit)
    return f"−${text[1:]}" if text.startswith("−") else f"${text}"
