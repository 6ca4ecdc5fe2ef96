from typing import Any

import pytest

from assess.thermal.equipment import Doubt, airflow_cfm, duct_delivery, duct_range

CENTRAL = {"kind": "central_ac", "cooling_btu_h": "3 tons"}


def test_blowers_by_nameplate_and_as_measured(gear: Any) -> None:
    """A blower moves 400 CFM per ton until somebody measures it."""
    inputs, found = gear(CENTRAL, {"kind": "central_ac", "cooling_btu_h": "2 tons", "airflow_cfm": 700, "count": 2})
    assert airflow_cfm(inputs, found.house) == pytest.approx(3 * 400 + 2 * 700)


@pytest.mark.parametrize(
    ("systems", "stated_pct", "arrives"),
    [
        ([{**CENTRAL, "ducts": "attic"}], None, 0.80),
        ([{**CENTRAL, "ducts": "inside"}], None, 1.0),
        ([CENTRAL], None, 0.80),
        ([{**CENTRAL, "ducts": "inside"}, {**CENTRAL, "ducts": "basement"}], None, 0.90),
        ([{"kind": "mini_split", "cooling_btu_h": 9_000}], None, 1.0),
        ([{**CENTRAL, "ducts": "attic"}], 12, 0.88),
    ],
)
def test_ducts(gear: Any, systems: list[dict[str, Any]], stated_pct: float | None, arrives: float) -> None:
    """The leakiest ducts count for all, unless the loss was measured; a mini-split has none."""
    inputs, found = gear(*systems, dwelling={"duct_loss_pct": stated_pct})
    assert duct_delivery(inputs, found.house) == pytest.approx(arrives)


def test_the_range_of_ducts(gear: Any) -> None:
    """Attic ducts lose 10 to 40 %; measured ones lose what was measured."""
    inputs, found = gear({**CENTRAL, "ducts": "attic"})
    ends = duct_range(inputs, found.house)
    assert [ends.at(doubt) for doubt in Doubt] == pytest.approx([0.6, 0.8, 0.9])
    inputs, found = gear({**CENTRAL, "ducts": "attic"}, dwelling={"duct_loss_pct": 12})
    ends = duct_range(inputs, found.house)
    assert [ends.at(doubt) for doubt in Doubt] == pytest.approx([0.88] * 3)
