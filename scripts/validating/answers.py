"""A published answer beside ours, and how both are printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from assess.numbers import number


@dataclass(frozen=True)
class Answer:
    """One published figure and what the program makes of the same question; `close` is how far apart they may be."""

    suite: str
    case: str
    quantity: str
    unit: str
    published: float
    ours: float
    close: float = 1e-6
    source: str = ""

    @property
    def reproduced(self) -> bool:
        """Return whether ours is the published one."""
        return abs(self.ours - self.published) <= self.close


def tally(answers: Iterable[Answer]) -> dict[str, tuple[int, int]]:
    """Return how many answers of each suite are reproduced, and of how many."""
    found: dict[str, tuple[int, int]] = {}
    for answer in answers:
        yes, of = found.get(answer.suite, (0, 0))
        found[answer.suite] = (yes + answer.reproduced, of + 1)
    return found


def shown(value: float, unit: str = "") -> str:
    """Return a figure as the pages print it."""
    text = number(value) if abs(value) >= 100 else f"{value:.4g}"
    return f"{text} {unit}".strip()
