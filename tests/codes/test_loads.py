"""The figures that stand in for nameplates and for envelopes nobody has measured."""

from typing import Any

import pytest

from assess.records import Confidence
from assess.rulebook import load_reference

LOADS = load_reference("reference/loads")
ASSEMBLIES = load_reference("reference/assemblies")
SIZED = [
    LOADS.raw["water_heater"]["storage"],
    LOADS.raw["water_heater"]["tankless"],
    LOADS.raw["water_heater"]["heat_pump"],
    LOADS.raw["well_pump"]["motor"],
]


def test_every_stand_in_carries_the_range_of_real_nameplates() -> None:
    """What is assumed has to say how far off it may be."""
    stand_ins = {key: figure for key, figure in LOADS.figures.items() if figure.unit == "W"}
    assert len(stand_ins) >= 15
    for key, figure in stand_ins.items():
        assert figure.low is not None, key
        assert figure.high is not None, key
        assert figure.low <= figure.value <= figure.high, key


@pytest.mark.parametrize("table", SIZED)
def test_a_table_by_size_always_answers(table: dict[str, Any]) -> None:
    """Its last row holds for any home, its watts do not fall, and they lie in the range it gives."""
    watts = [row["w"] for row in table["rows"]]
    assert set(table["rows"][-1]) == {"w"}
    assert watts == sorted(watts)
    assert table["low"] <= watts[0] <= watts[-1] <= table["high"]
    assert table["cite"]
    assert Confidence(table["confidence"]) is not Confidence.OPEN


def test_more_insulation_never_lets_more_through() -> None:
    """Both tables of assembly R rise, and every pane more has a lower U-factor."""
    for name in ("wall", "ceiling"):
        rows = ASSEMBLIES.table(name).rows
        assert list(rows) == sorted(rows)
        assert [r for _, r in rows] == sorted(r for _, r in rows)
    panes = [ASSEMBLIES.figure(f"window.{kind}.u").value for kind in ("single", "double", "double_low_e", "triple")]
    assert panes == sorted(panes, reverse=True)
