"""Which end of the range of its figures a capacity is taken at."""

from dataclasses import dataclass
from enum import StrEnum

from assess.records import Figure


class Doubt(StrEnum):
    """Every doubt at its worst at once, each as it is calculated with, every doubt at its best at once."""

    WORST = "at worst"
    MIDDLE = "in the middle"
    BEST = "at best"

    def of(self, figure: Figure) -> Figure:
        """Return a figure of which more is better, at this end of its range."""
        end = {Doubt.WORST: figure.low, Doubt.MIDDLE: figure.value, Doubt.BEST: figure.high}[self]
        return figure if end is None else figure.model_copy(update={"value": end})

    def of_loss(self, figure: Figure) -> Figure:
        """Return a figure of which less is better, at this end of its range."""
        end = {Doubt.WORST: figure.high, Doubt.MIDDLE: figure.value, Doubt.BEST: figure.low}[self]
        return figure if end is None else figure.model_copy(update={"value": end})


@dataclass(frozen=True)
class Range:
    """A number at each end of what is doubtful, and in the middle, in one unit."""

    worst: float
    middle: float
    best: float

    def at(self, doubt: Doubt) -> float:
        """Return the number at an end."""
        return {Doubt.WORST: self.worst, Doubt.MIDDLE: self.middle, Doubt.BEST: self.best}[doubt]
