"""Scales and axes that all pictures share, and labels that keep clear of each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from assess.numbers import number
from assess.report.pictures.shapes import SIZE, Line, Text, width_of

_STEPS = (1.0, 2.0, 5.0, 10.0)
_CLOSE = 1e-9
ROW = 1.3 * SIZE  # from one line of words to the next
ABOVE, BELOW, BESIDE = 16.0, 24.0, 34.0  # room for the words of the axes
_OFF = 4.0
_TO_THE_EYE = 0.33 * SIZE  # from the middle of a line of words down to its baseline


@dataclass(frozen=True)
class Scale:
    """Where a value stands between two places."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value; one beyond the ends stands at the nearer."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True)
class Frame:
    """The field of a picture with its two scales, grid and the words at its axes."""

    x: Scale
    y: Scale
    lines: tuple[Line, ...]
    texts: tuple[Text, ...]


def step_of(span: float, most: int) -> float:
    """Return the round distance of ticks that puts at most so many into a span."""
    rough = span / most
    size = 10.0 ** floor(log10(rough))
    return next(step * size for step in _STEPS if step * size >= rough * (1 - _CLOSE))


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Return the round values from `low` to `high`."""
    step = step_of(high - low, most)
    first, last = ceil(low / step - _CLOSE), floor(high / step + _CLOSE)
    return tuple(step * n for n in range(first, last + 1))


def above(high: float, most: int = 5) -> float:
    """Return the round value at which an axis from nothing ends that holds `high`."""
    if high <= 0:
        return 1.0
    step = step_of(high, most)
    return step * ceil(high / step - _CLOSE)


def frame(
    x: Scale,
    y: Scale,
    names: tuple[str, str],
    *,
    x_ticks: Sequence[tuple[float, str]],
    y_ticks: Sequence[float],
) -> Frame:
    """Return a field with a line across for each value of y, ticks on the axis of x, and both axes named."""
    lines = [Line(x.start, y.at(value), x.end, y.at(value), "axis" if value == y.low else "grid") for value in y_ticks]
    lines += [Line(x.at(value), y.start, x.at(value), y.start + _OFF / 2, "axis") for value, _ in x_ticks]
    texts = [Text(x.start - _OFF, middle(y.at(value)), number(value), "end") for value in y_ticks]
    texts += [Text(x.at(value), y.start + _OFF + _TO_THE_EYE + SIZE / 2, words, "middle") for value, words in x_ticks]
    texts += [Text(0.0, SIZE, names[1]), Text(x.end, y.start + BELOW - 2.0, names[0], "end")]
    return Frame(x, y, tuple(lines), tuple(texts))


def middle(y: float) -> float:
    """Return the baseline of words whose middle is at `y`."""
    return y + _TO_THE_EYE


def beside(wanted: Sequence[tuple[float, str]], x: float, low: float, high: float) -> tuple[list[Text], list[Line]]:
    """Return words in a column at `x`, each as near to its own height as the others let it, with a line to it.

    The lines come from `_OFF` left of the column's own space of 12 points. `low` and `high` bound the column.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    places = apart([wanted[n][0] for n in order], ROW, low, high)
    texts = [Text(x, middle(at), wanted[n][1]) for n, at in zip(order, places, strict=True)]
    lines = [Line(x - 12.0, wanted[n][0], x - 2.0, at, "leader") for n, at in zip(order, places, strict=True)]
    return texts, lines


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return ascending places moved apart by at least `gap`, between `low` and `high` as far as they all fit."""
    places: list[float] = []
    for at in wanted:
        places.append(max(at, low if not places else places[-1] + gap))
    limit = high
    for n in reversed(range(len(places))):
        places[n] = min(places[n], limit)
        limit = places[n] - gap
    return places


def flag(words: str, at: float, y: float, width: float) -> Text:
    """Return words beside an upright line: right of it where they fit into the picture, else left."""
    if at + _OFF / 2 + width_of(words) <= width:
        return Text(at + _OFF / 2, y, words)
    return Text(at - _OFF / 2, y, words, "end")


def kept(words: str, at: float, y: float, width: float) -> Text:
    """Return words centred on a place, moved only as far as it takes to keep them in the picture."""
    half = width_of(words) / 2
    return Text(min(max(at, half), width - half), y, words, "middle")


def hours_of_day(every: int = 3) -> list[tuple[float, str]]:
    """Return the ticks of a day."""
    return [(float(hour), f"{hour}:00") for hour in range(0, 25, every)]
