"""What a drawing is made of, in points from its upper left corner, and how much room each symbol takes."""

from dataclasses import dataclass
from typing import Literal

from assess.report.schematics.parts import Mark, Part

LETTERS = 7.0  # size of all lettering, the smallest that may be printed
LEADING = 8.5
_ASCENT = 6.5  # from the top of a line to the foot of its letters

Sort = Literal[
    "utility",
    "transformer",
    "meter",
    "breaker",
    "lugs",
    "disconnect",
    "ground",
    "sensor",
    "circuits",
    "panel",
    "pv",
    "battery",
    "generator",
]
Stroke = Literal["existing", "new", "unsure", "grounding", "signal", "bus"]

# Half of what a symbol takes of the line that it stands on.
REACH: dict[Sort, float] = {
    "utility": 8.0,
    "transformer": 12.0,
    "meter": 9.0,
    "breaker": 6.0,
    "lugs": 2.5,
    "disconnect": 8.0,
    "ground": 0.0,
    "sensor": 4.0,
    "circuits": 0.0,
    "panel": 6.0,
    "pv": 7.0,
    "battery": 6.0,
    "generator": 8.0,
}


@dataclass(frozen=True)
class Point:
    """One place on the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """A run of straight lines."""

    stroke: Stroke
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Symbol:
    """One symbol around its middle."""

    sort: Sort
    mark: Mark
    at: Point


@dataclass(frozen=True)
class Box:
    """An enclosure: a panel's is dashed, as it is drawn around what stands in it."""

    mark: Mark
    at: Point
    width: float
    height: float
    dashed: bool = False


@dataclass(frozen=True)
class Note:
    """Lettering: its lines downwards from `at`, their upper left corner, none wider than `width`."""

    part: Part | None
    at: Point
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return how high it is [pt]."""
        return len(self.lines) * LEADING

    @property
    def feet(self) -> tuple[tuple[str, float], ...]:
        """Return each line with where its letters stand [pt]."""
        return tuple((line, self.at.y + _ASCENT + n * LEADING) for n, line in enumerate(self.lines))
