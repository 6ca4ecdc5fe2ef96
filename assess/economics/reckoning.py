"""Everything that was worked out of the money, for the sentences and the picture."""

from dataclasses import dataclass
from datetime import date

from assess.economics.band import Band
from assess.economics.electricity import Cost
from assess.economics.energy import YearEnergy
from assess.economics.heating import Saved
from assess.economics.income import Income
from assess.economics.prices import BOOK, Money, Price
from assess.records import Figure
from assess.rulebook import load_reference


@dataclass(frozen=True)
class Reckoning:
    """Costs of node and cooling, what comes on the household's bill, what it saves and is paid, what is left [$].

    `monthly` and `per_gpu_hour` are what the household must be paid to come out even; `left` is None without an offer.
    """

    money: Money
    energy: YearEnergy
    price: Price
    node: Cost
    cooling: Cost | None
    bill: Cost
    heating: Saved
    pay: Income
    monthly: Band
    per_gpu_hour: Band | None
    left: Band | None
    market: tuple[Figure, Band] | None

    def priced_on(self, today: date) -> date:
        """Return the day of the electricity price; one that the home states without a day is of today."""
        if self.price.terms is not None:
            return self.price.terms.as_of
        if self.price.assumed:
            day: date = load_reference(BOOK).raw["as_of"]
            return day
        said = self.money.terms.prices_as_of
        return date.fromisoformat(said) if said else today
