import csv
from pathlib import Path
from typing import Any

import pytest

from assess.economics.prices import (
    BOOK,
    PER_KWH,
    Money,
    electricity_of_state,
    electricity_price,
    gas_of_state,
)
from assess.hardware import gpus
from assess.intake import Home, Jurisdiction
from assess.intake.economics import Economics
from assess.intake.site import STATES
from assess.records import Basis, Confidence, Provenance
from assess.rulebook import load_reference
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet


def money(state: str | None = None, **terms: Any) -> Money:
    """Return a home in a state that says this of money, beside an empty sheet."""
    home = Home(place=Jurisdiction(state=state))
    return Money(Inputs(home, Worksheet(), BOOK), Economics.model_validate(terms))


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_price_within_its_range(state: str) -> None:
    """Fifty states and the District, each within what was seen since 2023, between 10 and 60 cents."""
    price = electricity_of_state(state)
    assert price is not None
    assert price.low is not None
    assert price.high is not None
    assert 0.10 < price.low <= price.value <= price.high < 0.60
    assert gas_of_state(state) is not None


# EIA, Electric Power Annual 2023, average revenue per kWh by state, residential, as printed (cents).
@pytest.mark.parametrize(
    ("state", "cents"), [("AZ", 14.02), ("CA", 29.51), ("HI", 42.39), ("ND", 11.01), ("NY", 22.25), ("WI", 16.88)]
)
def test_the_prices_of_2023_are_as_eia_printed_them(repo: Path, state: str, cents: float) -> None:
    """The column of 2023 is the official table."""
    with (repo / "codes" / "economics" / "states.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["state"]: row for row in csv.DictReader(file)}
    assert float(rows[state]["electricity_2023"]) == pytest.approx(cents / 100)


@pytest.mark.parametrize("state", STATES)
def test_two_copies_of_the_table_of_2026_agree(repo: Path, state: str) -> None:
    """A month of the year is within a fifth of the year so far, so that neither copy slipped a row."""
    with (repo / "codes" / "economics" / "states.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["state"] == state)
    assert float(row["electricity_2026_07"]) == pytest.approx(float(row["electricity_2026"]), rel=0.2)


def test_the_national_range_is_that_of_the_states() -> None:
    """The average of the country stands for any state, so its range is from the cheapest to the dearest."""
    figure, states = load_reference(BOOK).figure("electricity.average"), [electricity_of_state(s) for s in STATES]
    assert figure.low == min(price.value for price in states if price)
    assert figure.high == max(price.high or 0 for price in states if price)


def test_a_stated_price_comes_first() -> None:
    """What the home says is taken, with its date as the source and the range that a price may take later."""
    sheet = money("AZ", electricity_usd_per_kwh=0.2, prices_as_of="2026-10-15", prices_source="bill of October")
    price = electricity_price(sheet)
    assert not price.assumed
    assert (price.flat.value, price.flat.cite) == (0.2, "bill of October, 2026-10-15")
    assert (price.flat.low, price.flat.high) == pytest.approx((0.18, 0.22))


def test_a_stated_range_is_taken_as_it_is() -> None:
    """A price that comes with its own range is not widened."""
    said = Provenance(basis=Basis.ASSUMED, low=0.15, high=0.3)
    home = Home(provenance={"economics.electricity_usd_per_kwh": said})
    sheet = Money(Inputs(home, Worksheet(), BOOK), Economics(electricity_usd_per_kwh=0.2))
    price = electricity_price(sheet)
    assert (price.flat.low, price.flat.high) == (0.15, 0.3)
    assert price.flat.confidence is Confidence.LOW


@pytest.mark.parametrize(("state", "cents"), [("AZ", 15.44), (None, 18.19), ("PR", 18.19)])
def test_an_unstated_price_is_an_average_and_says_so(state: str | None, cents: float) -> None:
    """The state's average, else that of the country, each marked as assumed and of low confidence."""
    sheet = money(state)
    price = electricity_price(sheet)
    assert price.assumed
    assert price.flat.value == pytest.approx(cents / 100)
    assert price.flat.confidence is Confidence.LOW
    given = sheet.inputs.ws.steps[0]
    assert (given.basis, given.unit) == (Basis.ASSUMED, PER_KWH)


def test_prices_of_gpu_time_are_of_gpus_of_the_catalogue() -> None:
    """A price for a GPU that nobody can ask for would never be read."""
    priced = {key.rsplit(".", 1)[1] for key in load_reference(BOOK).figures if key.startswith("market.usd_per")}
    assert priced <= set(gpus())
