"""What the figures mean to the people who pay. All of it informs; money never decides whether a node fits."""

from datetime import date

from assess.economics.band import Band, dollars
from assess.economics.energy import hourly, total
from assess.economics.prices import BOOK
from assess.economics.reckoning import Reckoning
from assess.findings import Finding, Severity
from assess.numbers import quantity
from assess.rulebook import load_reference

_MONTHS = 12


def economics_findings(found: Reckoning, today: date) -> list[Finding]:
    """Return the findings, the cost first, the caveat last."""
    return [
        _cost(found, today),
        *_who_pays(found),
        *_outcome(found),
        *_heating(found),
        *_market(found),
        *_prices(found, today),
        _caveat(),
    ]


def _note(code: str, says: str, means: str = "", cure: str = "", cite: str = "", field: str | None = None) -> Finding:
    return Finding(
        code=f"economics.{code}", severity=Severity.NOTE, says=says, means=means, cure=cure, cite=cite, field=field
    )


def _cost(found: Reckoning, today: date) -> Finding:
    used = {"node": total(found.energy.node_kwh)}
    if found.energy.cooling_kwh is not None:
        used["cooling"] = total(found.energy.cooling_kwh)
    whole = found.node.year if found.cooling is None else found.node.year.plus(found.cooling.year)
    extra = f", {quantity(used['cooling'], 'kWh')} of it for cooling" if used.get("cooling") else ""
    unknown = "" if "cooling" in used else " What its heat adds to the home's cooling is not known and not counted."
    return _note(
        "cost",
        f"The node takes {quantity(sum(used.values()), 'kWh')} of electricity a year{extra}: {whole.words} "
        f"at prices of {found.priced_on(today).isoformat()}.{unknown}",
        means=f"That is {whole.times(1 / _MONTHS).words} a month, whoever pays it.",
        cite=found.price.terms.cite if found.price.terms else found.price.flat.cite,
    )


def _who_pays(found: Reckoning) -> list[Finding]:
    terms = found.money.terms
    if terms.flat_bill_usd_per_month is not None or terms.operator_pays_pct is not None:
        return []
    return [
        _note(
            "who_pays",
            "Who pays for the node's electricity is not stated; it is counted on the household's bill.",
            means=f"That would add {found.bill.year.words} a year to it.",
            cure="Have the contract say in writing who pays, how it is metered, and what holds when the rate changes.",
            field="economics.operator_pays_pct",
        )
    ]


def _outcome(found: Reckoning) -> list[Finding]:
    """Return what the offer leaves, or without one what an offer must reach."""
    if found.pay.missing:
        lacks = " and ".join(found.pay.missing)
        field = next((name for name in found.pay.missing if name.startswith("economics.")), None)
        return [
            _note(
                "offer_unpriced",
                f"A part of the offer cannot be priced without {lacks}; what it would leave is not given.",
                cure=f"Give {lacks}.",
                field=field,
            )
        ]
    if found.left is not None:
        return [_left(found.left), *_credit(found)]
    if total(found.energy.node_kwh) == 0:
        return [_note("no_work", "The node does no work in this home, so nothing is to be paid for, or earned.")]
    if found.monthly.high <= 0:
        return [_note("no_offer", "No offer is stated; at these prices hosting costs the household nothing.")]
    hour = ""
    if found.per_gpu_hour is not None:
        each, each_unit = found.per_gpu_hour, "$/GPU-hour"
        hour = f", or {dollars(each.low, each_unit)} to {dollars(each.high, each_unit)} for each GPU-hour sold"
    return [
        _note(
            "no_offer",
            f"No offer is stated. To come out even the household must be paid {found.monthly.words} a month{hour}.",
            means="An offer below that makes the household pay for the node.",
            cure="Give the terms of the offer in [economics] to see what they leave.",
            field="economics.fee_usd_per_month",
        )
    ]


def _left(left: Band) -> Finding:
    if left.low >= 0:
        means = "Within the ranges taken here the household does not lose money."
    elif left.high < 0:
        means = "Within the ranges taken here the household loses money."
    else:
        means = "Whether the household gains or loses depends on prices and on how much GPU time is sold."
    return _note("left_over", f"The offer leaves the household {left.words} a year.", means=means)


def _credit(found: Reckoning) -> list[Finding]:
    if not found.pay.uncapped_credit:
        return []
    return [
        _note(
            "credit",
            "The bill credit is counted in full; whether the bill is as large is not known.",
            means="A credit above the bill is usually lost.",
            cure="Give economics.household_kwh_per_year.",
            field="economics.household_kwh_per_year",
        )
    ]


def _heating(found: Reckoning) -> list[Finding]:
    heat, heating = found.energy.heating_saved_kwh, found.heating
    if heat is None or total(heat) < 1:
        return []
    warmth = quantity(total(heat), "kWh")
    if heating.fuel is None:
        return [
            _note(
                "heating_unpriced",
                f"The node stands in for {warmth} of heating a year. What heats the house is not known, so no saving "
                "is counted.",
                cure="Give economics.heating.",
                field="economics.heating",
            )
        ]
    title = load_reference(BOOK).raw["heating"][heating.fuel]["title"]
    return [
        _note(
            "heating",
            f"The node stands in for {warmth} of heating a year, now made with {title}: {heating.year.words}.",
            means="The saving is the household's only if the heat reaches the rooms when they want it.",
        )
    ]


def _market(found: Reckoning) -> list[Finding]:
    if found.market is None:
        return []
    price, value = found.market
    low, high = price.low or price.value, price.high or price.value
    return [
        _note(
            "market",
            f"Renters pay {dollars(low, price.unit)} to {dollars(high, price.unit)} for an hour of such a GPU. "
            f"A year of this node would bring its owner {value.words}.",
            means="It goes to whoever owns the GPUs and finds the renters, and pays for the hardware first; it is not "
            "what a host is paid.",
            cite=price.cite,
        )
    ]


def _prices(found: Reckoning, today: date) -> list[Finding]:
    book, said = load_reference(BOOK), []
    if found.price.assumed:
        said.append(
            _note(
                "price_assumed",
                "The home's own price of electricity is not stated; an average was taken.",
                means="Utilities of one state differ. Averages hold no steps for heavy use; a node can reach the "
                "dearest step, or be billed as a business.",
                cure="Read on the bill what one more kWh costs, or ask the utility for its rate at this use.",
                cite=found.price.flat.cite,
                field="economics.electricity_usd_per_kwh",
            )
        )
    if found.price.terms is not None and found.price.terms.note:
        spread = (
            "" if hourly(found.energy.node_kwh) is not None else " The node's use was spread evenly over the hours."
        )
        note = f"{found.price.terms.title}: {found.price.terms.note}{spread}"
        said.append(_note("tariff", note, cite=found.price.terms.cite))
    day = found.priced_on(today)
    age = (today.year - day.year) * _MONTHS + today.month - day.month
    if age > book.figure("policy.stale_months").value:
        said.append(
            _note(
                "prices_old",
                f"The price of electricity is of {day.isoformat()}, {age} months before this report.",
                cure="Give today's price in economics.electricity_usd_per_kwh.",
                cite=book.figure("policy.stale_months").cite,
            )
        )
    return said


def _caveat() -> Finding:
    return _note(
        "no_promise",
        "These are ranges at the prices named, not a promise of income or cost.",
        means="Taxes, insurance, wear and the value of the hardware are not considered. Pay for hosting is usually "
        "taxable.",
        cure="Read the contract, and ask an accountant and the insurer before signing.",
    )
