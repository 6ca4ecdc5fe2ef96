"""The room after its cooling stops, and when it reaches the levels at which something must happen."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.findings import Section, Series
from assess.numbers import number, quantity
from assess.report.pictures.axes import ABOVE, BELOW, BESIDE, Scale, beside, frame, ticks
from assess.report.pictures.facts import section_of, series_of
from assess.report.pictures.shapes import Line, Picture, Trace
from assess.rulebook import load_reference

_FIELD, _COLUMN, _BELOW_F, _ABOVE_F = 120.0, 206.0, 2.0, 3.0
_LEVELS = {"warning_f": "Warning", "stop_f": "Node stops", "cutoff_f": "Power is cut"}
_MIN_PER_H, _LONG_MIN, _SOON_MIN = 60.0, 180.0, 2.0
_NEVER = "not reached"  # so begins the note of a time that only stands for the end of the reckoning


@dataclass(frozen=True)
class Failure(Picture):
    """A line for each way to reckon the room, and the levels across."""

    curves: tuple[Trace, ...]
    levels: tuple[Line, ...]
    lines: tuple[Line, ...]
    leaders: tuple[Line, ...]


def failure(assessment: Assessment, width: float) -> Failure | None:
    """Return the picture; None where no room can lose its cooling."""
    thermal, series = section_of(assessment, "thermal"), series_of(assessment, "thermal.failure")
    if thermal is None or series is None:
        return None
    levels = _levels()
    every = [value for curve in series.curves for value in curve.values] + list(levels.values())
    unit, per_min = _unit(series)
    x = Scale(0.0, series.x[-1] * per_min, BESIDE, width - _COLUMN)
    y = Scale(min(every) - _BELOW_F, max(every) + _ABOVE_F, ABOVE + _FIELD, ABOVE)
    field = frame(
        x,
        y,
        (f"time after the cooling stops [{unit}]", "room air [°F]"),
        x_ticks=[(value, number(value)) for value in ticks(0.0, x.high)],
        y_ticks=ticks(y.low, y.high),
    )
    traces = [
        Trace(tuple((x.at(t * per_min), y.at(f)) for t, f in zip(series.x, curve.values, strict=True)), kind)
        for curve, kind in zip(series.curves, ("strict", "slow"), strict=False)
    ]
    named = [(y.at(f), f"{name}, {quantity(f, '°F')}{_when(thermal, series, f)}") for name, f in levels.items()]
    ends = zip(traces, series.curves, strict=False)
    named += [(trace.points[-1][1], curve.name.capitalize()) for trace, curve in ends]
    words, leaders = beside(named, x.end + 14.0, ABOVE, ABOVE + _FIELD - 4.0)
    return Failure(
        name="failure",
        title="The room after its cooling stops, the node going on",
        says=_says(thermal, series, levels),
        width=width,
        height=ABOVE + _FIELD + BELOW,
        texts=(*field.texts, *words),
        curves=tuple(traces),
        levels=tuple(Line(x.start, y.at(f), x.end, y.at(f), "limit") for f in levels.values()),
        lines=(*field.lines, Line(x.start, y.start, x.end, y.start, "axis")),
        leaders=tuple(leaders),
    )


def _levels() -> dict[str, float]:
    """Return the levels by name [°F]."""
    book = load_reference("reference/thermal")
    return {name: book.figure(f"failure.{key}").value for key, name in _LEVELS.items()}


def _unit(series: Series) -> tuple[str, float]:
    """Return the unit of the axis, hours where it is long, and what a minute is in it."""
    return ("h", 1 / _MIN_PER_H) if series.x[-1] > _LONG_MIN else ("min", 1.0)


def _reached(thermal: Section, level_f: float) -> list[float]:
    """Return when a level is reached [min], by each way of reckoning that comes to it, as the worksheet has it."""
    steps = [step for step in thermal.steps if step.label.startswith(f"To {level_f:g} °F, ")]
    return [step.value for step in steps if not (step.note or "").startswith(_NEVER)]


def _when(thermal: Section, series: Series, level_f: float) -> str:
    """Return after what time a level is reached, from the strict end to the other, in words."""
    found, (unit, per_min) = _reached(thermal, level_f), _unit(series)
    if not found:
        return ", not reached"
    if round(max(found)) == 0:
        return ", from the start"
    first, last = (_rounded(at, at * per_min) for at in (min(found), max(found)))
    more = " or more" if len(found) < len(series.curves) else ""
    return f" after {first if first == last else f'{first} to {last}'} {unit}{more}"


def _rounded(minutes: float, shown: float) -> str:
    """Return a time as it is shown; below two minutes nobody is there in time, and it is not told apart."""
    return f"less than {_SOON_MIN:g}" if minutes < _SOON_MIN and shown == minutes else f"{shown:.0f}"


def _says(thermal: Section, series: Series, levels: dict[str, float]) -> str:
    """Return the message of the picture in one sentence."""
    start = quantity(series.curves[0].values[0], "°F")
    stages = [
        f"{quantity(f, '°F')} ({name[0].lower() + name[1:]}){_when(thermal, series, f)}"
        for name, f in levels.items()
        if name != _LEVELS["warning_f"]
    ]
    return f"With its cooling stopped at {start} and the node going on, the room comes to {' and to '.join(stages)}."
