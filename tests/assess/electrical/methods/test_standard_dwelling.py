from typing import Any

import pytest

from assess.electrical.methods.items import Item, sorted_out
from assess.electrical.methods.standard_dwelling import Building, fewer_loads, house_load_va
from assess.intake import LoadKind
from assess.rulebook import Edition, load_edition
from assess.worksheet import Worksheet

Load = tuple[str, float] | tuple[str, float, int]


def building(*loads: Load, dwellings: int = 1, **more: Any) -> Building:
    """Return a building with loads given as kind, VA and number."""
    items = [Item(name=kind, kind=LoadKind(kind), each_va=va, units=(*n, 1)[0]) for kind, va, *n in loads]
    return Building(sorted_out(items), dwellings, **more)


def load(edition: Edition, *loads: Load, dwellings: int = 1) -> float:
    """Return the load of the building beyond 9,000 VA of general loads, which are 5,100 VA after demand."""
    return house_load_va(9_000, building(*loads, dwellings=dwellings), edition.rules, Worksheet()) - 5_100


def test_three_appliances_count_in_full_and_four_at_three_quarters(edition: Edition) -> None:
    """Cooking, dryers, heat, cooling and chargers are not among the four."""
    three: list[Load] = [("water_heater", 4_500), ("dishwasher", 1_200), ("microwave", 1_500)]
    assert load(edition, *three) == 7_200
    assert load(edition, *three, ("pool_heater", 5_000)) == 0.75 * 12_200
    assert load(edition, *three, ("range", 12_000)) == 7_200 + 8_000
    assert load(edition, *three, ("ev_charger", 9_600)) == 7_200 + 9_600


def test_a_small_appliance_is_not_one_of_the_four(edition: Edition) -> None:
    """Under 500 W it counts in full beside them; in 2017 every one counted."""
    four: list[Load] = [("water_heater", 4_500), ("dishwasher", 1_200), ("microwave", 1_500), ("other", 400)]
    assert load(edition, *four) == 7_600
    assert load(load_edition("nec/2017"), *four) == 0.75 * 7_600
    assert load(edition, *four, ("pool_heater", 5_000)) == 0.75 * 12_200 + 400


@pytest.mark.parametrize(
    ("code", "va", "counted"),
    [("2023", 3_840, 7_200), ("2023", 9_600, 9_600), ("2020", 3_840, 3_840), ("2026", 3_840, 3_840)],
)
def test_a_charger_counts_as_the_edition_says(code: str, va: float, counted: float) -> None:
    """7,200 VA at least in 2023, the nameplate before and after; always in full."""
    assert load(load_edition(f"nec/{code}"), ("ev_charger", va)) == counted


@pytest.mark.parametrize(
    ("loads", "va"),
    [
        ([("space_heat", 10_000), ("air_conditioner", 4_000)], 10_000),
        ([("space_heat", 4_000), ("air_conditioner", 4_000)], 5_000),
        ([("space_heat", 4_500), ("air_conditioner", 4_000)], 5_000),
        ([("heat_pump", 5_000), ("supplemental_heat", 10_000)], 15_000 + 1_250),
        ([("space_heat", 10_000), ("air_handler", 600)], 10_600),
        ([("disposal", 800)], 1_000),
        ([("space_heat", 10_000), ("disposal", 800)], 10_000 + 1_000),
    ],
)
def test_the_larger_season_with_its_largest_motor(edition: Edition, loads: list[Load], va: float) -> None:
    """Heat or cooling in full, and a quarter of the largest motor that runs with it."""
    assert load(edition, *loads) == va


def test_interlocked_heat_leaves_the_compressor_out(edition: Edition) -> None:
    """Strips that cannot run with the compressor count alone when they are more."""
    pump = Item(name="Pump", kind=LoadKind.HEAT_PUMP, each_va=5_000)
    strips = Item(name="Strips", kind=LoadKind.SUPPLEMENTAL_HEAT, each_va=10_000, interlocked=True)
    found = house_load_va(0, Building(sorted_out([pump, strips])), edition.rules, Worksheet())
    assert found == 10_000 + 1_250


def test_a_motor_counts_as_it_is_told(edition: Edition) -> None:
    """A water heater may have a motor; an air conditioner's compressor may be told apart from its fan."""
    heater = Item(name="Heater", kind=LoadKind.WATER_HEATER, each_va=4_500, motor_va=800)
    cooler = Item(name="AC", kind=LoadKind.AIR_CONDITIONER, each_va=4_000, motor_va=3_000)
    assert house_load_va(0, Building(sorted_out([heater])), edition.rules, Worksheet()) == 4_500 + 200
    assert house_load_va(0, Building(sorted_out([heater, cooler])), edition.rules, Worksheet()) == 8_500 + 750


def test_what_dwellings_share_counts_in_full(edition: Edition) -> None:
    """House loads are added once, the equipment of one dwelling as often as there are dwellings."""
    one = building(("water_heater", 4_500), dwellings=2, shared_va=2_400)
    assert house_load_va(0, one, edition.rules, Worksheet()) == 9_000 + 2_400


def test_fewer_loads_are_those_that_the_code_counts_at_more(edition: Edition) -> None:
    """A fourth appliance lowers what three count for, so the three are the measure for a node."""
    four = building(("water_heater", 4_500), ("pool_heater", 11_000), ("spa", 6_000), ("dishwasher", 1_200))
    fewer = fewer_loads(four, edition.rules)
    sheet = Worksheet()
    assert house_load_va(0, four, edition.rules, sheet) == 0.75 * 22_700
    assert house_load_va(0, fewer, edition.rules, sheet) == 21_500


def test_loads_that_the_code_does_not_reward_all_stay(edition: Edition) -> None:
    """Two appliances, a range and a dryer are the measure themselves."""
    few = building(("water_heater", 4_500), ("dishwasher", 1_200), ("range", 12_000), ("dryer", 5_000))
    assert fewer_loads(few, edition.rules).house == few.house


def test_fewer_loads_keep_the_heat(edition: Edition) -> None:
    """Heat and cooling are not among the appliances: the three largest of these stay, and all of those."""
    three: list[Load] = [("pool_heater", 5_000), ("water_heater", 1_800, 2)]
    season: list[Load] = [("supplemental_heat", 23_000), ("air_conditioner", 8_000)]
    fewer = fewer_loads(building(*three, ("microwave", 600), *season), edition.rules)
    sheet = Worksheet()
    assert house_load_va(0, fewer, edition.rules, sheet) == 8_600 + 23_000
    assert fewer.house.climate == building(*season).house.climate


def test_fewer_loads_keep_what_the_dwellings_share(edition: Edition) -> None:
    """Halls and pumps of 2,400 VA stay, whichever appliances go."""
    four: list[Load] = [("water_heater", 4_500), ("pool_heater", 11_000), ("spa", 6_000), ("dishwasher", 1_200)]
    fewer = fewer_loads(building(*four, shared_va=2_400), edition.rules)
    assert house_load_va(0, fewer, edition.rules, Worksheet()) == 21_500 + 2_400


def test_appliances_and_chargers_are_written_with_unit_and_clause(edition: Edition) -> None:
    """Four appliances at three quarters; a charger that counts at least 7,200 VA."""
    ws = Worksheet()
    loads: list[Load] = [("water_heater", 4_000), ("spa", 4_000), ("microwave", 1_000), ("dishwasher", 1_000)]
    house_load_va(0, building(*loads, ("ev_charger", 3_840)), edition.rules, ws)
    said = [(step.label, step.value, step.unit, step.cite) for step in ws.steps]
    assert ("Appliances fastened in place, 4 of them", 7_500, "VA", "NEC 220.53") in said
    assert ("ev_charger, as counted", 7_200, "VA", "NEC 220.57") in said
    assert ("ev_charger, in full", 7_200, "VA", "NEC 220.57") in said


def test_two_sets_of_strips_are_written_as_one_sum(edition: Edition) -> None:
    """6 and 4 kW of supplemental heat run together; a motor without heat or cooling is cited, too."""
    items = [
        Item(name=f"Strips {n}", kind=LoadKind.SUPPLEMENTAL_HEAT, each_va=kw * 1_000) for n, kw in ((1, 6), (2, 4))
    ]
    assert house_load_va(0, Building(sorted_out(items)), edition.rules, Worksheet()) == 10_000
    ws = Worksheet()
    house_load_va(0, building(("disposal", 800)), edition.rules, ws)
    adder = next(step for step in ws.steps if step.label == "Largest motor, addition")
    assert (adder.value, adder.unit, adder.cite) == (200, "VA", edition.rules.largest_motor.cite)
