"""End uses of a home follow its size, its people and its listed loads."""

from collections.abc import Callable

import numpy as np
import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs, Missing
from assess.worksheet import Worksheet
from assess.year.end_uses import People, end_uses, people, smooth_w, uses_of
from assess.year.home_load import made_up_load
from assess.year.steps import Steps

MakeHome = Callable[..., Home]
WHO = People(floor_ft2=2_000, residents=3, bedrooms=3)


def named(home: Home) -> dict[str, float]:
    """Return the end uses of a home [kWh]."""
    return {use.use.name: use.kwh for use in uses_of(home, WHO)}


def test_the_energies_are_those_of_the_formulas(home: MakeHome) -> None:
    """By hand for 2,000 ft², three people, three bedrooms: RESNET 301 and RECS 2020 as OpenStudio-HPXML has them."""
    found = named(home(loads=[{"kind": "range"}, {"kind": "dryer"}, {"kind": "dishwasher"}]))
    assert found["Refrigerator"] == 637 + 18 * 3
    assert found["Cooking"] == 331 + 39 * 3
    assert found["Clothes dryer"] == 524 + 149 * 3
    assert found["Dishwasher"] == 78 + 31 * 3
    assert found["Clothes washer"] == 38 + 10 * 3
    assert found["Television"] == pytest.approx(334 + 92.2 * 3 + 0.06 * 2_000)
    plugs = found["Plug-in appliances"] + found["Small kitchen and bath appliances"]
    assert plugs == pytest.approx(786.9 + 241.8 * 3 + 0.33 * 2_000)
    share = 0.9 / 0.925 * (0.4 + 0.6 * 15 / 90) + 0.1
    assert found["Lighting indoors"] == pytest.approx(share * (455 + 0.8 * 2_000), rel=2e-3)


def test_the_mean_water_heater_is_that_of_the_survey(home: MakeHome) -> None:
    """RECS 2020: 2,706 kWh in homes that heat water by electricity, for its 2.5 people."""
    uses = uses_of(home(loads=[{"kind": "water_heater"}]), People(2_000, 2.5, 3))
    assert next(use.kwh for use in uses if use.use.key == "hot_water") == pytest.approx(2_706, rel=1e-3)


def test_only_what_is_listed_is_there(home: MakeHome) -> None:
    """With an empty list there is no electric range, dryer, water heater or vehicle; a gas one adds nothing."""
    bare = named(home(loads=[]))
    assert not bare.keys() & {"Cooking", "Clothes dryer", "Water heater", "Electric vehicle", "Pool pump", "Spa"}
    assert named(home(loads=[{"kind": "dryer", "fuel": "gas"}])) == bare


def test_where_nothing_is_listed_the_usual_appliances_are_electric(home: MakeHome) -> None:
    """The strict side: range, dishwasher, dryer and water heater, but no vehicle and no pool."""
    assumed = named(home(loads=None))
    assert assumed.keys() >= {"Cooking", "Clothes dryer", "Water heater", "Dishwasher"}
    assert not assumed.keys() & {"Electric vehicle", "Pool pump", "Spa"}


def test_two_vehicles_take_twice_the_energy_at_their_nameplates(home: MakeHome) -> None:
    """Each charges for itself, at what its nameplate says."""
    cars = [
        u
        for u in uses_of(home(loads=[{"kind": "ev_charger", "count": 2, "nameplate_va": 9_600}]), WHO)
        if u.runs == 150
    ]
    assert [car.kwh for car in cars] == [2_363, 2_363]
    assert {car.power_w for car in cars} == {9_600}


def test_cooking_never_draws_its_nameplate(home: MakeHome) -> None:
    """A range of 12 kW is not a load of 12 kW."""
    uses = uses_of(home(loads=[{"kind": "range", "nameplate_va": 12_000}]), WHO)
    assert next(use.power_w for use in uses if use.use.key == "cooking") == 2_500


def test_the_shares_of_a_day_and_a_year_are_whole() -> None:
    """Hours and months have a mean of one, give or take what the source rounded."""
    for use in end_uses():
        assert sum(use.hours) == pytest.approx(24, abs=1e-9), use.key
        assert sum(use.months) == pytest.approx(12, abs=0.05), use.key


@pytest.mark.parametrize("per_hour", [1, 4])
def test_a_use_that_never_pauses_keeps_its_energy(home: MakeHome, per_hour: int) -> None:
    """Its mean power is its energy over the year."""
    steps = Steps(per_hour)
    for use in uses_of(home(), WHO):
        if use.power_w is None:
            assert smooth_w(use, steps).sum() * steps.hours == pytest.approx(1_000 * use.kwh, rel=1e-12)


def test_residents_follow_from_the_bedrooms_where_they_are_not_told(home: MakeHome) -> None:
    """RECS 2015: bedrooms = -1.47 + 1.69 × residents, so three bedrooms are 2.64 people."""
    ws = Worksheet()
    found = people(Inputs(home(dwelling={"occupants": None}), ws))
    assert isinstance(found, People)
    assert found.residents == pytest.approx(4.47 / 1.69)
    missing = people(Inputs(home(dwelling={"floor_area_ft2": None}), ws))
    assert isinstance(missing, Missing)
    assert missing.field == "dwelling.floor_area_ft2"


def test_a_made_up_load_is_the_sum_of_its_parts(home: MakeHome) -> None:
    """Energy by energy, heating and cooling included; the same home gives the same load."""
    climate_w = np.full(8_760, 400.0)
    loads = [{"kind": "range"}, {"kind": "dryer"}, {"kind": "water_heater"}, {"kind": "ev_charger"}]
    load = made_up_load(home(loads=loads), WHO, Steps(4), climate_w)
    assert load.watts.sum() / 4_000 == pytest.approx(sum(load.end_uses_kwh.values()), rel=1e-9)
    assert load.end_uses_kwh["Heating and cooling"] == pytest.approx(400 * 8.76)
    again = made_up_load(home(loads=loads), WHO, Steps(4), climate_w)
    assert np.array_equal(load.watts, again.watts)
