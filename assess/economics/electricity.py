"""What a year of electricity costs: at one price, or by season and hour."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from assess.economics.band import USD, Band, each, end_of, labeled
from assess.economics.energy import Amount, by_month, total
from assess.economics.prices import Money, Price
from assess.economics.tariffs import Slot, Tariff, split
from assess.records import Figure


@dataclass(frozen=True)
class Cost:
    """What a year costs, and each of its months, January first [$]; the months add up to the year."""

    year: Band
    months: tuple[Band, ...]


def electricity_cost(money: Money, what: str, amount: Amount, price: Price, year: int) -> Cost:
    """Return what a year of electricity [kWh] costs, written down; `what` names it, such as "the node"."""
    if price.tariff is None or price.terms is None:
        return _flat(money, what, amount, price, year)
    slots = split(price.tariff, amount, year)
    return _by_period(money, what, slots, price.flat, price.terms)


def _flat(money: Money, what: str, amount: Amount, price: Price, year: int) -> Cost:
    ws, kwh = money.inputs.ws, total(amount)
    cost = each(
        lambda end: ws.product(
            labeled(f"Electricity of {what}, a year", end), (kwh, "kWh"), end_of(price.flat, end), unit=USD
        )
    )
    prices = each(lambda end: end_of(price.flat, end).value)
    months = tuple(prices.times(part) for part in by_month(amount, year))
    return Cost(cost, months)


def _by_period(money: Money, what: str, slots: Mapping[Slot, float], range_: Figure, terms: Tariff) -> Cost:
    ws = money.inputs.ws
    kwh: dict[tuple[str, str], list[float]] = defaultdict(list)
    months: dict[int, list[float]] = defaultdict(list)
    for (month, season, period), part in slots.items():
        kwh[season, period].append(part)
        months[month].append(part * terms.price(season, period).value)
    parts = {}
    for (season, period), several in sorted(kwh.items()):
        name = f"{season.replace('_', ' ')}, {period}"
        energy = (fsum(several), "kWh")
        parts[name] = ws.product(f"Electricity of {what}, {name}", energy, terms.price(season, period), unit=USD)
    today = ws.total(f"Electricity of {what}, a year at today's prices", parts, unit=USD)
    cost = each(
        lambda end: ws.product(
            labeled(f"Electricity of {what}, a year", end), (today, USD), end_of(range_, end), unit=USD
        )
    )
    shares = each(lambda end: end_of(range_, end).value)
    return Cost(cost, tuple(shares.times(fsum(months[month])) for month in range(1, 13)))
