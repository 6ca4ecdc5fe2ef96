import pytest

from assess.electrical.methods.items import Item, sorted_out
from assess.electrical.methods.neutral import neutral_a, on_neutral
from assess.electrical.methods.standard_dwelling import Building
from assess.intake import LoadKind
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def item(kind: str, va: float, *, volts: float | None = None, units: int = 1) -> Item:
    """Return one appliance."""
    return Item(name=kind, kind=LoadKind(kind), each_va=va, volts=volts, units=units)


@pytest.mark.parametrize(
    ("kind", "volts", "draws"),
    [
        ("dishwasher", None, True),
        ("dishwasher", 120, True),
        ("dishwasher", 240, False),
        ("water_heater", None, False),
        ("air_conditioner", None, False),
        ("air_conditioner", 115, True),
        ("spa", None, True),
        ("range", None, False),
        ("dryer", 240, False),
    ],
)
def test_what_draws_on_the_neutral(kind: str, volts: float | None, *, draws: bool) -> None:
    """As its voltage says, else as its kind usually does; ranges and dryers have a share of their own."""
    assert on_neutral(item(kind, 1_000, volts=volts)) is draws


def test_the_load_between_the_legs_adds_nothing(edition: Edition) -> None:
    """5,100 VA of general loads, a dishwasher, and nothing of the water heater."""
    house = sorted_out([item("dishwasher", 1_200), item("water_heater", 4_500)])
    assert neutral_a(9_000, Building(house), 240, edition.rules, Worksheet()) == pytest.approx(6_300 / 240)


def test_four_appliances_are_reduced_on_the_neutral_too(edition: Edition) -> None:
    """Those at 120 V at three quarters, when there are four of them in all."""
    house = sorted_out([item("dishwasher", 1_200), item("microwave", 1_500), item("water_heater", 4_500, units=2)])
    found = neutral_a(9_000, Building(house), 240, edition.rules, Worksheet())
    assert found == pytest.approx((5_100 + 0.75 * 2_700) / 240)


def test_a_window_unit_is_not_reduced_with_the_appliances(edition: Edition) -> None:
    """The factor for four appliances is not for air conditioning, whose motor is also the largest."""
    four = [item("dishwasher", 1_200), item("microwave", 1_500), item("water_heater", 4_500, units=2)]
    house = sorted_out([*four, item("air_conditioner", 1_000, volts=115)])
    found = neutral_a(9_000, Building(house), 240, edition.rules, Worksheet())
    assert found == pytest.approx((5_100 + 0.75 * 2_700 + 1_000 + 250) / 240)


def test_above_200_amperes_a_share_counts(edition: Edition) -> None:
    """242 A are 229 A."""
    assert neutral_a(120_000 + 68_880, Building(sorted_out([])), 240, edition.rules, Worksheet()) == pytest.approx(
        200 + 0.7 * ((43_950 + 17_220) / 240 - 200)
    )
