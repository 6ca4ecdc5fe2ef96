from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import Method, assess_electrical
from assess.electrical.methods.existing_dwelling import house_load_va, pooled_load_va
from assess.electrical.methods.items import Connected, Item, sorted_out
from assess.errors import RuleDataError
from assess.findings import Step
from assess.hardware.records import NodePower
from assess.intake import Home, LoadKind
from assess.rulebook import Edition, load_edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]
Node = Callable[..., NodePower]
AC = {"kind": "air_conditioner", "nameplate_va": 5_000}
NODE_BESIDE = {"power_management": "pcs_fixed"}


def house(heat_va: float = 0, *, heaters: int = 1, cool_va: float = 0, pump_va: float = 0) -> Connected:
    """Return a house with this heating and cooling."""
    parts = [
        (LoadKind.SPACE_HEAT, heat_va, heaters),
        (LoadKind.AIR_CONDITIONER, cool_va, 1),
        (LoadKind.HEAT_PUMP, pump_va, 1),
    ]
    items = (Item(name=kind, kind=kind, each_va=va / units, units=units) for kind, va, units in parts if va)
    return Connected(appliances=(), climate=tuple(items), missing=())


def test_three_heaters_stand_beside_the_tiers(edition: Edition) -> None:
    """Fewer than four separately controlled units count in full."""
    rule = edition.rules.existing_dwelling
    assert house_load_va(10_000, house(9_000, heaters=3), rule, Worksheet()) == 8_800 + 9_000


def test_four_heaters_are_other_loads(edition: Edition) -> None:
    """Four or more go into the tiers: 19,000 VA are 12,400."""
    rule = edition.rules.existing_dwelling
    assert house_load_va(10_000, house(9_000, heaters=4), rule, Worksheet()) == 8_000 + 0.4 * 11_000


@pytest.mark.parametrize(("cool_va", "va"), [(2_000, 12_400), (3_600, 12_400), (6_000, 14_800)])
def test_with_four_heaters_the_worse_season_counts(edition: Edition, cool_va: float, va: float) -> None:
    """Heaters in the tiers in winter, or cooling in full in summer, not both."""
    rule = edition.rules.existing_dwelling
    ws = Worksheet()
    found = house_load_va(10_000, house(9_000, heaters=4, cool_va=cool_va), rule, ws)
    assert found == pytest.approx(va)
    names = {step.label: [one.name for one in step.operands] for step in ws.steps}
    assert names["House in winter"] == ["loads", "heating"]
    assert [one.name for one in ws.steps[-1].operands] == ["winter", "summer"]


def test_a_heat_pump_heats_beside_four_heaters(edition: Edition) -> None:
    """In winter it runs in full beside the heaters in the tiers."""
    rule = edition.rules.existing_dwelling
    found = house_load_va(10_000, house(9_000, heaters=4, pump_va=4_000), rule, Worksheet())
    assert found == 12_400 + 4_000


@pytest.mark.parametrize("heaters", [1, 4])
def test_the_pooled_reading_is_the_lenient_one(edition: Edition, heaters: int) -> None:
    """Everything that heats goes into the tiers with the rest."""
    rule = edition.rules.existing_dwelling
    warm = house(9_000, heaters=heaters, cool_va=5_000)
    assert pooled_load_va(10_000, warm, rule, Worksheet()) == 8_000 + 0.4 * 11_000
    assert pooled_load_va(10_000, warm, rule, Worksheet()) <= house_load_va(10_000, warm, rule, Worksheet())


def test_one_table_without_its_shares_is_refused(edition: Edition) -> None:
    """An edition that names the one table must give its shares."""
    rule = edition.rules.existing_dwelling.model_copy(update={"form": "single"})
    with pytest.raises(RuleDataError, match='form = "single" and no unified shares'):
        house_load_va(10_000, house(), rule, Worksheet())


def test_one_table_tiers_what_is_there_and_shares_what_is_added() -> None:
    """18,000 VA there are 12,000; a charger and heat added count at 80 %, anything else at half."""
    rule = load_edition("nec/2026", allow_unconfirmed=True).rules.existing_dwelling
    added = [
        Item(name=kind, kind=kind, each_va=1_000, new=True)
        for kind in (LoadKind.EV_CHARGER, LoadKind.SPACE_HEAT, LoadKind.HEAT_PUMP, LoadKind.SPA)
    ]
    there = Item(name="AC", kind=LoadKind.AIR_CONDITIONER, each_va=5_000)
    found = house_load_va(13_000, sorted_out([there, *added]), rule, Worksheet())
    assert found == pytest.approx(8_000 + 0.4 * 10_000 + 2 * 800 + 2 * 500)


def sheet(home: Home, power: NodePower, edition: Edition) -> dict[str, Step]:
    """Return the steps that govern, by label."""
    return {s.label: s for s in assess_electrical(home, power, power, edition, method=Method.EXISTING).worked[0].steps}


@pytest.mark.parametrize(("new", "part"), [(False, "A"), (True, "B")])
def test_part_a_or_part_b_is_cited(home: Build, node: Node, edition: Edition, *, new: bool, part: str) -> None:
    """Adding an air conditioner with the node moves the calculation, and its clauses, to part (B)."""
    steps = sheet(home(loads=[{**AC, "new": new}]), node(), edition)
    assert steps["Calculated load of the house"].cite == f"NEC 220.83({part})"
    assert steps["General lighting and receptacles"].cite == f"NEC 220.83({part})(1)"
    assert steps["Small-appliance circuits"].cite == f"NEC 220.83({part})(2)"
    assert steps["Calculated load of the house"].value == 8_400 + 5_000


POOLED = ["Existing equipment pooled", "Node pooled with the appliances, information only"]


@pytest.mark.parametrize(("loads", "titles"), [([AC], POOLED), ([{**AC, "new": True}], POOLED[1:]), ([], POOLED[1:])])
def test_the_pooled_reading_is_shown_where_there_is_one(
    home: Build, node: Node, edition: Edition, loads: list[dict[str, Any]], titles: list[str]
) -> None:
    """Only part (A) with heating or cooling can be read in two ways; no lenient reading governs."""
    section = assess_electrical(home(loads=loads, node=NODE_BESIDE), node(), node(), edition)
    beside = [worked for worked in section.worked if worked.title in POOLED]
    assert [worked.title for worked in beside] == titles
    assert all(worked.note and not worked.governs for worked in beside)
    assert beside[-1].steps[-1].cite == f"NEC 220.83({'B' if loads and 'new' in loads[0] else 'A'})(3)"
