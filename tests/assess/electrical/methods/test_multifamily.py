import pytest

from assess.electrical.methods.items import Item, sorted_out
from assess.electrical.methods.multifamily import dwellings_load_va, house_load_va, why_not
from assess.electrical.methods.two_dwellings import house_load_va as two_dwellings_va
from assess.intake import LoadKind
from assess.rulebook import Edition
from assess.worksheet import Worksheet

RANGE = Item(name="Range", kind=LoadKind.RANGE, each_va=8_000)
HEAT = Item(name="Heat", kind=LoadKind.SPACE_HEAT, each_va=6_000)
COOLING = Item(name="AC", kind=LoadKind.AIR_CONDITIONER, each_va=7_000)
HOUSE = sorted_out([RANGE, HEAT, COOLING])


@pytest.mark.parametrize(
    ("dwellings", "percent"),
    [(3, 45), (5, 45), (6, 44), (7, 44), (8, 43), (20, 38), (40, 28), (61, 24), (62, 23), (200, 23)],
)
def test_the_share_falls_with_the_number(edition: Edition, dwellings: int, percent: float) -> None:
    """10,000 VA of general load and the larger of heat and cooling in each, at the table's share."""
    found = dwellings_load_va(10_000, HOUSE, dwellings, edition.rules.multifamily, Worksheet())
    assert found == pytest.approx(17_000 * dwellings * percent / 100)


def test_what_the_dwellings_share_is_added_in_full(edition: Edition) -> None:
    """Halls and pumps have no share."""
    ws = Worksheet()
    found = house_load_va(10_000, HOUSE, 3, 2_400, edition.rules.multifamily, ws)
    assert found == pytest.approx(0.45 * 51_000 + 2_400)
    assert (ws.steps[-1].cite, [one.name for one in ws.steps[-1].operands]) == (
        "NEC 220.84",
        ["dwellings", "shared loads"],
    )


@pytest.mark.parametrize(
    ("items", "says"), [([HEAT], "electric cooking"), ([RANGE], "heating or air conditioning"), ([RANGE, HEAT], None)]
)
def test_every_dwelling_cooks_and_heats_or_cools_with_electricity(items: list[Item], says: str | None) -> None:
    """Otherwise the method is not open to them, and it says for want of what."""
    reason = why_not(sorted_out(items))
    assert reason is None if says is None else says in (reason or "")


@pytest.mark.parametrize(("standard_va", "va"), [(20_000, 20_000), (30_000, 0.45 * 51_000)])
def test_two_dwellings_take_the_lesser(edition: Edition, standard_va: float, va: float) -> None:
    """Two by the standard method, or three by the optional one."""
    rules, ws = edition.rules, Worksheet()
    found = two_dwellings_va(standard_va, 10_000, HOUSE, 0, rules.two_dwellings, rules.multifamily, ws)
    assert found == pytest.approx(va)
    assert (ws.steps[-1].cite, ws.steps[-1].unit) == ("NEC 220.85", "VA")
