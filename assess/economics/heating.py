"""What the node's heat saves: the fuel or electricity that the house would have bought to make it."""

from dataclasses import dataclass

from assess.economics.band import NOTHING, OTHER, USD, Band, each, end_of, labeled
from assess.economics.electricity import electricity_cost
from assess.economics.energy import YearEnergy, by_month, total
from assess.economics.prices import Money, Price, elsewhere, gas_of_state, later
from assess.intake import Home, HvacKind
from assess.records import Basis, Figure

_BOUGHT_AS_ELECTRICITY = {"heat_pump", "electric"}
_FUELS = {
    HvacKind.FURNACE_GAS: "gas",
    HvacKind.FURNACE_ELECTRIC: "electric",
    HvacKind.BASEBOARD: "electric",
    HvacKind.HEAT_PUMP: "heat_pump",
}


NO_MONTHS = (NOTHING,) * 12


@dataclass(frozen=True)
class Saved:
    """What heating costs less [$], and each month; `fuel` is None where it is not known what heats the house."""

    year: Band = NOTHING
    months: tuple[Band, ...] = NO_MONTHS
    fuel: str | None = None

    @property
    def on_the_bill(self) -> bool:
        """Return whether it is electricity that is saved, and so whoever pays the bill who saves."""
        return self.fuel in _BOUGHT_AS_ELECTRICITY


def fuel_of(home: Home, stated: str | None) -> str | None:
    """Return what heats a house: as stated, else read off its equipment; None where that leaves a doubt."""
    if stated is not None:
        return stated
    kinds = {_FUELS[system.kind] for system in home.hvac.systems or () if system.kind in _FUELS}
    return kinds.pop() if len(kinds) == 1 else None


def heating_saved(money: Money, energy: YearEnergy, price: Price) -> Saved:
    """Return what the heat that need not be made would have cost; nothing where it or the fuel is not known."""
    fuel = fuel_of(money.inputs.home, money.terms.heating)
    if energy.heating_saved_kwh is None or fuel is None:
        return Saved(fuel=fuel)
    inputs, ws = money.inputs, money.inputs.ws
    efficiency = inputs.figure(f"heating.{fuel}.efficiency")
    heat = total(energy.heating_saved_kwh)
    if heat < 1:
        return Saved(fuel=fuel)
    if fuel in _BOUGHT_AS_ELECTRICITY:
        made = electricity_cost(money, "the heat saved, by resistance", energy.heating_saved_kwh, price, energy.year)
        year = each(
            lambda end: ws.product(
                labeled("Heating saved, a year", end),
                (made.year.at(end), USD),
                over=[end_of(efficiency, OTHER[end])],
                unit=USD,
            )
        )
    else:
        bought, content = _fuel_price(money, fuel), inputs.figure(f"heating.{fuel}.heat")
        year = each(
            lambda end: ws.product(
                labeled("Heating saved, a year", end),
                (heat, "kWh"),
                end_of(bought, end),
                over=[content, end_of(efficiency, OTHER[end])],
                unit=USD,
            )
        )
    shares = (part / heat for part in by_month(energy.heating_saved_kwh, energy.year))
    return Saved(year, tuple(year.times(share) for share in shares), fuel)


def _fuel_price(money: Money, fuel: str) -> Figure:
    """Return the price of a fuel with its range: as stated, else of the state, else of the country."""
    inputs = money.inputs
    usual = inputs.figure(f"heating.{fuel}.price")
    label = f"Price of {inputs.figures.raw['heating'][fuel]['title']}"
    said = money.stated("fuel_usd_per_unit", label, usual.unit)
    if said is not None:
        return said if said.low is not None else later(money, label, said)
    state = inputs.home.place.state
    of_state = gas_of_state(state) if fuel == "gas" and state else None
    if of_state is None:
        inputs.assumed(label, usual)
        return usual
    inputs.ws.given(f"{label}, average of {state}", of_state, basis=Basis.ASSUMED, note="not stated")
    return elsewhere(money, label, of_state)
