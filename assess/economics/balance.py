"""What the household pays, what it must be paid to come out even, what is left; and what GPU time sells for."""

from assess.economics.band import USD, Band, each, end_of, labeled, summed
from assess.economics.electricity import Cost
from assess.economics.energy import YearEnergy, total
from assess.economics.prices import Money
from assess.records import Basis, Figure

PERCENT = "units.percent"


def household_share(money: Money) -> float:
    """Return the share of the node's electricity that the household pays [%], written down; all of it if not stated."""
    ws, whole = money.inputs.ws, money.inputs.figure(PERCENT)
    if money.terms.flat_bill_usd_per_month is not None:
        return float(ws.given("Electricity that the household pays", 0.0, "%", note="the operator pays the bill"))
    said = money.stated("operator_pays_pct", "Electricity of the node that the operator pays", "%")
    if said is None:
        note = "who pays is not stated: all of it, the strict side"
        return float(ws.given("Electricity that the household pays", whole, basis=Basis.ASSUMED, note=note))
    less = {"the operator's": said.value}
    return float(ws.total("Electricity that the household pays", {"all": whole.value}, less=less, unit="%"))


def paid_by_household(money: Money, node: Cost, cooling: Cost | None, share_pct: float) -> Cost:
    """Return what the node adds to the household's bill: its share of the node, and the cooling if it pays the bill."""
    ws, whole = money.inputs.ws, money.inputs.figure(PERCENT)
    part = each(
        lambda end: ws.product(
            labeled("Of the node's electricity, the household pays", end),
            (node.year.at(end), USD),
            (share_pct, "%"),
            over=[whole],
            unit=USD,
        )
    )
    months = tuple(month.times(share_pct / whole.value) for month in node.months)
    if cooling is None or money.terms.flat_bill_usd_per_month is not None:
        return Cost(summed(ws, "Added to the household's bill, a year", {"node": part}), months)
    year = summed(ws, "Added to the household's bill, a year", {"node": part, "cooling": cooling.year})
    return Cost(year, tuple(one.plus(other) for one, other in zip(months, cooling.months, strict=True)))


def break_even(money: Money, energy: YearEnergy, bill: Band, heating: Band) -> tuple[Band, Band | None]:
    """Return what the household must be paid so that it loses nothing: a month [$], and for a GPU-hour sold [$]."""
    ws, months = money.inputs.ws, money.inputs.figure("units.months")
    need = summed(ws, "To be paid to come out even, a year", {"bill": bill}, {"heating saved": heating})
    monthly = each(
        lambda end: ws.product(labeled("To come out even, a month", end), (need.at(end), USD), over=[months], unit=USD)
    )
    hours = 0.0 if energy.gpu_hours is None else total(energy.gpu_hours)
    if hours < 1 or need.middle <= 0:
        return monthly, None
    sold, percent = money.value("utilization_pct", "GPU-hours sold", "market.utilization"), money.inputs.figure(PERCENT)
    count = ws.product("GPU-hours sold, a year", (hours, "GPU-hours"), sold, over=[percent], unit="GPU-hours")
    if count < 1:
        return monthly, None
    return monthly, each(
        lambda end: ws.product(
            labeled("To come out even, for a GPU-hour sold", end),
            (need.at(end), USD),
            over=[(float(count), "GPU-hours")],
            unit="$/GPU-hour",
        )
    )


def left_over(money: Money, pay: Band, heating: Band, bill: Band) -> Band:
    """Return what the household has in the end, a year [$]; below 0 it pays to host the node."""
    return summed(
        money.inputs.ws, "Left to the household, a year", {"pay": pay, "heating saved": heating}, {"bill": bill}
    )


def market_value(money: Money, energy: YearEnergy, gpu: str | None) -> tuple[Figure, Band] | None:
    """Return the price of a GPU-hour and what a year of them would bring the owner of the GPUs; None if not known."""
    prices = money.inputs.figures.figures
    price = prices.get(f"market.usd_per_gpu_hour.{gpu}")
    if price is None or energy.gpu_hours is None or total(energy.gpu_hours) < 1:
        return None
    ws, hours, percent = money.inputs.ws, total(energy.gpu_hours), money.inputs.figure(PERCENT)
    money.inputs.assumed("Price of a GPU-hour that renters pay", price, "a market price, of its date")
    sold = money.value("utilization_pct", "GPU-hours sold", "market.utilization")
    kept = money.inputs.figure("market.host_share")
    value = each(
        lambda end: ws.product(
            labeled("To the owner of the GPUs, a year", end),
            end_of(price, end),
            (hours, "GPU-hours"),
            end_of(sold, end),
            end_of(kept, end),
            over=[percent, percent],
            unit=USD,
        )
    )
    return price, value
