"""The day at the service: the home on a usual day, the node upon it, the highest hours, against the rating."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.numbers import quantity
from assess.report.pictures.axes import ABOVE, BELOW, BESIDE, Scale, above, beside, frame, hours_of_day, ticks
from assess.report.pictures.facts import W_PER_KW, curves_of, series_of, service_of
from assess.report.pictures.shapes import Line, Picture, Trace, area, stairs

_FIELD, _COLUMN = 130.0, 140.0
_HOME, _HIGH, _NODE, _LIMIT = "home, mean", "home, highest", "node and what it adds, mean", "limit of both"


@dataclass(frozen=True)
class Day(Picture):
    """The usual day as areas, the highest of the year as steps, and what the service carries as lines."""

    home: Trace
    both: Trace
    highest: Trace
    together: Trace
    limits: tuple[Line, ...]
    lines: tuple[Line, ...]
    leaders: tuple[Line, ...]


@dataclass(frozen=True)
class _Hours:
    """The figures [kW], an hour each; `full` is the node that never rests, `limits` what the service carries."""

    home: tuple[float, ...]
    high: tuple[float, ...]
    node: tuple[float, ...]
    full: float
    limits: dict[str, float]

    @property
    def usual(self) -> list[float]:
        """Return home and node on a usual day."""
        return [a + b for a, b in zip(self.home, self.node, strict=True)]

    @property
    def together(self) -> list[float]:
        """Return the highest of the home with the node in full upon it, or with its mean where that is more."""
        return [a + max(b, self.full) for a, b in zip(self.high, self.node, strict=True)]


def day(assessment: Assessment, width: float) -> Day | None:
    """Return the picture; None without a year of the node."""
    hours = _hours(assessment)
    if hours is None:
        return None
    high = above(max(*hours.together, *hours.limits.values(), *hours.usual))
    x = Scale(0.0, 24.0, BESIDE, width - _COLUMN)
    y = Scale(0.0, high, ABOVE + _FIELD, ABOVE)
    field = frame(x, y, ("hour of the day", "power [kW]"), x_ticks=hours_of_day(), y_ticks=ticks(0.0, high))
    edges = [x.at(float(hour)) for hour in range(25)]
    named = [
        (y.at(hours.home[-1] / 2), "Home, usual day"),
        (y.at(hours.home[-1] + hours.node[-1] / 2), "Node, usual day"),
        (y.at(hours.high[-1]), "Home, its highest"),
        (y.at(hours.together[-1]), "Home highest, node in full"),
        *((y.at(kw), f"{name} {quantity(kw, 'kW')}") for name, kw in hours.limits.items()),
    ]
    words, leaders = beside(named, x.end + 14.0, ABOVE, ABOVE + _FIELD - 4.0)
    return Day(
        name="day",
        title="A day at the service",
        says=_says(hours),
        width=width,
        height=ABOVE + _FIELD + BELOW,
        texts=(*field.texts, *words),
        home=area(edges, [y.at(kw) for kw in hours.home], y.start, "usual_home"),
        both=area(edges, [y.at(kw) for kw in hours.usual], y.start, "usual_node"),
        highest=stairs(edges, [y.at(kw) for kw in hours.high], "home_high"),
        together=stairs(edges, [y.at(kw) for kw in hours.together], "both_high"),
        limits=tuple(
            Line(x.start, y.at(kw), x.end, y.at(kw), "rating" if n == 0 else "limit")
            for n, kw in enumerate(hours.limits.values())
        ),
        lines=field.lines,
        leaders=tuple(leaders),
    )


def _hours(assessment: Assessment) -> _Hours | None:
    series, service = series_of(assessment, "year.day"), service_of(assessment)
    if series is None or service is None or len(series.x) != 24:
        return None
    curves, week = curves_of(series), series_of(assessment, "year.worst_week")
    limits = {"Service": service.rating_kw}
    if week is not None:
        limits["Carried without pause"] = curves_of(week)[_LIMIT][0]
    return _Hours(curves[_HOME], curves[_HIGH], curves[_NODE], assessment.power.wall_w / W_PER_KW, limits)


def _says(hours: _Hours) -> str:
    """Return the message of the picture in one sentence."""
    busiest = max(range(24), key=hours.together.__getitem__)
    node = sum(hours.node) / len(hours.node)
    usual = f"{quantity(min(hours.home), 'kW')} to {quantity(max(hours.home), 'kW')}"
    most = f"{quantity(hours.together[busiest], 'kW')} at {busiest}:00"
    carried = " and ".join(
        f"{quantity(kw, 'kW')} {'of the service' if name == 'Service' else 'that it carries without pause'}"
        for name, kw in hours.limits.items()
    )
    return (
        f"On a usual day the home draws {usual} and the node with what it adds {quantity(node, 'kW')}; "
        f"with the home at its highest and the node in full it would be {most}, against {carried}."
    )
