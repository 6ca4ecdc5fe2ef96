"""The internet line by hour of the day: lowest, 5th percentile, median and highest test against what is needed."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.findings import Series
from assess.numbers import quantity
from assess.report.pictures.axes import ABOVE, BELOW, BESIDE, Scale, above, beside, frame, hours_of_day, ticks
from assess.report.pictures.facts import curves_of, section_of, series_of, step_of
from assess.report.pictures.shapes import Box, Line, Picture

_FIELD, _COLUMN, _BODY, _TICK = 110.0, 122.0, 0.5, 0.72  # of an hour
_LOW, _SLOW, _MIDDLE, _HIGH = "lowest", "5th percentile", "median", "highest"
_WAYS = {"download": ("down", "Download"), "upload": ("up", "Upload")}


@dataclass(frozen=True)
class InternetLine(Picture):
    """For each hour a line from the lowest to the highest test, a box from the 5th percentile to the median."""

    reaches: tuple[Line, ...]
    bodies: tuple[Box, ...]
    medians: tuple[Line, ...]
    need: Line | None
    lines: tuple[Line, ...]
    leaders: tuple[Line, ...]


def internet_line(assessment: Assessment, way: str, width: float) -> InternetLine | None:
    """Return the picture of a way, `download` or `upload`; None where too few tests show the day."""
    code, name = _WAYS[way]
    series = series_of(assessment, f"network.{code}_by_hour")
    if series is None:
        return None
    needs = step_of(section_of(assessment, "network"), f"{name} to ask of the line")
    need = None if needs is None else needs.value
    curves = curves_of(series)
    high = above(max(*curves[_HIGH], need or 0.0))
    x, y = Scale(0.0, 24.0, BESIDE, width - _COLUMN), Scale(0.0, high, ABOVE + _FIELD, ABOVE)
    field = frame(x, y, ("hour of the day", f"{way} [Mbps]"), x_ticks=hours_of_day(), y_ticks=ticks(0.0, high))
    reaches, bodies, medians = [], [], []
    for n, hour in enumerate(series.x):
        at, body, tick = x.at(hour + 0.5), (x.at(_BODY) - x.start) / 2, (x.at(_TICK) - x.start) / 2
        low, slow, middle, top = (y.at(curves[part][n]) for part in (_LOW, _SLOW, _MIDDLE, _HIGH))
        reaches.append(Line(at, top, at, low, "reach"))
        bodies.append(Box(at - body, middle, 2 * body, slow - middle, "tests"))
        medians.append(Line(at - tick, middle, at + tick, middle, "median"))
    last = {part: y.at(curves[part][-1]) for part in (_LOW, _SLOW, _MIDDLE, _HIGH)}
    named = [
        (last[_HIGH], "Highest test"),
        (last[_MIDDLE], "Median"),
        (last[_SLOW], "5th percentile"),
        (last[_LOW], "Lowest test"),
    ]
    named += [] if need is None else [(y.at(need), f"Needed {quantity(need, 'Mbps')}")]
    words, leaders = beside(named, x.end + 14.0, ABOVE, ABOVE + _FIELD - 4.0)
    return InternetLine(
        name=way,
        title=f"{name} by hour of the day",
        says=_says(series, name, need),
        width=width,
        height=ABOVE + _FIELD + BELOW,
        texts=(*field.texts, *words),
        reaches=tuple(reaches),
        bodies=tuple(bodies),
        medians=tuple(medians),
        need=None if need is None else Line(x.start, y.at(need), x.end, y.at(need), "rating"),
        lines=field.lines,
        leaders=tuple(leaders),
    )


def _says(series: Series, name: str, need: float | None) -> str:
    """Return the message of the picture in one sentence."""
    curves = curves_of(series)
    slowest = min(range(len(series.x)), key=curves[_MIDDLE].__getitem__)
    best = max(curves[_MIDDLE])
    says = (
        f"{name} is slowest at {series.x[slowest]:g}:00, "
        f"with a median of {quantity(curves[_MIDDLE][slowest], 'Mbps')}, "
        f"a 5th percentile of {quantity(curves[_SLOW][slowest], 'Mbps')} and {quantity(curves[_LOW][slowest], 'Mbps')} "
        f"at worst (the best hour has {quantity(best, 'Mbps')})"
    )
    if need is None:
        return f"{says}."
    below = sum(value < need for value in curves[_SLOW])
    hours = "in no hour" if not below else f"in {below} of {len(series.x)} hours"
    return f"{says}; {quantity(need, 'Mbps')} are needed, and {hours} the 5th percentile is less."
