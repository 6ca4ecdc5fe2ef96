"""How the load of a dwelling is calculated."""

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.records import Figure, Record
from assess.rulebook.rules.base import Rule, ascend


class Tier(Record):
    """One step of a demand factor; the last one is open-ended."""

    up_to_va: float | None = Field(None, gt=0)
    factor: float = Field(ge=0, le=1)


class Tiered(Rule):
    """A rule with demand tiers."""

    tiers: tuple[Tier, ...] = Field(min_length=1)
    tiers_cite: str

    @model_validator(mode="after")
    def _tiers_ascend(self) -> Self:
        *bounds, last = (t.up_to_va for t in self.tiers)
        finite = [b for b in bounds if b is not None]
        if last is not None or len(finite) != len(bounds) or not ascend(finite):
            raise ValueError("tiers must ascend, and only the last one is open-ended")
        return self

    def steps(self) -> list[tuple[float | None, float]]:
        """Return the tiers as `(up to, factor)` pairs."""
        return [(t.up_to_va, t.factor) for t in self.tiers]


class DwellingLoad(Rule):
    """General lighting, small-appliance and laundry circuits."""

    lighting: Figure
    floor_area_cite: str
    small_appliance: Figure
    small_appliance_minimum: Figure
    laundry: Figure
    laundry_minimum: Figure


class GeneralLoads(Record):
    """Where a method names the general loads it starts from."""

    cite: str
    lighting_cite: str
    circuits_cite: str
    appliances_cite: str


class ClimateFactors(Record):
    """The shares at which heating and cooling enter, and how many heaters make them many."""

    cooling: Figure
    heat_pump: Figure
    heat_pump_supplemental: Figure
    space_heat_under_four: Figure
    thermal_storage: Figure
    four_units: Figure


class SelectedClimate(ClimateFactors):
    """The same where many heaters have a share of their own, instead of a place among the other loads."""

    space_heat_four_up: Figure


class OptionalDwelling(Tiered):
    """Service load of one dwelling by the optional method."""

    minimum_service: Figure
    general: GeneralLoads
    climate: SelectedClimate


class UnifiedFactors(Record):
    """Where one table serves all additions: the shares of what is new, existing loads being tiered."""

    new_evse: Figure
    new_electric_heat: Figure
    new_other: Figure


class ExistingDwelling(Tiered):
    """Load added to an existing dwelling.

    `form` is split where part (A) is without new heating or cooling and part (B) with it, single where one
    table serves both; then `unified` holds its factors.
    """

    form: Literal["split", "single"]
    part_a_cite: str
    part_b_cite: str
    general_a: GeneralLoads
    general_b: GeneralLoads
    climate: ClimateFactors
    unified: UnifiedFactors | None = None


class ContinuousLoad(Rule):
    """The factor on loads that run three hours or more, and where each use of it stands."""

    factor: Figure
    branch_conductor_cite: str
    branch_overcurrent_cite: str
    feeder_cite: str
    service_cite: str


class NodeLoad(Rule):
    """How an always-on node is counted, and the clause that supports it."""

    support_cite: str
