import pytest

from assess.electrical.methods.dryers import dryers_va
from assess.electrical.methods.items import Item
from assess.intake import LoadKind
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def dryer(va: float, units: int = 1) -> Item:
    """Return a dryer, or several alike."""
    return Item(name="Clothes dryer", kind=LoadKind.DRYER, each_va=va, units=units)


@pytest.mark.parametrize(
    ("va", "count", "demand_va"),
    [
        (4_500, 1, 5_000),
        (5_500, 1, 5_500),
        (5_000, 4, 20_000),
        (5_000, 5, 21_250),
        (5_000, 10, 25_000),
        (5_000, 12, 27_600),
        (5_000, 24, 41_400),
        (5_000, 43, 53_750),
        (5_000, 60, 75_000),
    ],
)
def test_the_demand_by_their_number(edition: Edition, va: float, count: int, demand_va: float) -> None:
    """At least 5,000 VA each, and the table's share; its last row holds beyond it."""
    found = dryers_va([dryer(va)], edition.rules.dryers, Worksheet(), dwellings=count)
    assert found == pytest.approx(demand_va)


def test_no_dryer_is_no_load(edition: Edition) -> None:
    """The least load is of a dryer that is there."""
    assert dryers_va([], edition.rules.dryers, Worksheet()) == 0
    assert dryers_va([dryer(0)], edition.rules.dryers, Worksheet()) == 0


def test_two_kinds_of_dryer_count_together(edition: Edition) -> None:
    """Three of 5 kW and two of 6 kW are five dryers, at 85 %."""
    found = dryers_va([dryer(5_000, 3), dryer(6_000, 2)], edition.rules.dryers, Worksheet())
    assert found == pytest.approx(0.85 * 27_000)
