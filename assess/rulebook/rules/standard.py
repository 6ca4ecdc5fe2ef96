"""The rules of the standard method: each kind of load with its own demand factor."""

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.records import Figure, Record
from assess.rulebook.rules.base import Rule
from assess.rulebook.rules.load import Tiered


class GeneralLightingDemand(Tiered):
    """Demand of general lighting, small-appliance and laundry loads together."""


class FixedAppliances(Rule):
    """Appliances fastened in place, from a number of them on; `least_va` leaves small ones out of the count."""

    count: Figure
    factor: Figure
    least_va: Figure | None = None
    evse_excluded: bool


class Dryers(Rule):
    """Household clothes dryers: a smallest load each, and a demand by their number `[dryers, percent]`."""

    least_va: Figure
    demand_cite: str
    demand: tuple[tuple[float, float], ...] = Field(min_length=1)


class CookingRow(Record):
    """One row of the cooking table: percents of columns A and B, the maximum demand of column C [kW]."""

    appliances: int
    a_pct: float
    b_pct: float
    c_kw: float


class Cooking(Rule):
    """Household cooking appliances, by the table and its notes."""

    least_kw: Figure
    a_below_kw: Figure
    b_up_to_kw: Figure
    c_up_to_kw: Figure
    notes_up_to_kw: Figure
    step: Figure
    note_1_cite: str
    note_2_cite: str
    note_3_cite: str
    note_4_cite: str
    rows: tuple[CookingRow, ...] = Field(min_length=1)


class ElectricVehicles(Rule):
    """EV supply equipment: at its nameplate, at least at `least_va`, or only where the nameplate is not known."""

    form: Literal["none", "larger", "if_unknown"]
    least_va: Figure | None = None
    optional_outside_tiers: bool
    optional_cite: str = ""

    @property
    def absent(self) -> bool:
        """Return whether the edition says nothing of such equipment; it is then one more appliance."""
        return self.form == "none"

    @model_validator(mode="after")
    def _least_goes_with_the_form(self) -> Self:
        if self.absent != (self.least_va is None):
            raise ValueError("least_va is given unless form is none")
        return self


class Noncoincident(Rule):
    """Heating and cooling that do not run together: the smaller is left out."""


class LargestMotor(Rule):
    """The addition for the largest motor."""

    share: Figure


class Neutral(Rule):
    """The neutral of a service or feeder."""

    cooking_and_dryers: Figure
    over: Figure
    over_share: Figure
