"""What holds for the money, whatever the home."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.economics import YearEnergy, assess_economics
from assess.economics.tariffs import load_tariffs
from assess.findings import Section
from assess.intake import Home, Jurisdiction
from assess.intake.economics import Economics
from assess.intake.site import STATES

TODAY = date(2026, 11, 27)
UNTIMED = settings(deadline=None, max_examples=25)  # a busy machine is no falsified example
KWH = st.floats(1, 250_000)
BANDS = (
    "Electricity of the node, a year",
    "Electricity of the extra cooling, a year",
    "Heating saved, a year",
    "Added to the household's bill, a year",
    "Pay, a year",
    "Left to the household, a year",
    "To come out even, a month",
    "To come out even, for a GPU-hour sold",
    "To the owner of the GPUs, a year",
)


def amounts(found: Section) -> dict[str, float]:
    """Return every line by its label."""
    return {step.label: step.value for step in found.steps}


def reckoned(energy: YearEnergy, state: str | None = None, **terms: Any) -> Section:
    """Return the money of a home in a state."""
    home = Home(place=Jurisdiction(state=state))
    return assess_economics(home, energy, TODAY, terms=Economics.model_validate(terms), gpu="rtx-pro-6000-server")


@st.composite
def terms(draw: st.DrawFn) -> dict[str, Any]:
    """Return what a home may say of money."""
    optional = {
        "electricity_usd_per_kwh": st.floats(0.03, 1),
        "heating": st.sampled_from(["gas", "propane", "oil", "heat_pump", "electric"]),
        "operator_pays_pct": st.floats(0, 100),
        "fee_usd_per_month": st.floats(0, 3_000),
        "credit_usd_per_month": st.floats(0, 3_000),
        "pay_usd_per_gpu_hour": st.floats(0, 1),
        "utilization_pct": st.floats(0, 100),
        "household_kwh_per_year": st.floats(0, 40_000),
    }
    return {name: draw(value) for name, value in optional.items() if draw(st.booleans())}


@UNTIMED
@given(node=KWH, cooling=st.floats(0, 20_000), heat=st.floats(0, 20_000), hours=st.floats(0, 140_160), said=terms())
@pytest.mark.parametrize("state", [None, "AZ", "CA", "WY"])
def test_low_is_never_above_middle_nor_middle_above_high(
    state: str | None, node: float, cooling: float, heat: float, hours: float, said: dict[str, Any]
) -> None:
    """Every range is in order, whatever is stated and whatever is not, and so is every month of the picture."""
    found = reckoned(YearEnergy(node, cooling, heat, hours), state, **said)
    lines = amounts(found)
    for label in BANDS:
        if label in lines:
            assert lines[f"{label}, low"] <= lines[label] + 1e-9
            assert lines[label] <= lines[f"{label}, high"] + 1e-9
    curves = {curve.name: curve.values for curve in found.series[0].curves}
    for name in ("added to the bill", "pay and heating saved"):
        if name in curves:
            for low, middle, high in zip(curves[f"{name}, low"], curves[name], curves[f"{name}, high"], strict=True):
                assert low <= middle + 1e-9
                assert middle <= high + 1e-9


@UNTIMED
@given(node=KWH, more=st.floats(0, 10_000), tariff=st.sampled_from([None, *load_tariffs()]))
def test_more_energy_never_costs_less(node: float, more: float, tariff: str | None) -> None:
    """Neither at one price nor by the hour."""
    label = "Electricity of the node, a year"
    one, other = (amounts(reckoned(YearEnergy(kwh), tariff=tariff)) for kwh in (node, node + more))
    for end in (", low", "", ", high"):
        assert one[label + end] <= other[label + end] + 1e-9


@UNTIMED
@given(node=KWH, price=st.floats(0.03, 1), more=st.floats(0, 1))
def test_a_higher_price_never_costs_less(node: float, price: float, more: float) -> None:
    """Nor does it make a smaller fee enough."""
    one, other = (amounts(reckoned(YearEnergy(node), electricity_usd_per_kwh=p)) for p in (price, price + more))
    for label in ("Electricity of the node, a year", "To come out even, a month"):
        assert one[label] <= other[label] + 1e-9


@UNTIMED
@given(node=KWH, cooling=st.floats(0, 20_000), heat=st.floats(1, 20_000), hours=st.floats(1, 140_160), said=terms())
@pytest.mark.parametrize("tariff", [None, *load_tariffs()])
def test_months_add_up_to_the_year(
    tariff: str | None, node: float, cooling: float, heat: float, hours: float, said: dict[str, Any]
) -> None:
    """Whatever the tariff and the offer, twelve months make the year at each end."""
    found = reckoned(YearEnergy(node, cooling, heat, hours), **said, tariff=tariff)
    lines, curves = amounts(found), {curve.name: sum(curve.values) for curve in found.series[0].curves}
    for end in (", low", "", ", high"):
        assert curves[f"added to the bill{end}"] == pytest.approx(lines[f"Added to the household's bill, a year{end}"])
        gets = sum(lines.get(f"{label}{end}", 0.0) for label in ("Pay, a year", "Heating saved, a year"))
        assert curves.get(f"pay and heating saved{end}", 0.0) == pytest.approx(gets)


@UNTIMED
@given(state=st.sampled_from(STATES), node=KWH, pct=st.floats(0, 100), more=st.floats(0, 100))
def test_an_operator_that_pays_more_never_costs_the_household_more(
    state: str, node: float, pct: float, more: float
) -> None:
    """The bill goes down with the share that the operator pays, to nothing at all of it."""
    label = "Added to the household's bill, a year"
    shares = (pct, min(100.0, pct + more), 100.0)
    bills = [amounts(reckoned(YearEnergy(node), state, operator_pays_pct=share))[label] for share in shares]
    assert bills[0] >= bills[1] - 1e-9
    assert bills[2] == pytest.approx(0)
