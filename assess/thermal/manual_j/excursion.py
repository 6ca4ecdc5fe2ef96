"""Uneven sun: where most glass faces one way, its peak hour exceeds what the mean of the day stands for."""

from functools import cache
from math import cos, radians, sin
from typing import Any

from assess.records import Confidence
from assess.rulebook.reference import load_reference
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.fenestration import shaded_share
from assess.thermal.manual_j.house import House, Skylight, Window
from assess.worksheet.arrays import read_between

HOURS = tuple(range(8, 20))
_Curve = tuple[float, ...]


def excursion(inputs: Inputs, house: House, design: Design) -> Component:
    """Return the load by which the peak hour of all glass exceeds 1.3 times its mean from 8 to 19 h."""
    ws, curve = inputs.ws, fenestration_curve(inputs, house, design)
    if not any(curve):
        return Component("Uneven sun", Part.EXCURSION)
    cite, at = str(_hourly()["shaded"]["cite"]), HOURS[curve.index(max(curve))]
    mean, uneven = sum(curve) / len(curve), inputs.figure("glass.uneven")
    if max(curve) <= mean * uneven.value:
        note = f"the peak, at {at} h, is within {uneven.value:g} times the mean"
        return Component("Uneven sun", Part.EXCURSION, ws.given("Uneven sun", 0.0, "BTU/h", cite=cite, note=note))
    peak = ws.given(f"Glass at its peak, {at} h", max(curve), "BTU/h", cite=cite)
    mean = ws.given("Glass, mean of the day", mean, "BTU/h", cite=cite)
    limit = ws.product("What the mean stands for", (mean, "BTU/h"), uneven, unit="BTU/h")
    load = ws.total("Uneven sun", {"peak": peak}, less={"stands for": limit}, unit="BTU/h")
    return Component("Uneven sun", Part.EXCURSION, load)


def fenestration_curve(inputs: Inputs, house: House, design: Design) -> _Curve:
    """Return the heat through all glass at every hour from 8 to 19 h [12 × BTU/h]."""
    rows = [_window(inputs, window, design) for window in house.windows]
    rows += [_skylight(inputs, skylight, design) for skylight in house.skylights]
    return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else (0.0,) * len(HOURS)


def _window(inputs: Inputs, window: Window, design: Design) -> _Curve:
    factors = _hourly()["bare" if window.shade == 1.0 else "shaded"]
    let_in = window.shgc * window.shade / inputs.figure("glass.clear").value
    sunny, north = (_peak(inputs, facing, design) * let_in for facing in (window.facing, "N"))
    lines = _shade_lines(window, design)
    loads = []
    for hour, cooler_f in enumerate(_hourly()["cooler_f"][design.at.daily_range]):
        sun = sunny * factors[window.facing][hour]
        if window.overhang is not None:
            over = window.overhang
            dark = shaded_share(lines[hour // 3], over.depth_ft, over.to_top_ft, over.to_foot_ft)
            sun = dark * north * factors["N"][hour] + (1.0 - dark) * sun
        loads.append((sun + window.u * (design.hotter_f + cooler_f)) * window.screen * window.area_ft2)
    return tuple(loads)


def _skylight(inputs: Inputs, skylight: Skylight, design: Design) -> _Curve:
    factors = _hourly()["bare" if skylight.shade == 1.0 else "shaded"]
    let_in = skylight.shgc * skylight.shade / inputs.figure("glass.clear").value
    flat = _peak(inputs, "flat", design) * cos(radians(skylight.tilt_deg))
    upright = _peak(inputs, skylight.facing, design) * sin(radians(skylight.tilt_deg))
    ua = skylight.u * skylight.area_ft2 + skylight.curb_ua
    roof_f = inputs.figure("glass.roof_f").value
    return tuple(
        (flat * level + upright * side) * let_in * skylight.area_ft2 + ua * (design.hotter_f + cooler_f + roof_f)
        for level, side, cooler_f in zip(
            factors["flat"], factors[skylight.facing], _hourly()["cooler_f"][design.at.daily_range], strict=True
        )
    )


def _peak(inputs: Inputs, facing: str, design: Design) -> float:
    key = {"SW": "SE", "W": "E", "NW": "NE"}.get(facing, facing)
    return _between(inputs.figures.table(f"psf.{key}").rows, design.at.latitude_deg)


def _shade_lines(window: Window, design: Design) -> tuple[float, ...]:
    """Return the shade line over the overhang's depth in the morning, at noon, in the afternoon and the evening."""
    table = _hourly()["shade_line"]
    columns = zip(*table[window.facing], strict=True)
    return tuple(
        _between(tuple(zip(table["latitudes"], column, strict=True)), design.at.latitude_deg) for column in columns
    )


def _between(rows: tuple[tuple[float, float], ...], key: float) -> float:
    return float(read_between(key, rows))


@cache
def _hourly() -> dict[str, Any]:
    """Return the hourly tables of Manual J's Appendix 11, each beside its source."""
    tables: dict[str, Any] = load_reference("reference/manual_j").raw["hourly"]
    for table in tables.values():
        Confidence(table["confidence"])
    return tables
