"""Street and line: expected hours by state, from published means."""

from collections.abc import Callable
from math import exp

import pytest

from assess.intake import Home
from assess.intake.site import STATES
from assess.rulebook.reference import load_reference
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet
from assess.year.outages import Down, down_of

MakeHome = Callable[..., Home]
US_SAIDI = (295.5, 456.1, 475.8, 333.0, 366.6)  # EIA, Electric Power Annual, Table 11.1, IEEE, all events, 2019 to 2023
US_SAIFI = (1.332, 1.385, 1.436, 1.426, 1.348)


def test_every_state_has_its_figures() -> None:
    """Fifty states, the District and the country; the mean lies in its range."""
    table = load_reference("reference/year").raw["outages"]["by_state"]
    rows = {key: row for key, row in table.items() if len(key) == 2}
    assert rows.keys() == {*STATES, "US"}
    assert all(low <= minutes <= high and events > 0 for minutes, events, low, high in rows.values())


def test_the_country_is_the_mean_of_the_published_years() -> None:
    """By EIA's own table."""
    minutes, events, low, high = load_reference("reference/year").raw["outages"]["by_state"]["US"]
    assert minutes == pytest.approx(sum(US_SAIDI) / 5, abs=0.05)
    assert events == pytest.approx(sum(US_SAIFI) / 5, abs=0.0005)
    assert (low, high) == (min(US_SAIDI), max(US_SAIDI))


@pytest.mark.parametrize(
    ("state", "minutes"), [("ME", 1_863), ("RI", 104.6), ("NJ", 108.3), ("OH", 366.2), ("MI", 1_093.6), ("MA", 259.4)]
)
def test_published_years_of_states_lie_in_their_ranges(state: str, minutes: float) -> None:
    """EIA, Electric Power Annual, Table 11.3, 2023, any method: within 8 % of the range of five years."""
    _, _, low, high = load_reference("reference/year").raw["outages"]["by_state"][state]
    assert 0.92 * low <= minutes <= 1.08 * high


def test_hours_by_hand(home: MakeHome) -> None:
    """Arizona: 99.3 minutes, 0.938 times, a quarter of an hour to start again; the line 48 h, as one unseen."""
    down = down_of(Inputs(home(), Worksheet()))
    assert down.power_h == pytest.approx(99.3 / 60 + 0.938 * 0.25)
    assert down.line_h == pytest.approx(0.0055 * 8_760)
    assert down.each_h == pytest.approx(99.3 / 60 / 0.938)
    assert down.up == pytest.approx(1 - (down.power_h + down.line_h) / 8_760)
    assert down.power_least_h < down.power_h < down.power_most_h


def test_a_battery_bridges_the_short_interruptions(home: MakeHome) -> None:
    """Lengths are exponential, so that what is left after a time T is exp(-T / mean)."""
    without = down_of(Inputs(home(), Worksheet()))
    with_it = down_of(Inputs(home(), Worksheet()), ride_h=2.0)
    assert with_it.power_h == pytest.approx(without.power_h * exp(-2.0 / without.each_h))


def test_a_second_path_leaves_a_tenth(home: MakeHome) -> None:
    """Of the hours without line."""
    one, two = (down_of(Inputs(home(internet={"second_path": second}), Worksheet())) for second in (False, True))
    assert two.line_h == pytest.approx(one.line_h / 10)


def test_a_home_in_no_known_state_takes_the_country(home: MakeHome) -> None:
    """The mean of the United States stands in, and says so."""
    ws = Worksheet()
    down_of(Inputs(home(place={"state": None}), ws))
    assert ws.steps[0].label.endswith("the country")
    assert ws.steps[0].value == pytest.approx(sum(US_SAIDI) / 5, abs=0.05)


def test_more_down_than_a_year_leaves_nothing() -> None:
    """The share that is up is never below nothing."""
    assert Down(9_000, 100).up == 0
