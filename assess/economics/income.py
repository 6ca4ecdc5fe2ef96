"""What the household is paid, in each of the forms that an offer may take."""

from dataclasses import dataclass

from assess.economics.band import NOTHING, USD, Band, each, end_of, labeled, summed
from assess.economics.electricity import Cost, electricity_cost
from assess.economics.energy import YearEnergy, by_month, total
from assess.economics.prices import Money, Price

_EVENLY = (1 / 12,) * 12
_PER_MONTH = "$/month"


@dataclass(frozen=True)
class Income:
    """What the household is paid in a year and each month [$]; `missing` keeps an offer from being priced."""

    year: Band = NOTHING
    months: tuple[Band, ...] = (NOTHING,) * 12
    missing: tuple[str, ...] = ()
    uncapped_credit: bool = False


def income(money: Money, energy: YearEnergy, price: Price, bill: Band) -> Income:
    """Return what the stated offer pays; forms add up. `bill` is what the node adds to the household's bill [$]."""
    parts: dict[str, tuple[Band, tuple[float, ...]]] = {}
    missing: list[str] = []
    if (fee := _monthly(money, "fee_usd_per_month", "Flat fee")) is not None:
        parts["fee"] = fee, _EVENLY
    household = _household(money, energy, price)
    if (credit := _monthly(money, "credit_usd_per_month", "Bill credit")) is not None:
        parts["credit"] = _no_more_than_the_bill(money, credit, bill, household), _EVENLY
    if money.terms.pay_usd_per_gpu_hour is not None:
        if energy.gpu_hours is None:
            missing.append("the GPU-hours of a year")
        else:
            parts["GPU-hours"] = _by_gpu_hour(money, energy), _shares(energy)
    taken_over = _bills_taken_over(money, household)
    if isinstance(taken_over, Band):
        parts["bills taken over"] = taken_over, _EVENLY
    else:
        missing += taken_over
    uncapped = credit is not None and household is None
    if not parts:
        return Income(missing=tuple(missing))
    year = summed(money.inputs.ws, "Pay, a year", {name: band for name, (band, _) in parts.items()})
    months = [NOTHING] * 12
    for band, shares in parts.values():
        months = [month.plus(band.times(share)) for month, share in zip(months, shares, strict=True)]
    return Income(year, tuple(months), tuple(missing), uncapped)


def _monthly(money: Money, field: str, label: str) -> Band | None:
    """Return a year of a monthly amount, None where none is stated."""
    said = money.stated(field, f"{label}, a month", _PER_MONTH)
    if said is None:
        return None
    ws, months = money.inputs.ws, money.inputs.figure("units.months")
    return each(lambda end: ws.product(labeled(f"{label}, a year", end), end_of(said, end), months, unit=USD))


def _household(money: Money, energy: YearEnergy, price: Price) -> Cost | None:
    """Return what the home's own electricity costs, None where its use is not known or nothing depends on it."""
    terms = money.terms
    if terms.credit_usd_per_month is None and terms.flat_bill_usd_per_month is None:
        return None
    said = money.stated("household_kwh_per_year", "Electricity of the home without the node", "kWh")
    amount = energy.household_kwh if said is None else said.value
    return None if amount is None else electricity_cost(money, "the home", amount, price, energy.year)


def _no_more_than_the_bill(money: Money, credit: Band, added: Band, household: Cost | None) -> Band:
    """Return a credit, cut at the bill where the whole bill is known."""
    if household is None:
        return credit
    ws = money.inputs.ws
    bill = summed(ws, "Electricity bill, a year", {"home": household.year, "node": added})
    return each(
        lambda end: ws.choose(
            labeled("Bill credit that counts, a year", end),
            credit.at(end) > bill.at(end),
            bill.at(end),
            credit.at(end),
            unit=USD,
            because="a credit is no more than the bill",
        )
    )


def _by_gpu_hour(money: Money, energy: YearEnergy) -> Band:
    pay = money.stated("pay_usd_per_gpu_hour", "Pay for a GPU-hour sold", "$/GPU-hour")
    if pay is None or energy.gpu_hours is None:
        return NOTHING
    ws, hours = money.inputs.ws, total(energy.gpu_hours)
    sold, percent = money.value("utilization_pct", "GPU-hours sold", "market.utilization"), _percent(money)
    return each(
        lambda end: ws.product(
            labeled("Pay for GPU-hours, a year", end),
            end_of(pay, end),
            (hours, "GPU-hours"),
            end_of(sold, end),
            over=[percent],
            unit=USD,
        )
    )


def _shares(energy: YearEnergy) -> tuple[float, ...]:
    hours = 0.0 if energy.gpu_hours is None else total(energy.gpu_hours)
    if energy.gpu_hours is None or hours < 1:
        return _EVENLY
    return tuple(part / hours for part in by_month(energy.gpu_hours, energy.year))


def _bills_taken_over(money: Money, household: Cost | None) -> Band | list[str]:
    """Return the bills that the operator pays in place of the household less what it asks, or the fields that lack."""
    asked = _monthly(money, "flat_bill_usd_per_month", "Flat bill to the operator")
    if asked is None:
        return []
    internet = _monthly(money, "internet_usd_per_month", "Internet bill")
    if household is None or internet is None:
        bills = {"economics.household_kwh_per_year": household, "economics.internet_usd_per_month": internet}
        return [field for field, bill in bills.items() if bill is None]
    saved = {"electricity": household.year, "internet": internet}
    return summed(money.inputs.ws, "Bills taken over less the flat bill, a year", saved, {"flat bill": asked})


def _percent(money: Money) -> tuple[float, str]:
    figure = money.inputs.figure("units.percent")
    return figure.value, figure.unit
