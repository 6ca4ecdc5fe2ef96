"""The typed shape of every rule an edition must hold."""

from typing import Self

from pydantic import model_validator

from assess.records import Record
from assess.rulebook.rules.base import Rule
from assess.rulebook.rules.conductors import (
    AmbientCorrection,
    Band,
    Bundling,
    ElectrodeRow,
    EquipmentGrounding,
    GroundingElectrode,
    GroundingRow,
    ImpedanceRow,
    RacewayFill,
    VoltageDrop,
)
from assess.rulebook.rules.load import (
    ClimateFactors,
    ContinuousLoad,
    DwellingLoad,
    ExistingDwelling,
    GeneralLoads,
    NodeLoad,
    OptionalDwelling,
    SelectedClimate,
    Tier,
    Tiered,
    UnifiedFactors,
)
from assess.rulebook.rules.several import DemandData, Multifamily, TwoDwellings
from assess.rulebook.rules.site import (
    Disconnect,
    EmergencyDisconnect,
    GfciOutdoor,
    LateRule,
    PanelPlace,
    PowerControl,
    ServiceMinimum,
    SurgeProtection,
    WorkingSpace,
)
from assess.rulebook.rules.sources import BusbarSources, StandAlone, StorageDisconnect
from assess.rulebook.rules.standard import (
    Cooking,
    CookingRow,
    Dryers,
    ElectricVehicles,
    FixedAppliances,
    GeneralLightingDemand,
    LargestMotor,
    Neutral,
    Noncoincident,
)
from assess.rulebook.rules.wiring import (
    AmpacityRow,
    ConductorAmpacity,
    DwellingConductorRow,
    DwellingServiceConductors,
    Material,
    OvercurrentSizes,
)

__all__ = [
    "RULE_NAMES",
    "AmbientCorrection",
    "AmpacityRow",
    "Band",
    "Bundling",
    "BusbarSources",
    "ClimateFactors",
    "ConductorAmpacity",
    "ContinuousLoad",
    "Cooking",
    "CookingRow",
    "DemandData",
    "Disconnect",
    "Dryers",
    "DwellingConductorRow",
    "DwellingLoad",
    "DwellingServiceConductors",
    "ElectricVehicles",
    "ElectrodeRow",
    "EmergencyDisconnect",
    "EquipmentGrounding",
    "ExistingDwelling",
    "FixedAppliances",
    "GeneralLightingDemand",
    "GeneralLoads",
    "GfciOutdoor",
    "GroundingElectrode",
    "GroundingRow",
    "ImpedanceRow",
    "LargestMotor",
    "LateRule",
    "Material",
    "Multifamily",
    "Neutral",
    "NodeLoad",
    "Noncoincident",
    "OptionalDwelling",
    "OvercurrentSizes",
    "PanelPlace",
    "PowerControl",
    "RacewayFill",
    "Rule",
    "Rules",
    "SelectedClimate",
    "ServiceMinimum",
    "StandAlone",
    "StorageDisconnect",
    "SurgeProtection",
    "Tier",
    "Tiered",
    "TwoDwellings",
    "UnifiedFactors",
    "VoltageDrop",
    "WorkingSpace",
]


class Rules(Record):
    """Every rule; an edition that does not name one is refused."""

    dwelling_load: DwellingLoad
    general_lighting_demand: GeneralLightingDemand
    fixed_appliances: FixedAppliances
    dryers: Dryers
    cooking: Cooking
    electric_vehicles: ElectricVehicles
    noncoincident: Noncoincident
    largest_motor: LargestMotor
    neutral: Neutral
    optional_dwelling: OptionalDwelling
    existing_dwelling: ExistingDwelling
    multifamily: Multifamily
    two_dwellings: TwoDwellings
    demand_data: DemandData
    continuous_load: ContinuousLoad
    node_load: NodeLoad
    overcurrent_sizes: OvercurrentSizes
    conductor_ampacity: ConductorAmpacity
    dwelling_service_conductors: DwellingServiceConductors
    ambient_correction: AmbientCorrection
    bundling: Bundling
    equipment_grounding: EquipmentGrounding
    grounding_electrode: GroundingElectrode
    voltage_drop: VoltageDrop
    raceway_fill: RacewayFill
    busbar_sources: BusbarSources
    storage_disconnect: StorageDisconnect
    stand_alone: StandAlone
    power_control: PowerControl
    service_minimum: ServiceMinimum
    working_space: WorkingSpace
    panel_place: PanelPlace
    disconnect: Disconnect
    gfci_outdoor: GfciOutdoor
    surge_protection: SurgeProtection
    emergency_disconnect: EmergencyDisconnect

    @model_validator(mode="after")
    def _sizes_are_in_the_table(self) -> Self:
        """Refuse a size that the ampacity table does not know: misspelt, it would protect nothing."""
        sizes = set(self.conductor_ampacity.sizes)
        named = {size for row in self.dwelling_service_conductors.rows for size in (row.copper, row.aluminum)}
        small = {f"{material} {size}" for material in ("copper", "aluminum") for size in sizes}
        strange = (named - sizes) | (self.overcurrent_sizes.small_conductors.keys() - small)
        if strange:
            raise ValueError(f"the conductor table has no {', '.join(sorted(strange))}")
        return self


RULE_NAMES: tuple[str, ...] = tuple(Rules.model_fields)
