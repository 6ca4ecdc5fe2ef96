"""The shapes that pictures are made of, in points; every coordinate is rounded here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

SIZE = 7.5  # points of type; nothing in a picture is smaller
# How wide a letter is at most, in parts of its size; a test holds this against the font.
_NARROW, _USUAL, _WIDE = 0.36, 0.61, 0.95
_THIN, _BROAD = frozenset(" \u2009\u202f.,:;'|!()ijlIft-/"), frozenset("mwMW%\u2212+")
_BOLD = 1.05
_ASCENT, _DESCENT = 0.76, 0.24


def pt(value: float) -> float:
    """Return a length or a place as it is drawn: to the tenth of a point, and nothing is ever minus nothing."""
    return round(value, 1) + 0.0


@dataclass(frozen=True)
class _Shape:
    """A shape whose places are rounded when it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, float):
                object.__setattr__(self, field.name, pt(value))


@dataclass(frozen=True)
class Box(_Shape):
    """An upright box; its `kind` says how it is painted."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Line(_Shape):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True)
class Text(_Shape):
    """Words on a baseline, `anchor` being the end of them that stands at `x`."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    strong: bool = False
    light: bool = False  # white, on a dark ground

    @property
    def width(self) -> float:
        """Return how wide the words are at most."""
        return width_of(self.words, strong=self.strong)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the words."""
        left = self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - _ASCENT * SIZE, left + self.width, self.y + _DESCENT * SIZE


@dataclass(frozen=True)
class Trace:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    kind: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple((pt(x), pt(y)) for x, y in self.points))


@dataclass(frozen=True)
class Picture:
    """What every picture has: `name` is its own on the page, `says` tells in one sentence what it shows."""

    name: str
    title: str
    says: str
    width: float
    height: float
    texts: tuple[Text, ...]


def width_of(words: str, *, strong: bool = False) -> float:
    """Return how wide words are at most."""
    parts = sum(_NARROW if c in _THIN else _WIDE if c in _BROAD else _USUAL for c in words)
    return parts * SIZE * (_BOLD if strong else 1.0)


def stairs(edges: Sequence[float], heights: Sequence[float], kind: str) -> Trace:
    """Return a line that keeps each height from one edge to the next."""
    points: list[tuple[float, float]] = []
    for left, right, height in zip(edges, edges[1:], heights, strict=False):
        points += [(left, height), (right, height)]
    return Trace(tuple(points), kind)


def area(edges: Sequence[float], heights: Sequence[float], ground: float, kind: str) -> Trace:
    """Return what lies between such a line and the ground, as the line around it."""
    top = stairs(edges, heights, kind).points
    return Trace(((edges[0], ground), *top, (edges[-1], ground)), kind)
