"""What energy costs: as the home says, else the average of its state, else that of the country."""

import csv
from dataclasses import dataclass
from functools import cache

from assess.economics.tariffs import Tariff, tariff_of
from assess.errors import RuleDataError
from assess.intake import Home
from assess.intake.economics import Economics
from assess.records import Basis, Confidence, Figure
from assess.resources import folder
from assess.rulebook import load_reference
from assess.thermal.inputs import Inputs

BOOK = "reference/economics"
PER_KWH = "$/kWh"
_CONFIDENCE = {
    Basis.MEASURED: Confidence.HIGH,
    Basis.LABEL: Confidence.HIGH,
    Basis.TOLD: Confidence.MEDIUM,
    Basis.ASSUMED: Confidence.LOW,
}


@dataclass(frozen=True)
class Price:
    """The price of a kilowatt-hour with its range, or a tariff by the name of its table.

    A tariff's `flat` is the range of its own prices, as shares: what it may cost later. `assumed` tells that the
    home does not say what it pays.
    """

    flat: Figure
    tariff: str | None = None
    terms: Tariff | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Money:
    """The inputs of a home beside what it says of money."""

    inputs: Inputs
    terms: Economics

    def on(self, inputs: Inputs) -> "Money":
        """Return the same beside another sheet."""
        return Money(inputs.of(BOOK), self.terms)

    def stated(self, field: str, label: str, unit: str) -> Figure | None:
        """Return what the home says of money, written down with its range if it gives one."""
        value = getattr(self.terms, field)
        if value is None:
            return None
        source = self.inputs.home.basis_of(f"economics.{field}")
        said = [text for text in (source.source or self.terms.prices_source, self.terms.prices_as_of) if text]
        figure = Figure(
            value=float(value),
            unit=unit,
            cite=", ".join(said) or "as stated for this home",
            confidence=_CONFIDENCE[source.basis],
            low=source.low,
            high=source.high,
        )
        self.inputs.ws.given(label, figure, basis=source.basis)
        return figure

    def value(self, field: str, label: str, default: str) -> Figure:
        """Return what the home says, else the figure `default`, marked as assumed."""
        standing_in = self.inputs.figure(default)
        said = self.stated(field, label, standing_in.unit)
        if said is None:
            self.inputs.assumed(label, standing_in)
        return said or standing_in


@cache
def _states() -> dict[str, dict[str, str]]:
    """Return the rows of `codes/economics/states.csv` by state. Raises RuleDataError when it cannot be read."""
    try:
        text = folder("codes").joinpath("economics", "states.csv").read_text(encoding="utf-8")
        return {row["state"]: row for row in csv.DictReader(text.splitlines())}
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise RuleDataError(f"cannot be read: {error}", where="codes/economics/states.csv") from error


def electricity_of_state(state: str) -> Figure | None:
    """Return the average residential price of a state with the range it had since 2023 [$/kWh]; None if unknown."""
    row = _states().get(state)
    if row is None:
        return None
    seen = [float(row[column]) for column in row if column.startswith("electricity") and row[column]]
    source = load_reference(BOOK).raw["states"]["electricity"]
    return Figure(value=float(row["electricity_2026"]), unit=PER_KWH, low=min(seen), high=max(seen), **source)


def gas_of_state(state: str) -> Figure | None:
    """Return the average residential price of natural gas in a state [$/therm]; None if unknown."""
    row = _states().get(state)
    if row is None:
        return None
    return Figure(value=float(row["gas_2025"]), unit="$/therm", **load_reference(BOOK).raw["states"]["gas"])


def electricity_price(money: Money) -> Price:
    """Return what electricity costs the home, written down. Raises IntakeError for a tariff that it cannot have."""
    inputs, ws = money.inputs, money.inputs.ws
    home: Home = inputs.home
    if money.terms.tariff is not None:
        tariff = tariff_of(money.terms.tariff, home.place.state)
        return Price(_of_a_tariff(money), money.terms.tariff, tariff)
    said = money.stated("electricity_usd_per_kwh", "Price of electricity, as stated", PER_KWH)
    if said is not None:
        return Price(said if said.low is not None else later(money, "Price of electricity", said))
    average = electricity_of_state(home.place.state) if home.place.state else None
    if average is None:
        figure = inputs.figure("electricity.average")
        inputs.assumed("Price of electricity, average of the country", figure)
        return Price(figure, assumed=True)
    label = f"Price of electricity, average of {home.place.state} in 2026"
    ws.given(label, average, basis=Basis.ASSUMED, note="the home's own price is not stated")
    return Price(elsewhere(money, "Price of electricity", average), assumed=True)


def elsewhere(money: Money, label: str, average: Figure) -> Figure:
    """Return the average price of a state with the range that its utilities ask, written down."""
    found = _within(money, label, average, "cheap_utility", "dear_utility")
    return found.model_copy(update={"confidence": Confidence.LOW})  # an average stands in for the home's own price


def later(money: Money, label: str, price: Figure) -> Figure:
    """Return a price of today with the range that it may take later, written down."""
    return _within(money, label, price, "cheaper_later", "dearer_later")


def _within(money: Money, label: str, price: Figure, cheap: str, dear: str) -> Figure:
    ends = {}
    for end, name, share in (("low", "lowest", cheap), ("high", "highest", dear)):
        seen = getattr(price, end)
        start = price.model_copy(update={"value": price.value if seen is None else seen})
        factor = money.inputs.figure(f"electricity.{share}")
        ends[end] = float(money.inputs.ws.product(f"{label}, {name}", start, factor, unit=price.unit))
    return price.model_copy(update=ends)


def _of_a_tariff(money: Money) -> Figure:
    """Return the range that a tariff's prices may take later, as shares of today's."""
    less, more = (money.inputs.figure(f"electricity.{share}") for share in ("cheaper_later", "dearer_later"))
    money.inputs.ws.given("Prices of the tariff, lowest", less)
    money.inputs.ws.given("Prices of the tariff, highest", more)
    return less.model_copy(update={"value": 1.0, "low": less.value, "high": more.value})
