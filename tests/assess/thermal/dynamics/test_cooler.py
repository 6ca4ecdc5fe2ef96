"""The cooler outdoors through a year: its hours by a count, its heat by a sum."""

from typing import Any

import numpy as np
import pytest

from assess.findings import Section, Severity
from assess.intake import Home, Placement
from assess.intake.weather_year import WeatherYear
from assess.records import Confidence, Figure
from assess.thermal import assess_thermal
from assess.thermal.dynamics.cooler import CoolerYear, cooler_year
from assess.thermal.dynamics.hours import outdoor_f
from assess.thermal.dynamics.place import year_of
from assess.thermal.inputs import Inputs
from assess.thermal.outdoor_cooler import Cooler
from assess.worksheet import Worksheet

HERE = {"latitude_deg": 36.1, "longitude_deg": -115.1}


@pytest.fixture
def desert(weather: Any) -> WeatherYear:
    """Return a year of 108 °F on the design day."""
    made = year_of(weather(cooling_1_f=108, extreme_max_f=117, **HERE), None)
    assert made is not None
    return made


def run(cooler: Cooler, year: WeatherYear, heat_w: float) -> tuple[CoolerYear, Worksheet]:
    """Return the year of a cooler and its sheet."""
    ws = Worksheet()
    return cooler_year(Inputs(Home.model_validate({}), ws), cooler, year, heat_w), ws


def test_hours_short_by_hand(desert: WeatherYear) -> None:
    """Coolant of 113 °F, air 5.4 °F warmer by recirculation and 3.6 by sun: all of 12 kW below 89.6 °F, none at 104 °F.

    (113 - T - 3.6 - 5.4) ÷ 14.4 of the rating; a node of 12 kW is short in every hour above 89.6 °F.
    """
    found, ws = run(Cooler(12_000, 0, 3.6), desert, 12_000)
    hot_f = outdoor_f(desert)
    share = np.clip((113 - hot_f - 9) / 14.4, 0, 1)
    assert found.hours_short == np.count_nonzero(hot_f > 89.6) > 100
    assert found.carried == pytest.approx(float(share.mean()))
    steps = {step.label: step for step in ws.steps}
    assert steps["Hours in which the cooler falls short"].value == found.hours_short
    assert steps["Of the year's heat, carried"].value == found.carried
    assert {step.confidence for step in ws.steps} == {Confidence.LOW}
    assert f"{found.hours_short:,} hours" in found.picture.says


def test_a_heat_pump_carries_what_the_air_does_not(desert: WeatherYear) -> None:
    """With a heat pump for all of it no hour is short, and all of the heat is carried."""
    found, ws = run(Cooler(12_000, 12_000, 3.6), desert, 12_000)
    assert (found.hours_short, found.carried) == (0, 1)
    assert ws.steps == []
    assert found.label == desert.label
    assert "every hour" in found.picture.says


def test_more_heat_is_short_for_longer(desert: WeatherYear) -> None:
    """A larger node, or more sun, never shortens the hours."""
    by_heat = [run(Cooler(12_000, 0, 3.6), desert, heat_w)[0].hours_short for heat_w in (1_000, 6_000, 12_000, 13_000)]
    by_sun = [run(Cooler(12_000, 0, sun_f), desert, 12_000)[0].hours_short for sun_f in (0, 1.8, 3.6)]
    assert by_heat == sorted(by_heat)
    assert by_heat[-1] == 8_760  # more than it is rated for is short in any weather
    assert by_sun == sorted(by_sun)


def test_the_picture(desert: WeatherYear) -> None:
    """From 60 to 130 °F what the cooler can carry falls from its rating to nothing, and the node's heat is level."""
    picture = run(Cooler(12_000, 0, 0), desert, 9_000)[0].picture
    carries, node = (curve.values for curve in picture.curves)
    assert (picture.x[0], picture.x[-1], picture.code) == (60, 130, "thermal.cooler")
    assert (carries[0], carries[-1]) == (12_000, 0)
    assert list(carries) == sorted(carries, reverse=True)
    assert set(node) == {9_000}


def severity(section: Section) -> Severity | None:
    """Return the severity of the finding on the cooler's hours, None without one."""
    found = [finding.severity for finding in section.findings if finding.code == "thermal.cooler_hours"]
    return found[0] if found else None


def test_in_the_section(home: Any, power: Any, weather: Any) -> None:
    """Its picture comes first, its finding says in how many hours it is short, or that it never is.

    Nowhere is nothing to say, and a silent run says none.
    """
    node, rated = power(cooler_w=12_000, gpus=16), Figure(value=12_000, unit="W", cite="x", confidence=Confidence.HIGH)

    def section(**more: Any) -> Section:
        there = weather(cooling_1_f=108, extreme_max_f=117, **more.pop("known", HERE))
        return assess_thermal(home(), node, Placement.OUTDOOR_PAD, there, cooler_rated=rated, **more)

    hot = section()
    assert [series.code for series in hot.series] == ["thermal.cooler"]
    assert severity(hot) is Severity.NOTE
    for quiet in (section(known={}), section(recording=False)):
        assert quiet.series == ()
        assert severity(quiet) is None
    assert severity(section(cooler_has_heat_pump=rated)) is Severity.OK
