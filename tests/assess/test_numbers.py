from math import inf, nan

import pytest

from assess.numbers import MINUS, NARROW, number, percent, quantity


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (21_480, "VA", "21,480"),
        (29_999.6, "VA", "30,000"),
        (54.1666, "A", "54.2"),
        (145.0, "A", "145"),
        (12.505, "kW", "12.51"),
        (3.5, "tons", "3.5"),
        (98.04, "°F", "98"),
        (0.65, "", "0.65"),
        (3.412142, "BTU/h per W", "3.412"),
        (0.0000308, "per ft", "0.000031"),
        (1_234.56, "per ton", "1,235"),
        (999.96, "per ton", "1,000"),
    ],
)
def test_a_number_is_rounded_as_its_unit_is_read(value: float, unit: str, text: str) -> None:
    """Nameplates in whole VA, amperes in tenths, kilowatts in hundredths, the rest with four digits."""
    assert number(value, unit) == text


@pytest.mark.parametrize(("spaces", "text"), [(0.5, "0.5"), (1.5, "1.5"), (2, "2")])
def test_half_a_space_is_not_rounded_into_a_whole_one(spaces: float, text: str) -> None:
    """A tandem leaves half a space: 1.5 spaces must not read as the two that a breaker needs."""
    assert number(spaces, "spaces") == text


@pytest.mark.parametrize(("value", "unit"), [(-0.0, ""), (-0.004, "A"), (-0.4, "VA"), (-1e-12, "per ft")])
def test_what_rounds_to_nothing_has_no_sign(value: float, unit: str) -> None:
    """There is no minus zero on a report."""
    assert number(value, unit) == "0"


def test_a_negative_number_has_a_real_minus_sign() -> None:
    """A hyphen breaks lines and is too short beside figures."""
    assert number(-1_816, "W") == f"{MINUS}1,816"


def test_infinity_is_shown_and_nan_is_refused() -> None:
    """All of nothing is infinite; what is not a number is never printed."""
    assert (number(inf, "%"), number(-inf)) == ("∞", f"{MINUS}∞")
    with pytest.raises(ValueError, match="not a number"):
        number(nan, "A")


def test_unknown_is_a_word() -> None:
    """An unknown is printed as such, and never as 0."""
    assert quantity(None, "A") == "unknown"
    assert quantity(0.0, "A") == f"0{NARROW}A"


def test_a_unit_stands_behind_a_thin_space_and_a_percent_sign_close() -> None:
    """The unit cannot be torn from its number; a number without a unit stands alone."""
    assert quantity(12_500, "W") == f"12,500{NARROW}W"
    assert quantity(2, "%") == "2%"
    assert quantity(0.65, "") == "0.65"


@pytest.mark.parametrize(("ratio", "text"), [(0.4, "40%"), (1.0, "100%"), (0.075, "7.5%"), (1.25, "125%"), (0, "0%")])
def test_a_ratio_reads_as_a_percentage(ratio: float, text: str) -> None:
    """Demand factors are ratios in the data and percentages in print."""
    assert percent(ratio) == text
