"""The panel load calculation of a peer, OpenStudio-HPXML 1.12 (NREL, since 2025 NatLabRockies), NEC 2023 220.83.

The peer's formula is restated here from its source, not its output: with H the heating, C the cooling, O
everything else and D the demand of 100 % up to 8,000 and 40 % beyond,

    D(max(H, C) + O)   without new heating or cooling: what we call the pooled reading
    max(H, C) + D(O)   with it: what we call the strict one, and take in both cases
    1.25 × peak + max(new H, new C) + new O   from a meter's peak

Its published pair for a generated home (1,500 ft², gas, 3 tons of cooling) is 48.3 A without the node and 69.1 A with
12.5 kW "other" load; the sum 48.3 + 65.1 = 113.4 A with the node outside is ours. The list of loads that gives these
figures was put together here from the peer's default powers.
"""

from itertools import product

import pytest

from assess.electrical.methods import demand_data, existing_dwelling
from assess.electrical.methods.items import Connected, Item, sorted_out
from assess.intake import Home, LoadKind
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

RULE = load_edition("nec/2023").rules.existing_dwelling
NODE_VA = 12_500


def house(*, heat_va: float = 0, heat_pump_va: float = 0, cool_va: float = 0) -> Connected:
    """Return a house with this heating and cooling, all of it already there."""
    sizes = {
        LoadKind.SPACE_HEAT: heat_va,
        LoadKind.HEAT_PUMP: heat_pump_va,
        LoadKind.AIR_CONDITIONER: cool_va,
    }
    items = (Item(name=kind, kind=kind, each_va=va) for kind, va in sizes.items())
    return Connected(appliances=(), climate=tuple(item for item in items if item.va), missing=())


def demand(va: float) -> float:
    """Return D of the peer."""
    return min(va, 8_000) + 0.4 * max(0, va - 8_000)


GRID = list(product([0, 3_000, 9_600], [0, 4_022, 9_474], [4_500, 7_999, 8_000, 8_001, 30_000]))


@pytest.mark.parametrize(("heat", "cool", "other"), GRID)
def test_the_pooled_reading_is_the_peer_s_part_a(heat: float, cool: float, other: float) -> None:
    """The larger of heating and cooling in the tiers with everything else."""
    ours = existing_dwelling.pooled_load_va(other, house(heat_va=heat, cool_va=cool), RULE, Worksheet())
    assert ours == pytest.approx(demand(max(heat, cool) + other))


@pytest.mark.parametrize(("heat", "cool", "other"), GRID)
def test_the_strict_reading_is_the_peer_s_part_b(heat: float, cool: float, other: float) -> None:
    """The larger of heating and cooling in full, everything else in the tiers."""
    ours = existing_dwelling.house_load_va(other, house(heat_va=heat, cool_va=cool), RULE, Worksheet())
    assert ours == pytest.approx(max(heat, cool) + demand(other))


@pytest.mark.parametrize(("heat", "pump", "cool"), [(5_000, 4_022, 0), (5_000, 4_022, 2_205), (0, 4_022, 2_205)])
def test_heating_adds_up_and_cooling_adds_up(heat: float, pump: float, cool: float) -> None:
    """As in the peer a heat pump heats beside other heaters and cools beside other air conditioners."""
    ours = existing_dwelling.house_load_va(
        10_000, house(heat_va=heat, heat_pump_va=pump, cool_va=cool), RULE, Worksheet()
    )
    assert ours == pytest.approx(max(heat + pump, pump + cool) + demand(10_000))


def test_the_published_pair() -> None:
    """48.3 A without the node, 69.1 A with it pooled: on 100 A the peer says yes where it is a clear no."""
    other = 3 * 1_500 + 3_000 + 1_500 + 1_200 + 373  # lighting, kitchen, laundry, dishwasher, garage door
    condenser, blower = (0.631 * 36 + 1.615) * 240, 360 * 3 * 0.5
    gas_home = house(cool_va=condenser + blower)
    alone_a = existing_dwelling.pooled_load_va(other, gas_home, RULE, Worksheet()) / 240
    pooled_a = existing_dwelling.pooled_load_va(other + NODE_VA, gas_home, RULE, Worksheet()) / 240
    strict_a = existing_dwelling.house_load_va(other, gas_home, RULE, Worksheet()) / 240
    assert (round(alone_a, 1), round(pooled_a, 1)) == (48.3, 69.1)
    assert round(alone_a + 1.25 * NODE_VA / 240, 1) == 113.4
    assert strict_a + 1.25 * NODE_VA / 240 > alone_a + 1.25 * NODE_VA / 240 > 100 > pooled_a


@pytest.mark.parametrize(("heat", "cool", "other"), list(product([0, 5_000], [0, 4_022], [0, 7_680])))
def test_the_recorded_demand_is_the_peer_s(heat: float, cool: float, other: float) -> None:
    """A quarter more than the peak, what is added in full; of heating and cooling added, the larger."""
    added = [
        Item(name=kind, kind=kind, each_va=va, new=True)
        for kind, va in (
            (LoadKind.SPACE_HEAT, heat),
            (LoadKind.AIR_CONDITIONER, cool),
            (LoadKind.EV_CHARGER, other),
        )
        if va
    ]
    there = Item(name="Range", kind=LoadKind.RANGE, each_va=12_000)
    home = Home.model_validate({"demand": {"peak_kw": 4.5, "interval_min": 15, "period_days": 365}})
    rule = load_edition("nec/2023").rules.demand_data
    ours = demand_data.house_load_va(4_500, home, sorted_out([there, *added]), rule, Worksheet())
    assert ours == pytest.approx(1.25 * 4_500 + max(heat, cool) + other)
