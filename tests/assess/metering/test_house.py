from collections.abc import Callable
from decimal import Decimal
from typing import Any

from assess.intake.meter import Register

Make = Callable[..., Any]


def test_consumption_goes_before_import(rows: Make, record: Make, varied: Make) -> None:
    """Where both were counted, what the house drew is the one; generation is remembered."""
    bought = rows("2024-06-01", [0] * 96)
    drawn = rows("2024-06-01", varied(96), register=Register.CONSUMPTION)
    made = rows("2024-06-01", varied(96), register=Register.GENERATION)
    found = record(bought, drawn, made)
    assert (found.house.kind, found.house.exports) == ("consumption", True)
    assert found.kwh == Decimal(sum(varied(96))) / 1_000


def test_consumption_is_worked_out_where_all_three_are_there(rows: Make, record: Make) -> None:
    """Bought and made, less what was sold, is what the house drew."""
    registers = {Register.IMPORT: [500, 0], Register.GENERATION: [0, 900], Register.EXPORT: [0, 300]}
    found = record(*(rows("2024-06-01", wh, register=register) for register, wh in registers.items()))
    assert found.house.kind == "consumption"
    assert found.kwh == Decimal("1.1")


def test_two_legs_make_the_house(rows: Make, record: Make) -> None:
    """Their sum is exact, and both are kept."""
    legs = (Register.LEG_A, Register.LEG_B)
    found = record(
        *(rows("2024-06-01", wh, register=r) for r, wh in zip(legs, (["0.1"] * 9, ["0.2"] * 9), strict=True))
    )
    assert found.house.kind == "consumption"
    assert found.house.legs is not None
    assert found.kwh == Decimal("0.0027")
    assert record(rows("2024-06-01", [1, 2], register=Register.LEG_B)).house.kind == "leg"


def test_export_below_zero_and_beside(rows: Make, record: Make, varied: Make) -> None:
    """Readings below zero make a record net; an export register leaves the import as it is."""
    sunny = [*varied(48), *(-wh for wh in varied(48))]
    found = record(rows("2024-06-01", sunny))
    assert (found.house.kind, found.house.exports, found.house.resets) == ("net", True, 0)
    beside = record(rows("2024-06-01", varied(96)), rows("2024-06-01", varied(96), register=Register.EXPORT))
    assert (beside.house.kind, beside.house.exports) == ("import", True)


def test_an_empty_export_register_is_no_export(rows: Make, record: Make, varied: Make) -> None:
    """A home without solar has the column too, and a sensor's zero of a few watts is nothing."""
    nothing = rows("2024-06-01", ["0.5"] * 96, register=Register.EXPORT)
    assert record(rows("2024-06-01", varied(96)), nothing).house.exports is False


def test_a_counter_set_back_is_left_out(rows: Make, record: Make, varied: Make) -> None:
    """One reading far below zero among hundreds is no solar; its interval becomes a gap."""
    wh = varied(300)
    found = record(rows("2024-06-01", [*wh[:150], -41_000, *wh[150:]]))
    assert (found.house.kind, found.house.exports, found.house.resets) == ("import", False, 1)
    assert found.cover.hole_count == 1
    assert found.kwh == Decimal(sum(wh)) / 1_000
