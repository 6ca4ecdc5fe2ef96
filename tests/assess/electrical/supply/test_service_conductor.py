from collections.abc import Callable

import pytest

from assess.electrical.supply.service_conductor import conductor_rating_a, name_of, small_conductor, unread_conductor
from assess.intake import Home
from assess.rulebook import Edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]


def rating(home: Home, edition: Edition) -> float | None:
    """Return what the service conductor of a home is good for."""
    return conductor_rating_a(home, edition, Worksheet())


@pytest.mark.parametrize(
    ("size", "material", "rating_a"),
    [
        ("4", "copper", 100),
        ("2", "aluminum", 100),
        ("2/0", "copper", 200),
        ("4/0", "aluminum", 200),
        ("3/0", "aluminum", 175),
        ("400", "copper", 400),
        ("600", "aluminum", 400),
        ("350", "aluminum", 300),
        ("400", "aluminum", 300),  # between two rows the lower one counts
        ("500", "copper", 400),
    ],
)
def test_dwelling_services_may_use_the_83_percent_table(
    home: Build, edition: Edition, size: str, material: str, rating_a: float
) -> None:
    """The table of 310.12, read backwards."""
    wired = home(service_={"conductor_size": size, "conductor_material": material})
    assert rating(wired, edition) == rating_a


@pytest.mark.parametrize(
    ("size", "material", "ampacity_a"), [("6", "copper", 55), ("4", "aluminum", 55), ("3", "aluminum", 65)]
)
def test_below_that_table_the_ampacity_counts(
    home: Build, edition: Edition, size: str, material: str, ampacity_a: float
) -> None:
    """A service of 60 A has a conductor of 60 A or less, not of nothing."""
    wired = home(service_={"conductor_size": size, "conductor_material": material})
    assert rating(wired, edition) == ampacity_a


@pytest.mark.parametrize("size", ["4/0", "#4/0", "4/0 AWG", " 4/0awg ", "# 4/0"])
def test_a_size_is_read_as_people_write_it(home: Build, edition: Edition, size: str) -> None:
    """Signs and units around it do not matter."""
    assert rating(home(service_={"conductor_size": size, "conductor_material": "aluminum"}), edition) == 200


@pytest.mark.parametrize("size", ["250", "250 kcmil", "250MCM"])
def test_an_area_is_read_too(home: Build, edition: Edition, size: str) -> None:
    """Larger conductors are named by their area."""
    assert rating(home(service_={"conductor_size": size, "conductor_material": "aluminum"}), edition) == 225


def test_a_conductor_nobody_mentions_is_no_limit(home: Build, edition: Edition) -> None:
    """An inspected service has conductors for its rating; a finding says that this was taken."""
    for said in ({}, {"conductor_material": "copper"}):
        assert rating(home(service_=said), edition) is None
        assert unread_conductor(home(service_=said), edition, 65.1) is None


@pytest.mark.parametrize("size", ["2 x 4/0", "4/0-4/0-2/0", "SER", "70 mm2", "5/0"])
def test_a_size_that_is_in_no_table_is_asked_again(home: Build, edition: Edition, size: str) -> None:
    """What cannot be read is unknown, not good."""
    wired = home(service_={"conductor_size": size, "conductor_material": "copper"})
    limit = unread_conductor(wired, edition, 65.1)
    assert rating(wired, edition) is None
    assert limit is not None
    assert (limit.capacity, limit.demand, limit.field) == (None, 65.1, "service.conductor_size")
    assert f'"{size}" is in no table' in limit.cure


def test_a_size_without_a_material_is_asked_for(home: Build, edition: Edition) -> None:
    """Copper and aluminum of one size are 50 A apart."""
    wired = home(service_={"conductor_size": "4/0"})
    limit = unread_conductor(wired, edition, 65.1)
    assert rating(wired, edition) is None
    assert limit is not None
    assert (limit.capacity, limit.field) == (None, "service.conductor_material")


def test_14_awg_aluminum_does_not_exist(home: Build, edition: Edition) -> None:
    """A size that the table has only in copper has no rating in aluminum."""
    assert rating(home(service_={"conductor_size": "14", "conductor_material": "aluminum"}), edition) is None


@pytest.mark.parametrize(
    ("size", "name"),
    [("14", "14 AWG"), ("1", "1 AWG"), ("4/0", "4/0 AWG"), ("250", "250 kcmil"), ("1000", "1000 kcmil")],
)
def test_gauge_and_area_are_told_apart(size: str, name: str) -> None:
    """Two digits are a gauge, three an area."""
    assert name_of(size) == name


def test_several_dwellings_go_by_ampacity(home: Build, edition: Edition) -> None:
    """The 83 % table is for conductors that carry one whole dwelling; 4/0 aluminum has 180 A."""
    wire = {"conductor_size": "4/0", "conductor_material": "aluminum"}
    assert rating(home(service_=wire, dwelling_={"count": 2}), edition) == 180


@pytest.mark.parametrize(
    ("rating_a", "size", "material", "dwellings", "most"),
    [
        (200, "2/0", "aluminum", 1, "150 A"),
        (200, "4/0", "aluminum", 1, None),
        (200, "4/0", "aluminum", 2, None),  # 180 A may have the next standard size
        (60, "6", "copper", 1, None),  # 55 A likewise
        (600, "600", "copper", 1, "400 A"),
        (600, "600", "copper", 2, "450 A"),
    ],
)
def test_a_conductor_is_held_against_its_disconnect(
    home: Build, edition: Edition, rating_a: float, size: str, material: str, dwellings: int, most: str | None
) -> None:
    """A wire too small for the disconnect before it is said, with the most that protects it."""
    service = {"rating_a": rating_a, "conductor_size": size, "conductor_material": material}
    panel = {"bus_a": 600, "main_a": 0}
    found = list(small_conductor(home(service=service, panel=panel, dwelling_={"count": dwellings}), edition))
    assert [one.mends_home for one in found] == [True] * (most is not None)
    assert all(f"a disconnect of {most}" in one.cure.replace("\u2009", " ").replace("\xa0", " ") for one in found)
