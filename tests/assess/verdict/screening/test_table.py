"""Homes as a table: what it is made from can be had back, and loads made alike are the same load together."""

from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="a table is made of NumPy arrays")
from assess.electrical import Method, count_house  # noqa: E402  # what follows imports NumPy at its top
from assess.hardware import NodePower  # noqa: E402
from assess.intake import Battery, Home, Load, LoadKind, SpeedTest, Subpanel  # noqa: E402
from assess.intake.service import Circuit  # noqa: E402
from assess.records import Basis, Provenance  # noqa: E402
from assess.rulebook import load_edition  # noqa: E402
from assess.verdict.screening.table import column_of, plain, rows_of, settled  # noqa: E402
from assess.worksheet import Worksheet  # noqa: E402
from assess.worksheet.many import Column, Listed, Rows, Shown  # noqa: E402

NO_POWER = NodePower(**dict.fromkeys(NodePower.model_fields, 0))


def told(home: Home) -> dict[str, Any]:
    """Return what a home says, its sources apart, which no table keeps."""
    said = home.model_dump(exclude={"provenance"})
    said["loads"] = None if said["loads"] is None else sorted(said["loads"], key=repr)
    return said


def test_homes_come_back_as_they_were(homes: dict[str, Home]) -> None:
    """Every section, list and text of every home; loads of 0 VA are no loads, and gas ones need no place."""
    several = [*homes.values(), Home(), Home(loads=(), battery=Battery(units=2))]
    rows = rows_of(Home, several)
    for place, home in enumerate(several):
        back = plain(rows, place)
        if back.loads is not None:
            kept = tuple(load for load in back.loads if load.nameplate_va != 0)
            back = back.model_copy(update={"loads": kept})
            electric = [load for load in home.loads or () if load.fuel == "electric" or load in kept]
            home = home.model_copy(update={"loads": tuple(electric)})  # noqa: PLW2901  # what a table keeps of it
        assert told(back) == told(home)


def test_what_no_home_says_has_no_column() -> None:
    """A field at its default in all is left out, so that nothing is read of it."""
    rows = rows_of(Home, [Home(), Home()])
    assert (dict(rows.fields), rows.there) == ({}, None)
    with_battery = rows_of(Home, [Home(), Home(battery=Battery(energy_kwh=5))])
    battery = with_battery.fields["battery"]
    assert isinstance(battery, Rows)
    assert set(with_battery.fields) == {"battery"}
    assert set(battery.fields) == {"energy_kwh"}
    assert battery.there is not None
    assert [battery.there.at(place) for place in (0, 1)] == [False, True]


def test_columns_know_what_becomes_lanes() -> None:
    """Breakers and whole numbers take few values; names and remarks are only shown."""
    assert isinstance(column_of("label", ["a"], numeric=False), Shown)
    assert column_of("main_a", [100.0], numeric=True).steps
    assert column_of("bedrooms", [1], numeric=True, whole=True).steps
    assert not column_of("floor_area_ft2", [1.0], numeric=True).steps


def test_lists_of_one_shape_share_their_entries() -> None:
    """Whether a number is known makes a shape, its size does not."""
    tests = [(SpeedTest(down_mbps=5),), (SpeedTest(down_mbps=9),), (SpeedTest(up_mbps=9),), (), None]
    several = [Home().model_copy(update={"internet": Home().internet.model_copy(update={"tests": t})}) for t in tests]
    internet = rows_of(Home, several).fields["internet"]
    assert isinstance(internet, Rows)
    listed = internet.fields["tests"]
    assert isinstance(listed, Listed)
    assert listed.shapes.codes.tolist() == [0, 0, 1, 2, 3]
    assert [plain(rows_of(Home, several), place).internet.tests for place in range(5)] == tests


def test_words_make_a_shape() -> None:
    """Two ranges are of one shape whatever they draw; a dryer, or one that burns gas, is of another."""
    told = (
        Load(kind=LoadKind.RANGE, nameplate_va=8_000),
        Load(kind=LoadKind.RANGE, nameplate_va=9_000),
        Load(kind=LoadKind.OVEN, nameplate_va=8_000),
        Load(kind=LoadKind.RANGE, nameplate_va=8_000, fuel="gas"),
    )
    listed = rows_of(Home, [Home(loads=(one,)) for one in told]).fields["loads"]
    assert isinstance(listed, Listed)
    assert listed.shapes.codes.tolist() == [0, 0, 1, 2]


def load_a(loads: tuple[Load, ...] | None, home: Home) -> float | None:
    """Return the calculated load of a house with these loads."""
    home = home.model_copy(update={"loads": loads})
    counted = count_house(
        home, NO_POWER, NO_POWER, load_edition("nec/2023"), Method.STANDARD, Worksheet(recording=False)
    )
    return counted.house_a


def test_loads_made_alike_leave_the_load_as_it_was(homes: dict[str, Home]) -> None:
    """What stands in a list with 0 VA changes no calculated load."""
    kinds = (LoadKind.DISHWASHER, LoadKind.DRYER, LoadKind.WATER_HEATER, LoadKind.RANGE, LoadKind.AIR_CONDITIONER)
    lists: list[tuple[Load, ...] | None] = [
        (),
        tuple(Load(kind=kind, nameplate_va=1_500.0 * (n + 1)) for n, kind in enumerate(kinds)),
        tuple(Load(kind=LoadKind.DISHWASHER, nameplate_va=va) for va in (1_200.0, 900.0, 1_400.0, 1_000.0, 800.0)),
        (Load(kind=LoadKind.DRYER, fuel="gas"), Load(kind=LoadKind.DRYER, nameplate_va=6_000.0)),
        (Load(kind=LoadKind.WATER_HEATER), Load(kind=LoadKind.DISHWASHER, nameplate_va=1_200.0)),
        (Load(kind=LoadKind.DISHWASHER, nameplate_va=1_200.0, count=3), Load(kind=LoadKind.RANGE, fuel="gas")),
        None,
    ]
    home = homes["go-cleveland"]
    rows = rows_of(Home, [home.model_copy(update={"loads": loads}) for loads in lists])
    made = [plain(rows, place).loads for place in range(len(lists))]
    assert any(len(alike or ()) > len(loads or ()) for alike, loads in zip(made, lists, strict=True))
    for alike, loads in zip(made, lists, strict=True):
        assert load_a(alike, home) == load_a(loads, home)
    assert made[4] == lists[4]  # of an unknown nameplate the place in the list is told
    assert made[6] is None


def test_a_home_is_settled_where_nothing_is_assumed() -> None:
    """What is told or measured is settled, and so is a home of which nothing is known."""
    sources = {basis: {"service.rating_a": Provenance(basis=basis)} for basis in Basis}
    found = settled([Home(), *(Home(provenance=one) for one in sources.values())])
    assert [found.at(place) for place in range(len(Basis) + 1)] == [
        True,
        *(basis is not Basis.ASSUMED for basis in Basis),
    ]


def test_a_list_within_a_list_is_refused() -> None:
    """A table has no place for the circuits of several sub-panels, and says so."""
    panel = Home().panel.model_copy(update={"subpanels": (Subpanel(name="barn", circuits=(Circuit(space="1"),)),)})
    with pytest.raises(TypeError, match="circuits is a list within a list"):
        rows_of(Home, [Home().model_copy(update={"panel": panel}), Home()])


def test_entries_of_a_list_keep_what_their_columns_are(homes: dict[str, Home]) -> None:
    """Rates are numbers that may become lanes, whole numbers come in steps, and words are neither."""
    systems = [home.hvac.systems for home in homes.values()]
    assert len({one and len(one) for one in systems}) > 1
    hvac = rows_of(Home, list(homes.values())).fields["hvac"]
    assert isinstance(hvac, Rows)
    listed = hvac.fields["systems"]
    assert isinstance(listed, Listed)
    entries = [entry for several in listed.entries.values() for entry in several or ()]
    seen = set()
    for entry in entries:
        for name, column in entry.fields.items():
            assert isinstance(column, Column)
            seen.add((name, column.numeric, column.steps))
    assert {("cooling_btu_h", True, False), ("kind", False, False), ("year_installed", True, True)} <= seen


def test_loads_are_filled_up_to_the_longest_list() -> None:
    """Two dishwashers in the first list are two places in all, one of them empty in the second, both in the third."""
    one = Load(kind=LoadKind.DISHWASHER, nameplate_va=1_200)
    lists = [(one, one), (one,), (Load(kind=LoadKind.DISPOSAL, nameplate_va=600),)]
    rows = rows_of(Home, [Home(loads=loads) for loads in lists])
    filled = [[(load.kind.value, load.nameplate_va) for load in plain(rows, place).loads] for place in range(3)]
    assert filled == [
        [("dishwasher", 1_200), ("dishwasher", 1_200), ("disposal", 0)],
        [("dishwasher", 1_200), ("dishwasher", 0), ("disposal", 0)],
        [("dishwasher", 0), ("dishwasher", 0), ("disposal", 600)],
    ]


@pytest.mark.parametrize(
    "told",
    [{"count": 2}, {"volts": 240.0}, {"motor_va": 500.0}, {"new": True}, {"kind": LoadKind.RANGE}, {"fuel": "gas"}],
)
def test_a_load_that_is_more_than_a_number_is_left_as_it_is(told: dict[str, Any]) -> None:
    """Several alike, a voltage, a motor, what is new, what counts by being there: no other house gets a place for it.

    A gas appliance gets no place in its own either.
    """
    dryer, plain_one = Load(kind=LoadKind.DRYER, nameplate_va=5_000), Load(kind=LoadKind.DISPOSAL, nameplate_va=600)
    special = dryer.model_copy(update=told)
    rows = rows_of(Home, [Home(loads=(special, plain_one)), Home(loads=(plain_one,))])
    assert plain(rows, 0).loads == ((plain_one,) if special.fuel == "gas" else (special, plain_one))
    assert plain(rows, 1).loads == (plain_one,)


def test_an_entry_of_a_home_that_is_not_there_is_none() -> None:
    """Records of which one is missing read as nothing in its place."""
    rows = rows_of(Battery, [Battery(energy_kwh=5), None, Battery(energy_kwh=9)])
    assert [plain(rows, place) for place in range(3)] == [Battery(energy_kwh=5), None, Battery(energy_kwh=9)]
    nothing = rows_of(Battery, [None, None])
    assert [plain(nothing, place) for place in range(2)] == [None, None]
    alike = rows_of(Battery, [Battery(energy_kwh=5), Battery(energy_kwh=9)], alike=True)
    energy = alike.fields["energy_kwh"]
    assert isinstance(energy, Column)
    assert not energy.numeric
