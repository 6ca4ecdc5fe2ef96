"""When cooling fails: which way the minutes go, what bounds them, and what is said of them."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.findings import Series
from assess.intake import Placement
from assess.thermal.dynamics.failure import LEVELS, Beside, Failure, Minutes, failure, span
from assess.thermal.dynamics.place import Place, year_of
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet

# A cellar under rooms at 75 °F: whatever its air gives off goes outward, so that nothing but the node warms it.
CELLAR = {"exterior_walls": 0, "above": "living_space", "below": "crawlspace", "supply_cfm": 0}
AIR_J_K = 1.2041 * 1_005 * 14 * 12 * 8 * 0.3048**3


def fails(
    found: Place, node_w: float, *, start_f: float = 76, gpus: int = 8, beside: Beside | None = None
) -> tuple[Failure, Worksheet]:
    """Return what follows when the cooling of a room stops, and the sheet it is written on."""
    day, ws = found.inside.hot, Worksheet()
    assert not isinstance(day, Missing)
    inputs = Inputs(found.site.home, ws)
    return failure(inputs, found.host, day, node_w=node_w, gpus=gpus, start_f=start_f, beside=beside), ws


def still(found: Failure, level: str = "stop_f") -> float:
    """Return the strict time to a level that must be reached [min]."""
    minutes = found.minutes[level].still
    assert minutes is not None
    return minutes


def warming(found: Place) -> Beside:
    """Return the house beside the room on the hottest hour of its year."""
    weather = year_of(found.site.weather, None)
    assert weather is not None
    beside = found.beside(found.hours(weather, 80.6))
    assert beside is not None
    return beside


@pytest.mark.parametrize("node_w", [1_000, 2_000, 4_000, 12_500])
def test_no_faster_than_without_any_loss(place: Any, node_w: float) -> None:
    """The room's air alone takes 46 kJ/K: from 76 to 95 °F with everything lost in it is the least time there can be.

    With a loss of it to the walls it is longer, and with contents three times the air and 40 kJ/K of servers longer
    still: their sum bounds that time in the same way.
    """
    found, _ = fails(place(Placement.BASEMENT, room=CELLAR), node_w)
    rise_k = (95 - 76) / 1.8
    minutes = found.minutes["stop_f"]
    assert minutes.still is not None
    assert minutes.slower is not None
    assert minutes.still > AIR_J_K * rise_k / node_w / 60
    assert minutes.slower > (3 * AIR_J_K + 40_000) * rise_k / node_w / 60


def test_a_great_node_is_all_but_without_loss(place: Any) -> None:
    """At 200 kW the walls have no time, so the bound is met to a fiftieth."""
    found, _ = fails(place(Placement.BASEMENT, room=CELLAR), 200_000)
    assert still(found) == pytest.approx(AIR_J_K * 19 / 1.8 / 200_000 / 60, rel=0.02)


@pytest.mark.parametrize("node_w", [1_500, 3_000, 12_500])
def test_air_alone_is_the_strict_end(place: Any, node_w: float) -> None:
    """Contents and servers make every time longer, and a warmer level is reached later."""
    found, _ = fails(place(), node_w)
    assert tuple(found.minutes) == LEVELS
    times = [(minutes.still, minutes.slower) for minutes in found.minutes.values()]
    assert all(one is not None and other is not None and one < other for one, other in times)
    assert times == sorted(times)


def test_a_room_already_above_has_no_time(place: Any) -> None:
    """A room at 100 °F is past warning and stop at once, and reaches the power cut after that."""
    found, _ = fails(place(), 2_000, start_f=100)
    assert (found.minutes["warning_f"].still, found.minutes["stop_f"].still) == (0, 0)
    assert still(found, "cutoff_f") > 0


def test_a_room_that_never_gets_there(place: Any) -> None:
    """A cellar under a house at 75 °F loses 45 BTU/h·°F by its ceiling, so that 150 W never warm it to 95 °F.

    150 W are 512 BTU/h, in the end 11.28 °F over the house: 86.28 °F, which the slow mass keeps it from for days.
    """
    found, ws = fails(place(Placement.BASEMENT, room=CELLAR), 150)
    assert [(m.still, m.slower) for m in found.minutes.values()] == [(None, None)] * 3
    assert found.in_words == "When its cooling stops, the room does not reach 95 °F within a day."
    written = [step for step in ws.steps if step.unit == "min"]
    assert [(step.value, step.note) for step in written] == [(1_440, "not reached within a day")] * 6
    in_the_end_f = 75 + 150 * 3.412142 / (0.27 * 168)
    assert in_the_end_f - 0.6 < max(found.picture.curves[0].values) < in_the_end_f


@pytest.mark.parametrize("other_w", [None, 300])
def test_a_room_that_loses_nothing(place: Any, other_w: float | None) -> None:
    """A garage without an outside wall, under rooms, is as fast as its air and mass allow, and is not refused."""
    inner = {"exterior_walls": 0, "above": "living_space", "other_heat_w": other_w, "length_ft": 24}
    found, _ = fails(place(Placement.GARAGE, room=inner), 1_000)
    assert still(found) > 24 / 14 * AIR_J_K * 19 / 1.8 / (1_000 + (other_w or 0)) / 60
    assert found.minutes["cutoff_f"].slower is not None


def test_an_open_door_holds_longer(place: Any) -> None:
    """A door that carries 100 BTU/h·°F makes the stop later for a node of 2,000 W, and the power cut never."""
    shut, _ = fails(place(), 2_000)
    opened, _ = fails(place(door=100), 2_000)
    assert still(opened) > still(shut)
    assert still(shut, "cutoff_f") > 0
    assert opened.minutes["cutoff_f"].still is None


def test_a_larger_room_lasts_longer(place: Any) -> None:
    """The same node takes longer in a room with more air and more wall."""
    times = [
        still(fails(place(Placement.BASEMENT, room={**CELLAR, "length_ft": feet}), 4_000)[0]) for feet in (10, 14, 20)
    ]
    assert times == sorted(times)
    assert times[0] < 0.7 * times[2]


def test_fans_stop_too(place: Any) -> None:
    """A transfer fan is of no use once it stands still: the room is as fast as without it."""
    plain, _ = fails(place(), 3_000)
    fan, _ = fails(place(room={"transfer_cfm": 300}), 3_000)
    outdoor, _ = fails(place(room={"outdoor_air_cfm": 300}), 3_000)
    assert still(fan) == pytest.approx(still(plain))
    assert still(outdoor) == pytest.approx(still(plain))


def test_fans_stop_beside_a_house_that_warms_up_too(place: Any) -> None:
    """Neither fan is of use there when it stands still."""
    plain, *fans = (
        still(fails(found, 3_000, beside=warming(found))[0])
        for found in (place(), place(room={"transfer_cfm": 300}), place(room={"outdoor_air_cfm": 300}))
    )
    assert fans == pytest.approx([plain] * 2)


@pytest.mark.parametrize("node_w", [1_500, 2_500, 4_000])
def test_a_house_that_warms_up_is_no_help(place: Any, node_w: float) -> None:
    """With the rest of the house warming up on its hottest hour the room is no slower than beside one held cool."""
    found = place()
    beside = warming(found)
    assert beside.start_f == 75
    held, free = fails(found, node_w)[0], fails(found, node_w, beside=beside)[0]
    for level in LEVELS:
        late = held.minutes[level].still
        assert late is None or still(free, level) <= late * (1 + 1e-9)
    assert still(free) < still(held)


def test_a_house_without_cooling_starts_as_hot_as_outdoors(place: Any) -> None:
    """Nothing has cooled it, so it is at 95 °F when the room's own unit stops, not at 75 °F."""
    split = {"kind": "mini_split", "cooling_btu_h": 12_000, "dedicated": True}
    assert warming(place(hvac={"systems": [split]})).start_f == 95


def test_the_picture(place: Any) -> None:
    """Both curves start where the room was, rise, and go past the power cut; the axis begins at 0."""
    found, ws = fails(place(), 3_000)
    picture = found.picture
    assert isinstance(picture, Series)
    assert (picture.code, picture.x_unit, picture.y_unit, picture.x[0]) == ("thermal.failure", "min", "°F", 0)
    last = found.minutes["cutoff_f"].slower
    assert last is not None
    assert picture.x[-1] == pytest.approx(1.2 * last)
    for curve in picture.curves:
        assert len(curve.values) == len(picture.x)
        assert curve.values[0] == pytest.approx(76)
        assert list(curve.values) == sorted(curve.values)
        assert curve.values[-1] > 104
    assert picture.says == f"The room reaches 95 °F after {span(found.minutes['stop_f'])}."
    steps = {step.label: step.value for step in ws.steps}
    assert steps["Room air when its cooling stops"] == 76
    assert steps["To 95 °F, stop, air alone"] == still(found)
    assert steps["To 104 °F, power cut, with contents"] == last


@pytest.mark.parametrize(
    ("air_alone", "slower", "words"),
    [
        (0.0, 0.5, "less than 2 min"),
        (1.9, 6.2, "less than 2 min to 6 min"),
        (19.4, 40.6, "19 to 41 min"),
        (100, 180, "100 min to 3 h"),
        (300, None, "5 h or more"),
        (None, None, "no time within a day"),
    ],
)
def test_a_time_in_words(air_alone: float | None, slower: float | None, words: str) -> None:
    """Below two minutes nothing finer is said; from two hours on it is hours."""
    assert span(Minutes(95, air_alone, slower)) == words


def test_a_failure_in_words(place: Any) -> None:
    """The sentence has where the room starts, the stop and the power cut."""
    found, _ = fails(place(), 3_000)
    stop, cut = (span(found.minutes[level]) for level in ("stop_f", "cutoff_f"))
    assert found.in_words == f"When its cooling stops, the room goes from 76 to 95 °F in {stop}, to 104 °F in {cut}."


@pytest.mark.parametrize(
    ("start_f", "stop", "cut", "words"),
    [
        (76, (9.0, 20.0), (None, None), "goes from 76 to 95 °F in 9 to 20 min, but does not reach 104 °F within a"),
        (76, (None, None), (None, None), "the room does not reach 95 °F within a day."),
        (100, (0.0, 0.0), (4.0, 8.0), "the room is at 100 °F, and reaches 104 °F in 4 to 8 min when it stops."),
        (100, (0.0, 0.0), (None, None), "the room is at 100 °F, but does not reach 104 °F within a day."),
    ],
)
def test_words_for_rooms_that_do_not_go_all_the_way(
    start_f: float, stop: tuple[Any, Any], cut: tuple[Any, Any], words: str
) -> None:
    """What is never reached is not said to be reached in no time, and no room falls from 100 to 95 °F."""
    picture = Series(code="none", title="", x_name="", x_unit="", x=(), y_unit="", curves=())
    minutes = {"stop_f": Minutes(95, *stop), "cutoff_f": Minutes(104, *cut)}
    assert words in Failure(start_f, minutes, picture).in_words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.floats(300, 20_000), other=st.floats(300, 20_000), start_f=st.floats(70, 94))
def test_more_node_is_never_slower(place: Any, one: float, other: float, start_f: float) -> None:
    """A greater node reaches every level no later."""
    found = place()
    weak, strong = (fails(found, node_w, start_f=start_f)[0] for node_w in sorted([one, other]))
    for level in LEVELS:
        late, early = weak.minutes[level].still, strong.minutes[level].still
        assert late is None or (early is not None and early <= late * (1 + 1e-6))
