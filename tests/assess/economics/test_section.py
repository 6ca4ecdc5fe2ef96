from datetime import date
from typing import Any

import numpy as np
import pytest

from assess.economics import YearEnergy, assess_economics
from assess.errors import IntakeError
from assess.findings import Section, Severity, Step
from assess.intake import Home, Hvac, HvacKind, HvacSystem, Jurisdiction
from assess.intake.economics import Economics
from assess.records import Basis
from assess.worksheet import recompute

TODAY = date(2026, 11, 27)
NODE = YearEnergy(node_kwh=109_500, cooling_kwh=900, heating_saved_kwh=1_500, gpu_hours=139_200)
GPU = "rtx-pro-6000-server"


def home(state: str | None = "AZ", heating: HvacKind | None = HvacKind.FURNACE_GAS) -> Home:
    """Return a home in a state with one heating system."""
    systems = (HvacSystem(kind=heating),) if heating else None
    return Home(place=Jurisdiction(state=state), hvac=Hvac(systems=systems))


def section(energy: YearEnergy = NODE, state: str | None = "AZ", **terms: Any) -> Section:
    """Return the money of a home that says this of it."""
    return assess_economics(home(state), energy, TODAY, terms=Economics.model_validate(terms), gpu=GPU)


def step(found: Section, label: str) -> Step:
    """Return the line with this label."""
    return next(line for line in found.steps if line.label == label)


def ends(found: Section, label: str) -> list[float]:
    """Return low, middle and high of an amount."""
    return [step(found, f"{label}{end}").value for end in (", low", "", ", high")]


def codes(found: Section) -> set[str]:
    """Return the codes of the findings without their prefix."""
    return {finding.code.removeprefix("economics.") for finding in found.findings}


# The arithmetic of the research on prices, by hand: 12.5 kW for 8,760 h is 109,500 kWh, 9,125 a month.
@pytest.mark.parametrize(("dollars_per_kwh", "a_month"), [(0.1872, 1_708), (0.1562, 1_425), (0.3375, 3_080)])
def test_a_node_of_12_5_kw_costs_what_it_is_known_to_cost(dollars_per_kwh: float, a_month: float) -> None:
    """At 18.72, 15.62 and 33.75 cents a month of the node costs $1,708, $1,425 and $3,080."""
    found = section(YearEnergy(109_500), electricity_usd_per_kwh=dollars_per_kwh)
    assert step(found, "Electricity of the node, a year").value / 12 == pytest.approx(a_month, abs=0.5)


def test_every_line_can_be_computed_again() -> None:
    """Working and value of each line agree, on every sheet."""
    terms: dict[str, Any] = {"fee_usd_per_month": 150, "credit_usd_per_month": 40, "pay_usd_per_gpu_hour": 0.05}
    found = section(tariff="srp-e-28", household_kwh_per_year=12_000, operator_pays_pct=50, **terms)
    assert len(found.steps) > 50
    for line in found.steps:
        assert recompute(line) == pytest.approx(line.value, rel=1e-12), line.label


def test_it_never_touches_the_verdict() -> None:
    """No limits, and nothing but notes: money informs."""
    for found in (section(), section(fee_usd_per_month=1), section(YearEnergy(1.0), state=None)):
        assert found.limits == ()
        assert {finding.severity for finding in found.findings} == {Severity.NOTE}
        assert (found.name, found.title) == ("economics", "Money")


def test_it_promises_nothing() -> None:
    """The caveat is always the last word, and the word guarantee is nowhere."""
    found = section(fee_usd_per_month=5_000)
    assert found.findings[-1].code == "economics.no_promise"
    assert "Taxes" in found.findings[-1].means
    said = " ".join(f"{finding.says} {finding.means}" for finding in found.findings).lower()
    assert "guarantee" not in said
    assert "will earn" not in said


def test_months_add_up_to_the_year() -> None:
    """The curves of the picture sum to the amounts of the sheets."""
    found = section(tariff="srp-e-28", fee_usd_per_month=150, pay_usd_per_gpu_hour=0.05)
    curves = {curve.name: sum(curve.values) for curve in found.series[0].curves}
    heat, pay = ends(found, "Heating saved, a year"), ends(found, "Pay, a year")
    for end, bill, saved, paid in zip(
        (", low", "", ", high"), ends(found, "Added to the household's bill, a year"), heat, pay, strict=True
    ):
        assert curves[f"added to the bill{end}"] == pytest.approx(bill, rel=1e-12)
        assert curves[f"pay and heating saved{end}"] == pytest.approx(saved + paid, rel=1e-12)


def test_hours_and_their_sum_cost_the_same_at_one_price() -> None:
    """Without a tariff it does not matter when the energy is used."""
    values = np.linspace(5, 20, 8760)
    one, other = section(YearEnergy(values)), section(YearEnergy(float(values.sum())))
    assert ends(one, "Electricity of the node, a year") == pytest.approx(ends(other, "Electricity of the node, a year"))


def test_a_node_that_rests_at_the_peak_costs_less() -> None:
    """Under a time-of-use tariff the same energy is cheaper outside the peak, and the sheet shows each period."""
    even = np.full(8760, 12.5)
    hour = np.arange(8760) % 24
    shifted = np.where((hour >= 18) & (hour < 21), 0.0, 12.5 * 24 / 21)
    one, other = (section(YearEnergy(kwh), tariff="srp-e-28") for kwh in (even, shifted))
    label = "Electricity of the node, a year"
    assert step(other, label).value < step(one, label).value
    assert any("high summer, on-peak" in line.label for line in one.steps)


def test_a_years_sum_under_a_tariff_is_spread_evenly_and_says_so() -> None:
    """Annual energy alone is priced as that of a node that never rests."""
    alone, hourly = (
        section(YearEnergy(109_500), tariff="srp-e-28"),
        section(YearEnergy([12.5] * 8760), tariff="srp-e-28"),
    )
    label = "Electricity of the node, a year"
    assert step(alone, label).value == pytest.approx(step(hourly, label).value)
    said = next(f.says for f in alone.findings if f.code == "economics.tariff")
    assert said.endswith("spread evenly over the hours.")
    assert not next(f.says for f in hourly.findings if f.code == "economics.tariff").endswith("over the hours.")


def test_who_pays_is_asked_and_the_strict_side_taken() -> None:
    """Unless the terms say otherwise all of the node is on the household's bill, marked as assumed."""
    found = section()
    assert "who_pays" in codes(found)
    assert step(found, "Electricity that the household pays").basis is Basis.ASSUMED
    node, cooling = (
        step(found, "Electricity of the node, a year"),
        step(found, "Electricity of the extra cooling, a year"),
    )
    assert step(found, "Added to the household's bill, a year").value == pytest.approx(node.value + cooling.value)


def test_an_operator_that_pays_leaves_the_cooling() -> None:
    """Paying all of the node's electricity does not pay for what its heat does to the house."""
    found = section(operator_pays_pct=100)
    assert "who_pays" not in codes(found)
    cooling = ends(found, "Electricity of the extra cooling, a year")
    assert ends(found, "Added to the household's bill, a year") == pytest.approx(cooling)


def test_paid_what_it_takes_to_come_out_even_nothing_is_left() -> None:
    """The fee of the last sheet, offered, leaves the household nothing either way."""
    even = step(section(), "To come out even, a month").value
    found = section(fee_usd_per_month=even)
    assert step(found, "Left to the household, a year").value == pytest.approx(0, abs=1e-6)
    low, _, high = ends(found, "Left to the household, a year")
    assert low < 0 < high
    assert "depends on prices" in next(f.means for f in found.findings if f.code == "economics.left_over")


def test_the_gpu_hour_that_comes_out_even_does() -> None:
    """Paid so much for each GPU-hour sold, the household has nothing left and nothing lost."""
    even = step(section(), "To come out even, for a GPU-hour sold").value
    found = section(pay_usd_per_gpu_hour=even)
    assert step(found, "Left to the household, a year").value == pytest.approx(0, abs=1e-6)


def test_without_an_offer_nothing_is_left_and_nothing_earned() -> None:
    """No income is made up: there is what an offer must reach, and what others pay beside it."""
    found = section()
    assert "no_offer" in codes(found)
    assert not any(line.label.startswith(("Pay", "Left")) for line in found.steps)
    market = next(sheet for sheet in found.worked if "whoever owns" in sheet.title)
    assert not market.governs
    assert all(sheet.governs for sheet in found.worked if sheet is not market)


def test_a_node_that_never_runs_is_no_free_hosting() -> None:
    """No electricity, no work: nothing is said of what hosting costs."""
    found = codes(section(YearEnergy(0.0, cooling_kwh=0.0, gpu_hours=0.0)))
    assert "no_work" in found
    assert "no_offer" not in found


def test_forms_of_pay_add_up() -> None:
    """A fee, a credit and pay by the GPU-hour in one contract are all paid."""
    terms: dict[str, Any] = {"fee_usd_per_month": 150.0, "credit_usd_per_month": 40.0, "pay_usd_per_gpu_hour": 0.05}
    together = ends(section(**terms), "Pay, a year")
    apart = [ends(section(**{name: value}), "Pay, a year") for name, value in terms.items()]
    assert together == pytest.approx([sum(each) for each in zip(*apart, strict=True)])


def test_a_credit_is_no_more_than_the_bill() -> None:
    """A credit beyond the bill is lost; whether it is cannot be told while the bill is not known."""
    found = section(credit_usd_per_month=500, operator_pays_pct=100, household_kwh_per_year=10_000)
    bill = ends(found, "Electricity bill, a year")
    assert ends(found, "Bill credit that counts, a year") == pytest.approx(bill)
    assert "credit" not in codes(found)
    unknown = section(credit_usd_per_month=500, operator_pays_pct=100)
    assert "credit" in codes(unknown)
    assert ends(unknown, "Pay, a year") == pytest.approx([6_000] * 3)


def test_a_flat_bill_takes_over_electricity_and_internet() -> None:
    """$150 a month in place of 10,000 kWh at 20 cents and $80 of internet leaves $1,160 a year."""
    terms: dict[str, Any] = {
        "flat_bill_usd_per_month": 150,
        "internet_usd_per_month": 80,
        "household_kwh_per_year": 10_000,
    }
    found = section(electricity_usd_per_kwh=0.2, heating="heat_pump", **terms)
    assert step(found, "Left to the household, a year").value == pytest.approx(2_000 + 960 - 1_800)
    assert step(found, "Added to the household's bill, a year").value == 0


@pytest.mark.parametrize("known", [{"internet_usd_per_month": 80}, {"household_kwh_per_year": 10_000}])
def test_a_flat_bill_for_unknown_bills_is_not_priced(known: dict[str, Any]) -> None:
    """What the operator takes over must be known, before what is left can be said."""
    found = section(flat_bill_usd_per_month=150, **known)
    assert "offer_unpriced" in codes(found)
    assert "left_over" not in codes(found)
    finding = next(f for f in found.findings if f.code == "economics.offer_unpriced")
    assert finding.field in {"economics.internet_usd_per_month", "economics.household_kwh_per_year"}
    assert finding.field.removeprefix("economics.") not in known


def test_pay_for_unknown_hours_is_not_priced() -> None:
    """GPU-hours that nobody worked out are not taken as none."""
    found = section(YearEnergy(109_500), pay_usd_per_gpu_hour=0.05)
    assert "offer_unpriced" in codes(found)
    assert "market" not in codes(found)


# 1,500 kWh of heat by hand: 51.18 therms at 80 % are 63.98 therms at $1.793 in Arizona, $114.71.
@pytest.mark.parametrize(
    ("heating", "dollars"), [("gas", 114.71), ("electric", 1_500 * 0.1544), ("heat_pump", 1_500 * 0.1544 / 2.5)]
)
def test_heat_is_worth_what_it_replaces(heating: str, dollars: float) -> None:
    """Gas by the therm, resistance by the kilowatt-hour, a heat pump by the season's COP."""
    assert step(section(heating=heating), "Heating saved, a year").value == pytest.approx(dollars, abs=0.01)


@pytest.mark.parametrize(("heating", "per_unit"), [("propane", 26.8 * 0.8), ("oil", 40.59 * 0.82)])
def test_a_stated_fuel_price_counts(heating: str, per_unit: float) -> None:
    """At $3 a gallon the heat saved is worth $3 for each gallon not burned."""
    found = section(heating=heating, fuel_usd_per_unit=3)
    assert step(found, "Heating saved, a year").value == pytest.approx(3 * 1_500 / per_unit)


@pytest.mark.parametrize(
    ("kinds", "priced"),
    [
        ((HvacKind.BASEBOARD,), True),
        ((HvacKind.CENTRAL_AC, HvacKind.FURNACE_GAS), True),
        ((HvacKind.BOILER,), False),
        ((HvacKind.FURNACE_GAS, HvacKind.HEAT_PUMP), False),
        ((), False),
    ],
)
def test_what_heats_the_house_is_read_off_its_equipment(kinds: tuple[HvacKind, ...], *, priced: bool) -> None:
    """One kind of heat is taken; two kinds, or a boiler of who knows what, are asked for and saved nothing."""
    house = Home(hvac=Hvac(systems=tuple(HvacSystem(kind=kind) for kind in kinds)))
    found = assess_economics(house, NODE, TODAY)
    assert ("heating" in codes(found)) is priced
    assert ("heating_unpriced" in codes(found)) is not priced


def test_unknown_cooling_is_said() -> None:
    """What is not known is not counted as nothing without a word."""
    says = section(YearEnergy(109_500)).findings[0].says
    assert "the home's cooling is not known" in says
    assert "not known" not in section().findings[0].says


@pytest.mark.parametrize(("as_of", "old"), [("2025-10-31", True), ("2025-11-01", False), ("2026-11-01", False)])
def test_old_prices_are_said_to_be_old(as_of: str, *, old: bool) -> None:
    """More than twelve months before the report."""
    found = section(electricity_usd_per_kwh=0.15, prices_as_of=as_of)
    assert ("prices_old" in codes(found)) is old
    assert as_of in found.findings[0].says


def test_a_silent_section_says_the_same() -> None:
    """Without the working the findings and the picture stay."""
    loud = assess_economics(home(), NODE, TODAY, gpu=GPU)
    silent = assess_economics(home(), NODE, TODAY, gpu=GPU, recording=False)
    assert silent.worked == ()
    assert (silent.findings, silent.series) == (loud.findings, loud.series)


def test_a_credit_on_a_bill_that_is_not_paid_is_refused() -> None:
    """With a flat bill the operator pays the electricity, so a credit on it has nothing to stand on."""
    with pytest.raises(IntakeError, match="flat_bill_usd_per_month, with which the operator pays all"):
        section(flat_bill_usd_per_month=150, credit_usd_per_month=20)
