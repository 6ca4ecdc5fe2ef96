import pytest

from assess.electrical.panel.legs import leg_loads_va, leg_of, legs_written
from assess.intake import Panel
from assess.worksheet import Worksheet


def test_rows_alternate_between_the_legs() -> None:
    """1 and 2 share a leg, 3 and 4 the other; so n and n + 2 are 240 V apart."""
    assert [leg_of(space) for space in range(1, 9)] == ["A", "A", "B", "B", "A", "A", "B", "B"]


def directory(*circuits: tuple[str, float | None, float | None]) -> Panel:
    """Return a panel of circuits by space, nameplate and breaker."""
    listed = [
        {"space": space, "poles": 1 + space.count(","), "nameplate_va": va, "breaker_a": amperes}
        for space, va, amperes in circuits
    ]
    return Panel.model_validate({"circuits": listed})


def test_two_poles_load_both_legs_by_half() -> None:
    """A 4,800 VA dryer is 2,400 VA a leg; a tandem stands on the leg of its space."""
    panel = directory(("1,3", 4_800, 30), ("2", 1_200, 20), ("4A", 600, 15), ("4B", None, 15))
    assert leg_loads_va(panel) == pytest.approx({"A": 2_400 + 1_200, "B": 2_400 + 600})


def test_balance_and_handles_are_written_for_information() -> None:
    """Neither is a limit; the sum counts a two-pole handle once."""
    sheet = Worksheet()
    legs_written(directory(("1,3", 4_800, 30), ("2", 1_200, 20)), sheet)
    assert {step.label: step.value for step in sheet.steps} == pytest.approx(
        {
            "Connected to leg A": 3_600,
            "Connected to leg B": 2_400,
            "Difference of the legs": 1_200,
            "Sum of the handle ratings": 50,
        }
    )
    assert [step.unit for step in sheet.steps] == ["VA", "VA", "VA", "A"]
    assert ["information" in (step.note or "") for step in sheet.steps] == [True, True, False, True]


def test_what_nobody_read_is_not_added_up() -> None:
    """One handle unread leaves no sum, no nameplate no legs."""
    sheet = Worksheet()
    legs_written(directory(("1", None, 20), ("2", None, None)), sheet)
    assert sheet.steps == []
