"""What the hours add to the section: minutes, the year, a heat wave, pictures; and the limit of the year."""

from typing import Any

import pytest

from assess.findings import Limit, Section, Series
from assess.intake import Placement
from assess.thermal import assess_thermal
from assess.thermal.dynamics.answer import Around, hourly, year_limit
from assess.thermal.inputs import Missing
from assess.thermal.site import Sheets

HERE = {"latitude_deg": 36.1, "longitude_deg": -115.1, "iecc_zone": "3B"}
CENTRAL = {"kind": "central_ac", "cooling_btu_h": 48_000, "airflow_cfm": 1_600, "ducts": "inside"}
SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
ALL = ["thermal.failure", "thermal.design_day", "thermal.monthly_heat", "thermal.hours_above"]


@pytest.fixture
def section(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of sections at a place that is known, with a node [W]."""

    def make(
        placement: Placement = Placement.LIVING_SPACE,
        *,
        room_w: float = 600,
        known: dict[str, Any] | None = None,
        extreme_max_f: float = 104,
        recording: bool = True,
        **sections: dict[str, Any],
    ) -> Section:
        there = weather(extreme_max_f=extreme_max_f, **(HERE if known is None else known))
        return assess_thermal(home(**sections), power(room_w=room_w, gpus=1), placement, there, recording=recording)

    return make


def picture(section: Section, code: str) -> Series:
    """Return the one picture of a code."""
    (found,) = (series for series in section.series if series.code == code)
    return found


def by_code(section: Section) -> dict[str, Limit]:
    """Return the limits by code."""
    return {item.code: item for item in section.limits}


@pytest.mark.parametrize("placement", [Placement.LIVING_SPACE, Placement.BASEMENT, Placement.GARAGE])
def test_the_pictures(section: Any, placement: Placement) -> None:
    """Failure, design day, months and hours above, in reading order, each curve as long as its axis."""
    found = section(placement)
    assert [series.code for series in found.series] == ALL
    for series in found.series:
        assert series.curves
        assert series.says
        assert all(len(curve.values) == len(series.x) for curve in series.curves)


def test_the_picture_of_the_design_day(section: Any) -> None:
    """24 hours, their middles from 0.5 to 23.5; outdoors at most the 95 °F of the design day, the room warmer at 600 W.

    The house is at its 75 °F all day. In a garage nobody shows a house.
    """
    day = picture(section(), "thermal.design_day")
    curves = {curve.name: curve.values for curve in day.curves}
    assert list(curves) == ["room", "house", "outdoors"]
    assert (day.x[0], day.x[-1], len(day.x)) == (0.5, 23.5, 24)
    assert max(curves["outdoors"]) == pytest.approx(95)
    assert min(curves["outdoors"]) < 80
    assert curves["house"] == pytest.approx([75] * 24)
    assert all(room > 75 for room in curves["room"])
    assert day.says == f"The room is at most {max(curves['room']):.0f} °F on a day of 95 °F."
    garage = picture(section(Placement.GARAGE), "thermal.design_day")
    assert [curve.name for curve in garage.curves] == ["room", "outdoors"]


def test_without_a_place_the_minutes_remain(section: Any) -> None:
    """A year cannot be made up for nowhere, but how fast a room gets hot does not ask where it is."""
    found = section(known={})
    assert [series.code for series in found.series] == ["thermal.failure"]
    titles = [worked.title for worked in found.worked]
    assert "When cooling fails" in titles
    assert "The year of the room" not in titles
    assert "A heat wave of three days" not in titles


@pytest.mark.parametrize(
    "sections",
    [
        {"room": {"length_ft": None}},
        {"hvac": {"systems": None}},
        {"dwelling": {"year_built": None}, "room": {"wall_u": None}},
    ],
)
def test_without_a_room_there_is_nothing_to_say(section: Any, sections: dict[str, Any]) -> None:
    """A room whose sizes, walls or cooling are not known has no pictures, and its limits are unknown."""
    found = section(**sections)
    assert found.series == ()
    assert by_code(found)["thermal.room"].capacity is None


def test_a_heat_wave(section: Any) -> None:
    """A hotter wave makes a warmer room, also where the house has no cooling to be overrun."""
    label = "Warmest air of the room"
    warmest = [
        next(step.value for step in section(extreme_max_f=f, hvac={"systems": []}).steps if step.label == label)
        for f in (104, 112, 120)
    ]
    assert warmest == sorted(warmest)
    assert warmest[0] + 8 < warmest[2]
    assert warmest[0] > 100


def test_the_failure_starts_from_the_room_with_its_node(section: Any) -> None:
    """It begins at the air of the design day, or at the limit where that is above it."""
    cool, hot = section(room_w=300), section(room_w=3_000)
    air = next(step.value for step in cool.steps if step.label == "Room air, its cooling resting in between")
    assert picture(cool, "thermal.failure").curves[0].values[0] == pytest.approx(air)
    assert picture(hot, "thermal.failure").curves[0].values[0] == pytest.approx(80.6)


def test_where_the_house_is_known_it_warms_up_beside_the_room(section: Any) -> None:
    """The same room is too warm sooner than one beside a house that is held, for which no year can be made up."""
    label = "To 95 °F, stop, air alone"
    free, held = (
        next(step.value for step in found.steps if step.label == label)
        for found in (section(room_w=3_000), section(room_w=3_000, known={}))
    )
    assert free < held


def test_a_year_that_stops_what_the_worst_days_let_pass(section: Any) -> None:
    """A mini-split without a low-ambient control cools on hot days and on a mild one, and rests all winter.

    So the limit of the year is below the others, which let the node pass, and does not.
    """
    systems = {"systems": [CENTRAL, {**SPLIT, "low_ambient": False}]}
    limits = by_code(section(room_w=4_000, hvac=systems))
    year = limits.pop("thermal.year")
    assert all(limit.fits for limit in limits.values())
    assert year.fits is False
    assert year.capacity is not None
    assert 0 < year.capacity < min(limit.capacity or 0 for limit in limits.values())
    assert year.node_w == year.capacity
    assert year.cure
    assert "thermal.year" not in by_code(section(room_w=4_000, hvac={"systems": [CENTRAL, SPLIT]}))


def test_a_node_within_the_limit_of_the_year_passes(section: Any) -> None:
    """The capacity of the year's limit is itself allowed, so that a search that asks for it is not refused again."""
    systems = {"systems": [CENTRAL, {**SPLIT, "low_ambient": False}]}
    refused = by_code(section(room_w=4_000, hvac=systems))["thermal.year"].capacity
    assert refused is not None
    assert all(limit.fits for limit in section(room_w=refused, hvac=systems).limits)


@pytest.mark.parametrize("recording", [True, False])
def test_the_year_is_not_asked_where_another_limit_stops_the_node(section: Any, *, recording: bool) -> None:
    """A node too great for the design day is refused there; nothing is run for the year."""
    systems = {"systems": [CENTRAL, {**SPLIT, "low_ambient": False}]}
    assert set(by_code(section(room_w=9_000, hvac=systems, recording=recording))) == {
        "thermal.house",
        "thermal.room",
        "thermal.room_idle",
    }


@pytest.mark.parametrize("systems", [[CENTRAL], [CENTRAL, SPLIT], [CENTRAL, {**SPLIT, "low_ambient": False}]])
def test_the_limit_of_the_year(site: Any, systems: list[dict[str, Any]]) -> None:
    """It is never above the most that is asked of it, and what it allows is what is within it."""
    found = site(hvac={"systems": systems})
    for most_w in (500, 3_000, 8_000):
        limit = year_limit(found, limit_f=80.6, door=0.0, most_w=most_w)
        assert 0 <= limit.greatest_w <= most_w
        assert limit.allows(limit.greatest_w)
        assert limit.allows(most_w) is (limit.greatest_w == most_w)
        assert limit.greatest_w == most_w or not limit.allows(limit.greatest_w + most_w / 64)


def test_a_year_is_run_once_for_all_panels(site: Any) -> None:
    """Two homes alike in what heat knows share their year; one with another room, or another unit, does not."""
    one, other = site(hvac={"systems": [CENTRAL]}), site(hvac={"systems": [CENTRAL]}, service={"rating_a": 100})
    asked = {"limit_f": 80.6, "door": 0.0, "most_w": 900.0}
    assert year_limit(one, **asked) is year_limit(other, **asked)
    for changed in (
        {"hvac": {"systems": [CENTRAL, SPLIT]}},
        {"hvac": {"systems": [CENTRAL]}, "room": {"length_ft": 15}},
    ):
        assert year_limit(site(**changed), **asked) is not year_limit(one, **asked)


def test_an_unknown_year_says_nothing(site: Any) -> None:
    """Without weather, without a room, or where nothing is left to ask about, the year allows what the days allow."""
    for found in (site(known={}), site(room={"length_ft": None})):
        limit = year_limit(found, limit_f=80.6, door=0.0, most_w=5_000)
        assert limit.hours is None
        assert limit.allows(5_000)
        assert limit.greatest_w == 5_000
    assert year_limit(site(), limit_f=80.6, door=0.0, most_w=0).hours is None


def test_no_hours_of_an_unknown_room(site: Any, power: Any) -> None:
    """A site whose room is not known has no hourly answer."""
    known, unknown = site(), site(room={"length_ft": None})
    day = known.indoors.hot
    assert not isinstance(day, Missing)
    around = Around(80.6, 78, 0.0, day)
    assert hourly(Sheets(unknown.home, recording=True), unknown, power(room_w=600), around) is None
    found = hourly(Sheets(known.home, recording=True), known, power(room_w=600), around)
    assert found is not None
    assert found.failure.start_f == 78
    assert found.year is not None
    assert found.wave_f is not None
    assert found.wave_f > found.year.warmest_f - 5
