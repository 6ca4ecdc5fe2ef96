"""Remedies at the loads: an appliance that draws less takes the place of one that draws more, and of no other."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake import Home, HvacKind, HvacSystem, Load, LoadKind
from assess.verdict.remedies import apply_remedy

Example = Callable[[str], Home]
WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


def test_a_smaller_appliance_replaces_only_a_larger_one(example: Example) -> None:
    """A tank takes the place of a tankless heater, not of a tank."""
    home = example("go-cleveland")
    heater = Load(kind=LoadKind.WATER_HEATER, nameplate_va=24_000)
    tankless = home.model_copy(update={"loads": (*(home.loads or ()), heater)})
    assert (apply_remedy(tankless, "tank_water_heater").loads or ())[-1].nameplate_va == pytest.approx(4_500)
    tank = home.model_copy(update={"loads": (heater.model_copy(update={"nameplate_va": 5_500}),)})
    with pytest.raises(IntakeError):
        apply_remedy(tank, "tank_water_heater")


def test_only_an_electric_appliance_that_draws_more_is_replaced(example: Example, refused: Refused) -> None:
    """Of four dryers the large electric one becomes one of 1,500 VA, without the motor that it had."""
    large = Load(kind=LoadKind.DRYER, nameplate_va=5_000, motor_va=600, count=2, label="Laundry")
    others = (
        Load(kind=LoadKind.DRYER, nameplate_va=1_500),
        Load(kind=LoadKind.DRYER),
        Load(kind=LoadKind.DRYER, fuel="gas"),
        Load(kind=LoadKind.RANGE, nameplate_va=8_000),
    )
    home = example("go-cleveland").model_copy(update={"loads": (large, *others)})
    smaller = large.model_copy(update={"nameplate_va": 1_500.0, "motor_va": None})
    assert apply_remedy(home, "heat_pump_dryer").loads == (smaller, *others)
    for loads in (others, (), None):
        assert refused(home.model_copy(update={"loads": loads}), "heat_pump_dryer")


def test_a_tankless_heater_is_known_by_its_size(example: Example, refused: Refused) -> None:
    """Above 9,000 VA it is one; 9,000 VA just so is not, though a plug-in heat pump still draws less."""
    for size_va, is_one in ((9_000.0, False), (9_100.0, True)):
        heater = Load(kind=LoadKind.WATER_HEATER, nameplate_va=size_va)
        home = example("go-cleveland").model_copy(update={"loads": (heater,)})
        assert refused(home, "tank_water_heater") is not is_one
        assert (apply_remedy(home, "heat_pump_water_heater").loads or ())[0].nameplate_va == 900


def test_gas_is_taken_only_where_the_house_has_it(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """A gas furnace or a gas appliance says so; the range then adds no load, whatever it drew."""
    electric = Load(kind=LoadKind.RANGE, nameplate_va=8_000, motor_va=100)
    dryer, furnace = Load(kind=LoadKind.DRYER, fuel="gas"), HvacSystem(kind=HvacKind.FURNACE_GAS)
    cooler = HvacSystem(kind=HvacKind.CENTRAL_AC)
    bare = with_fields(example("go-cleveland").model_copy(update={"loads": (electric,)}), "hvac", systems=(cooler,))
    assert refused(bare, "gas_range")
    assert refused(with_fields(bare, "hvac", systems=None), "gas_range")
    gas = electric.model_copy(update={"fuel": "gas", "nameplate_va": None, "motor_va": None})
    heated = with_fields(bare, "hvac", systems=(cooler, furnace))
    assert apply_remedy(heated, "gas_range").loads == (gas,)
    beside = bare.model_copy(update={"loads": (electric, dryer)})
    assert apply_remedy(beside, "gas_range").loads == (gas, dryer)
    assert refused(heated.model_copy(update={"loads": (dryer,)}), "gas_range")
    unread = heated.model_copy(update={"loads": (Load(kind=LoadKind.RANGE),)})
    assert refused(unread, "gas_range")
