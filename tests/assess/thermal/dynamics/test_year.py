"""The year of the room: where the heat of the node goes, and what is written down of it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assess.findings import Series
from assess.intake import Home, Placement
from assess.records import Confidence
from assess.thermal.dynamics.hours import Hours
from assess.thermal.dynamics.place import year_of
from assess.thermal.dynamics.year import MONTHS, YearResult, heat_in_words, year_result
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "ducts": "inside"}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
HEAT, ABOVE = "thermal.monthly_heat", "thermal.hours_above"


@pytest.fixture
def year(place: Any) -> Any:
    """Return a maker of the year's result, its hours and the sheet, for a node [W]."""

    def make(*words: Any, node_w: float = 600, **more: Any) -> tuple[YearResult, Hours, Worksheet]:
        found = place(*words, **more)
        weather = year_of(found.site.weather, None)
        assert weather is not None
        hours, ws = found.hours(weather, 80.6), Worksheet()
        return year_result(Inputs(found.site.home, ws), hours, node_w=node_w, limit_f=80.6), hours, ws

    return make


def picture(found: YearResult, code: str) -> Series:
    """Return the one picture of a code."""
    (one,) = (series for series in found.pictures if series.code == code)
    return one


@pytest.mark.parametrize(
    ("placement", "sections"),
    [
        (Placement.LIVING_SPACE, {}),
        (Placement.LIVING_SPACE, {"hvac": {"systems": [CENTRAL, SPLIT]}}),
        (Placement.LIVING_SPACE, {"hvac": {"systems": []}}),
        (Placement.LIVING_SPACE, {"dwelling": {"floor_area_ft2": None}, "hvac": {"systems": [SPLIT]}}),
        (Placement.GARAGE, {"hvac": {"systems": [SPLIT]}}),
        (Placement.GARAGE, {}),
    ],
)
def test_the_heat_of_the_node_goes_somewhere(year: Any, placement: Placement, sections: dict[str, Any]) -> None:
    """Month by month the four ways add up to what the node gave, and none of them gives heat back over the year."""
    found, hours, _ = year(placement, node_w=600, **sections)
    stack = picture(found, HEAT)
    assert stack.x == MONTHS
    by_month = np.array([curve.values for curve in stack.curves])
    assert by_month.sum(axis=0) == pytest.approx([0.6 * 24 * days for days in DAYS])
    assert np.all(by_month.sum(axis=1) >= -1e-6)
    # The way out through the shell is left over in the picture; here it is what room and house lose more by it.
    lost = _lost_kwh(hours, 600) - _lost_kwh(hours, 0)
    assert by_month.sum(axis=1)[3] == pytest.approx(lost, rel=1e-3, abs=1)


def _lost_kwh(hours: Hours, node_w: float) -> float:
    """Return what room and house lose in a year [kWh]: what conducts, times how much warmer they are."""
    run, drivers, network = hours.run(node_w), hours.drivers, hours.network
    lost_w = np.zeros(8_760)
    parts = [(network.room, drivers.room, run.room_air_c, run.room_mass_c)]
    if network.house is not None and drivers.house is not None and run.house_air_c is not None:
        assert run.house_mass_c is not None
        parts.append((network.house, drivers.house, run.house_air_c, run.house_mass_c))
    elif drivers.neighbor_c is not None:
        lost_w += network.mixing_w_k * (run.room_air_c - drivers.neighbor_c)
    for zone, driven, air_c, mass_c in parts:
        mean_c, delta = (mass_c[:-1] + mass_c[1:]) / 2, zone.delta
        lost_w += delta.air_outdoor * (air_c - drivers.outdoor_c) + delta.air_end * (air_c - driven.end_c)
        lost_w += delta.mass_outdoor * (mean_c - drivers.outdoor_c) + delta.mass_end * (mean_c - driven.end_c)
    return float(lost_w.sum()) / 1e3


def test_whose_cooling_it_is(year: Any) -> None:
    """Beside a central system most of the heat is the house's to cool; a unit of the room's own takes it instead."""
    sums = {}
    for name, systems in (("central", [CENTRAL]), ("both", [CENTRAL, SPLIT]), ("split", [SPLIT])):
        found, *_ = year(node_w=2_000, hvac={"systems": systems})
        sums[name] = {curve.name: sum(curve.values) for curve in picture(found, HEAT).curves}
    assert sums["central"]["house cooling"] > 1_000
    assert sums["central"]["the room's own cooling"] == 0
    assert sums["both"]["the room's own cooling"] > 10 * abs(sums["both"]["house cooling"])
    assert sums["split"]["house cooling"] == 0


def test_the_year_is_written_down(year: Any) -> None:
    """Hours above the limit, the warmest hour, the node's heat, what is cooled more and what is heated less."""
    found, hours, ws = year(node_w=600)
    steps = {step.label: step for step in ws.steps}
    with_node, without = hours.run(600), hours.run(0)
    assert steps["Hours above the room's limit"].value == found.hours_above == hours.hours_above(80.6, 600)
    assert steps["Warmest hour of the room"].value == found.warmest_f
    assert found.warmest_f == pytest.approx(with_node.room_air_c.max() * 1.8 + 32)
    assert steps["Heat of the node"].value == pytest.approx(0.6 * 8_760)
    assert steps["Cooling that the node adds"].value == pytest.approx(with_node.cooling_kwh - without.cooling_kwh)
    assert steps["Heating that the node saves"].value == pytest.approx(without.heating_kwh - with_node.heating_kwh)
    assert 0 < steps["Heating that the node saves"].value < steps["Heat of the node"].value
    assert {step.confidence for step in ws.steps} == {Confidence.LOW}  # the year is made up


def test_a_measured_year_is_surer(year: Any) -> None:
    """A year that was not made up has a medium confidence."""
    _, hours, _ = year()
    ws = Worksheet()
    measured = replace(hours, weather=replace(hours.weather, synthetic=False))
    year_result(Inputs(Home.model_validate({}), ws), measured, node_w=600, limit_f=80.6)
    assert {step.confidence for step in ws.steps} == {Confidence.MEDIUM}


def test_hours_above_each_temperature(year: Any) -> None:
    """The curve falls from all hours of the year to none, and agrees with a count at 90 °F."""
    found, hours, _ = year(node_w=1_000)
    curve = picture(found, ABOVE)
    (counts,) = (one.values for one in curve.curves)
    assert list(counts) == sorted(counts, reverse=True)
    assert 0 <= counts[-1] < counts[0] <= 8_760
    assert counts[curve.x.index(90)] == np.count_nonzero(hours.run(1_000).room_air_c * 1.8 + 32 > 90) > 0
    assert curve.says == f"The warmest hour is {found.warmest_f:.0f} °F."


def test_more_node_more_hours(year: Any) -> None:
    """The hours above the limit and the warmest hour rise with the node."""
    found = [year(node_w=node_w)[0] for node_w in (0, 300, 600, 1_200)]
    above, warmest = [one.hours_above for one in found], [one.warmest_f for one in found]
    assert above == sorted(above)
    assert above[0] == 0 < above[-1]
    assert warmest == sorted(warmest)


@pytest.mark.parametrize(
    ("given", "cooled", "saved", "words"),
    [
        (1_000, 600, 300, "Of 1,000 kWh a year, 600 are cooled away and 300 stand in for heating."),
        (1_000, -0.2, -0.2, "Of 1,000 kWh a year, 0 are cooled away and 0 stand in for heating."),
        (
            1_000,
            700,
            600,
            "700 more are cooled away and 600 less are heated, because the node's warmth commands the house, too.",
        ),
    ],
)
def testheat_in_words(given: float, cooled: float, saved: float, words: str) -> None:
    """No heat is below nothing, and more than the node gives off is not said to be its own."""
    assert heat_in_words(given, cooled, saved).endswith(words)
