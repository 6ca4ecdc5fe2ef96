"""Month by month: the GPU-hours done, and what took the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.numbers import number, percent
from assess.report.pictures.axes import ABOVE, BELOW, BESIDE, ROW, Scale, above, frame, ticks
from assess.report.pictures.facts import curves_of, series_of
from assess.report.pictures.shapes import SIZE, Box, Line, Picture, Text

_FIELD, _GAP, _PAD = 70.0, 0.24, 3.0
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_KINDS = {
    "done": "done",
    "heat": "heat",
    "the supply's limit": "supply",
    "one leg's limit": "leg",
    "no power": "outage",
    "no line": "offline",
}
_WORDS = {
    "done": "done",
    "heat": "heat",
    "the supply's limit": "the limit of the service",
    "one leg's limit": "the limit of one leg",
    "no power": "power outages",
    "no line": "internet outages",
}


@dataclass(frozen=True)
class Months(Picture):
    """A stack for each month, and a key to the causes that took something."""

    stacks: tuple[Box, ...]
    keys: tuple[Box, ...]
    lines: tuple[Line, ...]


def months(assessment: Assessment, width: float) -> Months | None:
    """Return the picture; None without a year of the node."""
    series = series_of(assessment, "year.months")
    if series is None or len(series.x) != len(_MONTHS):
        return None
    curves = curves_of(series)
    asked = [sum(values) for values in zip(*curves.values(), strict=True)]
    high = above(max(asked), 6)
    top = ABOVE + 1.5 * ROW
    x, y = Scale(0.0, 12.0, BESIDE + SIZE, width), Scale(0.0, high, top + _FIELD, top)
    field = frame(
        x,
        y,
        ("month", "work [GPU-hours of full power]"),
        x_ticks=[(n + 0.5, name[:3]) for n, name in enumerate(_MONTHS)],
        y_ticks=ticks(0.0, high, 6),
    )
    taken = [Text(x.start - _PAD, top - ROW, "taken", "end")]
    for n, amount in enumerate(_taken(curves)):
        taken.append(Text(x.at(n + 0.5), top - ROW, number(round(amount)), "middle"))
    keys, words = _keys(curves, top + _FIELD + BELOW - 2.0)
    return Months(
        name="months",
        title="Work done month by month, and what takes the rest",
        says=_says(curves),
        width=width,
        height=top + _FIELD + BELOW + 2.0,
        texts=(*field.texts, *taken, *words),
        stacks=tuple(box for n in range(12) for box in _stack(n, curves, x, y)),
        keys=tuple(keys),
        lines=field.lines,
    )


def _taken(curves: dict[str, tuple[float, ...]]) -> list[float]:
    """Return what all causes together took of each month."""
    return [sum(curve[n] for name, curve in curves.items() if name != "done") for n in range(12)]


def _stack(month: int, curves: dict[str, tuple[float, ...]], x: Scale, y: Scale) -> Iterator[Box]:
    left, right, run = x.at(month + _GAP / 2), x.at(month + 1 - _GAP / 2), 0.0
    for name, values in curves.items():
        low, run = run, run + values[month]
        box = Box(left, y.at(run), right - left, y.at(low) - y.at(run), _KINDS[name])
        if box.height > 0:
            yield box


def _keys(curves: dict[str, tuple[float, ...]], y: float) -> tuple[list[Box], list[Text]]:
    keys, texts, x = [], [], 0.0
    for name in curves:
        text = Text(x + SIZE + _PAD, y, _WORDS[name].capitalize())
        keys.append(Box(x, y - SIZE + 1.0, SIZE, SIZE, _KINDS[name]))
        texts.append(text)
        x = text.x + text.width + 3 * _PAD
    return keys, texts


def _says(curves: dict[str, tuple[float, ...]]) -> str:
    """Return the message of the picture in one sentence."""
    totals = {name: sum(values) for name, values in curves.items()}
    asked, done, taken = sum(totals.values()), totals.pop("done"), _taken(curves)
    if round(asked - done) <= 0:
        return f"All of the {number(round(done))} GPU-hours of the year are done."
    cause, worst = max(totals, key=totals.__getitem__), max(range(12), key=taken.__getitem__)
    return (
        f"Of {number(round(asked))} GPU-hours in the year {number(round(done))} are done ({percent(done / asked)}); "
        f"most of the rest goes to {_WORDS[cause]}, and {_MONTHS[worst]} loses most, {number(round(taken[worst]))}."
    )
