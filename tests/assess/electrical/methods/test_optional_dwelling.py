import pytest

from assess.electrical.methods.items import Item, sorted_out
from assess.electrical.methods.optional_dwelling import house_load_va
from assess.intake import LoadKind
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

CHARGER = Item(name="Charger", kind=LoadKind.EV_CHARGER, each_va=9_600)


@pytest.mark.parametrize(
    ("code", "load_va", "cite"),
    [
        ("nec/2023", 10_000, None),  # it stands among the appliances, in the general load
        ("nec/2026", 8_000 + 0.4 * 2_000 + 9_600, "NEC 120.82(D)"),
    ],
)
def test_a_charger_stands_outside_the_tiers_since_2026(code: str, load_va: float, cite: str | None) -> None:
    """Of 10 kVA of general load all counts before; since, 8 kVA and 40 % of the rest, with the charger beside it."""
    rules, ws = load_edition(code).rules, Worksheet()
    found = house_load_va(10_000, sorted_out([CHARGER]), rules.optional_dwelling, rules.electric_vehicles, ws)
    assert found == pytest.approx(load_va)
    assert next((step.cite for step in ws.steps if step.label == "Charger, in full"), None) == cite
