from typing import Any

import pytest
from pydantic import ValidationError

from assess.intake.economics import Economics
from assess.intake.fields import shapes


def test_nothing_stated_is_nothing_offered() -> None:
    """Every field may be left out, and then no offer is known."""
    assert not Economics().offered
    assert all(value is None for value in Economics().model_dump().values())


@pytest.mark.parametrize("field", ["fee_usd_per_month", "credit_usd_per_month", "flat_bill_usd_per_month"])
def test_an_offer_of_nothing_is_an_offer(field: str) -> None:
    """A fee of 0 is stated; only a field left out is unknown."""
    assert Economics.model_validate({field: 0}).offered


def test_every_field_can_be_asked_for() -> None:
    """The form knows what each field takes, and says it in words."""
    assert all(shape.description for shape in shapes(Economics).values())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"electricity_usd_per_kwh": 15.4}, "if cents were meant, write 0.154"),
        ({"electricity_usd_per_kwh": 0}, "greater than 0"),
        ({"prices_as_of": "2026-02-30"}, "not a day of the calendar"),
        ({"prices_as_of": "last month"}, "pattern"),
        ({"heating": "heat_pump", "fuel_usd_per_unit": 1.5}, "price of gas, propane or oil"),
        ({"flat_bill_usd_per_month": 150, "operator_pays_pct": 50}, "operator pays all of the home's electricity"),
        ({"operator_pays_pct": 101}, "100"),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, Any], message: str) -> None:
    """Cents for dollars, days that are none, and terms that contradict each other have one clear message."""
    with pytest.raises(ValidationError, match=message):
        Economics.model_validate(given)
