"""Conductors: ampacity, what lowers it, what protects them, what grounds them, how far they reach."""

from pydantic import Field

from assess.records import Figure, Record
from assess.rulebook.rules.base import Rule


class Band(Record):
    """A band of a table that goes up to `up_to`; the last one has none."""

    up_to: float | None = None
    factors: tuple[float | None, ...]


class AmbientCorrection(Rule):
    """Factors on ampacity by ambient temperature [°C], for 60, 75 and 90 °C insulation; None where not allowed."""

    bands: tuple[Band, ...] = Field(min_length=1)
    roof_adder: Figure
    roof_height: Figure


class Bundling(Rule):
    """Factors on ampacity for more than three current-carrying conductors."""

    free: Figure
    bands: tuple[Band, ...] = Field(min_length=1)


class GroundingRow(Record):
    """Smallest grounding conductor for a device or a service conductor."""

    up_to_a: float | None = None
    copper: str
    aluminum: str


class EquipmentGrounding(Rule):
    """Equipment grounding conductors by the device ahead, and their increase with the phase conductors."""

    increase_cite: str
    rows: tuple[GroundingRow, ...] = Field(min_length=1)


class ElectrodeRow(Record):
    """Grounding electrode conductor for the largest service conductor of a size, copper or aluminum."""

    copper_up_to: str | None = None
    aluminum_up_to: str | None = None
    copper: str
    aluminum: str


class GroundingElectrode(Rule):
    """Grounding electrode conductors by the largest service conductor."""

    rows: tuple[ElectrodeRow, ...] = Field(min_length=1)


class ImpedanceRow(Record):
    """Resistance and reactance of one size [Ω/kft]: PVC, aluminum, steel conduit."""

    size: str
    x_nonmagnetic: float
    x_steel: float
    copper: tuple[float, float, float]
    aluminum: tuple[float, float, float] | None = None


class VoltageDrop(Rule):
    """What is suggested of voltage drop, and the impedances to work it out with."""

    branch: Figure
    total: Figure
    table_cite: str
    rows: tuple[ImpedanceRow, ...] = Field(min_length=1)


class RacewayFill(Rule):
    """How much of a raceway conductors may fill, trade sizes by kind [in²], conductor areas [in²]."""

    one: Figure
    two: Figure
    more: Figure
    raceways: dict[str, tuple[tuple[str, float], ...]]
    raceways_cite: str
    conductors: tuple[tuple[str, float], ...]
    conductors_cite: str
