import pytest

from assess.climate import DesignConditions, design_conditions, with_own_temperatures
from assess.errors import IntakeError


@pytest.fixture(scope="module")
def phoenix() -> DesignConditions:
    """Return the design conditions of a ZIP code of Phoenix."""
    found = design_conditions(zip_code="85034", city=None, state=None, latitude=None, longitude=None)
    assert found is not None
    return found


def test_nothing_stated_changes_nothing(phoenix: DesignConditions) -> None:
    """A home that states no temperature has those of its station."""
    assert with_own_temperatures(phoenix, {}) == phoenix


def test_what_is_stated_is_no_estimate(phoenix: DesignConditions) -> None:
    """A stated value goes before the estimate, which is forgotten; the others stay."""
    found = with_own_temperatures(phoenix, {"daily_range_f": 27.0, "cooling_04_f": 112.0})
    assert (found.daily_range_f, found.cooling_04_f) == (27, 112)
    assert found.daily_range_class == "high"
    assert found.estimates.keys() == {"coincident_wet_bulb_f"}
    assert found.coincident_wet_bulb_f == phoenix.coincident_wet_bulb_f


def test_estimates_move_with_a_stated_one_percent_value(phoenix: DesignConditions) -> None:
    """In a house stated 4 °F cooler the 0.4 % value and the maximum are as much cooler, the wet bulb a little."""
    found = with_own_temperatures(phoenix, {"cooling_1_f": phoenix.cooling_1_f - 4})
    assert found.cooling_04_f == pytest.approx((phoenix.cooling_04_f or 0) - 4)
    assert found.extreme_max_f == pytest.approx(phoenix.extreme_max_f - 4)
    assert found.coincident_wet_bulb_f == pytest.approx((phoenix.coincident_wet_bulb_f or 0) - 1.1, abs=0.3)
    assert found.estimates["cooling_04_f"].value == found.cooling_04_f
    assert found.estimates["daily_range_f"] == phoenix.estimates["daily_range_f"]


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"cooling_04_f": 100.0}, "a 0.4 % dry bulb of 100 °F is below the 1 % dry bulb of Phoenix-Sky Harbor Intl AP"),
        ({"coincident_wet_bulb_f": 115.0}, "a wet bulb of 115 °F is above the 1 % dry bulb of Phoenix-Sky Harbor"),
        ({"coincident_wet_bulb_f": 45.0}, "a wet bulb of 45 °F is lower than air of .* °F has without any water, 5"),
    ],
)
def test_a_statement_that_contradicts_the_station_is_refused(
    phoenix: DesignConditions, own: dict[str, float], words: str
) -> None:
    """What cannot be beside the station's 1 % value is refused with both values and the way out."""
    with pytest.raises(IntakeError, match=words) as caught:
        with_own_temperatures(phoenix, own)
    assert caught.value.where == f"weather.{next(iter(own))}"
    assert "cooling_1_f" in (caught.value.hint or "")
