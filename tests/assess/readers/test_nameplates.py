"""Nameplates that nobody read."""

import pytest

from assess.intake import Dwelling, Home, Load, LoadKind
from assess.readers.nameplates import with_usual_nameplates
from assess.records import Basis


@pytest.mark.parametrize(
    ("kind", "va"),
    [
        (LoadKind.RANGE, 12_000),
        (LoadKind.DRYER, 5_760),
        (LoadKind.DISHWASHER, 1_200),
        (LoadKind.EV_CHARGER, 7_680),
        (LoadKind.POOL_PUMP, 1_491),
        (LoadKind.AIR_HANDLER, 600),
    ],
)
def test_a_usual_nameplate_is_assumed_with_its_range(kind: LoadKind, va: float) -> None:
    """The table's value is taken, marked as assumed, and lies in its range."""
    home = with_usual_nameplates(Home(loads=(Load(kind=kind),)))
    assert home.loads is not None
    assert home.loads[0].nameplate_va == va
    source = home.basis_of("loads.0.nameplate_va")
    assert source.basis is Basis.ASSUMED
    assert source.low is not None
    assert source.high is not None
    assert source.low <= va <= source.high


def test_a_water_heater_goes_by_the_bedrooms() -> None:
    """One bedroom has a small element; an unknown number counts as many."""
    small = with_usual_nameplates(Home(dwelling=Dwelling(bedrooms=1), loads=(Load(kind=LoadKind.WATER_HEATER),)))
    large = with_usual_nameplates(Home(loads=(Load(kind=LoadKind.WATER_HEATER),)))
    assert small.loads is not None
    assert large.loads is not None
    assert (small.loads[0].nameplate_va, large.loads[0].nameplate_va) == (2_500, 5_500)


def test_what_is_known_or_has_no_usual_size_stays() -> None:
    """A nameplate that was read, gas, and kinds without a usual size are left alone; so is a home without a list."""
    loads = (
        Load(kind=LoadKind.RANGE, nameplate_va=8_000),
        Load(kind=LoadKind.DRYER, fuel="gas"),
        Load(kind=LoadKind.AIR_CONDITIONER),
        Load(kind=LoadKind.OTHER),
    )
    home = Home(loads=loads)
    assert with_usual_nameplates(home) is home
    assert with_usual_nameplates(Home()).loads is None
