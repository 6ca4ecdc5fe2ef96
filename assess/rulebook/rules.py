"""The typed shape of every rule an edition must hold."""

from typing import Literal

from pydantic import Field, model_validator

from assess.records import Confidence, Figure, Record


class Rule(Record):
    """What every rule carries: a title, its clause, how sure we are of it."""

    title: str
    cite: str
    confidence: Confidence
    note: str = ""


class Tier(Record):
    """One step of a demand factor; the last one is open-ended."""

    up_to_va: float | None = None
    factor: float


class _Tiered(Rule):
    tiers: tuple[Tier, ...] = Field(min_length=1)
    tiers_cite: str

    @model_validator(mode="after")
    def _tiers_ascend(self) -> "_Tiered":
        bounds = [t.up_to_va for t in self.tiers]
        finite = [b for b in bounds[:-1] if b is not None]
        if bounds[-1] is not None or len(finite) != len(bounds) - 1 or finite != sorted(set(finite)):
            msg = "tiers must ascend, and only the last one is open-ended"
            raise ValueError(msg)
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


class ClimateFactors(Record):
    """The shares at which heating and cooling enter; the largest selection counts."""

    cooling: Figure
    heat_pump: Figure
    heat_pump_supplemental: Figure
    space_heat_under_four: Figure
    space_heat_four_up: Figure
    thermal_storage: Figure
    four_units: Figure


class OptionalDwelling(_Tiered):
    """Service load of one dwelling by the optional method."""

    minimum_service: Figure
    climate: ClimateFactors


class ExistingDwelling(_Tiered):
    """Load added to an existing dwelling."""

    form: Literal["split", "single"]
    part_a_cite: str
    part_b_cite: str
    climate: ClimateFactors


class ContinuousLoad(Rule):
    """The factor on loads that run three hours or more, and where each use of it stands."""

    factor: Figure
    branch_conductor_cite: str
    branch_overcurrent_cite: str
    feeder_cite: str
    service_cite: str


class NodeLoad(Rule):
    """How an always-on node is counted, and the literal reading it is set beside."""

    support_cite: str
    literal_cite: str


class OvercurrentSizes(Rule):
    """Standard ratings of breakers and fuses."""

    sizes_a: tuple[float, ...] = Field(min_length=1)
    small_conductors: dict[str, Figure]
    small_conductor_cite: str
    next_size_up_cite: str
    next_size_up_limit: Figure

    @model_validator(mode="after")
    def _ascend(self) -> "OvercurrentSizes":
        if list(self.sizes_a) != sorted(set(self.sizes_a)):
            msg = "sizes must ascend"
            raise ValueError(msg)
        return self


class AmpacityRow(Record):
    """One conductor size; a missing material is None."""

    size: str
    copper: tuple[float, float, float] | None = None
    aluminum: tuple[float, float, float] | None = None
    confidence: Confidence | None = None


class ConductorAmpacity(Rule):
    """Ampacity of insulated conductors, columns for 60, 75 and 90 °C."""

    columns_c: tuple[float, float, float]
    rows: tuple[AmpacityRow, ...]
    terminals_cite: str
    terminals_60_up_to: Figure


class DwellingConductorRow(Record):
    """Smallest service conductor for one rating."""

    rating_a: float
    copper: str
    aluminum: str


class DwellingServiceConductors(Rule):
    """Service conductors of one dwelling, which may be smaller than the table asks."""

    share: Figure
    rows: tuple[DwellingConductorRow, ...]


class PowerControl(Rule):
    """A listed system that holds a load, and how its setpoint counts."""

    setpoint_cite: str
    listing: str
    minimum_cite: str


class ServiceMinimum(Rule):
    """The smallest service of a one-family dwelling."""

    minimum: Figure


class WorkingSpace(Rule):
    """Clear space in front of equipment."""

    depth: Figure
    width: Figure
    height: Figure


class PanelPlace(Rule):
    """Places where overcurrent devices may not be."""

    bathroom_cite: str
    clothes_closet_cite: str
    stairs_cite: str


class Disconnect(Rule):
    """The node's disconnecting means."""

    within_sight: Figure
    lockable_cite: str


class GfciOutdoor(Rule):
    """Ground-fault protection of outdoor outlets at a dwelling."""

    up_to: Figure


class SurgeProtection(Rule):
    """Surge protective device at a dwelling service."""


class EmergencyDisconnect(Rule):
    """Outdoor disconnect of a dwelling service."""


class Rules(Record):
    """Every rule; an edition that does not name one is refused."""

    dwelling_load: DwellingLoad
    optional_dwelling: OptionalDwelling
    existing_dwelling: ExistingDwelling
    continuous_load: ContinuousLoad
    node_load: NodeLoad
    overcurrent_sizes: OvercurrentSizes
    conductor_ampacity: ConductorAmpacity
    dwelling_service_conductors: DwellingServiceConductors
    power_control: PowerControl
    service_minimum: ServiceMinimum
    working_space: WorkingSpace
    panel_place: PanelPlace
    disconnect: Disconnect
    gfci_outdoor: GfciOutdoor
    surge_protection: SurgeProtection
    emergency_disconnect: EmergencyDisconnect


RULE_NAMES: tuple[str, ...] = tuple(Rules.model_fields)
