"""What is found of the room's air: each finding once where it must be, and not where it need not."""

from typing import Any

import pytest

from assess.findings import Finding, Series, Severity
from assess.intake import Placement
from assess.thermal import prepare_thermal
from assess.thermal.air_findings import air_findings
from assess.thermal.dynamics.answer import Hourly
from assess.thermal.dynamics.failure import Failure
from assess.thermal.dynamics.year import YearResult
from assess.thermal.flows import Air

NO_PICTURE = Series(code="none", title="none", x_name="", x_unit="", x=(), y_unit="", curves=())
FAN = {"outdoor_air_cfm": 500}


@pytest.fixture
def find(home: Any, power: Any, weather: Any) -> Any:
    """Return a finder of the one finding of a code, None where there is none."""

    def finder(
        code: str,
        *,
        placement: Placement | None = Placement.UTILITY_ROOM,
        air: Air | None = None,
        hours: Hourly | None = None,
        room_w: float = 1_500,
        cooler_w: float = 0,
        gpus: int = 4,
        known: dict[str, Any] | None = None,
        elsewhere: bool = False,
        fits: bool = False,
        **sections: Any,
    ) -> Finding | None:
        there = None if elsewhere else weather(**(known or {}))
        site = prepare_thermal(home(**sections), placement, there, recording=False)
        node = power(room_w=room_w, cooler_w=cooler_w, gpus=gpus)
        found = [finding for finding in air_findings(site, node, air, hours, fits=fits) if finding.code == code]
        assert len(found) <= 1
        return found[0] if found else None

    return finder


def severity(finding: Finding | None) -> Severity | None:
    """Return the severity of a finding, None where there is none."""
    return finding.severity if finding else None


def of_hours(
    *, above: int | None = None, warmest_f: float = 97.4, wave_f: float | None = None, design_f: float | None = None
) -> Hourly:
    """Return hourly answers of a year with these hours above, of a wave and of a design day this warm."""
    year = None if above is None else YearResult(above, warmest_f, ())
    return Hourly(Failure(75, {}, NO_PICTURE), year, wave_f, (), design_f)


@pytest.mark.parametrize(
    ("inlet_f", "words"),
    [
        (80.0, "within what ASHRAE recommends"),
        (80.6, "within what ASHRAE recommends"),
        (85.0, "class A1"),
        (93.0, "class A2"),
        (100.0, "class A3"),
        (112.0, "class A4"),
        (120.0, "more than any ASHRAE class"),
    ],
)
def test_the_air_that_servers_breathe(find: Any, inlet_f: float, words: str) -> None:
    """Recommended to 27 °C, then the class that allows it, then none."""
    found = find("thermal.room_air", air=Air(inlet_f - 5.4, inlet_f))
    assert severity(found) is Severity.NOTE
    assert words in found.means
    assert f"{round(inlet_f - 5.4)}" in found.says


def test_the_air_around_a_liquid_cooled_node(find: Any) -> None:
    """Only the room's temperature is told; without an answer nothing is."""
    found = find("thermal.room_air", air=Air(84, None), cooler_w=9_000)
    assert (severity(found), found.means) == (Severity.NOTE, "")
    assert find("thermal.room_air") is None


@pytest.mark.parametrize(
    ("wet_bulb_f", "gpus", "expected"),
    [
        (80, 4, Severity.WARNING),  # dew point about 75 °F over 69.8
        (75, 4, None),  # about 67 °F
        (75, 8, Severity.WARNING),  # dense servers are made for 62.6 °F
        (65, 8, None),
        (40, 8, None),  # lower than that of air without any water, which has no dew point
        (None, 8, None),
    ],
)
def test_damp_air(find: Any, wet_bulb_f: float | None, gpus: int, expected: Any) -> None:
    """Outdoor air at 95 °F with this wet bulb, drawn through the room, by its dew point: 21 °C for A2, 17 °C for H1."""
    known = {"coincident_wet_bulb_f": wet_bulb_f}
    assert severity(find("thermal.damp_air", room=FAN, gpus=gpus, known=known)) is expected


def test_damp_air_does_no_harm_elsewhere(find: Any) -> None:
    """Without the fan, through a liquid-cooled node, or where nothing is known of the weather."""
    damp = {"coincident_wet_bulb_f": 82}
    assert find("thermal.damp_air", room=FAN, known=damp) is not None
    assert find("thermal.damp_air", known=damp) is None
    assert find("thermal.damp_air", room=FAN, known=damp, cooler_w=9_000) is None
    assert find("thermal.damp_air", room=FAN, elsewhere=True) is None


@pytest.mark.parametrize(
    ("winter_f", "room_f", "expected"),
    [
        (0, 85, Severity.NOTE),  # 0.0008 kg/kg of saturated air at 0 °F, 3 % at 85 °F
        (-20, 70, Severity.NOTE),
        (35, 75, None),  # 0.0043 kg/kg, 23 %
        (20, 60, None),
    ],
)
def test_dry_air(find: Any, winter_f: float, room_f: float, expected: Any) -> None:
    """Saturated winter air warmed to the room's temperature, against the 8 % of classes A1 to A4."""
    found = find("thermal.dry_air", room=FAN, air=Air(room_f, None), known={"heating_99_f": winter_f})
    assert severity(found) is expected


def test_dry_air_needs_a_fan_and_a_winter(find: Any) -> None:
    """Without outdoor air, without an answer or without weather nothing is said of it."""
    cold, air = {"heating_99_f": -10}, Air(85, None)
    assert find("thermal.dry_air", room=FAN, air=air, known=cold) is not None
    assert find("thermal.dry_air", air=air, known=cold) is None
    assert find("thermal.dry_air", room=FAN, known=cold) is None
    assert find("thermal.dry_air", room=FAN, air=air, elsewhere=True) is None


def test_an_exhaust_fan_brings_outdoor_air_in(find: Any) -> None:
    """Where it blows, the house's own air must come from somewhere."""
    assert severity(find("thermal.exhaust", room={"exhaust_cfm": 200})) is Severity.NOTE
    assert find("thermal.exhaust") is None


def test_hours_above_the_limit(find: Any) -> None:
    """One hour is enough to be told of, none is good to know; of a year that is not known nothing is said."""
    found = find("thermal.hours_above", hours=of_hours(above=1_234))
    assert severity(found) is Severity.NOTE
    assert "1,234 hours" in found.says
    assert "97 °F" in found.means
    assert severity(find("thermal.hours_above", hours=of_hours(above=0))) is Severity.OK
    assert find("thermal.hours_above", hours=of_hours()) is None
    assert find("thermal.hours_above") is None


@pytest.mark.parametrize(
    ("wave_f", "expected"), [(95, None), (95.1, Severity.NOTE), (130, Severity.NOTE), (None, None)]
)
def test_a_heat_wave(find: Any, wave_f: float | None, expected: Any) -> None:
    """A room that a heat wave brings past 95 °F, 35 °C, is told of."""
    assert severity(find("thermal.heat_wave", hours=of_hours(wave_f=wave_f))) is expected


@pytest.mark.parametrize(
    ("air_f", "fits", "expected"),
    [
        (103, True, Severity.NOTE),
        (105, True, Severity.WARNING),  # the power is cut at 40 °C
        (105, False, Severity.NOTE),  # it is not let in anyway
    ],
)
def test_air_in_which_the_power_is_cut(find: Any, air_f: float, expected: Severity, *, fits: bool) -> None:
    """Hours of the year or of a heat wave past 104 °F are a condition of a node that is let in."""
    hours = of_hours(above=3, warmest_f=air_f, wave_f=air_f)
    for code in ("thermal.hours_above", "thermal.heat_wave"):
        found = find(code, hours=hours, fits=fits)
        assert severity(found) is expected
        assert found is not None
        assert found.cure or expected is Severity.NOTE


def test_a_room_without_a_way_out_has_no_degree(find: Any) -> None:
    """Far beyond any limit no temperature is told to the degree."""
    assert "more than 150 °F" in find("thermal.heat_wave", hours=of_hours(wave_f=156)).says
    assert "more than 150 °F" in find("thermal.room_air", air=Air(180, None)).says


@pytest.mark.parametrize(
    ("design_f", "says", "kind"),
    [
        (None, "at 85 °F with this node", "A2"),
        (84.0, "at 85 °F with this node", "A2"),
        (97.0, "at 85 °F in a steady balance with this node, and reach 97 °F hour by hour", "A3"),
    ],
)
def test_the_design_day_hour_by_hour(find: Any, design_f: float | None, says: str, kind: str) -> None:
    """Where cooling rests in between the room gets warmer than in balance, and its servers breathe that air."""
    found = find("thermal.room_air", air=Air(85, 90.4), hours=of_hours(design_f=design_f))
    assert says in found.says
    assert f"class {kind}" in found.means


def test_where_the_room_gets_no_heat_nothing_is_found(find: Any) -> None:
    """Outdoors, without a placement, or with a node that gives all of its heat to coolant."""
    for where in ({"placement": Placement.OUTDOOR_PAD}, {"placement": None}, {"room_w": 0, "cooler_w": 5_000}):
        for code in ("thermal.room_air", "thermal.exhaust", "thermal.hours_above"):
            hours = of_hours(above=100, wave_f=120)
            assert find(code, air=Air(90, 95), hours=hours, room={"exhaust_cfm": 200}, **where) is None
