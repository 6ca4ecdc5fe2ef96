"""The cooler outdoors through the year: in how many hours it cannot carry all of the node's heat."""

from dataclasses import dataclass

import numpy as np

from assess.findings import Curve, Series
from assess.intake.weather_year import WeatherYear
from assess.records import Confidence, Figure
from assess.thermal.dynamics.hours import outdoor_f
from assess.thermal.inputs import Inputs
from assess.thermal.outdoor_cooler import Cooler

_AXIS_F = tuple(float(f) for f in range(60, 131, 2))


@dataclass(frozen=True)
class CoolerYear:
    """Hours in which the cooler falls short of the node's heat, and the share of the year's heat that it carries.

    `label` names the weather.
    """

    hours_short: int
    carried: float
    picture: Series
    label: str = ""


def cooler_year(inputs: Inputs, cooler: Cooler, weather: WeatherYear, heat_w: float) -> CoolerYear:
    """Return the year of a cooler that is asked to carry `heat_w` without pause, written down where it falls short.

    Sun is taken to shine on the cooler in every hour, nights too: the hours that matter are those of the afternoon.
    """
    hot_f = outdoor_f(weather)
    carried_w = np.minimum(cooler.carries_w(hot_f), heat_w)
    short = int(np.count_nonzero(carried_w < heat_w * (1 - 1e-9)))
    share = float(carried_w.sum() / (heat_w * len(hot_f)))
    confidence = Confidence.LOW if weather.synthetic else Confidence.MEDIUM

    def write(label: str, value: float, unit: str) -> None:
        inputs.ws.given(label, Figure(value=value, unit=unit, cite=weather.label, confidence=confidence))

    if short:
        write("Hours in which the cooler falls short", short, "h")
        write("Of the year's heat, carried", share, "of heat")
    axis = np.array(_AXIS_F)
    curves = {"cooler can carry": cooler.carries_w(axis), "node gives off": np.full(len(axis), heat_w)}
    picture = Series(
        code="thermal.cooler",
        title="What the cooler carries by outdoor air",
        x_name="outdoor air",
        x_unit="°F",
        x=_AXIS_F,
        y_unit="W",
        curves=tuple(Curve(name=name, values=tuple(map(float, values))) for name, values in curves.items()),
        says=f"In {short:,} hours of the year the cooler cannot carry all of the node's heat."
        if short
        else "The cooler carries all of the node's heat in every hour of the year.",
    )
    return CoolerYear(short, share, picture, weather.label)
