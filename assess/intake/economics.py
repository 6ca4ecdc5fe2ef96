"""Money: what energy costs this home, and what a host was offered."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.records import Record
from assess.units import Percent

_CENTS = 2  # $/kWh; nobody pays that much, and everybody who writes cents writes more


class Economics(Record):
    """Prices and terms, in US dollars. What is left out comes from published averages and is marked as assumed."""

    electricity_usd_per_kwh: Annotated[float, Field(gt=0)] | None = Field(
        None, description="what one more kWh costs, from the bill, taxes left out"
    )
    tariff: str | None = Field(
        None, description="a time-of-use tariff of codes/economics/tariffs.toml", examples=["srp-e-28"]
    )
    heating: Literal["gas", "propane", "oil", "heat_pump", "electric"] | None = Field(
        None, description="what heats the house; read off the equipment if left out"
    )
    fuel_usd_per_unit: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None, description="price of that fuel, by the therm for gas, by the gallon for propane and oil"
    )
    prices_as_of: str | None = Field(
        None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="day of the prices given here", examples=["2026-10-15"]
    )
    prices_source: str | None = Field(None, description="where they are read", examples=["bill of October"])
    household_kwh_per_year: Annotated[float, Field(ge=0, le=200_000)] | None = Field(
        None, description="electricity of the home in a year without the node"
    )
    internet_usd_per_month: Annotated[float, Field(ge=0, le=2_000)] | None = Field(
        None, description="internet bill of the home"
    )
    operator_pays_pct: Annotated[Percent, Field(ge=0, le=100)] | None = Field(
        None, description="share of the node's electricity that the operator pays", examples=["100 %"]
    )
    fee_usd_per_month: Annotated[float, Field(ge=0, le=100_000)] | None = Field(
        None, description="flat fee that the operator pays the household"
    )
    credit_usd_per_month: Annotated[float, Field(ge=0, le=100_000)] | None = Field(
        None, description="credit on the electricity bill, at most the bill"
    )
    pay_usd_per_gpu_hour: Annotated[float, Field(ge=0, le=100)] | None = Field(
        None, description="what the household is paid for each GPU-hour that is sold"
    )
    utilization_pct: Annotated[Percent, Field(ge=0, le=100)] | None = Field(
        None, description="share of the GPU-hours that are sold", examples=["60 %"]
    )
    flat_bill_usd_per_month: Annotated[float, Field(ge=0, le=10_000)] | None = Field(
        None, description="what the household pays the operator, who then pays all its electricity and internet"
    )

    @model_validator(mode="after")
    def _dollars_not_cents(self) -> Self:
        price = self.electricity_usd_per_kwh
        if price is not None and price > _CENTS:
            raise ValueError(
                f"electricity_usd_per_kwh is {price:g} dollars a kWh; if cents were meant, write {price / 100:g}"
            )
        return self

    @model_validator(mode="after")
    def _a_day_of_the_calendar(self) -> Self:
        if self.prices_as_of is not None:
            try:
                date.fromisoformat(self.prices_as_of)
            except ValueError:
                raise ValueError(
                    f'prices_as_of "{self.prices_as_of}" is not a day of the calendar; write it as "2026-10-15"'
                ) from None
        return self

    @model_validator(mode="after")
    def _a_fuel_has_a_price(self) -> Self:
        if self.fuel_usd_per_unit is not None and self.heating in {"heat_pump", "electric"}:
            raise ValueError(
                f"fuel_usd_per_unit is the price of gas, propane or oil, and heating is {self.heating}; electricity "
                "has its own price"
            )
        return self

    @model_validator(mode="after")
    def _one_way_to_pay_the_bill(self) -> Self:
        if self.flat_bill_usd_per_month is None:
            return self
        if self.operator_pays_pct not in {None, 100}:
            raise ValueError(
                "flat_bill_usd_per_month says that the operator pays all of the home's electricity; leave out "
                "operator_pays_pct"
            )
        return self

    @property
    def offered(self) -> bool:
        """Return whether anything is stated that the household would be paid."""
        terms = (
            self.fee_usd_per_month,
            self.credit_usd_per_month,
            self.pay_usd_per_gpu_hour,
            self.flat_bill_usd_per_month,
        )
        return any(term is not None for term in terms)
