"""The money section: what a year of the node costs, what it saves, what an offer leaves. It sets no limits."""

from datetime import date

from assess.economics.balance import break_even, household_share, left_over, market_value, paid_by_household
from assess.economics.electricity import electricity_cost
from assess.economics.energy import YearEnergy, total
from assess.economics.findings import economics_findings
from assess.economics.heating import Saved, heating_saved
from assess.economics.income import income
from assess.economics.pictures import monthly_picture
from assess.economics.prices import BOOK, Money, electricity_price
from assess.economics.reckoning import Reckoning
from assess.errors import IntakeError
from assess.findings import Section, Worked
from assess.intake import Home
from assess.intake.economics import Economics
from assess.thermal.site import Sheets

_WORTH_A_LINE_KWH = 1.0


def assess_economics(
    home: Home,
    energy: YearEnergy,
    today: date,
    *,
    terms: Economics | None = None,
    gpu: str | None = None,
    recording: bool = True,
) -> Section:
    """Return the money section for a year of a node [kWh, GPU-hours in `energy`], priced for the report of `today`.

    `terms` is what the home says of money, `gpu` the node's GPU by its name in the catalogue. Raises IntakeError for a
    tariff that the home cannot have, RuleDataError for malformed prices.
    """
    if terms is not None and terms.flat_bill_usd_per_month is not None and terms.credit_usd_per_month:
        raise IntakeError(
            "cannot stand beside economics.flat_bill_usd_per_month, with which the operator pays all of the bill",
            where="economics.credit_usd_per_month",
            hint="Leave out the one that does not apply.",
        )
    sheets = Sheets(home, recording=recording)
    money = Money(sheets.add("What electricity costs").of(BOOK), terms or Economics())
    price = electricity_price(money)
    _energy(money, energy)
    node = electricity_cost(money, "the node", energy.node_kwh, price, energy.year)
    cooling = None
    if energy.cooling_kwh is not None and total(energy.cooling_kwh) >= _WORTH_A_LINE_KWH:
        cooling = electricity_cost(money, "the extra cooling", energy.cooling_kwh, price, energy.year)
    heating = heating_saved(money.on(sheets.add("What heating it saves")), energy, price)
    if heating.on_the_bill and money.terms.flat_bill_usd_per_month is not None:
        heating = Saved()  # the operator pays the bill, and so it is the operator who saves
    household = money.on(sheets.add("What it does to the household's money"))
    bill = paid_by_household(household, node, cooling, household_share(household))
    pay = income(household, energy, price, bill.year)
    offered = money.terms.offered and not pay.missing
    left = left_over(household, pay.year, heating.year, bill.year) if offered else None
    monthly, per_hour = break_even(money.on(sheets.add("To come out even")), energy, bill.year, heating.year)
    market = market_value(money.on(sheets.add(_MARKET)), energy, gpu)
    found = Reckoning(money, energy, price, node, cooling, bill, heating, pay, monthly, per_hour, left, market)
    return Section(
        name="economics",
        title="Money",
        worked=tuple(_governing(sheet) for sheet in sheets.worked),
        findings=tuple(economics_findings(found, today)),
        series=(monthly_picture(found),),
    )


_MARKET = "What GPU time sells for, to whoever owns the GPUs"


def _energy(money: Money, energy: YearEnergy) -> None:
    """Write down the energies that the year of the node gave."""
    ws = money.inputs.ws
    amounts = {
        "Energy of the node": (energy.node_kwh, "kWh"),
        "Energy of the extra cooling": (energy.cooling_kwh, "kWh"),
        "Heat that need not be made": (energy.heating_saved_kwh, "kWh"),
        "Hours that GPUs run": (energy.gpu_hours, "GPU-hours"),
    }
    for label, (amount, unit) in amounts.items():
        if amount is not None:
            ws.given(f"{label}, a year", total(amount), unit, note="of the node's year")


def _governing(sheet: Worked) -> Worked:
    """Return a sheet; that of the market is beside the point of the household's money."""
    return sheet.model_copy(update={"governs": False}) if sheet.title == _MARKET else sheet
