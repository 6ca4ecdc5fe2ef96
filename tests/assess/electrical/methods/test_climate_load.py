import pytest

from assess.electrical.methods.climate_load import cooling_va, heating_va, selected_va
from assess.electrical.methods.items import Connected, Item
from assess.intake import LoadKind
from assess.rulebook import Edition
from assess.worksheet import Worksheet

AC, HP, STRIPS, HEAT, STORAGE = (
    LoadKind.AIR_CONDITIONER,
    LoadKind.HEAT_PUMP,
    LoadKind.SUPPLEMENTAL_HEAT,
    LoadKind.SPACE_HEAT,
    LoadKind.THERMAL_STORAGE,
)


def house(*sizes: tuple[LoadKind, float], units: int = 1, interlocked: bool = False) -> Connected:
    """Return a house with this climate equipment; `units` are those of each."""
    items = (Item(name=kind, kind=kind, each_va=va / units, units=units, interlocked=interlocked) for kind, va in sizes)
    return Connected(appliances=(), climate=tuple(items), missing=())


@pytest.mark.parametrize(
    ("sizes", "va"),
    [
        ([(AC, 5_000)], 5_000),
        ([(HP, 5_760)], 5_760),
        ([(HP, 5_760), (STRIPS, 15_000)], 15_510),
        ([(STRIPS, 15_000)], 9_750),
        ([(HEAT, 15_000)], 9_750),
        ([(STORAGE, 12_000)], 12_000),
        ([(AC, 10_080), (HEAT, 1_500)], 10_080),
        ([(AC, 3_000), (HP, 4_000)], 7_000),  # both cool
        ([(HP, 4_000), (HEAT, 10_000)], 6_500),  # the method counts the larger selection
        ([], 0),
    ],
)
def test_the_largest_selection_counts(edition: Edition, sizes: list[tuple[LoadKind, float]], va: float) -> None:
    """Cooling and storage in full, strips and up to three heaters at 65 %."""
    found = selected_va(house(*sizes), edition.rules.optional_dwelling.climate, Worksheet(), cite="here")
    assert found == pytest.approx(va)


@pytest.mark.parametrize(("units", "share"), [(1, 0.65), (3, 0.65), (4, 0.40), (5, 0.40)])
def test_four_heaters_are_many(edition: Edition, units: int, share: float) -> None:
    """Four or more separately controlled units count 40 %, fewer 65 %."""
    many = house((HEAT, 9_000), units=units)
    ws = Worksheet()
    found = selected_va(many, edition.rules.optional_dwelling.climate, ws, cite="here")
    assert found == pytest.approx(share * 9_000)
    counted = "1 separately controlled unit" if units == 1 else f"{units} separately controlled units"
    assert f"Electric space heating, {counted}" in {step.label for step in ws.steps}


def test_an_interlock_keeps_compressor_and_strips_apart(edition: Edition) -> None:
    """What cannot run together counts by the larger one."""
    factors = edition.rules.optional_dwelling.climate
    for strips, va in ((15_000, 9_750), (8_000, 5_760)):
        apart = house((HP, 5_760), (STRIPS, strips), interlocked=True)
        assert selected_va(apart, factors, Worksheet(), cite="here") == pytest.approx(va)


def test_for_an_existing_home_heating_adds_up_in_full(edition: Edition) -> None:
    """On the coldest day heat pump, strips, heaters and storage all run."""
    factors = edition.rules.existing_dwelling.climate
    everything = house((HP, 4_000), (STRIPS, 10_000), (HEAT, 2_000), (STORAGE, 3_000), (AC, 50_000))
    assert heating_va(everything, factors, Worksheet()) == 19_000
    assert heating_va(house((AC, 50_000)), factors, Worksheet()) == 0


def test_for_an_existing_home_cooling_adds_up_in_full(edition: Edition) -> None:
    """On the hottest day air conditioners and heat pumps all run."""
    factors = edition.rules.existing_dwelling.climate
    assert cooling_va(house((HP, 4_000), (AC, 3_000), (HEAT, 50_000)), factors, Worksheet()) == 7_000
    assert cooling_va(house((HEAT, 50_000)), factors, Worksheet()) == 0


def test_no_equipment_leaves_no_line(edition: Edition) -> None:
    """A house without heating or cooling has nothing to show."""
    ws = Worksheet()
    assert selected_va(house(), edition.rules.optional_dwelling.climate, ws, cite="here") == 0
    assert ws.steps == []
